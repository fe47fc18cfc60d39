// Translates a JavaScript pattern into the syntax of the linear-time engine, or says what has no equal there.

/** What a linear engine cannot do, or cannot do alike. */
export interface PatternProblem {
  /** A few words: "a look-ahead". */
  readonly construct: string;
  /** UTF-16 offset in the pattern. */
  readonly at: number;
}

export type TranslatedPattern =
  | { readonly ok: true; readonly pattern: string }
  | { readonly ok: false; readonly problem: PatternProblem };

const hex = (code: number): string => `\\x{${code.toString(16)}}`;
const span = (from: number, to: number): string => (from === to ? hex(from) : `${hex(from)}-${hex(to)}`);

/** White space as JavaScript's `\s` has it. */
const SPACES: readonly (readonly [number, number])[] = [
  [0x9, 0xd],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];
const spaceClass = (): string => SPACES.map(([from, to]) => span(from, to)).join('');
const otherClass = (): string => {
  const parts: string[] = [];
  let next = 0;
  for (const [from, to] of SPACES) {
    parts.push(span(next, from - 1));
    next = to + 1;
  }
  return [...parts, span(next, 0x10ffff)].join('');
};
const LINE_ENDS = '\\n\\r\\x{2028}\\x{2029}';
const KEPT_LETTERS = 'dDwWbBtnvfr';

const isHigh = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;
const literalOf = (code: number): string => {
  const char = String.fromCodePoint(code);
  return /[A-Za-z0-9_]/.test(char) || code > 0x7f ? char : code < 0x20 ? hex(code) : `\\${char}`;
};

interface Piece {
  readonly text: string;
  readonly length: number;
}

const groupCount = (source: string): number => {
  let count = 0;
  let inClass = false;
  for (let at = 0; at < source.length; at += 1) {
    const char = source.charAt(at);
    if (char === '\\') at += 1;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (
      char === '(' &&
      !inClass &&
      (source.charAt(at + 1) !== '?' || /^\(\?<[^=!]/.test(source.slice(at, at + 4)))
    )
      count += 1;
  }
  return count;
};

/** An escape sequence: what it becomes and how much of the source it takes. */
const translateEscape = (
  source: string,
  at: number,
  inClass: boolean,
  groups: number,
): Piece | PatternProblem => {
  const char = source.charAt(at + 1);
  const unicode = /^\\u([0-9a-fA-F]{4})(?:\\u([0-9a-fA-F]{4}))?/.exec(source.slice(at, at + 12));
  if (unicode !== null) {
    const first = Number.parseInt(unicode[1] ?? '', 16);
    const second = Number.parseInt(unicode[2] ?? '', 16);
    if (isHigh(first) && isLow(second)) {
      return { text: hex((first - 0xd800) * 0x400 + (second - 0xdc00) + 0x10000), length: 12 };
    }
    if (isHigh(first) || isLow(first)) return { construct: 'half a surrogate pair', at };
    return { text: hex(first), length: 6 };
  }
  const code = /^\\x([0-9a-fA-F]{2})/.exec(source.slice(at, at + 4));
  if (code !== null) return { text: hex(Number.parseInt(code[1] ?? '', 16)), length: 4 };
  const control = /^\\c([A-Za-z])/.exec(source.slice(at, at + 3));
  if (control !== null) return { text: hex((control[1] ?? '').charCodeAt(0) % 32), length: 3 };
  if (char === 's') return { text: inClass ? spaceClass() : `[${spaceClass()}]`, length: 2 };
  if (char === 'S') return { text: inClass ? otherClass() : `[${otherClass()}]`, length: 2 };
  if (char === 'b' && inClass) return { text: hex(8), length: 2 };
  if (char === 'B' && inClass) return { text: 'B', length: 2 };
  if (char === 'k' && /\(\?<[^=!]/.test(source)) return { construct: 'a back-reference', at };
  if (/[1-9]/.test(char) && !inClass) {
    const number = Number.parseInt(/^\d+/.exec(source.slice(at + 1))?.[0] ?? '', 10);
    if (number <= groups) return { construct: 'a back-reference', at };
  }
  const octal = /^\\([0-3][0-7]{0,2}|[4-7][0-7]?)/.exec(source.slice(at, at + 4));
  if (octal !== null) return { text: hex(Number.parseInt(octal[1] ?? '', 8)), length: octal[0].length };
  if (KEPT_LETTERS.includes(char)) return { text: `\\${char}`, length: 2 };
  const point = source.codePointAt(at + 1);
  return {
    text: point === undefined ? '\\\\' : literalOf(point),
    length: 1 + (point !== undefined && point > 0xffff ? 2 : 1),
  };
};

const isProblem = (piece: Piece | PatternProblem): piece is PatternProblem => 'construct' in piece;

/** A character class from its opening bracket on. */
const translateClass = (source: string, start: number): Piece | PatternProblem => {
  const negated = source.charAt(start + 1) === '^';
  let at = start + (negated ? 2 : 1);
  let inside = '';
  while (at < source.length && source.charAt(at) !== ']') {
    const char = source.charAt(at);
    if (char === '\\') {
      const piece = translateEscape(source, at, true, 0);
      if (isProblem(piece)) return piece;
      inside += piece.text;
      at += piece.length;
    } else {
      inside += char === '[' || char === '^' ? `\\${char}` : char;
      at += 1;
    }
  }
  const everything = span(0, 0x10ffff);
  const text = inside === '' ? `[${negated ? '' : '^'}${everything}]` : `[${negated ? '^' : ''}${inside}]`;
  return { text, length: at - start + 1 };
};

/**
 * The pattern for the linear engine. Known to differ, and not translated: a character outside the
 * basic plane is one character (two in JavaScript without `u`); with flag `m` only a newline ends a
 * line; a group keeps what it matched last in a repetition.
 */
export const translatePattern = (source: string, flags: string): TranslatedPattern => {
  const groups = groupCount(source);
  let pattern = '';
  for (let at = 0; at < source.length; ) {
    const char = source.charAt(at);
    let piece: Piece | PatternProblem;
    if (char === '\\') piece = translateEscape(source, at, false, groups);
    else if (char === '[') piece = translateClass(source, at);
    else if (char === '.') piece = { text: `[^${LINE_ENDS}]`, length: 1 };
    else if (char === '$' && !flags.includes('m')) piece = { text: '\\z', length: 1 };
    else if (/^\(\?<?[=!]/.test(source.slice(at, at + 4))) {
      const behind = source.charAt(at + 2) === '<';
      piece = { construct: behind ? 'a look-behind' : 'a look-ahead', at };
    } else piece = { text: char, length: 1 };
    if (isProblem(piece)) return { ok: false, problem: piece };
    pattern += piece.text;
    at += piece.length;
  }
  return { ok: true, pattern };
};
