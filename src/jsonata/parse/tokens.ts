// The tokens of an expression with both offsets: the package's own tree knows only where a token ends.

export interface Token {
  readonly kind: 'operator' | 'name' | 'variable' | 'string' | 'number' | 'regex';
  readonly start: number;
  readonly end: number;
  /** The operator's or keyword's text; empty for other kinds. */
  readonly operator: string;
  /** Stands where an operand is expected (`*`, `%`, `-` have two meanings). */
  readonly operand: boolean;
}

const DOUBLE = ['..', ':=', '!=', '>=', '<=', '**', '~>', '?:', '??'];
const SINGLE = '.[]{}(),@#;:?+-*/%|=<>^&!~';
const SPACE = ' \t\n\r\v';
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[Ee][-+]?[0-9]+)?/y;
/** What a name is made of. */
const END = /[^ \t\n\r\v.[\]{}(),@#;:?+\-*/%|=<>^&!~]*/y;
const KEYWORDS = new Set(['and', 'or', 'in']);

const skipBlank = (text: string, from: number): number => {
  let at = from;
  for (;;) {
    while (at < text.length && SPACE.includes(text.charAt(at))) at += 1;
    if (text.charAt(at) !== '/' || text.charAt(at + 1) !== '*') return at;
    const close = text.indexOf('*/', at + 2);
    if (close < 0) return text.length;
    at = close + 2;
  }
};

const endOfString = (text: string, start: number): number => {
  const quote = text.charAt(start);
  for (let at = start + 1; at < text.length; at += 1) {
    if (text.charAt(at) === '\\') at += 1;
    else if (text.charAt(at) === quote) return at + 1;
  }
  return text.length;
};

const endOfRegex = (text: string, start: number): number => {
  let depth = 0;
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '/' && depth === 0) {
      let slashes = 0;
      while (text.charAt(at - slashes - 1) === '\\') slashes += 1;
      if (slashes % 2 === 0) {
        let end = at + 1;
        while (text.charAt(end) === 'i' || text.charAt(end) === 'm') end += 1;
        return end;
      }
    }
    if (text.charAt(at - 1) === '\\') continue;
    if ('([{'.includes(char)) depth += 1;
    if (')]}'.includes(char)) depth -= 1;
  }
  return text.length;
};

const endOfName = (text: string, start: number): number => {
  END.lastIndex = start;
  END.test(text);
  return END.lastIndex;
};

/** Splits an expression into tokens; never throws, an unterminated token ends with the text. */
export const tokensOf = (text: string): readonly Token[] => {
  const tokens: Token[] = [];
  let operandNext = true;
  let at = skipBlank(text, 0);
  const add = (kind: Token['kind'], end: number, operator: string, isOperand: boolean): void => {
    tokens.push({ kind, start: at, end, operator, operand: operandNext });
    operandNext = !isOperand;
    at = skipBlank(text, Math.max(end, at + 1));
  };
  while (at < text.length) {
    const char = text.charAt(at);
    const pair = text.substring(at, at + 2);
    if (char === '/' && operandNext) add('regex', endOfRegex(text, at), '', true);
    else if (DOUBLE.includes(pair)) add('operator', at + 2, pair, pair === '**' && operandNext);
    else if (SINGLE.includes(char)) {
      const closing = ')]}'.includes(char);
      add('operator', at + 1, char, closing || ('*%'.includes(char) && operandNext));
    } else if (char === '"' || char === "'") add('string', endOfString(text, at), '', true);
    else if (char === '`') {
      const close = text.indexOf('`', at + 1);
      add('name', close < 0 ? text.length : close + 1, '', true);
    } else {
      NUMBER.lastIndex = at;
      const number = char >= '0' && char <= '9' ? NUMBER.exec(text) : null;
      if (number !== null) add('number', at + number[0].length, '', true);
      else {
        const end = endOfName(text, at);
        const word = text.substring(at, end);
        if (char === '$') add('variable', end, '', true);
        else if (KEYWORDS.has(word) && !operandNext) add('operator', end, word, false);
        else add('name', end, '', true);
      }
    }
  }
  return tokens;
};

/** Finds tokens by the offset where they end, and the partner of a bracket. */
export interface TokenIndex {
  readonly tokens: readonly Token[];
  endingAt(offset: number | undefined): Token | undefined;
  /** The next token after this one. */
  after(token: Token): Token | undefined;
  before(token: Token): Token | undefined;
  /** The closing bracket that belongs to this opening one. */
  closing(token: Token): Token | undefined;
  /** The first operator of this text, at or after an offset. */
  operatorFrom(offset: number, operator: string): Token | undefined;
}

/** Builds the index over one expression's tokens. */
export const indexTokens = (tokens: readonly Token[]): TokenIndex => {
  const byEnd = new Map<number, number>();
  const partner = new Map<number, number>();
  const open: number[] = [];
  tokens.forEach((token, index) => {
    byEnd.set(token.end, index);
    if (token.kind !== 'operator') return;
    if ('([{'.includes(token.operator)) open.push(index);
    else if (')]}'.includes(token.operator)) {
      const start = open.pop();
      if (start !== undefined) partner.set(start, index);
    }
  });
  const at = (index: number | undefined): Token | undefined =>
    index === undefined ? undefined : tokens[index];
  const numberOf = (token: Token): number => byEnd.get(token.end) ?? 0;
  return {
    tokens,
    endingAt: (offset) => (offset === undefined ? undefined : at(byEnd.get(offset))),
    after: (token) => at(numberOf(token) + 1),
    before: (token) => at(numberOf(token) - 1),
    closing: (token) => at(partner.get(numberOf(token))),
    operatorFrom: (offset, operator) => {
      let low = 0;
      let high = tokens.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((tokens[middle]?.start ?? 0) < offset) low = middle + 1;
        else high = middle;
      }
      for (let index = low; index < tokens.length; index += 1) {
        const token = tokens[index];
        if (token?.kind === 'operator' && token.operator === operator) return token;
      }
      return undefined;
    },
  };
};
