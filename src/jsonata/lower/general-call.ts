// A built-in function called in its general form: arguments are checked when it runs.
import { AWAITED_NATIVES } from '../awaited/natives.ts';
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
  // Of the built-in functions only those that call functions need to be waited for.
  return AWAITED_NATIVES.has(name) ? l.unit.invoke('call', called) : `${l.unit.use('call')}(${called})`;
};
