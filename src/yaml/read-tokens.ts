// Text → concrete syntax tokens, given up as soon as the nesting passes the bound, so that nothing later recurses too far.
import { type CST, Lexer, Parser } from 'yaml';
import { mendFlowKeys } from './mend-flow-keys.ts';

/** How many collections may stand inside one another. */
export const DEPTH_BOUND = 100;

/** How many lexical tokens a file may have: some sixteen thousand field rules. */
export const TOKEN_BOUND = 500_000;

/** The tokens of a file, or why it is given up: the offset at which it nests too deeply, or the number of tokens. */
export type TokensOrBound =
  | { readonly tokens: readonly CST.Token[] }
  | { readonly tooDeepAt: number }
  | { readonly tooMany: true };

const isCollection = (token: CST.Token): boolean =>
  token.type === 'block-map' || token.type === 'block-seq' || token.type === 'flow-collection';

/** Reads the tokens of a text; never throws. */
export const readTokens = (text: string): TokensOrBound => {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let offset = 0;
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    offset += lexeme.length;
    count += 1;
    if (count > TOKEN_BOUND) return { tooMany: true };
    // The stack also holds the document and the scalar that is being read.
    if (parser.stack.length > DEPTH_BOUND && parser.stack.filter(isCollection).length > DEPTH_BOUND) {
      const at = parser.stack.findLast(isCollection);
      return { tooDeepAt: at && 'offset' in at ? at.offset : offset };
    }
  }
  tokens.push(...parser.end());
  mendFlowKeys(tokens);
  return { tokens };
};
