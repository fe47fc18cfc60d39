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

/** Emits the check before a part that may run on its own: an arm, an item of a step, a body. */
export const emitCheck = (
  l: Lowering,
  node: Expression,
  place: Place,
  out: Writer,
  repeated: boolean,
): void => {
  if (!l.unit.guarded) return;
  const depth = reached(node, place.depth, tailDepth(place));
  // Outside lambdas the nesting is known here and now.
  const harmless = place.base === undefined && depth <= (l.unit.stack ?? Number.POSITIVE_INFINITY);
  if (harmless && !repeated) return;
  out.line(`run.check(${place.base === undefined ? depth : `${place.base} + ${depth}`});`);
};

/** The text of a call that tells its callee how deep it stands. */
export const deepCall = (l: Lowering, place: Place, text: string): string => {
  if (!l.unit.guarded) return text;
  const depth = place.base === undefined ? String(place.depth) : `${place.base} + ${place.depth}`;
  // The call may have waited: the clock is looked at when it is back.
  return `(run.depth = ${depth}, ${l.unit.awaits ? `run.look(${text})` : text})`;
};

/** The text of an array that grew item by item, with the check of its length. */
export const bounded = (l: Lowering, text: string): string =>
  l.unit.sequenceGuard ? `run.bound(${text})` : text;
