// The package as others get it: packed, installed from the tarball into an empty project, and used there.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { build, emptyFolder, ROOT, runProgram } from './built.ts';

const folder = emptyFolder();
const installed = join(folder, 'node_modules', 'marketo-crosswalk');
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

const expectSuccess = async (program: string, args: readonly string[], cwd = folder): Promise<string> => {
  const { code, out, err } = await runProgram(program, args, { cwd, env: { NODE_NO_WARNINGS: '1' } });
  expect({ code, ...(code !== 0 && { out, err }) }).toEqual({ code: 0 });
  return out;
};

const runScript = (name: string, text: string): Promise<string> => {
  writeFileSync(join(folder, name), text);
  return expectSuccess(process.execPath, [name]);
};

// biome-ignore lint/suspicious/noExplicitAny: a reply is looked into member by member
const fetchJson = async (url: string, init?: RequestInit): Promise<any> => (await fetch(url, init)).json();

const USE = `
const crosswalk = await loadCrosswalk({ mappings: '${installed}/mappings/marketo', schemas: '${installed}/schemas' });
const contacts = crosswalk.resource('contact');
const { value } = contacts.fromVendor({ id: 7, firstName: 'Ada' });
const greeting = compileJsonata('"Hello " & name').evaluate({ name: 'Ada' });
console.log(JSON.stringify([crosswalk.ok, value, greeting, typeof createResource, typeof registerFunctions, lead.title ?? lead.$id]));
`;

beforeAll(async () => {
  build();
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'user', private: true }));
  await expectSuccess(npm, ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], ROOT);
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  await expectSuccess(npm, [
    ...['install', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--silent'],
    join(folder, tarball),
  ]);
}, 300_000);

describe('the packed package', () => {
  it('holds what is used and nothing else', () => {
    const names = readdirSync(installed).filter((name) => name !== 'node_modules');
    expect(names.sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist',
      'docs',
      'mappings',
      'package.json',
      'schemas',
    ]);
  });

  it('is imported as ES modules', async () => {
    const text = `
import { createResource, loadCrosswalk } from 'marketo-crosswalk';
import { compileJsonata } from 'marketo-crosswalk/jsonata';
import { registerFunctions } from 'marketo-crosswalk/functions';
import * as runtime from 'marketo-crosswalk/runtime';
import { createCloudElementsClient } from 'marketo-crosswalk/cloud-elements';
import { createMarketoClient } from 'marketo-crosswalk/marketo';
if (typeof createMarketoClient !== 'function') throw new Error('the Marketo client is not there');
import lead from 'marketo-crosswalk/schemas/marketo/lead.json' with { type: 'json' };
await createCloudElementsClient({ userSecret: 'none' }).close();
if (runtime.createResource !== createResource) throw new Error('the runtime is there twice');
${USE}`;
    const [ok, value, greeting, ...others] = JSON.parse(await runScript('esm.mjs', text));
    expect({ ok, value, greeting }).toEqual({
      ok: true,
      value: { id: '7', firstName: 'Ada', fullName: 'Ada', source: 'unknown' },
      greeting: 'Hello Ada',
    });
    expect(others.slice(0, 2)).toEqual(['function', 'function']);
  });

  it('emits modules that need nothing of it', async () => {
    const emit = `
import { writeFileSync } from 'node:fs';
import { emitModule } from 'marketo-crosswalk/jsonata';
const { source } = await emitModule('$uppercase(name) & $match(name, /b/).index', { regex: 'linear', bundle: true });
writeFileSync('emitted.mjs', source);`;
    await runScript('emit.mjs', emit);
    const use = "console.log((await import('./emitted.mjs')).evaluate({ name: 'Bob' }));";
    expect(await runScript('use-emitted.mjs', use)).toBe('BOB2\n');
  });

  it('is required by CommonJS', async () => {
    const text = `
const { createResource, loadCrosswalk } = require('marketo-crosswalk');
const { compileJsonata } = require('marketo-crosswalk/jsonata');
const { registerFunctions } = require('marketo-crosswalk/functions');
const lead = require('marketo-crosswalk/schemas/marketo/lead.json');
(async () => {${USE}})();`;
    const [ok, value] = JSON.parse(await runScript('cjs.cjs', text));
    expect({ ok, value }).toEqual({
      ok: true,
      value: { id: '7', firstName: 'Ada', fullName: 'Ada', source: 'unknown' },
    });
  });

  it.each([
    ['nodenext', 'nodenext', 'user.mts'],
    ['nodenext', 'nodenext', 'user.cts'],
    ['esnext', 'bundler', 'user.ts'],
  ])('has types for module %s, resolution %s, in %s', async (module, moduleResolution, file) => {
    const types = join(folder, `types-${file.replace('.', '-')}`);
    mkdirSync(types, { recursive: true });
    const isCommonJs = file.endsWith('.cts');
    const text = `
import { type Diagnostic, type FromVendorResult, formatText, loadCrosswalk, type ToVendorResult } from 'marketo-crosswalk';
import { compileJsonata } from 'marketo-crosswalk/jsonata';
import { registerFunctions } from 'marketo-crosswalk/functions';
import { createResource, type Issue, type Plan } from 'marketo-crosswalk/runtime';
import { type CloudElementsClient, createCloudElementsClient } from 'marketo-crosswalk/cloud-elements';
${isCommonJs ? '' : "import lead from 'marketo-crosswalk/schemas/marketo/lead.json' with { type: 'json' };\nexport const title: object = lead;"}
interface Contact { readonly id: string; readonly firstName?: string }
export const use = async (plan: Plan): Promise<string> => {
  const crosswalk = await loadCrosswalk({ mappings: 'mappings', schemas: 'schemas' });
  const diagnostics: readonly Diagnostic[] = crosswalk.diagnostics;
  const contacts = crosswalk.resource<Contact>('contact', { overlay: 'acme', parameters: { munchkinId: '' } });
  const read: FromVendorResult<Contact> = contacts.fromVendor({ id: 1 });
  const written: ToVendorResult = contacts.toVendor({ id: '1' }, { onto: { id: 1 } });
  const issues: readonly Issue[] = [...read.issues, ...written.issues];
  // @ts-expect-error: a rejected record has no value
  const wrong: Contact = read.value;
  const value: unknown = compileJsonata('1 + 1').evaluate({});
  const again = createResource<Contact>(plan).fromVendor({});
  registerFunctions({ registerFunction: () => undefined });
  const hub: CloudElementsClient = createCloudElementsClient({ userSecret: 'none' });
  await hub.close();
  return [formatText(diagnostics), issues.length, String(wrong), String(value), again.ok].join();
};
`;
    writeFileSync(join(types, file), text);
    const compilerOptions = {
      module,
      moduleResolution,
      target: 'es2023',
      strict: true,
      noEmit: true,
      skipLibCheck: false,
      resolveJsonModule: true,
      types: [],
    };
    writeFileSync(join(types, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: [file] }));
    await expectSuccess(process.execPath, [
      join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'),
      '-p',
      types,
    ]);
  });

  it('has a command that runs the demo', async () => {
    const bin = join(folder, 'node_modules', '.bin', 'crosswalk');
    const out = await expectSuccess(bin, ['demo', '--leads', '100']);
    expect(out).toContain('100 of 100 unedited records give an empty patch');
    expect(out).toContain('20 of 20 edited ones');
    const version = await expectSuccess(bin, ['--version']);
    expect(version.trim()).toBe(JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')).version);
  });
});

