// Which patterns of transforms can select something that is no part of the transform's copy.
import type { Expression } from '../parse/tree.ts';
import type { Lowering, Place } from './lowering.ts';
import { resolve } from './variables.ts';

/** A built-in function that gives nothing but what it is given. */
const isBuiltin = (l: Lowering, name: string, place: Place): boolean => {
  const { maybe, variable } = resolve(l, name, place.frame);
  return (
    name !== 'eval' && maybe.length === 0 && variable === undefined && l.unit.builtin(name) !== undefined
  );
};

/** May evaluating this give parts of anything but the context? True in doubt. */
export const reachesOut = (l: Lowering, node: Expression, place: Place): boolean => {
  const reaches = (value: unknown): boolean => {
    if (typeof value !== 'object' || value === null) return false;
    if (Reflect.get(value, 'type') === 'parent') return true;
    const name: unknown = Reflect.get(value, 'name');
    if (Reflect.get(value, 'type') === 'variable' && typeof name === 'string' && name !== '') {
      if (!isBuiltin(l, name, place)) return true;
    }
    return Object.values(value).some(reaches);
  };
  return reaches(node);
};
