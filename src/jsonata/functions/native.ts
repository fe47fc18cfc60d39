// What a built-in function is here: its implementation on validated arguments, with its arity.
import { Callable } from '../support/callables.ts';
import type { Run } from '../support/run.ts';
import { parseSignature } from '../support/signature.ts';

/** Validated arguments in, value out. Nothing in gives nothing out, unless the function says otherwise. */
export type Implementation = (...args: readonly unknown[]) => unknown;

/**
 * A built-in function, with the arity that partial application sees. What can take long, or make much, is made for
 * an evaluation whose guards it asks; without guards for none.
 */
export type Native = { readonly arity: number } & (
  | { readonly run: Implementation }
  | { readonly make: (run: Run | undefined) => Implementation }
);

/** A family of built-in functions by name. */
export type Family = Readonly<Record<string, Native>>;

export const implementationOf = (native: Native, run?: Run): Implementation =>
  'make' in native ? native.make(run) : native.run;

/** A built-in function as a value that expressions call. */
export const nativeOf = (native: Native, signature: string | undefined): Callable =>
  new Callable(
    'native',
    implementationOf(native),
    native.arity,
    signature === undefined ? undefined : parseSignature(signature),
  );
