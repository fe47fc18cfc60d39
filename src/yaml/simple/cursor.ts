// Where the reader of simple YAML stands in a text, and the steps between values: spaces, comments, line ends.
import type { SourceFile, Span } from '../../diagnostics/span.ts';

/** A place in a text that moves on. */
export interface Cursor {
  readonly file: SourceFile;
  readonly text: string;
  at: number;
  /** How far the line of `at` is indented, once `nextContent` has found it; -1 at the end of the text. */
  indent: number;
}

/** Deeper than this the text is left to the package, which counts to its own bound. */
export const SIMPLE_DEPTH = 50;

export const SPACE = 0x20;
export const NEWLINE = 0x0a;
export const RETURN = 0x0d;
export const HASH = 0x23;
export const COLON = 0x3a;
export const DASH = 0x2d;

export const spanFrom = ({ file }: Cursor, start: number, end: number): Span => ({ file, start, end });

/** Does a line end at an offset, or the text? A carriage return stands before a line feed only. */
export const isLineEnd = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  return unit === NEWLINE || unit === RETURN || at >= text.length;
};

/** Is there a space, the end of a line or of the text at an offset? */
export const isBlank = (text: string, at: number): boolean =>
  text.charCodeAt(at) === SPACE || isLineEnd(text, at);

/** The offset of the first unit that is no space. */
export const afterSpaces = (text: string, at: number): number => {
  let next = at;
  while (text.charCodeAt(next) === SPACE) next++;
  return next;
};

/** The offset of the line behind the one of `at`, or of the end of the text. */
export const nextLine = (text: string, at: number): number => {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline + 1;
};

/** From the start of a line to the first content at or behind it: neither blank nor a comment. */
export const nextContent = (cursor: Cursor, lineStart: number): void => {
  const { text } = cursor;
  let start = lineStart;
  while (start < text.length) {
    const at = afterSpaces(text, start);
    if (!isLineEnd(text, at) && text.charCodeAt(at) !== HASH) {
      cursor.at = at;
      cursor.indent = at - start;
      return;
    }
    start = nextLine(text, at);
  }
  cursor.at = text.length;
  cursor.indent = -1;
};

/** Is the rest of a line behind a value blank, or a comment set off by a space? */
export const endsLine = (text: string, at: number): boolean => {
  const next = afterSpaces(text, at);
  return isLineEnd(text, next) || (next > at && text.charCodeAt(next) === HASH);
};

/** From behind a value to the next content; false where something else stands on its line. */
export const leaveLine = (cursor: Cursor): boolean => {
  if (!endsLine(cursor.text, cursor.at)) return false;
  nextContent(cursor, nextLine(cursor.text, cursor.at));
  return true;
};
