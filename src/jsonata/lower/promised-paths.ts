// A path whose last step is an expression about an object that is promised: evaluated there, without a step.
import type { Expression, PathNode } from '../parse/tree.ts';
import { emitCheck } from './guards.ts';
import * as kind from './kinds.ts';
import type { Lowering, Operand, Place } from './lowering.ts';
import { isPlainStep } from './members.ts';
import { readPromised } from './promises.ts';
import { readVariable } from './variables.ts';

/** Does the expression give one value, never an array? */
const givesOne = (node: Expression): boolean => {
  if (!isPlainStep(node) || node.keepArray === true) return false;
  switch (node.type) {
    case 'object':
    case 'negate':
      return true;
    case 'binary':
      return node.operator !== '..';
    case 'block': {
      const last = node.expressions.at(-1);
      return last !== undefined && givesOne(last);
    }
    default:
      return false;
  }
};

/** Looks ahead, before anything is relied upon: do these names lead from object to object? */
const leadsToObject = (from: Operand, names: readonly Expression[]): boolean => {
  let shape = from.known?.shape;
  if (shape === undefined || !kind.only(from.kinds, kind.OBJECT)) return false;
  for (const step of names) {
    if (step.type !== 'name' || !isPlainStep(step)) return false;
    shape = shape.member(step.value);
    if (!kind.only(shape.kinds, kind.OBJECT)) return false;
  }
  return true;
};

/** The evaluated path; undefined where it is of another form, or not promised. */
export const lowerPromisedPath = (l: Lowering, node: PathNode, place: Place): Operand | undefined => {
  if (l.unit.promised === undefined || l.unit.sequenceGuard) return undefined;
  if (node.group !== undefined || node.keepSingletonArray || node.keepArray === true) return undefined;
  const [first] = node.steps;
  const last = node.steps.at(-1);
  if (node.steps.length < 2 || last === undefined || !givesOne(last)) return undefined;
  const fromVariable = first?.type === 'variable' && isPlainStep(first);
  let value = fromVariable ? readVariable(l, first.name, { ...place, output: false }) : place.context;
  const names = node.steps.slice(fromVariable ? 1 : 0, -1);
  if (!value.simple || !leadsToObject(value, names)) return undefined;
  for (const step of names) {
    const next =
      step.type === 'name' ? readPromised(l, value, step.value, { ...place, output: false }) : undefined;
    if (next === undefined) throw new Error('a member that is not promised');
    value = next;
  }
  const inner = { ...place, context: value };
  emitCheck(l, last, inner, place.out, true);
  return l.value(last, inner);
};
