// A built-in function called in its general form: arguments are checked when it runs.
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
  return l.unit.invoke('call', `${l.unit.native(name)}, ${list}, ${place.context.text}, ${site}`);
};