describe('the sandbox of the package', () => {
  // The database is WebAssembly: it must be found in the installed package, on a machine without a compiler.
  it('keeps what it was told in a file, and ends when asked to', async () => {
    const bin = join(installed, 'dist', 'cli', 'bin.js');
    const held: string[] = [];
    for (const run of [1, 2]) {
      const args = [bin, 'sandbox', '--leads', '20', '--port', '0', '--db', join(folder, 'sandbox.db')];
      const child = spawn(process.execPath, args, { cwd: folder });
      const ended = once(child, 'exit');
      try {
        const [line] = await once(child.stdout.setEncoding('utf8'), 'data');
        const { url, identityUrl, clientId, clientSecret } = JSON.parse(line);
        const grant = `grant_type=client_credentials&client_id=${clientId}&client_secret=${clientSecret}`;
        const token = await fetchJson(`${identityUrl}/oauth/token?${grant}`);
        const headers = {
          authorization: `Bearer ${token.access_token}`,
          'content-type': 'application/json',
        };
        const lead = await fetchJson(`${url}/rest/v1/lead/1.json?fields=firstName`, { headers });
        held.push(lead.result[0].firstName);
        const input = [{ id: 1, firstName: `written in run ${run}` }];
        const body = JSON.stringify({ action: 'updateOnly', lookupField: 'id', input });
        const synced = await fetchJson(`${url}/rest/v1/leads.json`, { method: 'POST', headers, body });
        expect(synced.result).toEqual([{ id: 1, status: 'updated' }]);
      } finally {
        child.kill('SIGTERM');
      }
      expect((await ended)[0]).toBe(0);
    }
    expect(held).toEqual([expect.not.stringContaining('written'), 'written in run 1']);
  });
});

describe('package.json', () => {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

  it('pins every dependency', () => {
    for (const version of Object.values({ ...manifest.dependencies, ...manifest.devDependencies }))
      expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
  });

  it('depends on what the sources import, and on nothing else', () => {
    const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(ROOT, 'src', name), 'utf8'));
    const imported = sources.flatMap((text) =>
      [...text.matchAll(/^(?:import|export)\b(?! type)[^'"]*?from '([^'.][^']*)'|import\('([^'.][^']*)'\)/gm)]
        .map((match) => match[1] ?? match[2] ?? '')
        .filter((name) => !name.startsWith('node:'))
        .map((name) =>
          name
            .split('/')
            .slice(0, name.startsWith('@') ? 2 : 1)
            .join('/'),
        ),
    );
    expect([...new Set(imported)].sort()).toEqual(Object.keys(manifest.dependencies).sort());
  });

  // `npm ci` refuses a lock file that lacks one, even one for another system that is never installed here.
  it('has a lock file with every package that another one names', () => {
    const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
    const names = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')));
    const lacking = Object.values<{ optionalDependencies?: object; dependencies?: object }>(packages).flatMap(
      ({ dependencies = {}, optionalDependencies = {} }) =>
        Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => !names.has(name)),
    );
    expect(lacking).toEqual([]);
  });

  it('has a lock file that names no host', () => {
    const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
    expect(lock).not.toMatch(
      /https?:\/\/(?!opencollective|github\.com|paulmillr|tidelift|www\.patreon)[^"]*\.tgz/,
    );
    expect(lock).not.toContain('"resolved"');
  });
});
