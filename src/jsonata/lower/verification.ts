// The start of a program that relies on promises: tests exactly those, before anything else runs.
import * as kind from './kinds.ts';
import type { Lowering } from './lowering.ts';
import { isPlainObject, memberOf } from './members.ts';
import { type Promised, RELIANCE } from './promised.ts';
import { Writer } from './writer.ts';

const NO_VALUE = kind.NULL | kind.NOTHING;

const TESTS: readonly (readonly [number, (text: string, l: Lowering) => string])[] = [
  [kind.STRING, (text) => `typeof ${text} === "string"`],
  [kind.NUMBER, (text) => `Number.isFinite(${text})`],
  [kind.BOOLEAN, (text) => `typeof ${text} === "boolean"`],
  [kind.ARRAY, (text) => `Array.isArray(${text})`],
  [kind.OBJECT, (text, l) => `(${isPlainObject(l, text)})`],
];

/** A condition that holds exactly for values of these kinds. */
const isOneOf = (l: Lowering, text: string, kinds: number): string => {
  const tests = TESTS.filter(([bit]) => kind.may(kinds, bit)).map(([, test]) => test(text, l));
  if ((kinds & NO_VALUE) === NO_VALUE) tests.push(`${text} == null`);
  else if (kind.may(kinds, kind.NULL)) tests.push(`${text} === null`);
  else if (kind.may(kinds, kind.NOTHING)) tests.push(`${text} === undefined`);
  return tests.length === 0 ? 'false' : tests.length === 1 ? (tests[0] ?? '') : `(${tests.join(' || ')})`;
};

const testOf = (l: Lowering, value: Promised, text: string): string =>
  value.reliance === RELIANCE.kinds ? isOneOf(l, text, value.shape.kinds) : `${text} !== undefined`;

interface Read {
  readonly value: Promised;
  readonly text: string;
  /** Text of the object it was read from, where that may be missing. */
  readonly owner: string | undefined;
}

const emitLoop = (l: Lowering, array: Read, item: Promised, otherwise: string, out: Writer): void => {
  const index = l.unit.fresh('i');
  const text = l.unit.fresh('e');
  const optional = kind.may(array.value.shape.kinds, NO_VALUE) || array.owner !== undefined;
  const body = new Writer();
  body.line(`const ${text} = ${array.text}[${index}];`);
  body.line(`if (!(${testOf(l, item, text)})) ${otherwise}`);
  const read = { value: item, text, owner: undefined };
  emitReads(l, [read], otherwise, body);
  if (item.items !== undefined) emitLoop(l, read, item.items, otherwise, body);
  const loop = `for (let ${index} = 0; ${index} < ${array.text}.length; ${index} += 1) {`;
  out.line(optional ? `if (${array.text} != null) ${loop}` : loop);
  out.block(body);
  out.line('}');
};

/** Reads and tests what lies below these values, nearest first. */
const emitReads = (l: Lowering, from: readonly Read[], otherwise: string, out: Writer): void => {
  const reads: Read[] = [];
  const tests: string[] = [];
  for (const { value, text, owner } of from) {
    const optional = owner !== undefined || kind.may(value.shape.kinds, NO_VALUE);
    for (const [key, member] of value.members) {
      const name = member.ident ?? l.unit.fresh('m');
      out.line(`const ${name} = ${memberOf(l, text, key, optional)};`);
      const test = testOf(l, member, name);
      const missing = optional && !(member.reliance === RELIANCE.kinds && member.shape.kinds & kind.NOTHING);
      tests.push(missing ? `(${text} == null || ${test})` : test);
      reads.push({ value: member, text: name, owner: optional ? text : undefined });
    }
  }
  if (reads.length === 0) return;
  out.line(`if (!(${tests.join(' && ')})) ${otherwise}`);
  emitReads(l, reads, otherwise, out);
  for (const read of reads) if (read.value.items) emitLoop(l, read, read.value.items, otherwise, out);
};

/** Statements that leave the program by `otherwise` where the input breaks a promise that it relies on. */
export const verification = (l: Lowering, input: Promised, otherwise: string): Writer => {
  const out = new Writer();
  // The input itself was tested by the caller.
  const text = 'input';
  const object = { ...input, shape: { ...input.shape, kinds: kind.OBJECT } };
  emitReads(l, [{ value: object, text, owner: undefined }], otherwise, out);
  return out;
};
