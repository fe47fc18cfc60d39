// Writes the files that a command generates into a folder, or says which of those there are stale.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { GeneratedFile } from '../describe/generated-file.ts';
import { nodeHost } from '../host/node-host.ts';
import type { ExitCode, Io } from './io.ts';
import { shownPath } from './project.ts';

export interface GeneratedChoice {
  /** Where the files go, as it was named. */
  readonly out: string;
  /** Compare only. */
  readonly check: boolean;
  /** What the first lines of a file say that an earlier run wrote: such a file is removed when it is no longer made. */
  readonly mark?: string;
  /** What to type to bring them up to date. */
  readonly remedy: string;
}

const FIRST = 400;

const textOf = (path: string): string | undefined =>
  nodeHost().kindOf(path) === 'file' ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n') : undefined;

/** Files of earlier runs that this one did not make. */
const leftOver = (folder: string, files: readonly GeneratedFile[], mark: string): readonly string[] => {
  if (nodeHost().kindOf(folder) !== 'folder') return [];
  const made = new Set(files.map(({ path }) => path));
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.(?:ts|md|json)$/.test(name) && !made.has(name))
    .filter((name) => textOf(join(folder, name))?.slice(0, FIRST).includes(mark))
    .sort();
};

/** Exit 1 where something is stale and was only to be compared. */
export const writeGenerated = (
  files: readonly GeneratedFile[],
  { out, check, mark, remedy }: GeneratedChoice,
  io: Io,
): ExitCode => {
  const folder = resolve(io.cwd, out);
  const shown = (path: string): string => shownPath(join(folder, path), io.cwd);
  const changed = files.filter(({ path, text }) => textOf(join(folder, path)) !== text);
  const gone = mark === undefined ? [] : leftOver(folder, files, mark);
  if (check) {
    for (const { path } of changed) io.err(`${shown(path)} is not up to date\n`);
    for (const path of gone) io.err(`${shown(path)} is made from nothing any more\n`);
    const isStale = changed.length + gone.length > 0;
    if (isStale) io.err(`crosswalk: run ${remedy}\n`);
    return isStale ? 1 : 0;
  }
  for (const { path, text } of changed) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    io.out(`${shown(path)}\n`);
  }
  for (const path of gone) {
    rmSync(join(folder, path));
    io.err(`${shown(path)} removed\n`);
  }
  return 0;
};
