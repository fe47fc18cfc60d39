// From a place in a scalar's decoded text to its place in the file, for carets inside expressions and templates.
import type { Span } from '../diagnostics/span.ts';
import type { YamlScalar } from './node.ts';

/** A stretch of the text that stands in the file unit for unit. */
interface Stretch {
  readonly text: number;
  readonly file: number;
  readonly length: number;
}

/** Quoted text on one line: a stretch between any two escapes. Undefined if it was folded over lines. */
const quotedStretches = (scalar: YamlScalar, source: string): readonly Stretch[] | undefined => {
  const body = source.slice(1, -1);
  if (/[\r\n]/.test(body)) return undefined;
  const escaped =
    scalar.style === 'single' ? /''/g : /\\(?:x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}|[^xuU])/g;
  const stretches: Stretch[] = [];
  const start = scalar.span.start + 1;
  let from = 0;
  let text = 0;
  for (const match of body.matchAll(escaped)) {
    stretches.push({ text, file: start + from, length: match.index - from });
    text += match.index - from;
    const units = match[0].startsWith('\\U') && Number.parseInt(match[0].slice(2), 16) > 0xffff ? 2 : 1;
    // Every unit of an escape stands where the escape begins.
    for (let unit = 0; unit < units; unit++)
      stretches.push({ text: text + unit, file: start + match.index, length: 1 });
    text += units;
    from = match.index + match[0].length;
  }
  stretches.push({ text, file: start + from, length: body.length - from });
  return text + body.length - from === scalar.text.length ? stretches : undefined;
};

interface Line {
  readonly file: number;
  readonly line: string;
}

/** The first lines of a source with their file offsets, without line ends. */
const sourceLines = (source: string, offset: number, most = Number.POSITIVE_INFINITY): readonly Line[] => {
  const lines: Line[] = [];
  let start = 0;
  while (start <= source.length && lines.length < most) {
    const newline = source.indexOf('\n', start);
    const end = newline < 0 ? source.length : newline;
    lines.push({ file: offset + start, line: source.slice(start, end).replace(/\r$/, '') });
    start = end + 1;
  }
  return lines;
};

/** A literal block: its lines are the text's lines, each behind the same indentation. */
const literalStretches = (scalar: YamlScalar, source: string): readonly Stretch[] | undefined => {
  const textLines = scalar.text.split('\n');
  const lines = sourceLines(source, scalar.span.start, textLines.length + 1).slice(1);
  const stretches: Stretch[] = [];
  let text = 0;
  for (const [index, line] of textLines.entries()) {
    const from = lines[index];
    if (from === undefined) break;
    if (!from.line.endsWith(line)) return undefined;
    stretches.push({ text, file: from.file + from.line.length - line.length, length: line.length });
    text += line.length + 1;
  }
  return stretches;
};

/** Folded text: each line of the source, without its outer blanks, stands whole in the text, in order. */
const foldedStretches = (scalar: YamlScalar, source: string): readonly Stretch[] | undefined => {
  const isBlock = scalar.style === 'folded';
  const isQuoted = scalar.style === 'single' || scalar.style === 'double';
  const inner = isQuoted ? source.slice(1, -1) : source;
  if (
    (scalar.style === 'single' && inner.includes("''")) ||
    (scalar.style === 'double' && inner.includes('\\'))
  ) {
    return undefined;
  }
  const lines = sourceLines(inner, scalar.span.start + (isQuoted ? 1 : 0)).slice(isBlock ? 1 : 0);
  // White space before the first words lies where the text begins.
  const stretches: Stretch[] = [{ text: 0, file: scalar.contentStart, length: 0 }];
  let text = 0;
  for (const { file, line } of lines) {
    const words = line.replace(/^[ \t]+|[ \t]+$/g, '');
    if (words === '') continue;
    while (/[ \t\n]/.test(scalar.text.charAt(text))) text += 1;
    if (!scalar.text.startsWith(words, text)) return undefined;
    stretches.push({ text, file: file + line.indexOf(words), length: words.length });
    text += words.length;
  }
  return stretches;
};

const stretchesOf = (scalar: YamlScalar): readonly Stretch[] | undefined => {
  const { file, start, end } = scalar.span;
  const source = file.text.slice(start, end);
  switch (scalar.style) {
    case 'literal':
      return literalStretches(scalar, file.text.slice(start));
    case 'plain':
      return source === scalar.text
        ? [{ text: 0, file: start, length: source.length }]
        : foldedStretches(scalar, source);
    case 'folded':
      return foldedStretches(scalar, source);
    default:
      return quotedStretches(scalar, source) ?? foldedStretches(scalar, source);
  }
};

/**
 * The file offset of a UTF-16 offset inside a scalar's decoded text. A unit that came out of an escape lies where the
 * escape begins; white space that came out of a fold lies at the end of its line.
 *
 * @returns undefined outside the text, and where text was both escaped and folded
 */
export const offsetInScalar = (scalar: YamlScalar, textOffset: number): number | undefined =>
  offsetIn(scalar, stretchesOf(scalar), textOffset);

const offsetIn = (
  scalar: YamlScalar,
  stretches: readonly Stretch[] | undefined,
  textOffset: number,
): number | undefined => {
  if (textOffset < 0 || textOffset > scalar.text.length) return undefined;
  const stretch = stretches?.findLast(({ text }) => text <= textOffset);
  return stretch && stretch.file + Math.min(textOffset - stretch.text, stretch.length);
};

/** The span of a part `[start, end)` of a scalar's decoded text, or of the whole scalar where that cannot be told. */
export const spanInScalar = (scalar: YamlScalar, start: number, end: number): Span => {
  const { file } = scalar.span;
  const stretches = stretchesOf(scalar);
  const from = offsetIn(scalar, stretches, start);
  const last = end > start ? offsetIn(scalar, stretches, end - 1) : from;
  const next = offsetIn(scalar, stretches, Math.max(start, end));
  if (from === undefined || last === undefined || next === undefined) return scalar.span;
  // What ends with a line break ends on that line, not behind the indentation of the next.
  const to = /[\r\n]/.test(file.text.charAt(last)) ? last : next;
  return { file, start: from, end: Math.max(from, to) };
};
