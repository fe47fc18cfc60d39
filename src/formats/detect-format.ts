// Which format an input is in, by its first bytes.
import { isEnvelopeKey } from './reply-envelope.ts';

/** `array` and `object` are for `readJson`, which reads both (and reply envelopes). */
export type InputFormat = 'ndjson' | 'array' | 'object' | 'csv';

/** The place after the value that starts at `from`, or -1 where the text ends before it does. */
const endOfValue = (text: string, from: number, onKey: (key: string) => void): number => {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === '"') {
      const open = at++;
      while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
      if (depth === 1) onKey(text.slice(open + 1, at));
    } else if (char === '{' || char === '[') depth++;
    else if ((char === '}' || char === ']') && --depth === 0) return at + 1;
  }
  return -1;
};

/**
 * The format of an input, told by its first chunk. An object that ends on its first line is NDJSON, unless it is a
 * reply envelope; one that goes over several lines is a document. Anything but JSON is taken for CSV; nothing for NDJSON.
 *
 * @param firstChunk - the first bytes or characters; some kilobytes tell for certain.
 */
export const detectFormat = (firstChunk: Uint8Array | string): InputFormat => {
  const decoded = typeof firstChunk === 'string' ? firstChunk : new TextDecoder().decode(firstChunk);
  const text = decoded.replace(/^\uFEFF/, '').trimStart();
  if (text === '') return 'ndjson';
  if (text.startsWith('[')) return 'array';
  if (!text.startsWith('{')) return 'csv';
  let isEnvelope = false;
  const end = endOfValue(text, 0, (key) => {
    isEnvelope ||= isEnvelopeKey(key);
  });
  if (isEnvelope) return 'object';
  const firstLineEnd = text.indexOf('\n');
  const endsOnFirstLine = end > 0 && (firstLineEnd < 0 || end <= firstLineEnd);
  const isOneLongLine = end < 0 && firstLineEnd < 0;
  return endsOnFirstLine || isOneLongLine ? 'ndjson' : 'object';
};
