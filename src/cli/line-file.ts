// A file of NDJSON that is written line by line, no faster than the disk takes it.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';

export interface LineFile {
  readonly write: (value: unknown) => Promise<void>;
  /** Resolves once everything is on the disk. */
  readonly close: () => Promise<void>;
}

/** Opens a new file. Rejects with the system's error where it cannot be written. */
export const openLineFile = async (path: string, cwd: string): Promise<LineFile> => {
  const stream = createWriteStream(resolve(cwd, path));
  await once(stream, 'open');
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
