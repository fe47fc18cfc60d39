// The JSONata text of an author, parsed once: overlays and resolving look at the same tree.
import type { ParsedExpression } from '../jsonata/parse/parse-expression.ts';
import { parseExpression } from '../jsonata/parse/parse-expression.ts';
import type { YamlScalar } from '../yaml/node.ts';

// A memo, not state: every overlay resolves the rules of its base again.
const memo = new WeakMap<YamlScalar, ParsedExpression>();

export const parseAuthored = (scalar: YamlScalar): ParsedExpression => {
  const known = memo.get(scalar) ?? parseExpression(scalar.text);
  memo.set(scalar, known);
  return known;
};
