// What a condition tells about the values it reads, where it holds.
import type { Expression } from '../tree.ts';
import * as kind from './kinds.ts';
import type { Lowering, Place } from './lowering.ts';

/** What a text reads is of these kinds. */
export interface Fact {
  readonly read: string;
  readonly kinds: number;
}

const readOf = (l: Lowering, node: Expression, place: Place): string | undefined => {
  if (node.type !== 'path' || node.steps.length !== 1 || node.steps[0]?.type !== 'name') return undefined;
  if (node.predicate !== undefined || node.group !== undefined || node.keepSingletonArray) return undefined;
  return kind.only(place.context.kinds, kind.OBJECT) ? l.value(node, place).read : undefined;
};

/** The facts in the branch that runs if the condition holds. */
export const factsOf = (l: Lowering, condition: Expression, place: Place): readonly Fact[] => {
  if (condition.predicate !== undefined || condition.group !== undefined) return [];
  if (condition.type === 'binary') {
    if (condition.operator === 'and')
      return [...factsOf(l, condition.lhs, place), ...factsOf(l, condition.rhs, place)];
    const { rhs } = condition;
    if (condition.operator !== '!=' || rhs.type !== 'value' || rhs.value !== null) return [];
    if (rhs.predicate !== undefined) return [];
  }
  const read = readOf(l, condition.type === 'binary' ? condition.lhs : condition, place);
  return read === undefined ? [] : [{ read, kinds: kind.ANY & ~(kind.NOTHING | kind.NULL) }];
};
