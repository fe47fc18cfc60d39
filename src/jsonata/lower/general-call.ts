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
  const { settles } = place;
  if (tail && settles === undefined)
    return `new ${l.unit.use('Thunk')}(${l.unit.native(name)}, ${list}, ${site})`;
  // Whoever follows a tail call has no context and stands where the loop does.
  const context = tail ? 'null' : place.context.text;
  const called = `${l.unit.native(name)}, ${list}, ${context}, ${site}`;
  // Only the built-in functions that call functions need to be waited for, and let calls nest.
  if (!AWAITED_NATIVES.has(name)) return `${l.unit.use('call')}(${called})`;
  return deepCall(l, tail ? { ...place, depth: settles ?? 0 } : place, l.unit.invoke('call', called));
};
