// Built-in functions that need the state of an evaluation: its clock.
import { BUILTIN_FUNCTIONS } from '../builtin-functions.ts';
import { Callable } from '../support/callables.ts';
import type { Run } from '../support/run.ts';
import { parseSignature, type Signature } from '../support/signature.ts';
import { fromMillis, toMillis } from './dates.ts';
import type { Implementation } from './native.ts';

interface Stateful {
  readonly arity: number;
  readonly make: (run: Run) => Implementation;
}

/** A plain table, as the families of the other functions are. */
export const STATEFUL_FAMILY: Readonly<Record<string, Stateful>> = {
  now: {
    arity: 2,
    make: (run) => (picture, timezone) => fromMillis(run.started, picture, timezone),
  },
  millis: { arity: 0, make: (run) => () => run.started },
  toMillis: {
    arity: 2,
    make: (run) => (timestamp, picture) => toMillis(timestamp, picture, new Date(run.started)),
  },
};

/** Names of the functions that {@link statefulNative} makes. */
export const STATEFUL: ReadonlySet<string> = new Set(Object.keys(STATEFUL_FAMILY));

const SIGNATURES = new Map(
  [...STATEFUL].map((name) => [name, parseSignature(BUILTIN_FUNCTIONS.get(name)?.signature ?? '')]),
);

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

/** The function of this name for one evaluation. */
export const statefulNative = (name: string, run: Run): Callable | undefined => {
  const entry = Object.hasOwn(STATEFUL_FAMILY, name) ? STATEFUL_FAMILY[name] : undefined;
  return entry === undefined ? undefined : statefulOf(name, entry, SIGNATURES.get(name), run);
};
