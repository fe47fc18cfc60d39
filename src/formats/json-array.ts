// JSON documents as records: the elements of an array, the `result` of a Marketo reply, or one object.
// Elements are cut out by a small state machine and read one by one, so that memory is bounded by the largest one.
import { ByteWindow } from './byte-window.ts';
import { type ChunkSource, type ItemReader, readItems } from './chunks.ts';
import { type FormatItem, type FormatProblemCode, MAX_RECORD_BYTES } from './item.ts';
import { parseJsonLossless } from './parse-json.ts';
import { isEnvelopeKey, openEnvelope } from './reply-envelope.ts';
import { bomLength, decodeUtf8, LF } from './utf8.ts';

export interface JsonOptions {
  /** The longest element, or document that is not an array, in bytes; 16 MiB by default. */
  readonly maxRecordBytes?: number;
}

const [QUOTE, SLASH, COMMA, OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [
  0x22, 0x5c, 0x2c, 0x5b, 0x5d, 0x7b, 0x7d,
];
/** 1 for the bytes that never end or begin anything inside of a value. */
const IS_PLAIN = Uint8Array.from({ length: 256 }, (_, byte) =>
  [QUOTE, SLASH, COMMA, OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT, LF].includes(byte) ? 0 : 1,
);
const isSpace = (byte: number): boolean => byte === 0x20 || byte === LF || byte === 0x0d || byte === 0x09;

/** Where the machine stands: between documents, among the elements of an array, in an object, in other text. */
type Within = 'nothing' | 'elements' | 'object' | 'scalar';

/**
 * A reader of JSON documents, one or several after each other: an array gives its elements, a reply envelope the
 * elements of its `result` (and a problem where `success` is false), any other document itself.
 */
const jsonReader = (options: JsonOptions = {}): ItemReader => {
  const limit = options.maxRecordBytes ?? MAX_RECORD_BYTES;
  const window = new ByteWindow();
  let items: FormatItem[] = [];
  let index = 0;
  let line = 1;
  /** How much of the window the machine has seen. */
  let seen = 0;
  let within: Within = 'nothing';
  /** Brackets open inside the element or the object. */
  let depth = 0;
  let inString = false;
  let escaped = false;
  /** Start in the window of what is being collected, or -1; its line; whether it is over the limit and dropped. */
  let start = -1;
  let startLine = 1;
  let dropping = false;
  /** Did a comma end the last element, so that another must come? */
  let afterComma = false;
  /** In an object: the text up to a streamed `result`, the start of the last key, the key, is it an envelope. */
  let shell: string | undefined;
  let keyStart = -1;
  let lastKey = '';
  let expectKey = false;
  let isEnvelope = false;

  const problem = (
    code: FormatProblemCode,
    message: string,
    lost: 'nothing' | 'record' | 'rest' = 'record',
  ): void => {
    const offset = window.offset + (start < 0 ? seen : start);
    items.push({
      ok: false,
      index: lost === 'record' ? index++ : index,
      line: start < 0 ? line : startLine,
      offset,
      code,
      message,
      lost,
    });
  };

  const record = (value: unknown): void => {
    items.push({ ok: true, index: index++, line: startLine, offset: window.offset + start, value });
  };

  const begin = (at: number): void => {
    start = at;
    startLine = line;
  };

  const parseSlice = (end: number, what: string, before = ''): { readonly value: unknown } | undefined => {
    const text = decodeUtf8(window.view(start, end));
    if (text === undefined) return void problem('encoding', `the ${what} is not UTF-8 and is left out`);
    const parsed = parseJsonLossless(before + text);
    if (parsed.ok) return parsed;
    return void problem(parsed.code, `the ${what} is not readable JSON and is left out: ${parsed.message}`);
  };

  /** Leaves out what is being collected once it is over the limit; the machine still runs to its end. */
  const dropLong = (end: number): void => {
    if (start < 0 || end - start <= limit) return;
    const what = within === 'object' ? 'document' : 'element';
    problem('too-long', `the ${what} is longer than ${limit} bytes and is left out`);
    start = -1;
    keyStart = -1;
    expectKey = false;
    dropping = true;
  };

  const endElement = (end: number): void => {
    dropLong(end);
    const parsed = start < 0 ? undefined : parseSlice(end, 'element');
    if (parsed !== undefined) record(parsed.value);
    start = -1;
    dropping = false;
  };

  const endDocument = (end: number): void => {
    dropLong(end);
    const parsed = dropping
      ? undefined
      : parseSlice(end, shell === undefined ? 'document' : 'reply around the records', shell);
    if (parsed !== undefined) {
      const envelope = openEnvelope(parsed.value);
      if (envelope.kind === 'failed')
        problem('reply', `the reply says that the call failed: ${envelope.message}`, 'nothing');
      else if (envelope.kind === 'records') envelope.records.forEach(record);
      else if (shell === undefined) record(parsed.value);
    }
    start = -1;
    dropping = false;
    shell = undefined;
    within = 'nothing';
  };

  const stepBetween = (byte: number, at: number): void => {
    if (isSpace(byte)) return;
    depth = 0;
    begin(at);
    if (byte === OPEN_ARRAY) {
      within = 'elements';
      start = -1;
      afterComma = false;
    } else if (byte === OPEN_OBJECT) {
      within = 'object';
      depth = 1;
      expectKey = true;
      isEnvelope = false;
      lastKey = '';
    } else {
      within = 'scalar';
      inString = byte === QUOTE;
    }
  };

  const stepElements = (byte: number, at: number): void => {
    if (depth === 0 && (byte === COMMA || byte === CLOSE_ARRAY)) {
      if (start < 0 && !dropping && (byte === COMMA || afterComma))
        problem('json', 'an element is missing beside a comma', 'nothing');
      endElement(at);
      afterComma = byte === COMMA;
      if (byte === COMMA) return;
      if (shell === undefined) within = 'nothing';
      else {
        within = 'object';
        depth = 1;
        begin(at);
      }
      return;
    }
    if (start < 0 && !dropping && !isSpace(byte)) begin(at);
    if (byte === QUOTE) inString = true;
    else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) depth++;
    else if ((byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) && depth > 0) depth--;
  };

  const stepObject = (byte: number, at: number): void => {
    if (byte === QUOTE) {
      inString = true;
      if (depth === 1 && expectKey) keyStart = at;
      return;
    }
    if (depth === 1 && byte === COMMA) expectKey = true;
    if (byte === OPEN_ARRAY && depth === 1 && lastKey === 'result' && isEnvelope && !dropping) {
      shell = (shell ?? '') + (decodeUtf8(window.view(start, at + 1)) ?? '');
      within = 'elements';
      depth = 0;
      start = -1;
      afterComma = false;
    } else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) depth++;
    else if ((byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) && --depth === 0) endDocument(at + 1);
  };

  const endString = (at: number): void => {
    inString = false;
    if (within !== 'object' || keyStart < 0) return;
    lastKey = decodeUtf8(window.view(keyStart + 1, at)) ?? '';
    if (isEnvelopeKey(lastKey)) isEnvelope = true;
    keyStart = -1;
    expectKey = false;
  };

  const step = (byte: number, at: number): void => {
    if (inString) {
      if (escaped) escaped = false;
      else if (byte === SLASH) escaped = true;
      else if (byte === QUOTE) endString(at);
    } else if (within === 'elements') stepElements(byte, at);
    else if (within === 'object') stepObject(byte, at);
    else if (within === 'nothing') stepBetween(byte, at);
    else if (byte === LF) endDocument(at);
    else if (byte === QUOTE) inString = true;
    if (byte === LF) line++;
  };

  const scan = (bytes: Uint8Array): void => {
    for (; seen < bytes.length; seen++) {
      const byte = bytes[seen] ?? 0;
      // Most bytes stand inside of strings, names and numbers and change nothing.
      if (IS_PLAIN[byte] === 1 && !escaped && (inString || (depth > 0 && start >= 0))) continue;
      step(byte, seen);
    }
  };

  const push = (chunk: Uint8Array): FormatItem[] => {
    items = [];
    window.append(chunk);
    if (window.offset === 0 && seen === 0) {
      if (window.length < 3) return items;
      seen = bomLength(window.view(0, 3));
    }
    const bytes = window.view(0, window.length);
    scan(bytes);
    dropLong(window.length);
    const keep = start < 0 ? seen : start;
    window.drop(keep);
    seen -= keep;
    if (start > 0) start = 0;
    if (keyStart >= 0) keyStart -= keep;
    return items;
  };

  const end = (): FormatItem[] => {
    items = [];
    const bytes = window.view(0, window.length);
    scan(bytes);
    // An element that its own bracket or quote closes is whole, even where the array is not.
    const last = bytes.findLast((byte) => !isSpace(byte));
    const isClosed = last === CLOSE_OBJECT || last === CLOSE_ARRAY || last === QUOTE;
    if (within === 'elements' && depth === 0 && !inString && isClosed) endElement(seen);
    if (within === 'scalar' && !inString) endDocument(seen);
    else if (within !== 'nothing') {
      const what =
        within === 'elements' || shell !== undefined ? 'the array is not closed' : 'a value is not closed';
      problem('truncated', `the input ends too early: ${what}; what was cut is left out`, 'rest');
    }
    return items;
  };

  return { push, end };
};

/** Reads a JSON array, a Marketo reply or one object, from bytes or text cut at any place, as records. */
export const readJson = (source: ChunkSource, options: JsonOptions = {}): AsyncGenerator<FormatItem> =>
  readItems(jsonReader(options), source);
