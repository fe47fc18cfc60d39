// One row of a damaged CSV file, read as leniently as can be: a quote ends a cell only where a cell can end.
import { decodeUtf8, LF } from './utf8.ts';

export interface ScannedRow {
  /** Null for an unquoted `null`. */
  readonly cells: readonly (string | null)[];
  /** In bytes, with the line end. */
  readonly length: number;
}

const QUOTE = 0x22;
const CR = 0x0d;

/** Does a cell, or the input, end at this place? */
const endsCell = (bytes: Uint8Array, at: number, delimiter: number, ended: boolean): boolean => {
  const byte = bytes[at];
  if (byte === undefined) return ended;
  return byte === delimiter || byte === LF || (byte === CR && bytes[at + 1] === LF);
};

/** The place of the quote that closes the cell which opened before `from`; -1 where there is none (yet). */
const closingQuote = (bytes: Uint8Array, from: number, delimiter: number, ended: boolean): number => {
  for (let at = bytes.indexOf(QUOTE, from); at >= 0; at = bytes.indexOf(QUOTE, at + 1)) {
    if (bytes[at + 1] === QUOTE) at++;
    else if (endsCell(bytes, at + 1, delimiter, ended)) return at;
  }
  return -1;
};

/**
 * Reads the row at the start of some bytes. Quotes inside a cell that do not end it are text.
 *
 * @param ended - are these the last bytes of the input?
 * @returns undefined where the row does not end within these bytes, or is not UTF-8.
 */
export const scanRow = (bytes: Uint8Array, delimiter: number, ended: boolean): ScannedRow | undefined => {
  const cells: (string | null)[] = [];
  for (let at = 0; ; at++) {
    const quoted = bytes[at] === QUOTE;
    let end = quoted ? closingQuote(bytes, at + 1, delimiter, ended) : at;
    if (end < 0) return undefined;
    if (!quoted) while (end < bytes.length && !endsCell(bytes, end, delimiter, ended)) end++;
    const text = decodeUtf8(bytes.subarray(quoted ? at + 1 : at, end));
    if (text === undefined) return undefined;
    cells.push(quoted ? text.replaceAll('""', '"') : text === 'null' ? null : text);
    at = quoted ? end + 1 : end;
    if (bytes[at] === delimiter) continue;
    if (bytes[at] === CR) at++;
    if (bytes[at] === LF) return { cells, length: at + 1 };
    return at >= bytes.length && ended ? { cells, length: bytes.length } : undefined;
  }
};
