// Scalars of simple YAML: plain ones, quoted ones on one line, literal and folded blocks. Undefined: left to the package.
import type { YamlScalar } from '../node.ts';
import {
  afterSpaces,
  COLON,
  type Cursor,
  DASH,
  HASH,
  isBlank,
  isLineEnd,
  NEWLINE,
  nextContent,
  nextLine,
  RETURN,
  SPACE,
  spanFrom,
} from './cursor.ts';

/** What no plain scalar begins with here; some may stand there before a letter, which is rare. */
const INDICATORS = new Set(',[]{}#&*!|>\'"%@`?:');

const FLOW_INDICATORS = new Set([...',[]{}'].map((sign) => sign.charCodeAt(0)));

/** The end of the part of a plain scalar that stands on one line, and the sign at which it ends. */
interface PlainEnd {
  readonly end: number;
  readonly stop: number;
}

const startsPlain = (text: string, at: number): boolean =>
  !INDICATORS.has(text.charAt(at)) && !(text.charCodeAt(at) === DASH && isBlank(text, at + 1));

const plainEnd = (text: string, start: number, inFlow: boolean): PlainEnd => {
  let end = start;
  for (let at = start; ; at++) {
    if (isLineEnd(text, at)) return { end, stop: at };
    const unit = text.charCodeAt(at);
    if (inFlow && FLOW_INDICATORS.has(unit)) return { end, stop: at };
    if (unit === COLON) {
      const ends = isBlank(text, at + 1) || (inFlow && FLOW_INDICATORS.has(text.charCodeAt(at + 1)));
      if (ends) return { end, stop: at };
    }
    if (unit === HASH && text.charCodeAt(at - 1) === SPACE) return { end, stop: at };
    if (unit !== SPACE) end = at + 1;
  }
};

const plain = (cursor: Cursor, start: number, end: number, text: string): YamlScalar => {
  cursor.at = end;
  return { kind: 'scalar', text, style: 'plain', span: spanFrom(cursor, start, end), contentStart: start };
};

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
]);

const unescaped = (inside: string): string | undefined => {
  if (!inside.includes('\\')) return inside;
  if (!/^(?:[^\\]|\\["\\/nrt]|\\u[0-9a-fA-F]{4})*$/.test(inside)) return undefined;
  return inside.replace(/\\(?:u(.{4})|(.))/g, (_, code: string | undefined, sign: string) =>
    code === undefined ? (ESCAPES.get(sign) ?? sign) : String.fromCharCode(Number.parseInt(code, 16)),
  );
};

/** A quoted scalar that ends on its line. */
const quoted = (cursor: Cursor): YamlScalar | undefined => {
  const { text, at: start } = cursor;
  const isDouble = text.charAt(start) === '"';
  const pattern = isDouble ? /"((?:[^"\\\r\n]|\\[^\r\n])*)"/y : /'((?:[^'\r\n]|'')*)'/y;
  pattern.lastIndex = start;
  const inside = pattern.exec(text)?.[1];
  const value = inside === undefined || isDouble ? inside && unescaped(inside) : inside.replace(/''/g, "'");
  if (value === undefined) return undefined;
  cursor.at = pattern.lastIndex;
  const span = spanFrom(cursor, start, cursor.at);
  const style = isDouble ? 'double' : 'single';
  return { kind: 'scalar', text: value, style, span, contentStart: start + 1 };
};

const isQuote = (text: string, at: number): boolean => text.charAt(at) === '"' || text.charAt(at) === "'";

/** The longest key that may stand before a colon, with room to spare. */
const LONGEST_KEY = 1000;

/** A key on one line, with the colon behind it; the cursor stays where it is if there is none. */
export const readKey = (cursor: Cursor, inFlow: boolean): YamlScalar | undefined => {
  const { text, at: start } = cursor;
  const key = isQuote(text, start)
    ? quoted(cursor)
    : startsPlain(text, start)
      ? plainOnLine(cursor, inFlow)
      : undefined;
  const colon = cursor.at;
  const isKey = key !== undefined && text.charCodeAt(colon) === COLON && isBlank(text, colon + 1);
  if (!isKey || key.text === '' || key.text === '<<' || colon - start > LONGEST_KEY) {
    cursor.at = start;
    return undefined;
  }
  cursor.at = colon + 1;
  return key;
};

const plainOnLine = (cursor: Cursor, inFlow: boolean): YamlScalar => {
  const { text, at: start } = cursor;
  const { end } = plainEnd(text, start, inFlow);
  return plain(cursor, start, end, text.slice(start, end));
};

/** A scalar inside `{ }` or `[ ]`, on one line. */
export const readFlowScalar = (cursor: Cursor): YamlScalar | undefined => {
  const { text, at: start } = cursor;
  if (isQuote(text, start)) return quoted(cursor);
  if (!startsPlain(text, start)) return undefined;
  const { end, stop } = plainEnd(text, start, true);
  // Texts of several lines, texts before a comment and a list's `[a: b]` are rare.
  const next = text.charAt(afterLines(text, stop));
  if (end === start || !(next === ',' || next === '}' || next === ']')) return undefined;
  return plain(cursor, start, end, text.slice(start, end));
};

