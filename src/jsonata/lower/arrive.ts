// Where a value that was read may be a promise: it is waited for, before anything looks at it.
import * as kind from './kinds.ts';
import { identifier, type Lowering, type Operand } from './lowering.ts';
import type { Writer } from './writer.ts';

/** Only objects of unknown origin can be promises: not scalars, and not what a constructor made. */
const mayWait = (operand: Operand): boolean =>
  operand.arrived !== true &&
  kind.may(operand.kinds, kind.OBJECT) &&
  !kind.only(operand.kinds, kind.OBJECT | kind.DEEP);

/** The operand as a value that is there; in programs that do not wait, as it is. */
export const arrive = (l: Lowering, operand: Operand, out: Writer): Operand => {
  if (!l.unit.awaits || !mayWait(operand)) return operand;
  const settled = operand.settled === true ? { settled: true } : {};
  const arrived = (name: string): Operand => ({
    ...identifier(name, operand.kinds | kind.DATA),
    ...settled,
    arrived: true,
  });
  // Only this function remembers reads in programs that wait: what is known has been waited for.
  const known = operand.read === undefined ? undefined : out.nameOf(operand.read);
  if (known !== undefined) return arrived(known);
  const name = l.unit.fresh('t');
  out.line(`let ${name} = ${operand.text};`);
  out.line(`if (${l.unit.use('pending')}(${name})) ${name} = await ${name};`);
  if (operand.read !== undefined) out.remember(operand.read, name);
  return arrived(name);
};
