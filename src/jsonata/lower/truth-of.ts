// The truth of an operand as a JavaScript condition.
import * as kind from './kinds.ts';
import { type Operand, simple, type Unit } from './lowering.ts';
import type { Writer } from './writer.ts';

/** Here JavaScript has the same idea of truth; numbers that are not finite are an error. */
const SCALARS = kind.NOTHING | kind.NULL | kind.BOOLEAN | kind.NUMBER | kind.STRING;

/** Casts as little as the known kinds allow. */
export const truthOf = (unit: Unit, operand: Operand, out: Writer): string => {
  if (kind.only(operand.kinds, kind.BOOLEAN)) return operand.text;
  if (kind.only(operand.kinds, kind.BOOLEAN | kind.NOTHING | kind.NULL)) return `${operand.text} === true`;
  if (kind.only(operand.kinds, SCALARS)) return `!!${operand.text}`;
  const truthy = unit.use('truthy');
  if (operand.read === undefined) return `${truthy}(${operand.text})`;
  const { text } = simple(unit, operand, out);
  return `(typeof ${text} === "string" ? ${text} !== "" : ${truthy}(${text}))`;
};

/** The opposite. */
export const untruthOf = (unit: Unit, operand: Operand): string => {
  if (kind.only(operand.kinds, SCALARS)) return `!${operand.text}`;
  return `!${unit.use('truthy')}(${operand.text})`;
};
