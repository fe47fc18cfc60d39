// Loops of the higher-order functions, written out in generated code with the function's body in them.
import * as kind from './kinds.ts';
import {
  computed,
  identifier,
  type Knowledge,
  type Lowering,
  type Operand,
  type Place,
  simple,
} from './lowering.ts';
import type { Procedure } from './procedures.ts';
import { truthOf } from './truth-of.ts';
import { Writer } from './writer.ts';

/** What the loops of one call share. */
export interface LoopCall {
  readonly l: Lowering;
  readonly procedure: Procedure;
  readonly site: string;
  readonly place: Place;
}

/** Says in generated code where the call stands: functions called from here count their nesting from it. */
const standHere = ({ l, place }: LoopCall, out: Writer): void => {
  if (!l.unit.guarded) return;
  out.line(`run.depth = ${place.base === undefined ? place.depth : `${place.base} + ${place.depth}`};`);
};

const OPEN_CALL = 'new Thunk(';

/** What the function gives for these arguments, tail calls followed to their end. */
const given = (loop: LoopCall, args: readonly Operand[], out: Writer): Operand => {
  const { l, procedure, place } = loop;
  const operand = procedure.value(args, { ...place, out });
  const open = operand.text.includes(OPEN_CALL) || out.lines.some((line) => line.includes(OPEN_CALL));
  if (!open) {
    const once = l.unit.guarded ? simple(l.unit, operand, out) : operand;
    standHere(loop, out);
    return once;
  }
  const value = l.unit.fresh('t');
  out.line(`let ${value} = ${operand.text};`);
  standHere(loop, out);
  out.line(
    `if (${value} instanceof ${l.unit.use('Thunk')}) ${value} = ${l.unit.use('follow')}(${value}, null);`,
  );
  return identifier(value, kind.ANY);
};

/** A loop under the handler that says where the call is. */
const guardedLoop = (loop: LoopCall, head: string, body: Writer, out: Writer): void => {
  const inner = new Writer(out);
  inner.line(head);
  inner.block(body);
  inner.line('}');
  standHere(loop, out);
  out.line('try {');
  out.block(inner);
  out.line('} catch (thrown) {');
  out.line(`  throw ${loop.l.unit.use('located')}(thrown, ${loop.site});`);
  out.line('}');
};

/** Wraps statements in the test that there is an input. */
const whereGiven = (input: Operand, body: Writer, out: Writer): void => {
  if (!kind.may(input.kinds, kind.NOTHING)) {
    out.append(body);
    return;
  }
  out.line(`if (${input.text} !== undefined) {`);
  out.block(body);
  out.line('}');
};

const itemsOf = (l: Lowering, input: Operand, out: Writer): string => {
  const items = l.unit.fresh('items');
  out.line(`const ${items} = Array.isArray(${input.text}) ? ${input.text} : [${input.text}];`);
  return items;
};

/** The statement that adds to a sequence. */
const pushed = (l: Lowering, list: string, item: string): string =>
  l.unit.limited ? `${l.unit.use('grow')}(${list}, ${item}, run);` : `${list}.push(${item});`;

const FLAGGED = kind.DEEP | kind.FUNCTION | kind.SEQUENCE;

/** What a list of such values is. */
const listKinds = (kinds: number): number =>
  kind.DATA | kind.SEQUENCE | (kind.may(kinds, FLAGGED) ? kind.DEEP | kind.FUNCTION : 0);

/** `$map` and `$filter`: a list of what is kept for each item. */
const lowerList = (loop: LoopCall, source: Operand, known: Knowledge, filters: boolean): Operand => {
  const { l, procedure, place } = loop;
  const input = simple(l.unit, source, place.out);
  const list = l.unit.fresh('list');
  const out = new Writer(place.out);
  const items = itemsOf(l, input, out);
  const item = procedure.ident(0, 'c');
  const index = procedure.ident(1, 'i');
  const body = new Writer(out);
  body.line(`const ${item} = ${items}[${index}];`);
  const args = [
    { ...identifier(item, known.kinds), known: known.known },
    identifier(index, kind.NUMBER),
    identifier(items, kind.ANY),
  ];
  const value = given(loop, args, body);
  if (filters) body.line(`if (${truthOf(l.unit, value, body)}) ${pushed(l, list, item)}`);
  else {
    const { text } = simple(l.unit, value, body);
    const test = kind.may(value.kinds, kind.NOTHING) ? `if (${text} !== undefined) ` : '';
    body.line(`${test}${pushed(l, list, text)}`);
  }
  out.line(`${list} = ${l.unit.use('emptySequence')}();`);
  guardedLoop(loop, `for (let ${index} = 0; ${index} < ${items}.length; ${index} += 1) {`, body, out);
  place.out.line(`let ${list};`);
  whereGiven(input, out, place.out);
  return identifier(list, listKinds(filters ? known.kinds : value.kinds));
};

