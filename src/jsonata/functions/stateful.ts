// Built-in functions that need the state of an evaluation: its clock.
import { BUILTIN_FUNCTIONS } from '../builtin-functions.ts';
import { Callable } from '../support/callables.ts';
import type { Run } from '../support/run.ts';
import { parseSignature } from '../support/signature.ts';
import { fromMillis, toMillis } from './dates.ts';
import type { Implementation } from './native.ts';

const FAMILY: ReadonlyMap<string, { readonly arity: number; readonly make: (run: Run) => Implementation }> =
  new Map([
    [
      'now',
      {
        arity: 2,
        make: (run) => (picture, timezone) => fromMillis(run.started, picture, timezone),
      },
    ],
    ['millis', { arity: 0, make: (run) => () => run.started }],
    [
      'toMillis',
      {
        arity: 2,
        make: (run) => (timestamp, picture) => toMillis(timestamp, picture, new Date(run.started)),
      },
    ],
  ]);

/** Names of the functions that {@link statefulNative} makes. */
export const STATEFUL: ReadonlySet<string> = new Set(FAMILY.keys());

const SIGNATURES = new Map(
  [...STATEFUL].map((name) => [name, parseSignature(BUILTIN_FUNCTIONS.get(name)?.signature ?? '')]),
);

/** The function for one evaluation; the same each time it is asked for. */
export const statefulNative = (name: string, run: Run): Callable | undefined => {
  const entry = FAMILY.get(name);
  if (entry === undefined) return undefined;
  const known = run.natives.get(name);
  if (known !== undefined) return known;
  const made = new Callable('native', entry.make(run), entry.arity, SIGNATURES.get(name));
  run.natives.set(name, made);
  return made;
};
