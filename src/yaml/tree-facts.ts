// What the concrete syntax tree shows and the composed one forgets: depth, tags, comments after texts, unclosed brackets.
import type { CST } from 'yaml';

type Token = CST.Token;
type Leaf = CST.SourceToken;

/** A value and the first thing behind it that has no place there, or the comment that follows it. */
export interface Followed {
  readonly value: Token;
  readonly by: Leaf;
  /** Does the value stand inside `{ }` or `[ ]`? */
  readonly inFlow: boolean;
}

/** What stands in the file beside nodes. */
export interface TreeFacts {
  readonly tags: readonly Leaf[];
  /** Plain scalars with a comment on their last line. */
  readonly commented: readonly Followed[];
  /** Values with something behind them that cannot be there. */
  readonly leftovers: readonly Followed[];
  /** The headers of block scalars without text. */
  readonly emptyBlocks: readonly Leaf[];
  /** Plain texts of several lines, with whether they are items of a block list. */
  readonly folded: readonly { readonly value: CST.FlowScalar; readonly isItem: boolean }[];
  /** Quotes and brackets that are not closed. */
  readonly unclosed: readonly {
    readonly offset: number;
    readonly opening: string;
    readonly closing: string;
  }[];
}

const BLANK = new Set(['space', 'comment', 'newline']);

const isTokenOfEnd = (token: Leaf): boolean => !BLANK.has(token.type) && token.type !== 'comma';

/** The tail of a value: the tokens behind it on its line. */
const endOf = (token: Token): readonly Leaf[] => {
  switch (token.type) {
    case 'alias':
    case 'scalar':
    case 'single-quoted-scalar':
    case 'double-quoted-scalar':
      return token.end ?? [];
    case 'flow-collection':
      return token.end.slice(token.end[0]?.source === closingOf(token.start.source) ? 1 : 0);
    default:
      return [];
  }
};

const closingOf = (opening: string): string => (opening === '{' ? '}' : opening === '[' ? ']' : opening);

const childrenOf = (token: Token): readonly (Token | null | undefined)[] => {
  switch (token.type) {
    case 'document':
      return [token.value];
    case 'block-map':
    case 'block-seq':
    case 'flow-collection':
      return token.items.flatMap((item) => [item.key, item.value]);
    default:
      return [];
  }
};

const propsOf = (token: Token): readonly Token[] => {
  switch (token.type) {
    case 'document':
      return token.start;
    case 'block-map':
    case 'block-seq':
    case 'flow-collection':
      return token.items.flatMap((item) => [...item.start, ...(item.sep ?? [])]);
    default:
      return [];
  }
};

const unclosedOf = (token: Token): TreeFacts['unclosed'] => {
  switch (token.type) {
    case 'single-quoted-scalar':
    case 'double-quoted-scalar': {
      const quote = token.source.charAt(0);
      const closed = token.source.length > 1 && token.source.endsWith(quote);
      return closed ? [] : [{ offset: token.offset, opening: quote, closing: quote }];
    }
    case 'flow-collection': {
      const opening = token.start.source;
      const closing = closingOf(opening);
      return token.end.some((end) => end.source === closing)
        ? []
        : [{ offset: token.offset, opening, closing }];
    }
    default:
      return [];
  }
};

interface Visit {
  readonly token: Token;
  readonly inFlow: boolean;
  readonly isItem: boolean;
}

const emptyBlockOf = (token: Token): Leaf | undefined => {
  if (token.type !== 'block-scalar' || token.source.trim() !== '') return undefined;
  for (const prop of token.props) {
    // `|+` keeps empty lines: it is meant.
    if (prop.type === 'block-scalar-header' && /^[|>][-1-9]*$/.test(prop.source)) return prop;
  }
  return undefined;
};

/** Gathers the facts of the tokens of a file, without recursion. */
export const treeFacts = (tokens: readonly Token[]): TreeFacts => {
  const tags: Leaf[] = [];
  const commented: Followed[] = [];
  const leftovers: Followed[] = [];
  const emptyBlocks: Leaf[] = [];
  const folded: TreeFacts['folded'][number][] = [];
  const unclosed: TreeFacts['unclosed'][number][] = [];
  const stack: Visit[] = tokens.toReversed().map((token) => ({ token, inFlow: false, isItem: false }));
  for (let visit = stack.pop(); visit; visit = stack.pop()) {
    const { token, inFlow, isItem } = visit;
    for (const prop of propsOf(token)) if (prop.type === 'tag' && 'source' in prop) tags.push(prop);
    unclosed.push(...unclosedOf(token));
    const header = emptyBlockOf(token);
    if (header) emptyBlocks.push(header);
    const end = endOf(token);
    const rest = end.find(isTokenOfEnd);
    if (rest) leftovers.push({ value: token, by: rest, inFlow });
    if (token.type === 'scalar' && token.source !== '') {
      const newline = end.findIndex((part) => part.type === 'newline');
      const comment = (newline < 0 ? end : end.slice(0, newline)).find((part) => part.type === 'comment');
      if (comment) commented.push({ value: token, by: comment, inFlow });
      if (token.source.includes('\n')) folded.push({ value: token, isItem });
    }
    const inside = { inFlow: inFlow || token.type === 'flow-collection', isItem: token.type === 'block-seq' };
    for (const child of childrenOf(token).toReversed()) if (child) stack.push({ token: child, ...inside });
  }
  return { tags, commented, leftovers, emptyBlocks, folded, unclosed };
};
