// `crosswalk diff` against a real git repository and against folders: what it reads, prints and exits with.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { runHere, THING_MAPPING, thingProject } from '../../support/command-line.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const write = (folder: string, files: Readonly<Record<string, string>>): void => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
};

const folderWith = (files: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'crosswalk-'));
  folders.push(folder);
  write(folder, files);
  return folder;
};

const git = (cwd: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });

const repositoryWith = (files: Readonly<Record<string, string>>): string => {
  const folder = folderWith(files);
  git(folder, 'init', '-q', '-b', 'main');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-qm', 'base');
  return folder;
};

const diff = (cwd: string, ...args: readonly string[]) => runHere(cwd, ['diff', ...args]);

const RELEASED = THING_MAPPING.replace('vendor:', 'version: 1.0.0\nvendor:');
const without = (line: string) => (mapping: string) => mapping.replace(`${line}\n`, '');
const NAME = '  name: name';

describe('crosswalk diff --base <git ref>', () => {
  it('compares the work tree with a commit, and leaves both as they are', async () => {
    const folder = repositoryWith(thingProject());
    write(folder, thingProject(without(NAME)));
    const before = git(folder, 'status', '--porcelain');
    expect(await diff(folder, '--base', 'HEAD')).toMatchObject({
      code: 0,
      out: 'demo/thing\n  major  mappings/thing.yaml:14 (base)  field removed name: name → nothing\n\n1 major\n',
    });
    expect(git(folder, 'status', '--porcelain')).toBe(before);
  });

  it('exits 1 only where a released version is not raised far enough', async () => {
    const folder = repositoryWith(thingProject(() => RELEASED));
    write(
      folder,
      thingProject(() => without(NAME)(RELEASED)),
    );
    const small = await diff(folder, '--base', 'main');
    expect(small.code).toBe(1);
    expect(small.out).toContain('help: raise the version to 2.0.0');
    write(
      folder,
      thingProject(() => without(NAME)(RELEASED).replace('1.0.0', '2.0.0')),
    );
    expect((await diff(folder, '--base', 'main')).code).toBe(0);
  });

  it('works from a folder below the top of the repository', async () => {
    const project = Object.entries(thingProject());
    const folder = repositoryWith(Object.fromEntries(project.map(([path, text]) => [`sub/${path}`, text])));
    write(join(folder, 'sub'), thingProject(without(NAME)));
    const { code, out } = await diff(join(folder, 'sub'), '--base', 'HEAD');
    expect([code, out.split('\n').at(-2)]).toEqual([0, '1 major']);
  });

  it.each(['json', 'sarif', 'junit', 'github', 'gitlab', 'markdown'])('prints %s', async (format) => {
    const folder = repositoryWith(thingProject(() => RELEASED));
    write(
      folder,
      thingProject(() => without(NAME)(RELEASED)),
    );
    const { code, out, err } = await diff(folder, '--base', 'HEAD', '--format', format);
    expect(code).toBe(1);
    expect(err).toContain('1 major');
    const marks = {
      json: '"needed": "2.0.0"',
      sarif: '"ruleId": "diff/version"',
      junit: 'failures="1"',
      github: '::error ',
      gitlab: '"check_name": "diff/version"',
      markdown: '| major | demo/thing |',
    };
    expect(out).toContain(marks[format as keyof typeof marks]);
  });

  it('says what to do where a ref is missing', async () => {
    const folder = repositoryWith(thingProject());
    for (const ref of ['nowhere', '--upload-pack=x', 'HEAD:mappings', '']) {
      const { code, err } = await diff(folder, `--base=${ref}`);
      expect([ref, code]).toEqual([ref, 2]);
      expect(err).toContain('there is no folder and no git ref');
    }
    const shallow = folderWith({});
    git(shallow, 'clone', '-q', '--depth=1', `file://${folder}`, 'copy');
    const { err } = await diff(join(shallow, 'copy'), '--base', 'HEAD~1');
    expect(err).toContain('this is a shallow clone: run git fetch --depth=1 origin');
  });

  it('asks which is meant where a folder has the name of a ref', async () => {
    const folder = repositoryWith({ ...thingProject(), 'main/readme.txt': '' });
    const { code, err } = await diff(folder, '--base', 'main');
    expect(code).toBe(2);
    expect(err).toContain('write ./main or refs/heads/main');
  });
});

describe('crosswalk diff --base <folder>', () => {
  it('compares two projects, without any git', async () => {
    const old = Object.entries(thingProject()).map(([path, text]) => [`old/${path}`, text]);
    const folder = folderWith({ ...thingProject(without(NAME)), ...Object.fromEntries(old) });
    const { code, out } = await diff(folder, '--base', './old');
    expect([code, out.split('\n').at(-2)]).toEqual([0, '1 major']);
    const none = await diff(folder, '--base', 'HEAD');
    expect(none.code).toBe(2);
    expect(none.err).toContain('is in no git repository');
  });
});
