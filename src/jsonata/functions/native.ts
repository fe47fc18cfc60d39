// What a built-in function is here: its implementation on validated arguments, with its arity.
import { Callable } from '../support/callables.ts';
import { parseSignature } from '../support/signature.ts';

/** Validated arguments in, value out. Nothing in gives nothing out, unless the function says otherwise. */
export type Implementation = (...args: readonly unknown[]) => unknown;

/** A family of built-in functions: name → implementation and the arity that partial application sees. */
export type Family = Readonly<Record<string, { readonly run: Implementation; readonly arity: number }>>;

/** A built-in function as a value that expressions call. */
export const nativeOf = ({ run, arity }: Family[string], signature: string | undefined): Callable =>
  new Callable('native', run, arity, signature === undefined ? undefined : parseSignature(signature));
