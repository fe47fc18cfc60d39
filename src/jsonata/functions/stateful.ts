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
        make: (run) => (picture, timezone) => fromMillis(run.timestamp.getTime(), picture, timezone),
      },
    ],
    ['millis', { arity: 0, make: (run) => () => run.timestamp.getTime() }],
    [
      'toMillis',
      { arity: 2, make: (run) => (timestamp, picture) => toMillis(timestamp, picture, run.timestamp) },
    ],
  ]);

/** Names of the functions that {@link statefulNative} makes. */
export const STATEFUL: ReadonlySet<string> = new Set(FAMILY.keys());

/** The function for one evaluation. */
export const statefulNative = (name: string, run: Run): Callable | undefined => {
  const entry = FAMILY.get(name);
  if (entry === undefined) return undefined;
  const signature = parseSignature(BUILTIN_FUNCTIONS.get(name)?.signature ?? '');
  return new Callable('native', entry.make(run), entry.arity, signature);
};
