// Built-in functions that need the state of an evaluation: its clock.
import { BUILTIN_FUNCTIONS } from '../builtin-functions.ts';
import { Callable } from '../support/callables.ts';
import type { Run } from '../support/run.ts';
import { parseSignature, type Signature } from '../support/signature.ts';
import { fromMillis, toMillis } from './dates.ts';
import type { Family, Implementation } from './native.ts';

interface Stateful {
  readonly arity: number;
  readonly make: (run: Run) => Implementation;
}

/** A plain table, as the families of the other functions are. */
export const STATEFUL_FAMILY: Readonly<Record<string, Stateful>> = {
  now: {
    arity: 2,
    make: (run) => (picture, timezone) => fromMillis(run.started, picture, timezone, run),
  },
  millis: { arity: 0, make: (run) => () => run.started },
  toMillis: {
    arity: 2,
    make: (run) => (timestamp, picture) => toMillis(timestamp, picture, new Date(run.started), run),
  },
};

/** Names of the functions that need the clock, guards or not. */
export const STATEFUL: ReadonlySet<string> = new Set(Object.keys(STATEFUL_FAMILY));

/** A function for one evaluation; the same each time it is asked for. */
export const statefulOf = (
  name: string,
  { arity, make }: Stateful,
  signature: Signature | undefined,
  run: Run,
): Callable => {
  const known = run.natives.get(name);
  if (known !== undefined) return known;
  const made = new Callable('native', make(run), arity, signature);
  run.natives.set(name, made);
  return made;
};

/** Functions for one evaluation, by name: those of the clock, and those of these families that ask guards. */
export const statefulFrom = (
  families: readonly Family[],
): { readonly names: ReadonlySet<string>; readonly of: (name: string, run: Run) => Callable | undefined } => {
  const makers = new Map<string, readonly [Stateful, Signature]>();
  for (const [name, native] of [STATEFUL_FAMILY, ...families].flatMap((family) => Object.entries(family))) {
    if (!('make' in native)) continue;
    makers.set(name, [native, parseSignature(BUILTIN_FUNCTIONS.get(name)?.signature ?? '')]);
  }
  return {
    names: new Set(makers.keys()),
    of: (name, run) => {
      const entry = makers.get(name);
      return entry === undefined ? undefined : statefulOf(name, entry[0], entry[1], run);
    },
  };
};
