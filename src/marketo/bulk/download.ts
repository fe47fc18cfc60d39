// A bulk file streamed to disk: gone on with where it broke off, and checked by size and SHA-256.
import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { Call } from '../call.ts';
import { openReply, readText } from '../envelope.ts';
import { MarketoError } from '../marketo-error.ts';
import { urlOf } from '../request.ts';
import type { HttpReply } from '../transport.ts';

export interface Download {
  /** The documented path of the file. */
  readonly path: string;
  /** Where it goes on this machine; what is there is replaced. Only its owner may read it. */
  readonly to: string;
  /** In bytes, where it is known. */
  readonly size?: number | undefined;
  /** In hexadecimal, where it is known. */
  readonly sha256?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface Downloaded {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Whole files that are wrong in size or checksum are loaded so often. */
const ROUNDS = 3;

interface Progress {
  offset: number;
  hash: Hash;
}

async function* bodyOf(reply: HttpReply): AsyncGenerator<Uint8Array> {
  try {
    yield* reply.body as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw reply.broken(error);
  }
}

const damaged = (message: string, call: string): MarketoError =>
  new MarketoError({ code: 'file', message, call });

/** How many bytes of a reply lie before what is wanted. */
const bytesToSkip = (reply: HttpReply, offset: number, call: string): number => {
  // A server that knows no ranges begins anew.
  if (reply.status === 200) return offset;
  const [, start] = /^bytes (\d+)-/.exec(reply.header('content-range') ?? '') ?? [];
  if (start === undefined || Number(start) > offset) {
    reply.body.destroy();
    throw damaged('the reply is not the part of the file that was asked for', call);
  }
  return offset - Number(start);
};

/** A reply that is no file: what is wrong, as an error. */
const refuse = async (reply: HttpReply, call: string): Promise<never> => {
  const text = await readText(reply, call, 1024 * 1024);
  if (reply.status === 404) {
    throw new MarketoError({ code: 'file-404', message: 'there is no such file (yet)', call, status: 404 });
  }
  openReply(text, reply.status, call);
  throw damaged('a reply came in place of the file', call);
};

const append = async (
  file: FileHandle,
  progress: Progress,
  reply: HttpReply,
  call: string,
  size?: number,
): Promise<void> => {
  const isFile = reply.status === 200 || reply.status === 206;
  // Refused calls come with HTTP 200, as JSON.
  if (!isFile || /\bjson\b/i.test(reply.header('content-type') ?? '')) return refuse(reply, call);
  let skip = bytesToSkip(reply, progress.offset, call);
  for await (const chunk of bodyOf(reply)) {
    const fresh = chunk.subarray(Math.min(skip, chunk.length));
    skip -= chunk.length - fresh.length;
    if (fresh.length === 0) continue;
    await file.write(fresh, 0, fresh.length, progress.offset);
    progress.hash.update(fresh);
    progress.offset += fresh.length;
  }
  if (size !== undefined && progress.offset < size) {
    const message = `the file ended after ${progress.offset} of ${size} bytes`;
    throw new MarketoError({ code: 'network', message, call });
  }
};

const wrongness = (progress: Progress, sum: string, wanted: Download): string | undefined => {
  if (wanted.size !== undefined && progress.offset !== wanted.size) {
    return `the file has ${progress.offset} bytes in place of ${wanted.size}`;
  }
  return wanted.sha256 === undefined || sum === wanted.sha256
    ? undefined
    : 'the SHA-256 of the file is not what was stated';
};

/**
 * Loads a file. A connection that breaks is taken up where it broke, a token that dies is renewed on the way; a file
 * that is wrong as a whole is loaded anew.
 *
 * @throws MarketoError `file-404` where there is none, `file` where it stays wrong; what the file system throws.
 */
export const download = async (call: Call, root: string, wanted: Download): Promise<Downloaded> => {
  const { path, to, size, signal } = wanted;
  const file = await open(to, 'w', 0o600);
  try {
    for (let round = 1; ; round++) {
      const progress: Progress = { offset: 0, hash: createHash('sha256') };
      await call({
        method: 'GET',
        name: path,
        url: urlOf(root, path),
        headers: () => ({
          'accept-encoding': 'identity',
          ...(progress.offset > 0 && { range: `bytes=${progress.offset}-` }),
        }),
        idempotent: true,
        signal,
        progress: () => progress.offset,
        read: (reply, name) => append(file, progress, reply, name, size),
      });
      const sha256 = progress.hash.digest('hex');
      const wrong = wrongness(progress, sha256, wanted);
      if (wrong === undefined) {
        await file.truncate(progress.offset);
        return { path: to, bytes: progress.offset, sha256 };
      }
      if (round === ROUNDS) throw damaged(wrong, `GET ${path}`);
    }
  } finally {
    await file.close();
  }
};
