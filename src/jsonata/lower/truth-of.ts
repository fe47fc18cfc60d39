// The truth of an operand as a JavaScript condition.
import * as kind from './kinds.ts';
import type { Operand, Unit } from './lowering.ts';

/** Casts as little as the known kinds allow. */
export const truthOf = (unit: Unit, operand: Operand): string => {
  if (kind.only(operand.kinds, kind.BOOLEAN)) return operand.text;
  if (kind.only(operand.kinds, kind.BOOLEAN | kind.NOTHING | kind.NULL)) return `${operand.text} === true`;
  if (kind.only(operand.kinds, kind.STRING | kind.NOTHING)) return `!!${operand.text}`;
  return `${unit.use('truthy')}(${operand.text})`;
};
