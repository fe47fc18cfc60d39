// The expression that an author wrote, parsed.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { parseAuthored } from '../../mapping/authored-expression.ts';
import type { YamlScalar } from '../../yaml/node.ts';
import { spanInScalar } from '../../yaml/offset-in-scalar.ts';
import type { AuthoredExpression } from '../resolved.ts';

/** Parses an authored expression; a mistake is reported at its place in the file. */
export const authored = (
  scalar: YamlScalar | undefined,
  report: (diagnostic: Diagnostic) => void,
): AuthoredExpression | undefined => {
  if (scalar === undefined) return undefined;
  const parsed = parseAuthored(scalar);
  if (parsed.ok) return { text: scalar.text.trimEnd(), tree: parsed.tree, span: scalar.span };
  const { code, message, start, end } = parsed.problem;
  report(
    createDiagnostic('expression/syntax', { code, message }, { span: spanInScalar(scalar, start, end) }),
  );
  return undefined;
};
