// The workflows that the README and docs/ci.md show, and the hooks for pre-commit: each command runs as it stands there.
import { chmodSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { build, emptyFolder, type Ran, ROOT, runProgram } from './built.ts';

const BIN = join(ROOT, 'dist', 'cli', 'bin.js');
const { bin, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/** The YAML of a page, one value a block. */
const workflowsOf = (path: string): readonly unknown[] =>
  [...readFileSync(join(ROOT, path), 'utf8').matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(
    ([, text = '']): unknown => parse(text),
  );

/** Every line for the shell in a workflow that runs the command. */
const commandsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return value.includes('crosswalk ') && value.includes('npx') ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(commandsIn) : [];
};

const git = async (cwd: string, ...args: readonly string[]): Promise<string> => {
  const { code, out, err } = await runProgram('git', args, { cwd });
  if (code !== 0) throw new Error(`git ${args.join(' ')}: ${err}`);
  return out;
};

/** A project as users have it: a mapping, an overlay, the package installed, all in one commit. */
const projectFolder = async (): Promise<string> => {
  const cwd = emptyFolder();
  for (const name of ['marketo/contact', 'accounts/acme'])
    for (const path of [`${name}.yaml`, `${name}.examples.yaml`]) {
      mkdirSync(dirname(join(cwd, 'mappings', path)), { recursive: true });
      cpSync(join(ROOT, 'mappings', path), join(cwd, 'mappings', path));
    }
  cpSync(join(ROOT, 'schemas', 'canonical'), join(cwd, 'schemas', 'canonical'), { recursive: true });
  mkdirSync(join(cwd, 'node_modules', '.bin'), { recursive: true });
  symlinkSync(BIN, join(cwd, 'node_modules', '.bin', 'crosswalk'));
  writeFileSync(join(cwd, 'package.json'), '{ "name": "user", "private": true }\n');
  writeFileSync(join(cwd, '.gitignore'), 'node_modules/\n');
  await git(cwd, 'init', '--quiet', '--initial-branch=main');
  await git(cwd, 'config', 'user.name', 'Ada');
  await git(cwd, 'config', 'user.email', 'ada@example.com');
  await git(cwd, 'config', 'commit.gpgsign', 'false');
  await git(cwd, 'add', '.');
  await git(cwd, 'commit', '--quiet', '--message', 'mappings');
  return cwd;
};

const edit = (cwd: string, path: string, from: string, to: string): void => {
  const text = readFileSync(join(cwd, path), 'utf8');
  if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
  writeFileSync(join(cwd, path), text.replace(from, to));
};

/** A slip in the mapping that `check` calls an error. */
const breakMapping = (cwd: string): void =>
  edit(cwd, 'mappings/marketo/contact.yaml', 'from: leadStatus,', 'from: leadStatuz,');

const workflows = ['README.md', 'docs/ci.md'].flatMap(workflowsOf);
const commands = [...new Set(workflows.flatMap(commandsIn))];

beforeAll(build, 300_000);

describe('the workflows', () => {
  it('show check, test and diff', () => {
    for (const name of ['check', 'test', 'diff'])
      expect(commands.some((command) => command.includes(`npx crosswalk ${name}`))).toBe(true);
  });

  it('install the package before they run it', () => {
    for (const workflow of workflows) {
      const text = JSON.stringify(workflow);
      if (/"(run|script)":/.test(text)) expect(text.indexOf('npm ci')).toBeGreaterThan(-1);
    }
  });

  it('exit with 0 on sound mappings, and with 1 where check has errors, their report being written', async () => {
    const cwd = await projectFolder();
    const env = { BASE: 'main', CI_MERGE_REQUEST_DIFF_BASE_SHA: 'main', npm_config_offline: 'true' };
    const run = (command: string): Promise<Ran> => runProgram('sh', ['-c', command], { cwd, env });
    for (const command of commands)
      expect([command, await run(command)]).toEqual([command, expect.objectContaining({ code: 0 })]);
    breakMapping(cwd);
    const checks = commands.filter((command) => command.includes('npx crosswalk check'));
    expect(checks.length).toBeGreaterThan(1);
    for (const command of checks) expect([command, (await run(command)).code]).toEqual([command, 1]);
    const sarif = JSON.parse(readFileSync(join(cwd, 'crosswalk.sarif'), 'utf8'));
    expect(sarif.runs[0].results.map((each: { ruleId: string }) => each.ruleId)).toContain(
      'rule/unknown-field',
    );
    const gitlab = JSON.parse(readFileSync(join(cwd, 'gl-code-quality-report.json'), 'utf8'));
    expect(gitlab[0].location.path).toBe('mappings/marketo/contact.yaml');
  }, 300_000);
});

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly files: string;
  readonly language: string;
  readonly pass_filenames: boolean;
}

describe('the hooks for pre-commit', () => {
  const hooks: readonly Hook[] = parse(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8'));

  /** Runs a hook as the framework does: if a staged file is one of its files. */
  const runHook = async (id: string, cwd: string): Promise<Ran | 'skipped'> => {
    const hook = hooks.find((each) => each.id === id);
    if (hook === undefined) throw new Error(`no ${id}`);
    const staged = (await git(cwd, 'diff', '--cached', '--name-only')).split('\n').filter(Boolean);
    const chosen = staged.filter((path) => new RegExp(hook.files).test(path));
    if (chosen.length === 0) return 'skipped';
    const [program = '', ...args] = hook.entry.split(' ');
    expect(Object.keys(bin)).toContain(program);
    const named = hook.pass_filenames ? chosen : [];
    return runProgram(process.execPath, [join(ROOT, bin[program]), ...args, ...named], { cwd });
  };

  it('are those that the page names, at the version of the package', () => {
    const [named] = workflowsOf('docs/ci.md').flatMap((workflow) => {
      const { repos = [] } = Object(workflow);
      return repos.filter(({ repo = '' }: { repo?: string }) => repo.startsWith('https:'));
    });
    expect(named.rev).toBe(`v${version}`);
    expect(named.hooks).toEqual(hooks.map(({ id }) => ({ id })));
    expect(hooks.every(({ language }) => language === 'node')).toBe(true);
  });

  it('run where a mapping or a schema is staged, and stop a commit that breaks one', async () => {
    const cwd = await projectFolder();
    writeFileSync(join(cwd, 'notes.md'), 'nothing\n');
    await git(cwd, 'add', '.');
    expect(await runHook('crosswalk-check', cwd)).toBe('skipped');
    edit(cwd, 'mappings/accounts/acme.yaml', 'overlay: acme', '# Acme\noverlay: acme');
    await git(cwd, 'add', '.');
    for (const { id } of hooks) expect(await runHook(id, cwd)).toMatchObject({ code: 0 });
    breakMapping(cwd);
    await git(cwd, 'add', '.');
    for (const { id } of hooks) {
      const ran = await runHook(id, cwd);
      expect(ran).toMatchObject({ code: 1 });
      expect(JSON.stringify(ran)).toContain('rule/unknown-field');
    }
  }, 180_000);

  it('see what a schema that is staged alone breaks', async () => {
    const cwd = await projectFolder();
    edit(cwd, 'schemas/canonical/contact.json', '"firstName"', '"givenName"');
    await git(cwd, 'add', '.');
    expect(await runHook('crosswalk-check', cwd)).toMatchObject({ code: 1 });
  }, 180_000);

  it('stop git itself, as a script of its own', async () => {
    const cwd = await projectFolder();
    const script = join(cwd, '.git', 'hooks', 'pre-commit');
    mkdirSync(dirname(script), { recursive: true });
    writeFileSync(script, '#!/bin/sh\nexec npx crosswalk check\n');
    chmodSync(script, 0o755);
    breakMapping(cwd);
    const refused = await runProgram('git', ['commit', '--all', '--message', 'x'], { cwd });
    expect([refused.code, refused.err + refused.out]).toEqual([1, expect.stringContaining('leadStatuz')]);
  }, 180_000);
});

describe('crosswalk check with staged files as its arguments', () => {
  it.each([
    'mappings/marketo/contact.yaml',
    'mappings/accounts/acme.yaml',
    'mappings/marketo/contact.examples.yaml',
  ])('finds what %s needs beside it', async (path) => {
    const cwd = await projectFolder();
    expect(await runProgram(process.execPath, [BIN, 'check', path], { cwd })).toMatchObject({ code: 0 });
    breakMapping(cwd);
    const { code, out } = await runProgram(process.execPath, [BIN, 'check', path], { cwd });
    expect([code, out]).toEqual([1, expect.stringContaining('mappings/marketo/contact.yaml:')]);
  });
});
