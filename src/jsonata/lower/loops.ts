// Paths as nested loops: names, their predicates and a last expression, without sequences in between.
import type { Expression, Filter } from '../parse/tree.ts';
import { canThrow } from './can-throw.ts';
import { isTest, testOf } from './filters.ts';
import { asking, emitCheck } from './guards.ts';
import * as kind from './kinds.ts';
import { identifier, type Lowering, maybe, type Operand, type Place, simple } from './lowering.ts';
import { isPlainObject, isPlainStep, property } from './members.ts';
import { literal, Writer } from './writer.ts';

interface NameStep {
  readonly key: string;
  readonly filters: readonly Filter[];
}

/** The steps of a path that loops can do. */
export interface Plan {
  readonly names: readonly NameStep[];
  /** What is evaluated for each item in the end. */
  readonly body: Expression | undefined;
}

/** What is done with the results: in each statement, `text` is repeatable. */
export interface Sink {
  /** Takes one item. */
  item(text: string, out: Writer): void;
  /** One evaluation gave this array: it could be the only result. */
  whole(text: string, out: Writer): void;
  /** A loop over this array begins. */
  enter?: ((items: string, out: Writer) => void) | undefined;
}

const BODIES: ReadonlySet<Expression['type']> = new Set([
  'binary',
  'block',
  'condition',
  'function',
  'object',
]);

const nameStep = (step: Expression): NameStep | undefined => {
  if (step.type !== 'name' || step.tuple === true || step.group !== undefined || step.predicate !== undefined)
    return undefined;
  const filters: Filter[] = [];
  for (const stage of step.stages ?? []) {
    if (stage.type !== 'filter' || !isTest(stage)) return undefined;
    filters.push(stage);
  }
  return { key: step.value, filters };
};

/** How far loops can do these steps; steps that may fail run item by item, so there can only be one. */
export const planLoops = (steps: readonly Expression[]): Plan & { readonly length: number } => {
  const names: NameStep[] = [];
  let failing = 0;
  let at = 0;
  for (; at < steps.length; at += 1) {
    const step = steps[at] as Expression;
    const name = nameStep(step);
    if (name === undefined) break;
    failing += name.filters.filter(({ expression }) => canThrow(expression)).length;
    if (failing > 1) break;
    names.push(name);
  }
  const body = at === steps.length - 1 ? steps[at] : undefined;
  const fits = body !== undefined && BODIES.has(body.type) && isPlainStep(body) && failing === 0 && at > 0;
  return fits ? { names, body, length: at + 1 } : { names, body: undefined, length: names.length };
};

/** Emits the loops over what a value holds; `head` may not hold flagged arrays. Returns the kinds of the results. */
export const emitLoops = (l: Lowering, plan: Plan, head: Operand, sink: Sink, place: Place): number => {
  const { names, body } = plan;
  let kinds = kind.DATA;

  const eachOf = (list: string, out: Writer, emit: (item: string, inner: Writer) => void): void => {
    const items = l.unit.fresh('items');
    const index = l.unit.fresh('i');
    const item = l.unit.fresh('c');
    const inner = new Writer(out);
    inner.line(`const ${item} = ${items}[${index}];`);
    emit(item, inner);
    out.line(`const ${items} = ${list};`);
    if (l.unit.limited) out.line(`run.made(${items}.length);`);
    sink.enter?.(items, out);
    out.line(`for (let ${index} = 0; ${index} < ${items}.length; ${index} += 1) {`);
    out.block(inner);
    out.line('}');
  };

  const resultOf = (value: Operand, out: Writer): void => {
    const { text } = simple(l.unit, value, out);
    const arrays = kind.may(value.kinds, kind.ARRAY | kind.SEQUENCE);
    const add = new Writer(out);
    if (arrays) {
      const isWhole = kind.may(value.kinds, kind.DEEP | kind.SEQUENCE)
        ? ` && ${text}.isConstructed !== true`
        : '';
      add.line(`if (Array.isArray(${text})${isWhole}) {`);
      const each = new Writer(add);
      sink.whole(text, each);
      eachOf(text, each, (item, inner) => sink.item(item, inner));
      add.block(each);
      const other = new Writer(add);
      sink.item(text, other);
      add.line('} else {');
      add.block(other);
      add.line('}');
    } else sink.item(text, add);
    if (!kind.may(value.kinds, kind.NOTHING)) out.append(add);
    else {
      out.line(`if (${text} !== undefined) {`);
      out.block(add);
      out.line('}');
    }
  };

  const evaluated = (item: string, out: Writer): void => {
    const expression = body as Expression;
    const output = place.output === true && expression.type === 'object';
    const inner = { ...place, out, context: identifier(item, kind.DATA), output };
    const value = maybe(place.frame, () => {
      emitCheck(l, expression, inner, out, true);
      return l.value(expression, inner);
    });
    kinds = value.kinds;
    resultOf(value, out);
  };

  /** A name read from one item. */
  const member = (at: number, from: Operand, out: Writer): void => {
    const item = from.text;
    const { key, filters } = names[at] as NameStep;
    const value = l.unit.fresh('t');
    const direct = property(l, item, key);
    const other = `${l.unit.use('membersOf')}(${asking(l, `${item}, ${literal(key)}`)})`;
    if (kind.only(from.kinds, kind.OBJECT)) out.line(`const ${value} = ${direct};`);
    else out.line(`const ${value} = ${isPlainObject(l, item)} ? ${direct} : ${other};`);
    if (filters.length === 0) after(at, value, out);
    else
      eachOf(`${l.unit.use('itemsOf')}(${value})`, out, (each, inner) => passing(at, filters, each, inner));
  };

  /** Goes on with an item that passes all predicates. */
  const passing = (at: number, filters: readonly Filter[], item: string, out: Writer): void => {
    const [filter, ...rest] = filters;
    if (filter !== undefined) {
      const context = identifier(item, kind.DATA);
      const test = maybe(place.frame, () => testOf(l, filter, { ...place, out, context, output: false }));
      const inner = new Writer(out);
      passing(at, rest, item, inner);
      out.line(`if (${test}) {`);
      out.block(inner);
      out.line('}');
    } else if (at + 1 < names.length) member(at + 1, identifier(item), out);
    else if (body !== undefined) evaluated(item, out);
    else sink.item(item, out);
  };

  /** Goes on with the value of a step, item by item. */
  const after = (at: number, value: string, out: Writer): void => {
    const last = at + 1 === names.length;
    if (last && body === undefined) resultOf(identifier(value), out);
    else {
      eachOf(`${l.unit.use('itemsIn')}(${value})`, out, (item, inner) =>
        last ? evaluated(item, inner) : member(at + 1, identifier(item), inner),
      );
    }
  };

  const whole = simple(l.unit, head, place.out);
  if (kind.only(whole.kinds, kind.OBJECT)) member(0, whole, place.out);
  else eachOf(whole.text, place.out, (item, inner) => member(0, identifier(item), inner));
  return kinds;
};
