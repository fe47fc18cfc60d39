// What a condition tells about the values it reads, where it holds.
import type { Expression } from '../parse/tree.ts';
import * as kind from './kinds.ts';
import type { Lowering, Place } from './lowering.ts';
import { resolve } from './variables.ts';
import { Writer } from './writer.ts';

/** What a text reads is of these kinds. */
export interface Fact {
  readonly read: string;
  readonly kinds: number;
}

const PRESENT = kind.ANY & ~kind.NOTHING;
const VALUE = PRESENT & ~kind.NULL;

const readOf = (l: Lowering, node: Expression, place: Place): string | undefined => {
  if (node.type !== 'path' || node.steps.some((step) => step.type !== 'name' && step.type !== 'variable'))
    return undefined;
  if (node.predicate !== undefined || node.group !== undefined || node.keepSingletonArray) return undefined;
  const out = new Writer(place.out);
  const { read } = l.value(node, { ...place, out, returned: false, output: false });
  return out.empty ? read : undefined;
};

/** The argument of `$exists`, where that is the function it seems to be. */
const existing = (l: Lowering, node: Expression, place: Place): Expression | undefined => {
  if (node.type !== 'function' || node.procedure.type !== 'variable' || node.procedure.name !== 'exists')
    return undefined;
  const { maybe, variable } = resolve(l, 'exists', place.frame);
  const known = maybe.length === 0 && variable === undefined && l.unit.builtin('exists') !== undefined;
  return known && node.arguments.length === 1 ? node.arguments[0] : undefined;
};

const isLiteral = (node: Expression): boolean =>
  (node.type === 'string' || node.type === 'number') && node.predicate === undefined;

/** The operand that a condition is about, and what it is if the condition holds. */
const subject = (l: Lowering, node: Expression, place: Place): readonly [Expression, number] | undefined => {
  if (node.type === 'binary') {
    const { rhs } = node;
    const isNull = rhs.type === 'value' && rhs.value === null && rhs.predicate === undefined;
    // Nothing is neither equal nor unequal to a value.
    if (node.operator === '!=' && isNull) return [node.lhs, VALUE];
    return node.operator === '=' && isLiteral(rhs) ? [node.lhs, VALUE] : undefined;
  }
  const argument = existing(l, node, place);
  return argument === undefined ? [node, VALUE] : [argument, PRESENT];
};

/** The facts in the branch that runs if the condition holds. */
export const factsOf = (l: Lowering, condition: Expression, place: Place): readonly Fact[] => {
  if (condition.predicate !== undefined || condition.group !== undefined) return [];
  if (condition.type === 'binary' && condition.operator === 'and')
    return [...factsOf(l, condition.lhs, place), ...factsOf(l, condition.rhs, place)];
  const about = subject(l, condition, place);
  const read = about && readOf(l, about[0], place);
  return about === undefined || read === undefined ? [] : [{ read, kinds: about[1] }];
};
