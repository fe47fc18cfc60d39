// Predicates.
import type { Filter } from '../parse/tree.ts';
import { closure, itemFunction } from './closures.ts';
import { asking, emitCheck } from './guards.ts';
import * as kind from './kinds.ts';
import { computed, type Lowering, type Operand, type Place } from './lowering.ts';

const elements = (kinds: number): number =>
  kind.may(kinds, kind.DEEP | kind.FUNCTION) ? kind.ANY : kind.DATA;

/** What a predicate certainly gives: only its truth counts. */
export const isTest = ({ expression }: Filter): boolean => {
  if (expression.predicate !== undefined || expression.group !== undefined || expression.keepArray === true)
    return false;
  if (expression.type === 'value' || expression.type === 'string') return true;
  if (expression.type !== 'binary') return false;
  return !['+', '-', '*', '/', '%', '..'].includes(expression.operator);
};

/** The condition of such a predicate for the item that is the context. */
export const testOf = (l: Lowering, { expression }: Filter, inner: Place): string => {
  emitCheck(l, expression, inner, inner.out, true);
  return l.test(expression, inner);
};

export const lowerFilter = (l: Lowering, filter: Filter, input: Operand, place: Place): Operand => {
  const { expression } = filter;
  const kinds = (input.kinds | kind.SEQUENCE | kind.NOTHING) & ~kind.FUNCTION;
  const wide = kind.may(input.kinds, kind.ARRAY | kind.SEQUENCE) ? kinds | kind.DATA : kinds;
  if (expression.type === 'number' && expression.predicate === undefined) {
    const text = l.unit.invoke('filterIndex', `${input.text}, ${expression.value}`);
    return computed(text, wide | (input.kinds & kind.DEEP));
  }
  const item = elements(input.kinds);
  if (isTest(filter)) {
    const test = itemFunction(l, place, item, (inner) => testOf(l, filter, inner));
    return computed(l.unit.invoke('filterTest', asking(l, `${input.text}, ${test}`)), wide);
  }
  const args = asking(l, `${input.text}, ${closure(l, expression, place, item)}`);
  return computed(l.unit.invoke('filter', args), wide);
};
