// Finds where each value of a JSON text stands, and the first place where the text is no JSON.

/** A half-open range of UTF-16 offsets. */
interface JsonRange {
  readonly start: number;
  readonly end: number;
}

export interface JsonLocations {
  /** Ranges of values by JSON pointer. */
  readonly values: ReadonlyMap<string, JsonRange>;
  /** Keys that stand twice in one object, at their second place. */
  readonly repeated: readonly (JsonRange & { readonly key: string })[];
  /** The first error: the text up to it was fine. */
  readonly error?: JsonRange & { readonly message: string };
}

/** Levels of nesting that are read. */
export const DEEPEST = 200;
const SPACE = /[ \t\r\n]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /true|false|null/y;

class Stop extends Error {
  readonly at: number;
  readonly end: number;
  constructor(message: string, at: number, end = at + 1) {
    super(message);
    this.at = at;
    this.end = end;
  }
}

/** Scans a whole JSON text (RFC 8259, at most 200 levels deep). Never throws. */
export const locateJson = (text: string): JsonLocations => {
  const values = new Map<string, JsonRange>();
  const repeated: (JsonRange & { readonly key: string })[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;

  const skip = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const expectChar = (chars: string, wanted: string): string => {
    skip(SPACE);
    const char = text.charAt(at);
    if (char === '' || !chars.includes(char)) throw new Stop(`expected ${wanted}`, at);
    at += 1;
    return char;
  };
  const readString = (what: string): string => {
    const start = at;
    if (text[start] !== '"') throw new Stop(`expected ${what}`, start);
    let end = start + 1;
    while (end < text.length && text[end] !== '"' && text[end] !== '\n') end += text[end] === '\\' ? 2 : 1;
    const value = text[end] === '"' ? stringOf(text.slice(start, end + 1)) : undefined;
    if (value === undefined)
      throw new Stop('the text in quotes is not ended, or has a bad escape', start, end);
    at = end + 1;
    return value;
  };
  const readValue = (pointer: string, depth: number): void => {
    if (depth > DEEPEST) throw new Stop(`nested deeper than ${DEEPEST} levels`, at);
    skip(SPACE);
    const start = at;
    const char = text[at];
    if (char === '{') readObject(pointer, depth);
    else if (char === '[') readArray(pointer, depth);
    else if (char === '"') readString('a text');
    else if (skip(WORD) === undefined && (skip(NUMBER) ?? '') === '') throw new Stop('expected a value', at);
    values.set(pointer, { start, end: at });
  };
  const readObject = (pointer: string, depth: number): void => {
    at += 1;
    skip(SPACE);
    if (text[at] === '}') {
      at += 1;
      return;
    }
    const keys = new Set<string>();
    do {
      skip(SPACE);
      const start = at;
      const key = readString('a name in double quotes');
      if (keys.has(key)) repeated.push({ key, start, end: at });
      keys.add(key);
      expectChar(':', '":"');
      readValue(`${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1);
    } while (expectChar(',}', '"," or "}"') === ',');
  };
  const readArray = (pointer: string, depth: number): void => {
    at += 1;
    skip(SPACE);
    if (text[at] === ']') {
      at += 1;
      return;
    }
    let index = 0;
    do {
      readValue(`${pointer}/${index}`, depth + 1);
      index += 1;
    } while (expectChar(',]', '"," or "]"') === ',');
  };

  try {
    readValue('', 0);
    skip(SPACE);
    if (at < text.length) throw new Stop('expected the end of the file', at);
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    const start = Math.min(error.at, text.length);
    const end = Math.min(Math.max(error.end, start), text.length);
    return { values, repeated, error: { message: error.message, start, end } };
  }
  return { values, repeated };
};

const stringOf = (literal: string): string | undefined => {
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
};
