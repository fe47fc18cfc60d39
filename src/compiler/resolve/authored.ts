// The expression that an author wrote, parsed.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { parseExpression } from '../../jsonata/parse/parse-expression.ts';
import type { YamlScalar } from '../../yaml/node.ts';
import { spanInScalar } from '../../yaml/offset-in-scalar.ts';
import type { AuthoredExpression } from '../resolved.ts';

// A memo, not state: every overlay resolves the rules of its base again.
const expressions = new WeakMap<YamlScalar, AuthoredExpression>();

/** Parses an authored expression; a mistake is reported at its place in the file. */
export const authored = (
  scalar: YamlScalar | undefined,
  report: (diagnostic: Diagnostic) => void,
): AuthoredExpression | undefined => {
  if (scalar === undefined) return undefined;
  const known = expressions.get(scalar);
  if (known !== undefined) return known;
  const parsed = parseExpression(scalar.text);
  if (parsed.ok) {
    const expression = { text: scalar.text.trimEnd(), tree: parsed.tree, span: scalar.span };
    expressions.set(scalar, expression);
    return expression;
  }
  const { code, message, start, end } = parsed.problem;
  report(
    createDiagnostic('expression/syntax', { code, message }, { span: spanInScalar(scalar, start, end) }),
  );
  return undefined;
};
