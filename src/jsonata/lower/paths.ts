// Paths: chains of names where they are read directly, steps over sequences everywhere else.
import type { Expression, NameNode, PathNode, SortNode } from '../parse/tree.ts';
import { arrive } from './arrive.ts';
import { closure } from './closures.ts';
import { lowerGroup } from './constructors.ts';
import { lowerFilter } from './filters.ts';
import { asking } from './guards.ts';
import * as kind from './kinds.ts';
import { lowerLoopedItems, lowerLoopedPath } from './looped-paths.ts';
import {
  computed,
  type Lowering,
  NotLowered,
  type Operand,
  type Place,
  pureText,
  reading,
  simple,
} from './lowering.ts';
import { isPlainObject, isPlainStep, property } from './members.ts';
import { lowerPromisedPath } from './promised-paths.ts';
import { readPromised } from './promises.ts';
import { lowerTupleEnd, lowerTupleStep, unlessEmpty } from './tuples.ts';
import { readVariable } from './variables.ts';
import { literal } from './writer.ts';

/** What reading a name from such a value can give. */
const memberKinds = (kinds: number): number => (kind.may(kinds, kind.DEEP) ? kind.ANY : kind.DATA);

/** A name on its own: a step, or what a shorthand repeats. */
export const lowerName = (l: Lowering, node: NameNode, place: Place): Operand => {
  const { context } = place;
  const promised = readPromised(l, context, node.value, place);
  if (promised !== undefined) return promised;
  if (kind.only(context.kinds, kind.OBJECT))
    return reading(property(l, context.text, node.value), kind.DATA, place.out);
  return {
    ...computed(`${l.unit.use('lookup')}(${asking(l, `${context.text}, ${literal(node.value)}`)})`, kind.ANY),
    pure: true,
  };
};

/** A hoisted reader of one name. */
const getter = (l: Lowering, key: string): string =>
  l.unit.hoist(
    `{ key: ${literal(key)}, get: (o) => ${isPlainObject(l, 'o')} ? ${property(l, 'o', key)} : ${l.unit.use('own')}(o, ${literal(key)}) }`,
    'get',
  );

const plainNames = (steps: readonly Expression[]): readonly string[] | undefined => {
  const keys: string[] = [];
  for (const step of steps) {
    if (step.type !== 'name' || !isPlainStep(step)) return undefined;
    keys.push(step.value);
  }
  return keys;
};

/** Names read from one value; `items` is the support function that says what the first step iterates over. */
const readNames = (
  l: Lowering,
  head: Operand,
  keys: readonly string[],
  items: string,
  place: Place,
): Operand => {
  let at = 0;
  let operand = head;
  for (; at < keys.length; at += 1) {
    const output = place.output === true && at === keys.length - 1;
    const owner = operand.known === undefined ? operand : simple(l.unit, operand, place.out);
    const promised = readPromised(l, owner, keys[at] ?? '', { ...place, output });
    if (promised === undefined) break;
    operand = promised;
  }
  // Objects that carry no flags inside are read directly, as long as they are no arrays.
  while (at < keys.length && kind.may(operand.kinds, kind.OBJECT) && !kind.may(operand.kinds, kind.DEEP)) {
    const key = keys[at] ?? '';
    if (kind.only(operand.kinds, kind.OBJECT))
      operand = arrive(l, reading(property(l, operand.text, key), kind.DATA, place.out), place.out);
    else {
      const value = simple(l.unit, operand, place.out);
      const rest = slowNames(l, value, keys.slice(at), at === 0 ? items : 'itemsIn').text;
      const test = isPlainObject(l, value.text);
      if (at === keys.length - 1) {
        const direct = property(l, value.text, key);
        const text = `(${test} ? ${direct} : ${rest})`;
        return arrive(l, { ...pureText(text, kind.DATA | kind.SEQUENCE), settled: true }, place.out);
      }
      return arrive(l, slowNames(l, value, keys.slice(at), at === 0 ? items : 'itemsIn'), place.out);
    }
    at += 1;
  }
  if (at === keys.length) return operand;
  return arrive(l, slowNames(l, operand, keys.slice(at), at === 0 ? items : 'itemsIn'), place.out);
};

