// The part of CEQL that the Marketo element had: `email = '…'`, `id = …`, `id in (…)`, and `select … from …` of bulk.
import { HubError } from './hub-error.ts';

/** One field, and the texts that it may hold. */
export interface Condition {
  readonly field: string;
  readonly values: readonly string[];
}

export interface BulkQuery {
  readonly resource: string;
  /** None for `*`. */
  readonly fields: readonly string[];
  readonly where?: Condition;
  readonly limit?: number;
}

interface Token {
  readonly kind: 'word' | 'value' | 'sign';
  readonly text: string;
}

const TOKEN =
  /\s*(?:`([^`]*)`|'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?)(?![\w.-])|([A-Za-z_][\w.-]*)|([=(),*<>!])|$)/y;

const refuse = (message: string): HubError => new HubError(400, message);

const tokensOf = (text: string): readonly Token[] => {
  const pattern = new RegExp(TOKEN);
  const tokens: Token[] = [];
  while (pattern.lastIndex < text.length) {
    const from = pattern.lastIndex;
    const match = pattern.exec(text);
    if (match === null) throw refuse(`Cannot read ${JSON.stringify(text.slice(from, from + 30))}`);
    const [, name, quoted, number, word, sign] = match;
    const value = quoted?.replaceAll("''", "'") ?? number;
    if (value !== undefined) tokens.push({ kind: 'value', text: value });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    else if (name !== undefined || word !== undefined)
      tokens.push({ kind: 'word', text: name ?? word ?? '' });
    else break;
  }
  return tokens;
};

const createReader = (tokens: readonly Token[]) => {
  let at = 0;
  const peek = (kind: Token['kind'], text?: string): boolean => {
    const token = tokens[at];
    return token?.kind === kind && (text === undefined || token.text.toLowerCase() === text);
  };
  const take = (kind: Token['kind'], what: string, text?: string): string => {
    const token = tokens[at];
    if (token === undefined || !peek(kind, text))
      throw refuse(`${what} expected, ${token === undefined ? 'the end' : JSON.stringify(token.text)} found`);
    at++;
    return token.text;
  };
  const skip = (kind: Token['kind'], text: string): boolean => {
    const found = peek(kind, text);
    if (found) at++;
    return found;
  };
  return { peek, take, skip, isDone: (): boolean => at === tokens.length };
};

type Reader = ReturnType<typeof createReader>;

const listOf = (reader: Reader, item: () => string): readonly string[] => {
  const items = [item()];
  while (reader.skip('sign', ',')) items.push(item());
  return items;
};

const readCondition = (reader: Reader): Condition => {
  const field = reader.take('word', 'A field');
  const value = (): string => reader.take('value', 'A text in single quotes or a number');
  if (reader.skip('word', 'in')) {
    reader.take('sign', '"("', '(');
    const values = listOf(reader, value);
    reader.take('sign', '")"', ')');
    return { field, values };
  }
  reader.take('sign', '"=" or "in"', '=');
  return { field, values: [value()] };
};

const checkEnd = (reader: Reader): void => {
  if (!reader.isDone()) throw refuse('The element supports one condition of one field, and no order');
};

/** Reads a `where`; throws a 400 for what the element does not support. */
export const parseWhere = (text: string): Condition => {
  const reader = createReader(tokensOf(text));
  const condition = readCondition(reader);
  checkEnd(reader);
  return condition;
};

/** Reads `select * from contacts [where …] [limit n]`. */
export const parseBulkQuery = (text: string): BulkQuery => {
  const reader = createReader(tokensOf(text));
  reader.take('word', '"select"', 'select');
  const fields = reader.skip('sign', '*') ? [] : listOf(reader, () => reader.take('word', 'A field or "*"'));
  reader.take('word', '"from"', 'from');
  const resource = reader.take('word', 'A resource');
  const where = reader.skip('word', 'where') ? readCondition(reader) : undefined;
  const limit = reader.skip('word', 'limit') ? Number(reader.take('value', 'A number')) : undefined;
  checkEnd(reader);
  if (limit !== undefined && (!Number.isSafeInteger(limit) || limit < 1))
    throw refuse('The limit must be a whole number from 1 up');
  return {
    resource,
    fields,
    ...(where === undefined ? {} : { where }),
    ...(limit === undefined ? {} : { limit }),
  };
};