const afterLines = (text: string, at: number): number => {
  let next = at;
  while (isBlank(text, next) && next < text.length) next++;
  return next;
};

/** Brackets and quotes: in a text before a comment they may be cut in two by it, which is told. */
const PAIRED = /[()[\]{}"]/;

/** A line of a text of several lines that may have been meant otherwise, which is told. */
const ODD_LINE = /^(?:-|[A-Za-z_][\w.-]*:)/;

/**
 * A plain or quoted scalar in a block.
 * @param parentIndent - lines that are indented further than this go on with a plain text
 */
export const readBlockScalar = (cursor: Cursor, parentIndent: number): YamlScalar | undefined => {
  const { text, at: start } = cursor;
  if (isQuote(text, start)) return quoted(cursor);
  if (!startsPlain(text, start)) return undefined;
  let { end, stop } = plainEnd(text, start, false);
  let value = text.slice(start, end);
  while (isLineEnd(text, stop) && stop < text.length) {
    const more = continuation(cursor, stop, parentIndent);
    if (more === undefined) break;
    if (ODD_LINE.test(text.slice(more.start, more.start + LONGEST_KEY))) return undefined;
    const line = plainEnd(text, more.start, false);
    value += more.fold + text.slice(more.start, line.end);
    end = line.end;
    stop = line.stop;
  }
  if (text.charCodeAt(stop) === COLON) return undefined;
  if (text.charCodeAt(stop) === HASH && (stop === end + 1 || PAIRED.test(value))) return undefined;
  return plain(cursor, start, end, value);
};

/** The next line of a plain text, and what the line ends before it fold to. */
const continuation = (
  { text }: Cursor,
  lineEnd: number,
  parentIndent: number,
): { readonly start: number; readonly fold: string } | undefined => {
  let lineStart = nextLine(text, lineEnd);
  for (let blank = 0; lineStart < text.length; blank++) {
    const at = afterSpaces(text, lineStart);
    if (at >= text.length) return undefined;
    if (!isLineEnd(text, at)) {
      const goesOn = at - lineStart > parentIndent && text.charCodeAt(at) !== HASH;
      return goesOn ? { start: at, fold: blank === 0 ? ' ' : '\n'.repeat(blank) } : undefined;
    }
    lineStart = nextLine(text, at);
  }
  return undefined;
};

/**
 * A block scalar, `|`, `|-`, `>` or `>-`; the cursor stands at the next content then.
 * @param parentIndent - its lines are indented further than this
 */
export const readBlockText = (cursor: Cursor, parentIndent: number): YamlScalar | undefined => {
  const { text, at: start } = cursor;
  const header = /[|>]-?\n/y;
  header.lastIndex = start;
  if (!header.test(text)) return undefined;
  const isFolded = text.charAt(start) === '>';
  const lines: string[] = [];
  let [indent, contentStart, end, lineStart] = [-1, -1, -1, header.lastIndex];
  while (lineStart < text.length) {
    const at = afterSpaces(text, lineStart);
    const width = at - lineStart;
    const next = nextLine(text, at);
    const isEmpty = text.charCodeAt(at) === NEWLINE || at >= text.length;
    if (isEmpty) {
      // Space that may count as text, and lines before the first: rare.
      if (width > 0 || indent < 0) return undefined;
      lines.push('');
    } else {
      if (indent < 0) {
        if (width <= parentIndent) return undefined;
        [indent, contentStart] = [width, at];
      }
      if (width < indent) {
        if (width > parentIndent) return undefined;
        break;
      }
      if (isFolded && width > indent) return undefined;
      const lineEnd = text.charCodeAt(next - 1) === NEWLINE ? next - 1 : next;
      const last = text.charCodeAt(lineEnd - 1);
      if (last === SPACE || last === RETURN) return undefined;
      lines.push(text.slice(lineStart + indent, lineEnd));
      end = lineEnd;
    }
    lineStart = next;
  }
  if (indent < 0) return undefined;
  while (lines.at(-1) === '') lines.pop();
  const body = isFolded ? folded(lines) : lines.join('\n');
  const value = text.charAt(start + 1) === '-' ? body : `${body}\n`;
  nextContent(cursor, lineStart);
  const style = isFolded ? 'folded' : 'literal';
  return { kind: 'scalar', text: value, style, span: spanFrom(cursor, start, end), contentStart };
};

const folded = (lines: readonly string[]): string => {
  let value = '';
  let blank = 0;
  lines.forEach((line, index) => {
    if (line === '') {
      blank++;
      return;
    }
    if (index > 0) value += blank === 0 ? ' ' : '\n'.repeat(blank);
    value += line;
    blank = 0;
  });
  return value;
};
