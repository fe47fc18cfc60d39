// Lines and how far they are indented: which one is out of place, and how far its mistake reaches.
import { lineStartsOf, lineTextAt, positionAt } from '../diagnostics/position.ts';
import type { SourceFile } from '../diagnostics/span.ts';

/** A line that says something: neither blank nor a comment only. */
interface ContentLine {
  /** From 1. */
  readonly number: number;
  /** Offset at which the line begins. */
  readonly start: number;
  /** How many spaces and tabs it begins with. */
  readonly indent: number;
  readonly hasTab: boolean;
  /** Does it begin with the dash of a list? */
  readonly isItem: boolean;
}

const contentLineAt = (file: SourceFile, number: number): ContentLine | undefined => {
  const text = lineTextAt(file, number);
  const start = lineStartsOf(file)[number - 1];
  if (text === undefined || start === undefined || /^\s*(?:#|$)/.test(text)) return undefined;
  const blank = /^[ \t]*/.exec(text)?.[0] ?? '';
  return {
    number,
    start,
    indent: blank.length,
    hasTab: blank.includes('\t'),
    isItem: /^\s*-(?:\s|$)/.test(text),
  };
};

/** Lines looked at on either side: a mistake further away is none of this line. */
const FARTHEST = 200;

/** The nearest content line in a direction that passes a test; undefined where `until` passes first. */
const seek = (
  file: SourceFile,
  from: number,
  step: 1 | -1,
  test: (line: ContentLine) => boolean,
  until: (line: ContentLine) => boolean = () => false,
): ContentLine | undefined => {
  for (let number = from + step; Math.abs(number - from) <= FARTHEST; number += step) {
    if (lineTextAt(file, number) === undefined) return undefined;
    const line = contentLineAt(file, number);
    if (line === undefined) continue;
    if (test(line)) return line;
    if (until(line)) return undefined;
  }
  return undefined;
};

const any = (): boolean => true;

/** A line that is indented otherwise than the lines around it. */
export interface Stray {
  readonly line: ContentLine | undefined;
  /** How many spaces those have. */
  readonly width: number;
  /** Do the lines directly above and below it agree? */
  readonly isSure: boolean;
}

export const NO_STRAY: Stray = { line: undefined, width: 0, isSure: false };

/** How far the content lines directly above and below a line are indented, where both agree; undefined elsewhere. */
export const widthAround = (file: SourceFile, offset: number): number | undefined => {
  const { line: number } = positionAt(file, offset);
  const above = seek(file, number, -1, any);
  const below = seek(file, number, 1, any);
  const agree = above && below && above.indent === below.indent && !above.hasTab && !below.hasTab;
  return agree ? above.indent : undefined;
};

/** Does a line begin with a dash and the one above, as far to the right, with a key, or the other way round? */
export const mixesItems = (file: SourceFile, offset: number): boolean => {
  const { line: number } = positionAt(file, offset);
  const here = contentLineAt(file, number);
  const above = here && seek(file, number, -1, ({ indent }) => indent <= here.indent);
  if (here === undefined || above === undefined) return false;
  // The first line of a list stands as far right as the key that it belongs to, or further.
  return here.isItem !== above.isItem && (here.isItem || above.indent === here.indent);
};

/**
 * The line that is out of place where a parser complains of one: that line itself, or one above it that stands further
 * left than the lines around it.
 */
export const strayLine = (file: SourceFile, offset: number): Stray => {
  const { line: number } = positionAt(file, offset);
  const here = contentLineAt(file, number);
  if (here === undefined || here.hasTab) return NO_STRAY;
  const left = seek(file, number, -1, ({ indent }) => indent < here.indent);
  const isSibling = ({ indent }: ContentLine): boolean => indent === here.indent;
  const before = left && seek(file, left.number, -1, isSibling, ({ indent }) => indent < here.indent);
  // What stands further left may be a section of its own, and the mistake that this line stands below it.
  // The first line of a section, further left than the rest of it.
  const above = left && seek(file, left.number, -1, any);
  const isFirst = left && above && above.indent < left.indent;
  if (left && (before || isFirst)) return { line: left, width: here.indent, isSure: false };
  const width = widthAround(file, offset);
  return width === undefined || width === here.indent ? NO_STRAY : { line: here, width, isSure: true };
};

/** The first line at or after a line, from 1, at which a new section begins: a key without indentation. */
export const sectionEnd = (file: SourceFile, number: number): number => {
  const count = lineStartsOf(file).length;
  for (let at = number + 1; at <= count; at++) {
    if (/^[^\s#\-}\]]/.test(lineTextAt(file, at) ?? '')) return at;
  }
  return count + 1;
};

/** Codes of mistakes in indentation and of brackets that swallow it: what follows them in their section cannot be told from what they meant. */
const INDENTATION: ReadonlySet<string> = new Set([
  'yaml/bad-indentation',
  'yaml/tab-indentation',
  'yaml/value-and-keys',
  'yaml/unclosed',
]);

/** Is a diagnostic about indentation, so that its whole section is in doubt? */
export const isAboutIndentation = ({ code }: { readonly code: string }): boolean => INDENTATION.has(code);
