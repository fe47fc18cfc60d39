// Comparisons in authored expressions that can never hold: a path beside a constant that its schema does not allow.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { JsonScalar } from '../../json/json.ts';
import { type PathReference, referencesOf } from '../../jsonata/parse/references.ts';
import type { BinaryNode, Expression } from '../../jsonata/parse/tree.ts';
import type { Domain } from '../../schema/domain.ts';
import { fieldAt } from '../../schema/fields.ts';
import { phraseOf } from '../../schema/phrase-of.ts';
import { type ExpressionSite, expressionsOf } from '../facts/expression-sites.ts';
import type { ResolvedMapping } from '../resolved.ts';
import type { Check } from './check.ts';

const COMPARED: ReadonlySet<string> = new Set(['=', '!=', 'in']);

const isComparison = (node: object): node is BinaryNode =>
  'type' in node && node.type === 'binary' && 'operator' in node && COMPARED.has(String(node.operator));

/** Every comparison, once: the parser repeats what stands before `??`. */
const comparisonsIn = (root: unknown, found = new Map<number, BinaryNode>()): Map<number, BinaryNode> => {
  if (typeof root !== 'object' || root === null || root instanceof RegExp) return found;
  if (isComparison(root)) found.set(root.rhs.start, root);
  for (const inner of Object.values(root)) comparisonsIn(inner, found);
  return found;
};

const constantOf = (node: Expression): Exclude<JsonScalar, null> | undefined =>
  (node.type === 'string' || node.type === 'number' || node.type === 'value') && node.value !== null
    ? node.value
    : undefined;

/** May the value be what the constant is? Of lengths and patterns nothing is said; the empty text may stand for null. */
const mayBe = ({ types, values }: Domain, constant: Exclude<JsonScalar, null>): boolean => {
  if (types.size === 0 || types.has('array') || types.has('object') || constant === '') return true;
  const isOfType =
    typeof constant === 'number'
      ? types.has('number') || (types.has('integer') && Number.isInteger(constant))
      : types.has(typeof constant === 'string' ? 'string' : 'boolean');
  return isOfType && (values?.includes(constant) ?? true);
};

/** The domain of an operand that is a plain path of the record. */
const domainOf = (
  mapping: ResolvedMapping,
  { side, prefix, site }: ExpressionSite,
  paths: readonly PathReference[],
  operand: Expression,
): { readonly name: string; readonly domain: Domain } | undefined => {
  if (operand.type !== 'path' || operand.steps.some(({ type, stages }) => type !== 'name' || stages))
    return undefined;
  const { length } = operand.steps;
  const reference = paths.find(
    ({ root, names }) =>
      root.kind === 'record' &&
      names.at(-length)?.start === operand.start &&
      names.at(-1)?.end === operand.end,
  );
  if (reference === undefined) return undefined;
  const names = reference.names.map(({ name }) => name);
  const document = side === 'vendor' ? (site.branch?.vendor ?? mapping.vendor) : mapping.canonical;
  const path = names.map((key) => ({ kind: 'key', key }) as const);
  const domain = fieldAt(document, [...prefix, ...path])?.domain;
  return domain && { name: names.join('.'), domain };
};

const checkComparison = (
  mapping: ResolvedMapping,
  expression: ExpressionSite,
  paths: readonly PathReference[],
  { operator, lhs, rhs }: BinaryNode,
): readonly Diagnostic[] => {
  const sides: readonly (readonly [Expression, Expression])[] =
    operator === 'in'
      ? [[lhs, rhs]]
      : [
          [lhs, rhs],
          [rhs, lhs],
        ];
  return sides.flatMap(([operand, other]) => {
    const place = domainOf(mapping, expression, paths, operand);
    if (place === undefined) return [];
    const constants = operator === 'in' && other.type === 'array' ? other.items : [other];
    return constants.flatMap((node) => {
      const constant = constantOf(node);
      if (constant === undefined || mayBe(place.domain, constant)) return [];
      const args = { name: place.name, constant: JSON.stringify(constant), domain: phraseOf(place.domain) };
      return [createDiagnostic('expression/never-equal', args, { span: expression.spanOf(node) })];
    });
  });
};

export const checkExpressionComparisons: Check = {
  rule: (site, { mapping }) =>
    expressionsOf(site).flatMap((expression) => {
      const { tree } = expression.expression;
      const { paths } = referencesOf(tree);
      return [...comparisonsIn(tree).values()].flatMap((comparison) =>
        checkComparison(mapping, expression, paths, comparison),
      );
    }),
};
