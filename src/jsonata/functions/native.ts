// What a built-in function is here: its implementation on validated arguments, with its arity.

/** Validated arguments in, value out. Nothing in gives nothing out, unless the function says otherwise. */
export type Implementation = (...args: readonly unknown[]) => unknown;

/** A family of built-in functions: name → implementation and the arity that partial application sees. */
export type Family = Readonly<Record<string, { readonly run: Implementation; readonly arity: number }>>;
