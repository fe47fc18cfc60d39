// Files as they are in a commit, read through git without touching the work tree.
import { spawnSync } from 'node:child_process';
import { basename, dirname, resolve } from 'node:path';
import { UsageError } from './io.ts';

const LARGEST = 1 << 29;

interface Answer {
  readonly code: number | null;
  readonly out: Buffer;
  readonly err: string;
}

/** @throws UsageError where there is no git on this machine. */
const git = (cwd: string, args: readonly string[], input = ''): Answer => {
  const { status, stdout, stderr, error } = spawnSync('git', ['--no-pager', ...args], {
    cwd,
    input,
    maxBuffer: LARGEST,
    // Never wait for a password, and answer in English, whatever the user's own settings are.
    env: { ...process.env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
  });
  if (error !== undefined) {
    const missing = 'code' in error && error.code === 'ENOENT';
    throw new UsageError(
      missing
        ? 'git is not on this machine; give --base a folder instead'
        : `git cannot be run: ${error.message}`,
    );
  }
  return { code: status, out: stdout, err: stderr.toString('utf8').trim() };
};

const lineOf = ({ code, out }: Answer): string | undefined =>
  code === 0 ? out.toString('utf8').trim() : undefined;

/** The commit that a ref names; undefined where there is none, or no repository. */
export const commitOf = (ref: string, cwd: string): string | undefined =>
  ref.startsWith('-') ? undefined : lineOf(git(cwd, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]));

/** Says why a ref names no commit, and what to do. */
export const missingRef = (ref: string, cwd: string): string => {
  if (lineOf(git(cwd, ['rev-parse', '--is-inside-work-tree'])) !== 'true')
    return `there is no folder "${ref}", and ${cwd.replaceAll('\\', '/')} is in no git repository`;
  const isShallow = lineOf(git(cwd, ['rev-parse', '--is-shallow-repository'])) === 'true';
  const branch = ref.replace(/^origin\//, '');
  const advice = isShallow
    ? `this is a shallow clone: run git fetch --depth=1 origin ${branch} and use --base FETCH_HEAD, or set fetch-depth: 0 in the workflow`
    : 'git branch -a shows what there is; what only the server has is brought by git fetch';
  return `there is no folder and no git ref "${ref}"; ${advice}`;
};

/** One line of `git ls-tree`: mode, type, object, path. */
const ENTRY = /^100\d{3} blob ([0-9a-f]+)\t([\s\S]+)$/;

/**
 * The files below a folder in a commit whose names match, by their path from that folder. Links and submodules are left
 * out.
 * @throws UsageError where git fails, as it does for objects that a partial clone cannot bring.
 */
export const filesAt = (commit: string, cwd: string, wanted: RegExp): ReadonlyMap<string, Uint8Array> => {
  const tree = git(cwd, ['ls-tree', '-r', '-z', commit]);
  if (tree.code !== 0) throw new UsageError(`git ls-tree failed: ${tree.err}`);
  const entries = tree.out
    .toString('utf8')
    .split('\0')
    .flatMap((line) => {
      const [, object, path] = ENTRY.exec(line) ?? [];
      return object !== undefined && path !== undefined && wanted.test(path) ? [{ object, path }] : [];
    });
  const batch = git(cwd, ['cat-file', '--batch'], entries.map(({ object }) => `${object}\n`).join(''));
  if (batch.code !== 0) throw new UsageError(`git cat-file failed: ${batch.err}`);
  const files = new Map<string, Uint8Array>();
  let at = 0;
  for (const { object, path } of entries) {
    const end = batch.out.indexOf(0x0a, at);
    const [, , size] = batch.out.toString('latin1', at, end).split(' ');
    if (end < 0 || size === undefined) throw new UsageError(`git has no content for ${path} (${object})`);
    files.set(path, batch.out.subarray(end + 1, end + 1 + Number(size)));
    at = end + 1 + Number(size) + 1;
  }
  return files;
};

/** The change that a line of a file has had last. */
export interface LastChange {
  /** The first characters of the commit's name; absent where the line is not committed yet. */
  readonly commit?: string;
  /** `2026-11-23`; absent where the line is not committed yet. */
  readonly date?: string;
  readonly summary: string;
}

const ZEROS = /^0+$/;

/** For each line of a file, from 1, its last change; undefined where no git knows the file. */
export const blameOf = (path: string, cwd: string): ReadonlyMap<number, LastChange> | undefined => {
  const full = resolve(cwd, path);
  try {
    const { code, out } = git(dirname(full), ['blame', '--porcelain', '--', basename(full)]);
    if (code !== 0) return undefined;
    const lines = new Map<number, LastChange>();
    const seconds = new Map<string, number>();
    const summaries = new Map<string, string>();
    const commits: (readonly [number, string])[] = [];
    let commit = '';
    for (const line of out.toString('utf8').split('\n')) {
      const [, name, at] = /^([0-9a-f]{40,64}) \d+ (\d+)/.exec(line) ?? [];
      if (name !== undefined) {
        commit = name;
        commits.push([Number(at), name]);
      } else if (line.startsWith('committer-time ')) seconds.set(commit, Number(line.slice(15)));
      else if (line.startsWith('summary ')) summaries.set(commit, line.slice(8));
    }
    for (const [at, name] of commits) {
      const day = new Date((seconds.get(name) ?? 0) * 1000).toISOString().slice(0, 10);
      lines.set(
        at,
        ZEROS.test(name)
          ? { summary: 'not committed yet' }
          : { commit: name.slice(0, 7), date: day, summary: summaries.get(name) ?? '' },
      );
    }
    return lines;
  } catch (error) {
    // Without git nothing is known of when; what is lost is told all the same.
    if (error instanceof UsageError) return undefined;
    throw error;
  }
};
