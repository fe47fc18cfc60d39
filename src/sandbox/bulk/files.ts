// The files of jobs, on disk, so that they may be larger than memory.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';

/** What a file turned out to be. */
export interface FileFacts {
  readonly size: number;
  readonly sha256: string;
  readonly records: number;
}

export interface Files {
  /** Writes the lines, the first of which is a header. */
  readonly write: (name: string, lines: AsyncIterable<string>) => Promise<FileFacts>;
  /** The bytes from one to another, both included. */
  readonly read: (name: string, first: number, last: number) => ReadableStream<Uint8Array>;
  readonly has: (name: string) => boolean;
  readonly close: () => void;
}

/** Characters that are written at once. */
const CHUNK = 262_144;

/** Files in a folder beside the database, which stays, or in a temporary one, which goes. */
export const createFiles = (kept: string | undefined): Files => {
  let folder = kept;
  const path = (name: string): string => {
    folder ??= mkdtempSync(join(tmpdir(), 'crosswalk-sandbox-'));
    mkdirSync(folder, { recursive: true });
    return join(folder, name);
  };
  return {
    write: async (name, lines) => {
      const file = await open(path(name), 'w');
      const hash = createHash('sha256');
      let size = 0;
      let records = -1;
      let held = '';
      const flush = async (): Promise<void> => {
        const bytes = Buffer.from(held);
        held = '';
        hash.update(bytes);
        size += bytes.length;
        await file.write(bytes);
        await setImmediate();
      };
      try {
        for await (const line of lines) {
          held += line;
          records++;
          if (held.length >= CHUNK) await flush();
        }
        await flush();
      } finally {
        await file.close();
      }
      return { size, sha256: hash.digest('hex'), records };
    },
    read: (name, first, last) =>
      // The streams of Node and of the web differ in their types only.
      Readable.toWeb(createReadStream(path(name), { start: first, end: last })) as ReadableStream<Uint8Array>,
    has: (name) => folder !== undefined && existsSync(join(folder, name)),
    close: () => {
      if (folder !== undefined && folder !== kept) rmSync(folder, { recursive: true, force: true });
    },
  };
};
