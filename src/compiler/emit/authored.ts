// What emission needs of authored text: the paths an expression reads, and the two texts of a template without `from`.
import { partTexts } from '../../codecs/template-text.ts';
import { referencesOf } from '../../jsonata/parse/references.ts';
import type { Expression } from '../../jsonata/parse/tree.ts';
import type { Path } from '../../schema/path.ts';
import type { Place, Rule } from '../resolved.ts';
import { operandText } from './operand.ts';
import { failText, type Scope, type WriteScope } from './scope.ts';

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

/** Is a part a number in the vendor, though a text in the template? */
const isNumber = ({ domain: { types } }: Place): boolean =>
  (types.has('integer') || types.has('number')) && !types.has('string');

/**
 * The vendor fields out of the canonical text: one statement that parses an edited value, one text a part. A part that is
 * no whole number where the vendor has one fails the whole: half a text would be another value.
 */
export const parsedParts = (
  rule: Rule,
  value: string,
  edited: string,
  scope: WriteScope,
): {
  readonly statement: string;
  readonly fields: readonly { readonly place: Place; readonly text: string }[];
} => {
  if (rule.source.kind !== 'parts') return { statement: '$nothing()', fields: [] };
  const { template, parts } = rule.source;
  const texts = partTexts(template);
  const variable = scope.names(rule.canonical.name, 'parts');
  const fail = failText(rule, 'toVendor', 'value/template', value, scope);
  const parsed = texts.parse(value);
  const numbers = parts.flatMap((place, index) =>
    isNumber(place) ? [`$exists($integer(${texts.part('$found', index)}))`] : [],
  );
  const found =
    numbers.length === 0
      ? parsed
      : `($found := ${parsed}; ${[`$exists($found)`, ...numbers].join(' and ')} ? $found)`;
  return {
    statement: `${variable} := ${edited} and ${value} != null ? ${found} ?? ${fail}`,
    fields: parts.map((place, index) => {
      const text = texts.part(variable, index);
      return { place, text: isNumber(place) ? `$integer(${text})` : text };
    }),
  };
};
