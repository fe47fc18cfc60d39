// All built-in functions that are written here, as callable values.
import { BUILTIN_FUNCTIONS } from '../builtin-functions.ts';
import type { Callable } from '../support/callables.ts';
import { arrayFunctions } from './arrays.ts';
import { datesFamily } from './dates.ts';
import { encodingFunctions } from './encoding.ts';
import { higherOrderFunctions } from './higher-order.ts';
import { integerPictureFunctions } from './integer-pictures.ts';
import { matchingFunctions } from './matching.ts';
import { nativeOf } from './native.ts';
import { numberPictureFunctions } from './number-pictures.ts';
import { numberFunctions } from './numbers.ts';
import { objectFunctions } from './objects.ts';
import { statefulFrom } from './stateful.ts';
import { stringFunctions } from './strings.ts';

/** Plain tables: standalone modules take single functions out of their text. */
export const FAMILIES = [
  stringFunctions,
  matchingFunctions,
  numberFunctions,
  arrayFunctions,
  objectFunctions,
  higherOrderFunctions,
  integerPictureFunctions,
  numberPictureFunctions,
  encodingFunctions,
  datesFamily,
];

/** The built-in functions by name, without those that need the state of an evaluation. */
export const NATIVES: ReadonlyMap<string, Callable> = new Map(
  FAMILIES.flatMap((family) => Object.entries(family)).map(([name, native]) => [
    name,
    nativeOf(native, BUILTIN_FUNCTIONS.get(name)?.signature),
  ]),
);

const ASKING = statefulFrom(FAMILIES);

/** Names of the functions that ask the guards of an evaluation. */
export const GUARDED: ReadonlySet<string> = ASKING.names;

/** A function of this name for one evaluation. */
export const statefulNative: (typeof ASKING)['of'] = ASKING.of;
