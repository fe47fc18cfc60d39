// What a rule is that writes a built-in function out in generated code.
import * as kind from './kinds.ts';
import type { Lowering, Operand, Place } from './lowering.ts';

export interface Call {
  readonly l: Lowering;
  readonly args: readonly Operand[];
  readonly place: Place;
  /** The hoisted position and token of the call. */
  readonly site: string;
  /** The general call, for arguments of other kinds. */
  readonly slow: (args: readonly Operand[]) => string;
}

/** The call written out; undefined where only the general form is right. */
export type Inline = (call: Call) => Operand | undefined;

export interface InlineRule {
  /** How many arguments the call may have. */
  readonly arities: readonly number[];
  readonly inline: Inline;
}

export const isText = (operand: Operand | undefined): boolean =>
  operand !== undefined && kind.only(operand.kinds, kind.STRING);
export const isNumber = (operand: Operand | undefined): boolean =>
  operand !== undefined && kind.only(operand.kinds, kind.NUMBER);
