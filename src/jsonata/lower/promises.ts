// What a program relies on about its input: each read of a promised value gives its kinds, and is verified once at the start.

import * as kind from './kinds.ts';
import { type Lowering, type Operand, type Place, reading } from './lowering.ts';
import { memberOf } from './members.ts';
import { type Promised, RELIANCE, type Reliance } from './promised.ts';
import type { Shape } from './shape.ts';

const NO_VALUE = kind.NULL | kind.NOTHING;
const VAGUE = kind.DATA & ~(kind.NOTHING | kind.WILD);

const promised = (shape: Shape, within: boolean, reliance: Reliance): Promised => ({
  shape,
  within,
  members: new Map(),
  items: undefined,
  reliance,
  ident: undefined,
});

/** The input itself, which is known to be an object. */
export const promisedInput = (shape: Shape): Promised => promised(shape, false, RELIANCE.kinds);

/** Does the shape allow every kind of JSON? */
const isVague = (shape: Shape): boolean => kind.only(VAGUE, shape.kinds);

/** What is worth verifying for a read; for the result it only counts whether there is a value. */
const wanted = (shape: Shape, place: Place): Reliance => {
  if (!isVague(shape) && place.output !== true) return RELIANCE.kinds;
  const certain = !kind.may(shape.kinds, kind.NOTHING);
  return certain && place.output === true ? RELIANCE.presence : RELIANCE.none;
};

/** Reads a member of a value that something is promised about; undefined where the promise says nothing. */
export const readPromised = (
  l: Lowering,
  object: Operand,
  key: string,
  place: Place,
): Operand | undefined => {
  const { known } = object;
  if (known === undefined || !kind.only(object.kinds, kind.OBJECT | NO_VALUE)) return undefined;
  const optional = kind.may(object.kinds, NO_VALUE);
  if (optional && !object.simple) return undefined;
  const shape = known.shape.member(key);
  const member = known.members.get(key) ?? promised(shape, known.within, RELIANCE.none);
  const reliance = Math.max(member.reliance, wanted(shape, place)) as Reliance;
  const text = memberOf(l, object.text, key, optional);
  const missing = optional ? kind.NOTHING : 0;
  if (reliance === RELIANCE.none) return reading(text, kind.DATA, place.out);
  member.reliance = reliance;
  if (!member.within) member.ident ??= l.unit.fresh('p');
  known.members.set(key, member);
  const all = reliance === RELIANCE.kinds ? shape.kinds : kind.DATA & ~kind.NOTHING;
  const operand = reading(member.ident ?? text, all | missing, place.out);
  return { ...operand, simple: operand.simple || member.ident !== undefined, known: member };
};

/** What the items of an array are, if that is promised and all of them are needed anyway. */
export const promisedItems = (array: Operand, place: Place): Promised | undefined => {
  const { known } = array;
  if (known?.reliance !== RELIANCE.kinds || !kind.may(array.kinds, kind.ARRAY)) return undefined;
  if (!kind.only(array.kinds, kind.ARRAY | NO_VALUE)) return undefined;
  if (known.items !== undefined) return known.items;
  const shape = known.shape.items();
  // A loop only to verify is worth its time where a loop over the same items follows for certain.
  if (place.unsure === true || isVague(shape)) return undefined;
  known.items = promised(shape, true, RELIANCE.kinds);
  return known.items;
};