const slowNames = (l: Lowering, head: Operand, keys: readonly string[], items: string): Operand => {
  const list = l.unit.hoist(`[${keys.map((key) => getter(l, key)).join(', ')}]`, 'keys');
  const kinds = memberKinds(head.kinds) | kind.SEQUENCE;
  const from = items === 'itemsIn' ? asking(l, head.text) : head.text;
  const args = asking(l, `${l.unit.use(items)}(${from}), ${list}`);
  const text = `${l.unit.variant('names')}(${args})`;
  return { ...(l.unit.awaits ? computed : pureText)(text, kinds), settled: true };
};

const lowerStages = (l: Lowering, step: Expression, operand: Operand, place: Place): Operand => {
  let result = operand;
  for (const stage of step.stages ?? []) {
    if (stage.type !== 'filter') throw new NotLowered('positional binding', step);
    result = lowerFilter(l, stage, result, place);
  }
  return result;
};

const lowerSort = (l: Lowering, node: SortNode, items: Operand, place: Place): string => {
  const context = kind.may(items.kinds, kind.DEEP | kind.FUNCTION) ? kind.ANY : kind.DATA;
  const keys = node.terms.map((term) => {
    const key = closure(l, term.expression, place, context);
    return `{ key: ${key}, descending: ${term.descending} }`;
  });
  const [stage] = node.stages ?? [];
  const isFirst =
    stage?.type === 'filter' && stage.expression.type === 'number' && stage.expression.value === 0;
  const sort =
    isFirst && stage.expression.predicate === undefined && !l.unit.awaits ? 'firstSorted' : 'sortBy';
  const args = `${items.text}, [${keys.join(', ')}], ${node.position ?? 'undefined'}`;
  return l.unit.invoke(sort, asking(l, args));
};

const lowerStep = (l: Lowering, step: Expression, items: Operand, last: boolean, place: Place): Operand => {
  const deep = items.kinds & kind.DEEP;
  if (step.type === 'sort') {
    const sorted = computed(lowerSort(l, step, items, place), kind.SEQUENCE | kind.ARRAY | deep);
    return lowerStages(l, step, sorted, place);
  }
  if (step.type === 'name' && isPlainStep(step)) {
    const kept = step.keepArray === true ? ', true' : l.unit.limited ? ', false' : '';
    const args = `${items.text}, ${getter(l, step.value)}, ${last}${kept}`;
    const text = l.unit.invoke('nameStep', asking(l, args));
    return computed(text, kind.SEQUENCE | kind.ARRAY | deep);
  }
  let inside = deep;
  const body = closure(l, step, place, deep ? kind.ANY : kind.DATA, (operand, inner) => {
    const staged = lowerStages(l, step, operand, inner);
    inside |= staged.kinds & (kind.DEEP | kind.FUNCTION) ? kind.DEEP : 0;
    return staged;
  });
  const text = l.unit.invoke('step', asking(l, `${items.text}, ${body}, ${last}`));
  return computed(text, kind.SEQUENCE | kind.ARRAY | inside);
};

/** The value of the first step and what it gives to the next: the context, or a variable. */
const lowerHead = (
  l: Lowering,
  node: PathNode,
  place: Place,
): { readonly items: Operand; readonly from: number } => {
  const [first] = node.steps;
  const { context } = place;
  if (first?.type === 'variable' && first.tuple !== true) {
    const value = lowerStages(l, first, l.value(first, place), place);
    const next = node.steps[1];
    const helper =
      next !== undefined && next.type !== 'sort' && next.tuple !== true
        ? `${l.unit.use('itemsIn')}(${asking(l, value.text)})`
        : `${l.unit.use('firstStep')}(${asking(l, `${value.text}, ${next === undefined}`)})`;
    return { items: computed(helper, value.kinds | kind.ARRAY | kind.SEQUENCE), from: 1 };
  }
  // A variable is evaluated once, whatever the context holds.
  const several = first?.type !== 'variable' && kind.may(context.kinds, kind.ARRAY | kind.SEQUENCE);
  const wrapped = several ? `${l.unit.use('itemsOf')}(${context.text})` : `[${context.text}]`;
  return { items: computed(wrapped, context.kinds | kind.ARRAY), from: 0 };
};

