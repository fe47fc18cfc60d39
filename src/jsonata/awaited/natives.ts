// The built-in functions for programs that wait.
import { BUILTIN_FUNCTIONS } from '../builtin-functions.ts';
import { NATIVES } from '../functions/natives.ts';
import { Callable } from '../support/callables.ts';
import { parseSignature } from '../support/signature.ts';
import { higherOrderFunctions } from './higher-order.ts';
import { matchingFamily } from './matching.ts';

/** Those that call functions, in forms that wait for them. */
export const AWAITED_NATIVES: ReadonlyMap<string, Callable> = new Map(
  Object.entries({ ...higherOrderFunctions, ...matchingFamily }).map(([name, { run, arity }]) => [
    name,
    new Callable('native', run, arity, parseSignature(BUILTIN_FUNCTIONS.get(name)?.signature ?? '')),
  ]),
);

/** All of them. */
export const AWAITING_NATIVES: ReadonlyMap<string, Callable> = new Map([...NATIVES, ...AWAITED_NATIVES]);
