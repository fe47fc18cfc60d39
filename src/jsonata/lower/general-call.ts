// A built-in function called in its general form: arguments are checked when it runs.
import { AWAITED_NATIVES } from '../awaited/natives.ts';
import { deepCall } from './guards.ts';
import type { Lowering, Place } from './lowering.ts';

/** The call in its general form; in tail position it is left to the caller. */
export const generalCall = (
  l: Lowering,
  name: string,
  args: readonly string[],
  site: string,
  place: Place,
  tail: boolean,
): string => {
  const list = `[${args.join(', ')}]`;
  if (tail) return `new ${l.unit.use('Thunk')}(${l.unit.native(name)}, ${list}, ${site})`;
  const called = `${l.unit.native(name)}, ${list}, ${place.context.text}, ${site}`;
  // Only the built-in functions that call functions need to be waited for, and let calls nest.
  if (!AWAITED_NATIVES.has(name)) return `${l.unit.use('call')}(${called})`;
  return deepCall(l, place, l.unit.invoke('call', called));
};
