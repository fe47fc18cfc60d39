// Takes a value out of a record. An element that others are told apart from goes alone; where positions are meaning, what
// goes at the end shortens the array, and anything else leaves a null in its place. Empty parents go too.
import { isPlain } from '../functions/plain.ts';
import type { ArrayKind } from './rule-index.ts';
import { type Keys, withValueAt } from './value-at.ts';

/** What is known of places in the record. */
export interface Known {
  readonly kindOf: (keys: Keys) => ArrayKind;
  /** Is what stands there the same for every record? */
  readonly isConstant: (keys: Keys) => boolean;
}

/** The record without the value, and the place of the element that went with it, if its array is shorter for it. */
export interface TakenOut {
  readonly value: unknown;
  readonly element?: Keys;
  /** The position that is null for it, while others stand behind it. */
  readonly hole?: Keys;
}

export const takeOut = (root: unknown, keys: Keys, known: Known): TakenOut => {
  let element: Keys | undefined;
  let hole: Keys | undefined;
  const without = (value: unknown, rest: Keys, at: Keys): unknown => {
    const [key, ...further] = rest;
    if (key === undefined) return undefined;
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return value;
    const place = [...at, key];
    const member = without(Reflect.get(value, key), further, place);
    const kind = Array.isArray(value) ? known.kindOf(at) : undefined;
    const isGone =
      member === undefined || (further.length > 0 && saysNothing(member, place, kind?.tag, known));
    if (!Array.isArray(value) || kind === undefined)
      return withValueAt(value, [key], isGone ? undefined : member);
    const items: readonly unknown[] = value;
    const index = Number(key);
    if (!isGone) return items.with(index, member);
    if (kind.by === 'element') element = place;
    const isCut = kind.by === 'element' || (kind.by === 'position' && index === items.length - 1);
    if (!isCut) hole = place;
    const left = isCut ? items.toSpliced(index, 1) : items.with(index, null);
    return left.length === 0 ? undefined : left;
  };
  const value = without(root, keys, []);
  return { value, ...(element && { element }), ...(hole && { hole }) };
};

/** Empty, or nothing but constants and the member that tells an element. */
const saysNothing = (value: unknown, at: Keys, tag: string | undefined, known: Known): boolean =>
  isPlain(value) &&
  Object.entries(value).every(
    ([key, member]) =>
      key === tag || known.isConstant([...at, key]) || saysNothing(member, [...at, key], undefined, known),
  );
