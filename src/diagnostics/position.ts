// Offsets as people and editors count: lines and columns from 1, with LF, CRLF and lone CR as line ends.
import type { SourceFile } from './span.ts';

/** A place in a file: `offset` in UTF-16 units from 0, `line` and `column` (UTF-16 units) from 1. */
export interface Position {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

const cache = new WeakMap<SourceFile, readonly number[]>();

/** The offset at which each line of a file begins. */
export const lineStartsOf = (file: SourceFile): readonly number[] => {
  const known = cache.get(file);
  if (known) return known;
  const starts = [0];
  for (const match of file.text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  cache.set(file, starts);
  return starts;
};

/** The index of the last line that begins at or before an offset. */
const lineIndexOf = (starts: readonly number[], offset: number): number => {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** The place of an offset; offsets outside the file are taken to its nearest end. */
export const positionAt = (file: SourceFile, offset: number): Position => {
  const inside = Math.max(0, Math.min(offset, file.text.length));
  const starts = lineStartsOf(file);
  const index = lineIndexOf(starts, inside);
  return { offset: inside, line: index + 1, column: inside - (starts[index] ?? 0) + 1 };
};

const isLineEnd = (unit: number): boolean => unit === 0x0a || unit === 0x0d;

/** The text of a line, counted from 1, without its line end; undefined if the file has no such line. */
export const lineTextAt = (file: SourceFile, line: number): string | undefined => {
  const starts = lineStartsOf(file);
  const start = starts[line - 1];
  if (start === undefined) return undefined;
  let end = starts[line] ?? file.text.length;
  // At most two units: a line feed with the carriage return before it.
  while (end > start && isLineEnd(file.text.charCodeAt(end - 1))) end -= 1;
  return file.text.slice(start, end);
};
