// Input as it arrives (bytes or text, cut anywhere) made into bytes; and the loop that drives a reader over it.
import type { FormatItem } from './item.ts';

/** Bytes or text in pieces cut at any place, as a file, a reply body or a list of strings gives them. */
export type ChunkSource = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;

/** A reader that is fed bytes and gives back what they complete. A fed chunk may be reused afterwards. */
export interface ItemReader<Value = unknown> {
  push(chunk: Uint8Array): FormatItem<Value>[];
  /** Call once, after the last chunk. */
  end(): FormatItem<Value>[];
}

// Large inputs handed over as one chunk are cut up, so that what a reader holds stays small.
const PIECE = 64 * 1024;

const LONE_SURROGATE = /\p{Surrogate}/u;

/** UTF-8 of a text; a lone surrogate becomes the three bytes that decoders refuse, so that it is reported. */
export const encodeText = (text: string): Uint8Array => {
  const encoder = new TextEncoder();
  if (!LONE_SURROGATE.test(text)) return encoder.encode(text);
  const parts = text.split(/(\p{Surrogate})/u).map((part) => {
    if (part.length !== 1 || !LONE_SURROGATE.test(part)) return encoder.encode(part);
    const unit = part.charCodeAt(0);
    return Uint8Array.of(0xed, 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f));
  });
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
};

const endsInHighSurrogate = (text: string): boolean => {
  const unit = text.charCodeAt(text.length - 1);
  return unit >= 0xd800 && unit <= 0xdbff;
};

/** The bytes of a source in pieces of at most 64 KiB; a surrogate pair cut between two texts is joined. */
export async function* toBytes(source: ChunkSource): AsyncGenerator<Uint8Array> {
  let carried = '';
  for await (const chunk of source) {
    let bytes: Uint8Array;
    if (typeof chunk === 'string') {
      const text = carried + chunk;
      const cut = endsInHighSurrogate(text) ? text.length - 1 : text.length;
      carried = text.slice(cut);
      bytes = encodeText(text.slice(0, cut));
    } else {
      if (carried !== '') yield encodeText(carried);
      carried = '';
      bytes = chunk;
    }
    for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
  }
  if (carried !== '') yield encodeText(carried);
}

/** Feeds a source to a reader and yields its items as they come; holds no more than the reader does. */
export async function* readItems<Value>(
  reader: ItemReader<Value>,
  source: ChunkSource,
): AsyncGenerator<FormatItem<Value>> {
  for await (const chunk of toBytes(source)) yield* reader.push(chunk);
  yield* reader.end();
}
