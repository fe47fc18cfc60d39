// Paths that carry tuples: every part is a function of a value and its tuple.
import type { Expression, Filter, Group, PathNode } from '../parse/tree.ts';
import { arrow } from './closures.ts';
import { asking, emitCheck } from './guards.ts';
import * as kind from './kinds.ts';
import { computed, identifier, type Lowering, maybe, type Operand, type Place } from './lowering.ts';
import { openFrame } from './variables.ts';
import { literal, Writer } from './writer.ts';

/** Text of a function of a value and its tuple. */
const tupleFunction = (l: Lowering, node: Expression, place: Place): string => {
  const context = l.unit.fresh('c');
  const tuple = l.unit.fresh('tuple');
  const out = new Writer(place.out);
  const result = maybe(place.frame, () => {
    const frame = openFrame(l, place.frame, [node], out, tuple);
    emitCheck(l, node, place, out, true);
    return l.value(node, { ...place, out, frame, context: identifier(context, kind.ANY), returned: false });
  });
  return arrow(l, `${context}, ${tuple}`, out, result.text);
};

const lowerStages = (l: Lowering, step: Expression, text: string, place: Place): string => {
  let result = text;
  for (const stage of step.stages ?? []) {
    result =
      stage.type === 'index'
        ? `${l.unit.use('tupleIndex')}(${result}, ${literal(stage.name)})`
        : tupleFilter(l, stage, result, place);
  }
  return result;
};

/** A predicate on what may be a stream. */
export const tupleFilter = (l: Lowering, filter: Filter, input: string, place: Place): string => {
  const { expression } = filter;
  if (expression.type === 'number' && expression.predicate === undefined) {
    return l.unit.invoke('tupleFilterIndex', `${input}, ${expression.value}`);
  }
  return l.unit.invoke('tupleFilter', asking(l, `${input}, ${tupleFunction(l, expression, place)}`));
};

/** One step; `started` says whether the input is already a stream. */
export const lowerTupleStep = (
  l: Lowering,
  step: Expression,
  items: string,
  started: boolean,
  place: Place,
): string => {
  if (step.type === 'sort') {
    const terms = step.terms.map(
      (term) => `{ key: ${tupleFunction(l, term.expression, place)}, descending: ${term.descending} }`,
    );
    const order = `[${terms.join(', ')}], ${step.position ?? 'undefined'}`;
    const sorted = l.unit.invoke('tupleSort', asking(l, `${items}, ${order}`));
    const tuples = started
      ? sorted
      : `${l.unit.use('sortedTuples')}(${asking(l, `${sorted}, ${literal(String(step.index))}`)})`;
    return lowerStages(l, step, tuples, place);
  }
  const bindings = (['focus', 'index', 'ancestor'] as const)
    .filter((name) => step[name] !== undefined)
    .map((name) => `${name}: ${literal(String(step[name]))}`);
  const tuples = started ? items : `${l.unit.use('startTuples')}(${asking(l, items)})`;
  // The stages are lowered apart: the step's own value comes without them.
  const { stages: _stages, ...bare } = step;
  const evaluate = tupleFunction(l, bare as Expression, place);
  const list = bindings.length === 0 ? '{}' : `{ ${bindings.join(', ')} }`;
  return lowerStages(
    l,
    step,
    l.unit.invoke('tupleStep', asking(l, `${tuples}, ${evaluate}, ${list}`)),
    place,
  );
};

/** What follows in a path, unless the value of a step before it holds nothing: that ends the path. */
export const unlessEmpty = (before: string, text: string): string =>
  `(${before} == null ? undefined : ${before}.length === 0 ? ${before} : ${text})`;

/** The end of a path that carries tuples: its values, its stream, or its groups. `start` may turn out empty. */
export const lowerTupleEnd = (
  l: Lowering,
  node: PathNode,
  items: string,
  start: string | undefined,
  place: Place,
): Operand => {
  const given = (text: string): string => (start === undefined ? text : unlessEmpty(start, text));
  if (node.group !== undefined) return lowerTupleGroup(l, node.group, given(items), place);
  const values = given(node.tuple === true ? items : `${l.unit.use('tupleValues')}(${asking(l, items)})`);
  return computed(node.keepSingletonArray ? `${l.unit.use('keepSingleton')}(${values})` : values, kind.ANY);
};

/** Group-by on what may be a stream. */
export const lowerTupleGroup = (l: Lowering, group: Group, items: string, place: Place): Operand => {
  const pairs = group.pairs.map(
    (pair) => `[${pair.map((each) => tupleFunction(l, each, place)).join(', ')}]`,
  );
  const position = group.position ?? 'undefined';
  const text = l.unit.invoke('tupleGroup', asking(l, `${items}, [${pairs.join(', ')}], ${position}`));
  return computed(text, kind.OBJECT | kind.DEEP);
};
