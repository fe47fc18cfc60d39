// What emission needs of authored text: the paths an expression reads, and the two texts of a template without `from`.
import { partTexts } from '../../codecs/template-text.ts';
import { referencesOf } from '../../jsonata/references.ts';
import type { Expression } from '../../jsonata/tree.ts';
import type { Path } from '../../schema/path.ts';
import type { Place, Rule } from '../resolved.ts';
import { operandText } from './operand.ts';
import { failText, type Scope } from './scope.ts';

/** The paths that an expression reads from its record. */
export const referencedPaths = (tree: Expression): readonly Path[] =>
  referencesOf(tree).paths.flatMap((path) =>
    path.root.kind === 'record' && path.names.length > 0
      ? [path.names.map(({ name }) => ({ kind: 'key' as const, key: name }))]
      : [],
  );

/** `template` without `from`: the canonical text out of vendor fields. */
export const composedText = (rule: Rule, scope: Scope): string => {
  if (rule.source.kind !== 'parts') return '$nothing()';
  const operands = rule.source.parts.map(({ path }) => operandText(path, scope.vendor));
  const present = operands.map((operand) => `${operand} != null`).join(' or ');
  const value = partTexts(rule.source.template).compose(operands);
  const fail = failText(rule, 'fromVendor', 'value/incomplete', '$', scope);
  return `${present} ? ${value} ?? ${fail}`;
};

/** The vendor fields out of the canonical text: one statement that parses, one text a part. */
export const parsedParts = (
  rule: Rule,
  value: string,
  scope: Scope,
): {
  readonly statement: string;
  readonly fields: readonly { readonly place: Place; readonly text: string }[];
} => {
  if (rule.source.kind !== 'parts') return { statement: '$nothing()', fields: [] };
  const { template, parts } = rule.source;
  const texts = partTexts(template);
  const variable = `$parts_${rule.canonical.name.replaceAll(/[^A-Za-z0-9]/g, '_')}`;
  const fail = failText(rule, 'toVendor', 'value/template', value, scope);
  return {
    statement: `${variable} := $exists(${value}) and ${value} != null ? ${texts.parse(value)} ?? ${fail}`,
    fields: parts.map((place, index) => {
      const text = texts.part(variable, index);
      const isNumber = place.domain.types.has('integer') || place.domain.types.has('number');
      return { place, text: isNumber && !place.domain.types.has('string') ? `$number(${text})` : text };
    }),
  };
};
