// A file of NDJSON that is written line by line, no faster than the disk takes it.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from './io.ts';

export interface LineFile {
  readonly write: (value: unknown) => Promise<void>;
  /** Resolves once everything is on the disk. */
  readonly close: () => Promise<void>;
}

const REASONS: Readonly<Partial<Record<string, string>>> = {
  ENOENT: 'its folder is not there',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is a file',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
};

/** What the machine said, in words. */
const reasonOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (code || String(error));
};

/** Opens a new file. @throws UsageError where it cannot be written. */
export const openLineFile = async (path: string, cwd: string): Promise<LineFile> => {
  const stream = createWriteStream(resolve(cwd, path));
  await once(stream, 'open').catch((error: unknown) => {
    throw new UsageError(`cannot write "${path}": ${reasonOf(error)}`);
  });
  return {
    write: async (value) => {
      if (!stream.write(`${JSON.stringify(value)}\n`)) await once(stream, 'drain');
    },
    close: async () => {
      stream.end();
      await once(stream, 'close');
    },
  };
};
