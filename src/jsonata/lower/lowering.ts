// The shared terms of lowering: operands, places, scopes, and the unit that collects what a program needs.

import type { Expression } from '../parse/tree.ts';
import type { Site } from '../support/callables.ts';
import { DATA } from './kinds.ts';
import type { Promised } from './promised.ts';
import { literal, type Writer } from './writer.ts';

/** A value as generated code: a JavaScript expression and what is known about it. */
export interface Operand {
  readonly text: string;
  readonly kinds: number;
  /** An identifier or literal: can be repeated. */
  readonly simple: boolean;
  /** Evaluating it twice, later or never makes no difference. */
  readonly pure: boolean;
  readonly constant?: string | number | boolean | null;
  /** What it reads from the input, as text: all its places can share one constant. */
  readonly read?: string;
  /** A sequence in it has been collapsed already. */
  readonly settled?: boolean;
  /** A comment for readers, where the value gets a statement of its own. */
  readonly note?: string;
  /** Certainly no promise. */
  readonly arrived?: boolean;
  /** The value of the input that it is, where something is promised about it. */
  readonly known?: Promised | undefined;
}

/** What is known about a value that has no text yet. */
export type Knowledge = Pick<Operand, 'kinds' | 'known'>;

export interface Variable {
  readonly ident: string;
  kinds: number;
  known?: Promised | undefined;
  /** Bound for certain at this point of the generated code. */
  assigned: boolean;
  /** A lambda was given it: unlike what `:=` binds it may be a promise. */
  readonly parameter?: boolean;
  /** Assigned more than once: reads must be copied. */
  readonly mutable: boolean;
}

export interface Frame {
  readonly parent: Frame | undefined;
  readonly variables: Map<string, Variable>;
  /** Identifier of the tuple whose members are variables here. */
  readonly tuple?: string;
}

/** Where an expression is lowered to: the statements before it, the variables and the context. */
export interface Place {
  readonly out: Writer;
  readonly frame: Frame;
  readonly context: Operand;
  /** The value is what the lambda returns: calls stay unnormalised. */
  readonly returned?: boolean | undefined;
  /** The body of a lambda that stands in a loop: calls of built-ins in tail position are made at once, at this nesting. */
  readonly settles?: number | undefined;
  /** The value goes into the result and is not read again here: flags are taken off at once. */
  readonly output?: boolean | undefined;
  /** This part may not run at all. */
  readonly unsure?: boolean | undefined;
  /** Paths go step by step: this part decides what loops could not. */
  readonly stepwise?: boolean | undefined;
  /** Nesting of evaluations since the start of the lambda, or of the program. */
  readonly depth: number;
  /** Identifier of the nesting at which the lambda was called; undefined outside lambdas. */
  readonly base: string | undefined;
}

/** A construct that has no lowering. */
export class NotLowered extends Error {
  readonly construct: string;
  readonly node: Expression;

  constructor(construct: string, node: Expression) {
    super(`${construct} is not lowered`);
    this.construct = construct;
    this.node = node;
  }
}

/** What one program collects while it is generated. */
export interface Unit {
  /** A new identifier, unique in the program. */
  fresh(prefix: string): string;
  /** Declares a constant of the program; equal sources share one. */
  hoist(source: string, prefix: string): string;
  /** Makes a support function available under its own name. */
  use(name: string): string;
  /** The program waits for promises: its closures are asynchronous. */
  readonly awaits: boolean;
  /** Makes a support function available in the form that this program's closures need; gives its name. */
  variant(name: string): string;
  /** A call of a support function that runs closures; waited for where the program waits. */
  invoke(name: string, args: string): string;
  /** The hoisted position and token of an operator or call. */
  site(site: Site): string;
  /** The identifier that holds a variable from outside (a binding), looked up once. */
  free(name: string): Operand;
  /** The identifier that holds a built-in function as a value. */
  native(name: string): string;
  /** The identifier of a JavaScript function registered under this name; undefined if there is none. */
  registered(name: string): string | undefined;
  /** The built-in of this name, unless a binding may replace it. */
  builtin(name: string): { readonly arity: number } | undefined;
  /** Names that `@` and `#` bind anywhere in the expression. */
  readonly tupleNames: ReadonlySet<string>;
  /** Nesting and time are checked. */
  readonly guarded: boolean;
  readonly stack: number | undefined;
  /** Any guard is on: support functions are given the evaluation to ask. */
  readonly limited: boolean;
  /** The length of sequences is checked. */
  readonly sequenceGuard: boolean;
  /** The input, where something is promised about it. */
  readonly promised: Promised | undefined;
}

/** Lowering of expressions, as each construct's file sees it. */
export interface Lowering {
  readonly unit: Unit;
  /** The evaluated expression (normalised). */
  value(node: Expression, place: Place): Operand;
  /** A JavaScript condition: the truth of the expression. */
  test(node: Expression, place: Place): string;
  /** Several expressions in order, each evaluated before the next. */
  values(nodes: readonly Expression[], place: Place): Operand[];
}

export const constantOf = (value: string | number | boolean | null, kinds: number): Operand => ({
  text:
    typeof value === 'number' && (value < 0 || Object.is(value, -0)) ? `(${literal(value)})` : literal(value),
  kinds,
  simple: true,
  pure: true,
  constant: value,
});

export const NOTHING_OPERAND: Operand = { text: 'undefined', kinds: 1, simple: true, pure: true };

export const identifier = (text: string, kinds: number = DATA): Operand => ({
  text,
  kinds,
  simple: true,
  pure: true,
});

export const computed = (text: string, kinds: number): Operand => ({
  text,
  kinds,
  simple: false,
  pure: false,
});

/** A member of a value that stays as it is: its own, read wherever it is needed. */
export const reading = (text: string, kinds: number, out: Writer): Operand => {
  const name = out.nameOf(text);
  return {
    text: name ?? text,
    kinds: out.kindsOf(text, kinds),
    simple: name !== undefined,
    pure: true,
    read: text,
  };
};

export const pureText = (text: string, kinds: number): Operand => ({
  text,
  kinds,
  simple: false,
  pure: true,
});

/** The same operand as an identifier or literal. */
export const simple = (unit: Unit, operand: Operand, out: Writer): Operand => {
  if (operand.simple) return operand;
  const known = operand.read === undefined ? undefined : out.nameOf(operand.read);
  if (known !== undefined) return { ...operand, text: known, simple: true, pure: true };
  const name = unit.fresh('t');
  if (operand.note !== undefined) out.line(operand.note);
  out.line(`const ${name} = ${operand.text};`);
  if (operand.read !== undefined) out.remember(operand.read, name);
  return { ...operand, text: name, simple: true, pure: true };
};

/** Runs `body` for a part that may not be executed: variables it binds are not bound afterwards. */
export const maybe = <T>(frame: Frame, body: () => T): T => {
  const before: [Variable, boolean][] = [];
  for (let at: Frame | undefined = frame; at !== undefined; at = at.parent) {
    for (const variable of at.variables.values()) before.push([variable, variable.assigned]);
  }
  const result = body();
  for (const [variable, assigned] of before) variable.assigned = assigned;
  return result;
};
