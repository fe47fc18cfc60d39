// Functions as values: lambdas and built-ins, and what stands for a call in tail position.
import type { Signature } from './signature.ts';

/** Where a function is called: what errors report. */
export interface Site {
  readonly position: number | undefined;
  readonly token: unknown;
}

/** A function that an expression can hold in a variable and call. */
export class Callable {
  readonly kind: 'lambda' | 'native' | 'closure';
  /** Positional parameters; the arguments have been validated. */
  readonly run: (...args: readonly unknown[]) => unknown;
  readonly arity: number;
  readonly signature: Signature | undefined;

  constructor(
    kind: 'lambda' | 'native' | 'closure',
    run: (...args: readonly unknown[]) => unknown,
    arity: number,
    signature?: Signature,
  ) {
    this.kind = kind;
    this.run = run;
    this.arity = arity;
    this.signature = signature;
  }
}

/** A call in tail position, handed back to whoever called the lambda. */
export class Thunk {
  readonly procedure: unknown;
  readonly args: readonly unknown[];
  readonly site: Site;

  constructor(procedure: unknown, args: readonly unknown[], site: Site) {
    this.procedure = procedure;
    this.args = args;
    this.site = site;
  }
}

export const isFunction = (value: unknown): boolean =>
  typeof value === 'function' || value instanceof Callable;

/** How many arguments a function takes: decides what higher-order functions pass. */
export const arityOf = (value: unknown): number => {
  if (value instanceof Callable) return value.arity;
  if (typeof value !== 'function') return 0;
  const arity: unknown = Reflect.get(value, 'arity');
  return typeof arity === 'number' ? arity : value.length;
};
