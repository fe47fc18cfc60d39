// Parameters against the schema of the place that they are handed on to.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Located } from '../../mapping/tree.ts';
import type { Domain } from '../../schema/domain.ts';
import { phraseOf } from '../../schema/phrase-of.ts';
import type { ResolvedMapping } from '../resolved.ts';

/** Reports a parameter whose type the place does not take, or which lists its values where no parameter can be sure. */
export const unfitParameter = (
  { parameters }: ResolvedMapping,
  { value: name, span }: Located<string>,
  domain: Domain,
): readonly Diagnostic[] => {
  const parameter = parameters.find((each) => each.name === name);
  if (parameter === undefined) return [];
  const [type] = parameter.domain.types;
  const { types, values } = domain;
  const fits =
    types.size === 0 ||
    (type !== undefined && (types.has(type) || (type === 'integer' && types.has('number'))));
  if (fits && values === undefined) return [];
  const args = { name, type: type ?? 'any', expected: phraseOf(domain) };
  const related = [{ span: parameter.span, message: 'declared here' }];
  return [createDiagnostic('rule/parameter-type', args, { span, related })];
};
