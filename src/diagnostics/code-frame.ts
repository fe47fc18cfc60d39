// Spans → an excerpt of their files with line numbers, carets and labels.
import { excerptLine } from './excerpt-line.ts';
import { type Palette, plainPalette } from './palette.ts';
import { lineTextAt, positionAt } from './position.ts';
import type { Label, SourceFile, Span } from './span.ts';
import { visible } from './visible.ts';

/** A marked part of one line, in UTF-16 columns from 0. */
interface Mark {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly primary: boolean;
  readonly message: string;
}

/** The marks of one span: its first and last line; what lies between is shown only if it is one line. */
const marksOf = (span: Span, message: string, primary: boolean): readonly Mark[] => {
  const { file } = span;
  const first = positionAt(file, span.start);
  const from = first.column - 1;
  // A span that ends behind a line break ends on the line before.
  const last = positionAt(file, Math.max(span.start, span.end - 1));
  if (first.line === last.line) {
    const width = Math.max(1, span.end - span.start);
    const end = Math.max(from + 1, Math.min(from + width, (lineTextAt(file, first.line) ?? '').length));
    return [{ line: first.line, from, to: end, primary, message }];
  }
  const firstLength = (lineTextAt(file, first.line) ?? '').length;
  const lastLine = lineTextAt(file, last.line) ?? '';
  const indent = lastLine.length - lastLine.trimStart().length;
  const to = Math.max(1, Math.min(last.column, lastLine.length));
  return [
    { line: first.line, from, to: Math.max(from + 1, firstLength), primary, message: '' },
    { line: last.line, from: Math.min(indent, to - 1), to, primary, message },
  ];
};

const colourOf = (palette: Palette, primary: boolean): ((text: string) => string) =>
  primary ? palette.red : palette.blue;

/** The lines of one file that carry marks, in order, with a gap shown as dots. */
const sectionOf = (
  file: SourceFile,
  marks: readonly Mark[],
  gutter: number,
  palette: Palette,
): readonly string[] => {
  const edge = palette.blue('|');
  const blank = `${' '.repeat(gutter)} ${edge}`;
  const numbered = (line: number, text: string): string =>
    `${palette.blue(String(line).padStart(gutter))} ${edge}${text === '' ? '' : ` ${text}`}`;
  const lines = [...new Set(marks.map((mark) => mark.line))].sort((left, right) => left - right);
  const rows = [blank];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (before !== undefined && line === before + 2) {
      rows.push(numbered(line - 1, excerptLine(lineTextAt(file, line - 1) ?? '', []).text));
    } else if (before !== undefined && line > before + 1) {
      rows.push(palette.blue('...'));
    }
    const here = marks
      .filter((mark) => mark.line === line)
      .sort((left, right) => Number(right.primary) - Number(left.primary) || left.from - right.from);
    const { text, underlines } = excerptLine(lineTextAt(file, line) ?? '', here);
    rows.push(numbered(line, text));
    for (const [place, mark] of here.entries()) {
      const { column, width } = underlines[place] ?? { column: 0, width: 1 };
      const carets = (mark.primary ? '^' : '-').repeat(width);
      const label = mark.message === '' ? '' : ` ${visible(mark.message)}`;
      rows.push(`${blank} ${' '.repeat(column)}${colourOf(palette, mark.primary)(carets + label)}`);
    }
  }
  return rows;
};

const placeOf = (span: Span): string => {
  const { line, column } = positionAt(span.file, span.start);
  return `${visible(span.file.path)}:${line}:${column}`;
};

/**
 * The excerpt for a span with its label, and for related places in the same or other files.
 *
 * @returns its lines joined by line feeds, without one at the end, and the width of its line numbers
 */
export const codeFrame = (
  primary: Label,
  related: readonly Label[] = [],
  palette: Palette = plainPalette,
): { readonly text: string; readonly gutter: number } => {
  const files = new Map<SourceFile, { readonly span: Span; readonly marks: Mark[] }>();
  for (const [index, { span, message }] of [primary, ...related].entries()) {
    const group = files.get(span.file) ?? { span, marks: [] };
    files.set(span.file, group);
    group.marks.push(...marksOf(span, message, index === 0));
  }
  const groups = [...files];
  const highest = Math.max(...groups.flatMap(([, { marks }]) => marks.map(({ line }) => line)));
  const gutter = String(highest).length;
  const rows = groups.flatMap(([file, { span, marks }], index) => [
    `${' '.repeat(gutter)}${palette.blue(index === 0 ? '-->' : ':::')} ${placeOf(span)}`,
    ...sectionOf(file, marks, gutter, palette),
  ]);
  return { text: rows.join('\n'), gutter };
};
