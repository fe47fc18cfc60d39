import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openProject } from '../../../src/compiler/open-project.ts';
import { formatText } from '../../../src/diagnostics/report/text.ts';
import { memoryHost } from '../../../src/host/memory-host.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

const shippedFiles = (): Map<string, string> =>
  new Map(
    ['mappings', 'schemas'].flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(?:yaml|json)$/.test(name))
        .map((name) => [
          `${folder}/${name.replaceAll('\\', '/')}`,
          readFileSync(join(ROOT, folder, name), 'utf8'),
        ]),
    ),
  );

/** A project over files that a test may change. */
const openOver = (files: Map<string, string>) => {
  const now = () => memoryHost(files);
  const host: ReturnType<typeof memoryHost> = {
    ...now(),
    readText: (path) => now().readText(path),
    list: (folder, options) => now().list(folder, options),
    kindOf: (path) => now().kindOf(path),
    exists: (path) => now().exists(path),
  };
  return openProject({ mappings: ['mappings'], schemas: ['schemas'], host });
};

const textOf = ({ diagnostics, mappings }: ReturnType<ReturnType<typeof openOver>['check']>): string =>
  [formatText(diagnostics), ...mappings.map(({ name, isSound }) => `${name} ${isSound}`)].join('\n');

const CONTACT = 'mappings/marketo/contact.yaml';

const edit = (files: Map<string, string>, path: string, from: string | RegExp, to: string): void => {
  const text = files.get(path) ?? '';
  expect(text).toMatch(from);
  files.set(path, text.replace(from, to));
};

describe('a project that stays open', () => {
  it('tells after each edit, of mappings, examples, overlays and schemas, what a new one tells', () => {
    const files = shippedFiles();
    const project = openOver(files);
    expect(textOf(project.check())).toBe(textOf(openOver(files).check()));
    const edits: readonly (readonly [string, string | RegExp, string])[] = [
      [CONTACT, 'firstName: firstName', 'firstName: fristName'],
      [CONTACT, 'firstName: fristName', 'firstName: firstName'],
      [CONTACT, 'Disqualified: closed', 'Disqualified: close'],
      ['schemas/marketo/lead.json', '"middleName"', '"secondName"'],
      ['mappings/accounts/acme.yaml', 'salesRegion: salesRegion', 'salesRegion: salesRegiom'],
      ['mappings/accounts/acme.yaml', 'extends: marketo/contact', 'extends: marketo/contcat'],
      ['mappings/accounts/acme.yaml', 'extends: marketo/contcat', 'extends: marketo/contact'],
      ['mappings/marketo/contact.examples.yaml', 'firstName: ', 'fristName: '],
      [CONTACT, 'mapping: marketo/contact', 'mapping: [marketo/contact'],
    ];
    for (const [path, from, to] of edits) {
      edit(files, path, from, to);
      expect(textOf(project.check([path]))).toBe(textOf(openOver(files).check()));
    }
  });

  it('finds files that are new or gone', () => {
    const files = shippedFiles();
    const project = openOver(files);
    const before = project.check().mappings.length;
    const path = 'mappings/marketo/account.yaml';
    const text = files.get(path) ?? '';
    files.delete(path);
    expect(project.check([path]).mappings.length).toBe(before - 1);
    files.set(path, text);
    expect(project.check([path]).mappings.length).toBe(before);
  });

  it('compiles again only what an edit reaches', () => {
    const files = shippedFiles();
    const project = openOver(files);
    const named = (checked: ReturnType<typeof project.check>) =>
      new Map(checked.mappings.map((mapping) => [mapping.name, mapping]));
    const before = named(project.check());
    edit(files, CONTACT, 'firstName: firstName', 'firstName: firstName ');
    const after = named(project.check([CONTACT]));
    expect(after.get('marketo/account')).toBe(before.get('marketo/account'));
    expect(after.get('marketo/contact')).not.toBe(before.get('marketo/contact'));
    expect(after.get('marketo/contact + acme')).not.toBe(before.get('marketo/contact + acme'));
    expect(named(project.check()).get('marketo/contact')).toBe(after.get('marketo/contact'));
  });
});