/** The end of a path: what its items are, once evaluated. */
const resultKinds = (kinds: number): number =>
  kind.may(kinds, kind.DEEP) ? kind.ANY : kind.DATA | kind.SEQUENCE;

export const lowerPath = (l: Lowering, node: PathNode, place: Place): Operand => {
  const { steps } = node;
  const [first] = steps;
  const inner = { ...place, returned: false, output: false };
  const promised = lowerPromisedPath(l, node, { ...place, returned: false });
  if (promised !== undefined) return promised;
  const looped = lowerLoopedPath(l, node, { ...inner, output: place.output === true });
  if (looped !== undefined) return looped;
  if (!node.keepSingletonArray && node.group === undefined) {
    const fromContext = plainNames(steps);
    if (fromContext !== undefined)
      return readNames(l, place.context, fromContext, 'itemsOf', { ...place, returned: false });
    const fromVariable =
      first?.type === 'variable' && isPlainStep(first) ? plainNames(steps.slice(1)) : undefined;
    if (fromVariable !== undefined && first?.type === 'variable') {
      const head = arrive(l, readVariable(l, first.name, inner), place.out);
      return readNames(l, head, fromVariable, 'itemsIn', { ...place, returned: false });
    }
  }
  let { items, from } = lowerLoopedItems(l, node, inner) ?? lowerHead(l, node, inner);
  let made: string | undefined;
  if (from === 0 && (first?.type === 'array' || first?.type === 'block') && first.consarray) {
    const start = computed(`${l.unit.use('contextOf')}(${place.context.text})`, kind.ANY);
    const context = simple(l.unit, start, place.out);
    const array = simple(l.unit, l.value(first, { ...inner, context }), place.out);
    // What `@` and `#` bind here is never bound, as in the package; after `@` the context stays.
    items = first.focus === undefined ? array : context;
    from = 1;
    if (first.tuple !== true) made = array.text;
  }
  const tuples = steps.findIndex((step) => step.tuple === true);
  const plain = tuples === -1 ? steps.length : tuples;
  // Steps that may give an empty array that is no sequence: that is the whole path's value then.
  const ends: string[] = [];
  for (let at = from; at < plain; at += 1) {
    const step = steps[at] as Expression;
    items = lowerStep(l, step, items, at === steps.length - 1, inner);
    if (step.type === 'sort' && step.stages !== undefined && at < steps.length - 1) {
      items = simple(l.unit, items, place.out);
      ends.unshift(items.text);
    }
  }
  if (made !== undefined && plain > from) ends.push(made);
  for (const end of ends) {
    items = computed(unlessEmpty(end, items.text), items.kinds | kind.ARRAY);
  }
  if (tuples !== -1) {
    // Steps before the first tuple that give nothing end the path: it is no stream then.
    const start = tuples > 0 ? simple(l.unit, items, place.out).text : items.text;
    const opening = Math.max(tuples, from);
    let text = start;
    for (let at = opening; at < steps.length; at += 1) {
      text = lowerTupleStep(l, steps[at] as Expression, text, at > opening, inner);
    }
    return lowerTupleEnd(l, node, text, tuples > 0 ? start : undefined, inner);
  }
  if (node.keepSingletonArray) items = computed(`${l.unit.use('keepSingleton')}(${items.text})`, items.kinds);
  const result = { ...items, kinds: resultKinds(items.kinds) };
  return node.group === undefined ? result : lowerGroup(l, node.group, result, inner);
};
