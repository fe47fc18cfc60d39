// Folders import only downwards, by the table of the design; each third-party package has its owners.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const SRC = join(dirname(fileURLToPath(import.meta.url)), '..', 'src');

/** Which folders a folder may import, besides itself. `schema/validate` stands apart: it alone loads ajv. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  // The ground: every folder may import it.
  json: [],
  diagnostics: [],
  host: [],
  yaml: ['diagnostics'],
  formats: ['diagnostics'],
  schema: ['diagnostics'],
  'schema/validate': ['diagnostics', 'schema'],
  jsonata: ['diagnostics'],
  functions: ['jsonata'],
  mapping: ['yaml', 'schema', 'jsonata', 'diagnostics'],
  // The functions that a codec's text calls are its two conversions as well.
  codecs: ['mapping', 'schema', 'jsonata', 'functions', 'yaml', 'diagnostics'],
  // Types only.
  resources: ['diagnostics'],
  runtime: ['jsonata', 'functions', 'schema', 'schema/validate', 'diagnostics'],
  compiler: [
    'codecs',
    'mapping',
    'jsonata',
    'functions',
    'schema',
    'schema/validate',
    'yaml',
    'host',
    'diagnostics',
    'runtime',
    'resources',
  ],
  describe: ['compiler', 'lab', 'runtime', 'mapping', 'schema', 'yaml', 'diagnostics'],
  difference: ['compiler', 'mapping', 'jsonata', 'schema', 'yaml', 'diagnostics'],
  lab: [
    'compiler',
    'codecs',
    'runtime',
    'mapping',
    'functions',
    'jsonata',
    'schema',
    'schema/validate',
    'yaml',
    'diagnostics',
  ],
  marketo: ['host', 'formats', 'diagnostics'],
  // The main job on a local Marketo; the command prints it.
  demo: ['formats', 'marketo', 'sandbox', 'runtime'],
  'cloud-elements': ['formats'],
  sandbox: ['host', 'formats'],
  '': ['compiler', 'resources', 'runtime', 'functions', 'jsonata', 'schema', 'host', 'diagnostics'],
  cli: ['*'],
};

const OWNERS: Readonly<Record<string, readonly string[]>> = {
  yaml: ['yaml'],
  ajv: ['schema/validate'],
  'ajv-formats': ['schema/validate'],
  jsonata: ['jsonata'],
  'libphonenumber-js': ['functions'],
  re2js: ['jsonata'],
  refa: ['schema'],
  'csv-parse': ['formats'],
  'csv-stringify': ['formats'],
  'fast-check': ['lab'],
  commander: ['cli'],
  picocolors: ['cli'],
  'temporal-polyfill': ['functions'],
  lodash: ['*'],
  undici: ['marketo', 'cloud-elements'],
  'p-queue': ['marketo'],
  // The client streams files to disk, compares secrets in constant time and runs a command for credentials.
  hono: ['sandbox'],
  '@hono/node-server': ['sandbox'],
  'node-sqlite3-wasm': ['sandbox'],
  'node:': ['host', 'marketo', 'cloud-elements', 'cli', 'sandbox'],
};

const folderOf = (file: string): string => {
  const parts = relative(SRC, file).split(sep);
  if (parts.length === 1) return '';
  const two = parts.slice(0, 2).join('/');
  return parts.length > 2 && Object.hasOwn(ALLOWED, two) ? two : (parts[0] ?? '');
};

const importsOf = (file: string): readonly string[] =>
  [
    ...readFileSync(file, 'utf8').matchAll(
      /^\s*(?:import|export)\b[^'"]*?from\s*'([^']+)'|import\('([^']+)'\)/gm,
    ),
  ].map((match) => match[1] ?? match[2] ?? '');

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join(SRC, name));

test('folders import only downwards', () => {
  const wrong = files.flatMap((file) =>
    importsOf(file).flatMap((specifier) => {
      const from = folderOf(file);
      if (specifier.startsWith('.')) {
        const to = folderOf(resolve(dirname(file), specifier));
        const allowed = ALLOWED[from] ?? [];
        return to === from || to === 'json' || allowed.includes('*') || allowed.includes(to)
          ? []
          : [`${relative(SRC, file)} → ${to}`];
      }
      const owner = Object.keys(OWNERS).find(
        (name) => specifier === name || specifier.startsWith(name.endsWith(':') ? name : `${name}/`),
      );
      const owners = owner === undefined ? [] : (OWNERS[owner] ?? []);
      return owners.includes(from) || owners.includes('*') ? [] : [`${relative(SRC, file)} → ${specifier}`];
    }),
  );
  expect(wrong).toEqual([]);
  expect(files.length).toBeGreaterThan(100);
});

/** Groups of files each of which reaches the others by imports, `import type` included. */
const cycles = (): readonly (readonly string[])[] => {
  const known = new Set(files);
  const graph = new Map(
    files.map((file) => [
      file,
      importsOf(file)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => resolve(dirname(file), specifier))
        .filter((target) => known.has(target)),
    ]),
  );
  // Tarjan: a file that reaches nothing begun before it closes a group.
  const order = new Map<string, number>();
  const open: string[] = [];
  const found: (readonly string[])[] = [];
  const visit = (file: string): number => {
    const own = order.size;
    order.set(file, own);
    open.push(file);
    let lowest = own;
    for (const next of graph.get(file) ?? []) {
      const at = order.get(next);
      if (at === undefined) lowest = Math.min(lowest, visit(next));
      else if (open.includes(next)) lowest = Math.min(lowest, at);
    }
    if (lowest === own) {
      const group = open.splice(open.indexOf(file));
      if (group.length > 1) found.push(group.map((each) => relative(SRC, each)).sort());
    }
    return lowest;
  };
  for (const file of files) if (!order.has(file)) visit(file);
  return found;
};

test('no files import each other in a circle, not even for types', () => {
  expect(cycles()).toEqual([]);
});

/** Written by `npm run generate`. */
const GENERATED = join(SRC, 'resources', 'shipped');

test('no file is longer than 300 lines', () => {
  const long = files
    .filter((file) => !file.startsWith(GENERATED))
    .map((file) => ({ file: relative(SRC, file), lines: readFileSync(file, 'utf8').split('\n').length - 1 }))
    .filter(({ lines }) => lines > 300);
  expect(long).toEqual([]);
});

const CHECKS = join(SRC, 'compiler', 'checks');

test('a file of checks holds one check, and nothing that others use', () => {
  const exported = files
    .filter(
      (file) => dirname(file) === CHECKS && !/(?:^|[\\/])(?:check|index)\.ts$/.test(relative(CHECKS, file)),
    )
    .map((file) => ({
      file: relative(SRC, file),
      names: [...readFileSync(file, 'utf8').matchAll(/^export \w+ (\w+)/gm)].map(([, name]) => name),
    }));
  expect(exported.length).toBeGreaterThan(20);
  expect(exported.filter(({ names }) => names.length !== 1 || !names[0]?.startsWith('check'))).toEqual([]);
});
