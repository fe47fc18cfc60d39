// All built-in functions that are written here, as callable values.
import { BUILTIN_FUNCTIONS } from '../builtin-functions.ts';
import { Callable } from '../support/callables.ts';
import { parseSignature } from '../support/signature.ts';
import { arrayFunctions } from './arrays.ts';
import { datesFamily } from './dates.ts';
import { encodingFunctions } from './encoding.ts';
import { higherOrderFunctions } from './higher-order.ts';
import { integerPictureFunctions } from './integer-pictures.ts';
import { matchingFunctions } from './matching.ts';
import { numberPictureFunctions } from './number-pictures.ts';
import { numberFunctions } from './numbers.ts';
import { objectFunctions } from './objects.ts';
import { stringFunctions } from './strings.ts';

const FAMILIES = [
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
  FAMILIES.flatMap((family) => Object.entries(family)).map(([name, { run, arity }]) => {
    const signature = BUILTIN_FUNCTIONS.get(name)?.signature;
    return [
      name,
      new Callable('native', run, arity, signature === undefined ? undefined : parseSignature(signature)),
    ];
  }),
);
