// The built command: built once if it is not up to date, then run as people run it.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inEachFile } from '../support/in-each-file.ts';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Builds `dist` unless it is newer than the sources. */
export const build = (): void => {
  execFileSync(process.execPath, [join(ROOT, 'scripts', 'build.mjs')], { cwd: ROOT, stdio: 'inherit' });
};

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program to its end. */
export const runProgram = (
  program: string,
  args: readonly string[],
  { input = '', cwd = ROOT, env = {} }: RunOptions = {},
): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, NO_COLOR: '1', ...env } });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    // A command that ends without reading its input is in order.
    child.stdin.on('error', () => undefined);
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code, out: Buffer.concat(out).toString('utf8'), err: Buffer.concat(err).toString('utf8') }),
    );
    child.stdin.end(input);
  });

/** Runs `crosswalk` with these arguments. */
export const crosswalk = (args: readonly string[], options: RunOptions = {}): Promise<Ran> =>
  runProgram(process.execPath, [join(ROOT, 'dist', 'cli', 'bin.js'), ...args], options);

const folders: string[] = [];
inEachFile.push({
  afterFile: () => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  },
});

/** A new empty folder outside of the repository; it is gone after the tests of the file. */
export const emptyFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'crosswalk-'));
  folders.push(folder);
  return folder;
};
