// Higher-order built-ins whose function is a lambda written in place: no function value is made.
import type { Expression, LambdaNode } from '../tree.ts';
import { deepCall } from './guards.ts';
import * as kind from './kinds.ts';
import { lambdaFunction } from './lambda-function.ts';
import { computed, type Knowledge, type Lowering, type Operand, type Place } from './lowering.ts';
import { promisedItems } from './promises.ts';

const isPlainLambda = (node: Expression | undefined, least: number, most: number): node is LambdaNode =>
  node?.type === 'lambda' &&
  node.signature === undefined &&
  node.predicate === undefined &&
  node.group === undefined &&
  node.parameters.length >= least &&
  node.parameters.length <= most &&
  new Set(node.parameters.map((parameter) => parameter.name)).size === node.parameters.length;

/** What is known about the items of an argument. */
const itemOf = (input: Operand, place: Place): Knowledge => {
  const known = promisedItems(input, place);
  if (known !== undefined && !kind.may(input.kinds, kind.NULL)) return { kinds: known.shape.kinds, known };
  return { kinds: kind.may(input.kinds, kind.DEEP | kind.FUNCTION) ? kind.ANY : kind.DATA };
};

interface HelperForm {
  readonly name: string;
  readonly arguments: number;
  /** How few and how many parameters the lambda may have. */
  readonly parameters: readonly [number, number];
}

const HELPERS: ReadonlyMap<string, HelperForm> = new Map([
  ['map', { name: 'mapItems', arguments: 2, parameters: [1, 3] }],
  ['filter', { name: 'filterItems', arguments: 2, parameters: [1, 3] }],
  ['reduce', { name: 'reduceItems', arguments: 3, parameters: [2, 4] }],
]);

/** `$map`, `$filter` and `$reduce` with a lambda; undefined for any other form. */
export const lowerHigherOrder = (
  l: Lowering,
  name: string,
  nodes: readonly Expression[],
  first: readonly Operand[],
  site: string,
  place: Place,
): Operand | undefined => {
  const given = first.length;
  const lambda = nodes[1 - given];
  const count = nodes.length + given;
  const helper = HELPERS.get(name);
  if (helper === undefined || count < 2 || count > helper.arguments) return undefined;
  if (!isPlainLambda(lambda, helper.parameters[0], helper.parameters[1])) return undefined;
  const others = nodes.filter((node) => node !== lambda);
  const [input, start] = [...first, ...l.values(others, place)];
  if (input === undefined) return undefined;
  const item = itemOf(input, place);
  const [index, whole] = [{ kinds: kind.NUMBER }, { kinds: kind.ANY }];
  const parameters = name === 'reduce' ? [whole, item, index, whole] : [item, index, whole];
  const body = lambdaFunction(l, lambda, place, parameters);
  const rest = name === 'reduce' ? `, ${start?.text ?? 'undefined'}` : '';
  const text = l.unit.invoke(helper.name, `${input.text}, ${body}${rest}, ${site}`);
  const filtered = kind.SEQUENCE | kind.DATA | (input.kinds & (kind.DEEP | kind.FUNCTION));
  return computed(deepCall(l, place, text), name === 'filter' ? filtered : kind.ANY);
};
