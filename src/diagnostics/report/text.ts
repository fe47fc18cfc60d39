// Diagnostics for people: code, message, excerpt with carets, help; a summary at the end.
import { codeFrame } from '../code-frame.ts';
import type { Diagnostic, Edit, Severity } from '../diagnostic.ts';
import { type Palette, plainPalette } from '../palette.ts';
import { summaryLine, summaryOf } from '../summary.ts';
import { visible } from '../visible.ts';

/** How text reports look. */
export interface TextOptions {
  /** Colour functions, such as `picocolors`; none unless given. */
  readonly colour?: Palette | undefined;
}

const toneOf = (severity: Severity, palette: Palette): ((text: string) => string) =>
  severity === 'error' ? palette.red : severity === 'warning' ? palette.yellow : palette.cyan;

const linesOf = (text: string): readonly string[] => text.split(/\r\n|\n/).map(visible);

/** A fix of one edit on one line can be typed, unless the help line says it already; others are for editors. */
const fixText = (fix: readonly Edit[], help = ''): string | undefined => {
  const [edit] = fix;
  if (edit === undefined || fix.length > 1 || edit.text.length > 100) return undefined;
  if (
    /^\s|^$|[\r\n]/.test(edit.text) ||
    help.includes(`write ${edit.text}`) ||
    help.includes(`"${edit.text}"`)
  )
    return undefined;
  return `write ${visible(edit.text)}`;
};

const noteLines = (word: string, text: string, gutter: number, palette: Palette): readonly string[] => {
  const [first = '', ...rest] = linesOf(text);
  const indent = ' '.repeat(gutter + 1);
  return [
    `${indent}${palette.blue('=')} ${palette.bold(`${word}:`)} ${first}`,
    ...rest.map((line) => `${indent}${' '.repeat(word.length + 4)}${line}`.trimEnd()),
  ];
};

/** One diagnostic, without a line feed at the end. */
export const formatDiagnostic = (diagnostic: Diagnostic, options: TextOptions = {}): string => {
  const palette = options.colour ?? plainPalette;
  const { code, severity, message, span, related, help, fix = [] } = diagnostic;
  const tone = toneOf(severity, palette);
  const [headline = '', ...more] = linesOf(message);
  const rows = [`${tone(palette.bold(`${severity}[${code}]`))}${palette.bold(`: ${headline}`)}`, ...more];
  let gutter = 2;
  if (span) {
    const frame = codeFrame({ span, message: diagnostic.label ?? '' }, related, { ...palette, red: tone });
    rows.push(frame.text);
    gutter = frame.gutter;
  }
  if (help) rows.push(...noteLines('help', help, gutter, palette));
  const typed = fixText(fix, help);
  if (typed) rows.push(...noteLines('fix', typed, gutter, palette));
  return rows.join('\n');
};

/**
 * The text report: every diagnostic in the given order, then a line such as `2 errors, 1 warning`. Ends with a line feed;
 * the empty text if there are no diagnostics.
 */
export const formatText = (diagnostics: readonly Diagnostic[], options: TextOptions = {}): string => {
  if (diagnostics.length === 0) return '';
  const palette = options.colour ?? plainPalette;
  const blocks = diagnostics.map((diagnostic) => formatDiagnostic(diagnostic, options));
  return `${[...blocks, palette.bold(summaryLine(summaryOf(diagnostics)))].join('\n\n')}\n`;
};
