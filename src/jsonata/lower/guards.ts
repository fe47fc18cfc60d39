// Guards in generated code: where nesting and time are checked, counted as the package counts them.
import type { Expression } from '../parse/tree.ts';
import type { Lowering, Place } from './lowering.ts';
import type { Writer } from './writer.ts';

/** Expressions that are evaluated whenever the node is. */
const certainChildren = (node: Expression): readonly Expression[] => {
  switch (node.type) {
    case 'binary':
      return node.operator === 'and' || node.operator === 'or' ? [node.lhs] : [node.lhs, node.rhs];
    case 'apply':
      return [node.lhs, ...(node.rhs.type === 'function' ? node.rhs.arguments : [node.rhs])];
    case 'negate':
      return [node.expression];
    case 'array':
      return node.items;
    case 'condition':
      return [node.condition];
    case 'block':
      return node.expressions;
    case 'bind':
      return [node.value];
    case 'function':
    case 'partial':
      return [node.procedure, ...node.arguments];
    case 'path':
      return node.steps.slice(0, 1);
    case 'object':
      return node.pairs.flat();
    default:
      return [];
  }
};

/**
 * The deepest nesting that the evaluation of a node at this nesting reaches for certain. A call in tail position is made
 * where the function around it was called, its arguments included: at `left`.
 */
const reached = (node: Expression, depth: number, left: number): number => {
  const from = node.type === 'function' && node.tail ? left : depth + 1;
  return certainChildren(node).reduce((most, child) => Math.max(most, reached(child, from, left)), depth + 1);
};

/** The nesting at which calls in tail position are made. */
export const tailDepth = ({ settles }: Place): number => settles ?? 0;

/** What one evaluation of a node makes at most of its own, in words of memory; parts with checks of their own aside. */
const wordsOf = (node: Expression): number => {
  let words = 0;
  if (node.type === 'object') words = 6 + 2 * node.pairs.length;
  else if (node.type === 'array') words = 4 + node.items.length;
  else if (node.type === 'binary') words = node.operator === '&' ? 4 : 0;
  else if (node.type === 'lambda' || node.type === 'partial' || node.type === 'transform') words = 32;
  for (const child of certainChildren(node)) words += wordsOf(child);
  if (node.type === 'condition')
    words += wordsOf(node.then) + (node.else === undefined ? 0 : wordsOf(node.else));
  return words;
};

/** Emits the check before a part that may run on its own: an arm, an item of a step, a body. */
export const emitCheck = (
  l: Lowering,
  node: Expression,
  place: Place,
  out: Writer,
  repeated: boolean,
): void => {
  if (!l.unit.limited) return;
  const depth = reached(node, place.depth, tailDepth(place));
  // Outside lambdas the nesting is known here and now.
  const harmless = place.base === undefined && depth <= (l.unit.stack ?? Number.POSITIVE_INFINITY);
  if (harmless && !repeated) return;
  const words = l.unit.sequenceGuard && repeated ? wordsOf(node) : 0;
  out.line(`run.check(${place.base === undefined ? depth : `${place.base} + ${depth}`}, ${words});`);
};

/** The arguments of a support function that asks guards, where there are any. */
export const asking = (l: Lowering, args: string): string => (l.unit.limited ? `${args}, run` : args);

/** A text that was made, counted under the guard on length. */
export const madeText = (l: Lowering, text: string): string =>
  l.unit.sequenceGuard ? `run.text(${text})` : text;

/** The text of a call that tells its callee how deep it stands. */
export const deepCall = (l: Lowering, place: Place, text: string): string => {
  if (!l.unit.guarded) return text;
  const depth = place.base === undefined ? String(place.depth) : `${place.base} + ${place.depth}`;
  // The call may have waited: the clock is looked at when it is back.
  return `(run.depth = ${depth}, ${l.unit.awaits ? `run.look(${text})` : text})`;
};
