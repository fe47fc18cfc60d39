// Newline-delimited JSON: one record a line, read in bounded memory; a bad line is a problem and the others go on.
import { ByteWindow } from './byte-window.ts';
import { type ChunkSource, type ItemReader, readItems } from './chunks.ts';
import { type FormatItem, MAX_RECORD_BYTES } from './item.ts';
import { parseJsonLossless } from './parse-json.ts';
import { bomLength, decodeUtf8, LF } from './utf8.ts';

export interface NdjsonOptions {
  /** The longest line that is read, in bytes without its line end; 16 MiB by default. */
  readonly maxRecordBytes?: number;
}

const isBlank = (text: string): boolean => text === '' || /^[ \t\r]+$/.test(text);

/** A reader of NDJSON: blank lines are skipped, LF and CRLF end lines, the last line needs no end. */
const ndjsonReader = (options: NdjsonOptions = {}): ItemReader => {
  const limit = options.maxRecordBytes ?? MAX_RECORD_BYTES;
  const window = new ByteWindow();
  let line = 1;
  let index = 0;
  let dropping = false;

  const problem = (
    offset: number,
    code: 'json' | 'depth' | 'encoding' | 'too-long',
    message: string,
  ): FormatItem => ({
    ok: false,
    index: index++,
    line,
    offset,
    code,
    message,
    lost: 'record',
  });

  const tooLong = (offset: number): FormatItem =>
    problem(offset, 'too-long', `the line is longer than ${limit} bytes and is left out`);

  const readLine = (text: string | undefined, offset: number): FormatItem | undefined => {
    if (text === undefined) return problem(offset, 'encoding', 'the line is not UTF-8 and is left out');
    if (isBlank(text)) return undefined;
    const parsed = parseJsonLossless(text);
    if (parsed.ok) return { ok: true, index: index++, line, offset, value: parsed.value };
    return problem(offset, parsed.code, `the line is not readable JSON and is left out: ${parsed.message}`);
  };

  /** Reads the whole lines in the window's first `end` bytes; the last of them ends with a line feed. */
  const readLines = (end: number, items: FormatItem[]): void => {
    const bytes = window.view(0, end);
    const from = window.offset === 0 ? bomLength(bytes) : 0;
    // One decoding for all lines is several times faster than one for each; lines go alone only if one is bad.
    const text = decodeUtf8(from === 0 ? bytes : bytes.subarray(from));
    let unit = 0;
    for (let at = from; at < end; line++) {
      const stop = bytes.indexOf(LF, at);
      const unitStop = text === undefined ? 0 : text.indexOf('\n', unit);
      if (dropping) dropping = false;
      else if (stop - at > limit) items.push(tooLong(window.offset + at));
      else {
        const own = text === undefined ? decodeUtf8(bytes.subarray(at, stop)) : text.slice(unit, unitStop);
        const item = readLine(own, window.offset + at);
        if (item !== undefined) items.push(item);
      }
      at = stop + 1;
      unit = unitStop + 1;
    }
    window.drop(end);
  };

  const push = (chunk: Uint8Array): FormatItem[] => {
    const items: FormatItem[] = [];
    const held = window.length;
    window.append(chunk);
    const last = chunk.lastIndexOf(LF);
    if (last >= 0) readLines(held + last + 1, items);
    if (window.length > limit) {
      if (!dropping) items.push(tooLong(window.offset));
      dropping = true;
      window.drop(window.length);
    }
    return items;
  };

  const end = (): FormatItem[] => (window.length > 0 && !dropping ? push(Uint8Array.of(LF)) : []);

  return { push, end };
};

/** Reads NDJSON from bytes or text cut at any place. The consumer sets the pace. */
export const readNdjson = (source: ChunkSource, options: NdjsonOptions = {}): AsyncGenerator<FormatItem> =>
  readItems(ndjsonReader(options), source);

/** One line of JSON, with its line feed, for each value. `undefined` is written as null. */
export const printNdjson = (values: Iterable<unknown>): string => {
  let text = '';
  for (const value of values) text += `${JSON.stringify(value) ?? 'null'}\n`;
  return text;
};
