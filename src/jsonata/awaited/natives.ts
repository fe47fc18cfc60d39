// The built-in functions for programs that wait.
import { BUILTIN_FUNCTIONS } from '../builtin-functions.ts';
import { nativeOf } from '../functions/native.ts';
import { FAMILIES, NATIVES } from '../functions/natives.ts';
import { statefulFrom } from '../functions/stateful.ts';
import type { Callable } from '../support/callables.ts';
import { higherOrderFunctions } from './higher-order.ts';
import { matchingFamily } from './matching.ts';

/** Those that call functions, in forms that wait for them. */
const AWAITED = { ...higherOrderFunctions, ...matchingFamily };

export const AWAITED_NATIVES: ReadonlyMap<string, Callable> = new Map(
  Object.entries(AWAITED).map(([name, native]) => [
    name,
    nativeOf(native, BUILTIN_FUNCTIONS.get(name)?.signature),
  ]),
);

/** All of them. */
export const AWAITING_NATIVES: ReadonlyMap<string, Callable> = new Map([...NATIVES, ...AWAITED_NATIVES]);

/** A function of this name for one evaluation. */
export const statefulNative = statefulFrom([...FAMILIES, AWAITED]).of;