export const lowerMapLoop = (loop: LoopCall, input: Operand, known: Knowledge): Operand =>
  lowerList(loop, input, known, false);

export const lowerFilterLoop = (loop: LoopCall, input: Operand, known: Knowledge): Operand =>
  lowerList(loop, input, known, true);

/** `$reduce`; `start` is undefined where none is written. */
export const lowerReduceLoop = (
  loop: LoopCall,
  source: Operand,
  known: Knowledge,
  start: Operand | undefined,
): Operand => {
  const { l, procedure, place } = loop;
  const input = simple(l.unit, source, place.out);
  const first = start && simple(l.unit, start, place.out);
  if (first !== undefined && kind.may(first.kinds, kind.FUNCTION))
    place.out.line(`${l.unit.use('refuseFunction')}(${first.text}, ${loop.site});`);
  const result = l.unit.fresh('t');
  const out = new Writer(place.out);
  const items = itemsOf(l, input, out);
  const [total, item, index] = [procedure.ident(0, 'r'), procedure.ident(1, 'c'), procedure.ident(2, 'i')];
  const body = new Writer(out);
  body.line(`const ${total} = ${result};`);
  body.line(`const ${item} = ${items}[${index}];`);
  const args = [
    identifier(total, kind.ANY),
    { ...identifier(item, known.kinds), known: known.known },
    identifier(index, kind.NUMBER),
    identifier(items, kind.ANY),
  ];
  const value = given(loop, args, body);
  body.line(`${result} = ${value.text};`);
  let from = '0';
  if (first !== undefined) out.line(`${result} = ${first.text};`);
  if (first === undefined || kind.may(first.kinds, kind.NOTHING)) {
    from = l.unit.fresh('from');
    out.line(`const ${from} = ${result} === undefined && ${items}.length > 0 ? 1 : 0;`);
    out.line(`if (${from} === 1) ${result} = ${items}[0];`);
  }
  guardedLoop(loop, `for (let ${index} = ${from}; ${index} < ${items}.length; ${index} += 1) {`, body, out);
  place.out.line(`let ${result};`);
  whereGiven(input, out, place.out);
  return identifier(result, kind.ANY);
};

/** `$each` and `$sift`: over the members of an object, of which nothing is known. */
const lowerMembers = (
  loop: LoopCall,
  source: Operand,
  start: string,
  keep: (value: Operand, member: string, key: string, result: string, out: Writer) => void,
): string => {
  const { l, procedure, place } = loop;
  const { out } = place;
  const input = simple(l.unit, source, out);
  const [entries, index, result] = [l.unit.fresh('entries'), l.unit.fresh('i'), l.unit.fresh('t')];
  const [member, key] = [procedure.ident(0, 'c'), procedure.ident(1, 'key')];
  const body = new Writer(out);
  body.line(`const ${key} = ${entries}[${index}][0];`);
  body.line(`const ${member} = ${entries}[${index}][1];`);
  const kinds = kind.may(input.kinds, kind.DEEP | kind.FUNCTION) ? kind.ANY : kind.DATA;
  const args = [identifier(member, kinds), identifier(key, kind.STRING), identifier(input.text, kind.ANY)];
  const value = given(loop, args, body);
  keep(value, member, key, result, body);
  out.line(`const ${entries} = ${l.unit.use('membersToVisit')}(${input.text}, ${loop.site});`);
  out.line(`const ${result} = ${start};`);
  guardedLoop(loop, `for (let ${index} = 0; ${index} < ${entries}.length; ${index} += 1) {`, body, out);
  return result;
};

export const lowerEachLoop = (loop: LoopCall, input: Operand): Operand => {
  const { l } = loop;
  let kinds = 0;
  const list = lowerMembers(loop, input, `${l.unit.use('emptySequence')}()`, (value, _, __, result, out) => {
    kinds = value.kinds;
    const { text } = simple(l.unit, value, out);
    const test = kind.may(kinds, kind.NOTHING) ? `if (${text} !== undefined) ` : '';
    out.line(`${test}${pushed(l, result, text)}`);
  });
  return identifier(list, listKinds(kinds));
};

export const lowerSiftLoop = (loop: LoopCall, input: Operand): Operand => {
  const { l } = loop;
  const object = lowerMembers(loop, input, '{}', (value, member, key, result, out) => {
    out.line(`if (${truthOf(l.unit, value, out)}) ${l.unit.use('put')}(${result}, ${key}, ${member});`);
  });
  const deep = input.kinds & (kind.DEEP | kind.FUNCTION) ? kind.DEEP : 0;
  return computed(
    `(Object.keys(${object}).length === 0 ? undefined : ${object})`,
    kind.OBJECT | kind.NOTHING | deep,
  );
};
