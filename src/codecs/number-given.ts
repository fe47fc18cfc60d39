// Numbers in domains: which texts of them are exact, and what reading numbers out of a domain can give.
import type { Domain } from '../schema/domain.ts';
import { domainOfTypes } from './domains.ts';

const DIGITS = 15;

/** Decimal texts of at most 15 digits: each of them comes back from a number as it was, zeros at the end aside. */
export const EXACT_DECIMAL = `^-?(?:0(?:\\.[0-9]{1,${DIGITS}})?${Array.from({ length: DIGITS }, (_, more) =>
  more === DIGITS - 1 ? `|[1-9][0-9]{${more}}` : `|[1-9][0-9]{${more}}(?:\\.[0-9]{1,${DIGITS - 1 - more}})?`,
).join('')})$`;

const BOUNDS = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'] as const;

/** Numbers (or whole numbers) within the bounds of a domain; texts of numbers have none. */
export const numberGiven = (from: Domain, type: 'number' | 'integer'): Domain => {
  const whole = type === 'integer' || (from.types.size === 1 && from.types.has('integer'));
  if (from.types.size !== 1 || from.types.has('string')) return domainOfTypes([whole ? 'integer' : 'number']);
  const bounds = BOUNDS.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]] as const]));
  return domainOfTypes([whole ? 'integer' : 'number'], Object.fromEntries(bounds));
};

/** The longest text of a number without exponent: 5e-324 has 326 characters, and 17 digits may follow its zeros. */
const LONGEST_NUMBER = 345;
/** -9007199254740991 */
const LONGEST_INTEGER = 17;

/** The texts of the numbers of a domain: digits, as many as its bounds and its step leave. Texts stay as long as they are. */
export const decimalTextGiven = (from: Domain, source: string): Domain => {
  const patterns = [source];
  if (from.types.size !== 1 || from.types.has('string')) return domainOfTypes(['string'], { patterns });
  if (from.types.has('integer')) return domainOfTypes(['string'], { patterns, maxLength: LONGEST_INTEGER });
  const { minimum, maximum, multipleOf } = from;
  const decimals = multipleOf === undefined ? undefined : /^(?:1|0\.(0*1))$/.exec(String(multipleOf));
  if (minimum === undefined || maximum === undefined || !decimals) {
    return domainOfTypes(['string'], { patterns, maxLength: LONGEST_NUMBER });
  }
  const whole = Math.max(...[minimum, maximum].map((bound) => BigInt(Math.trunc(bound)).toString().length));
  return domainOfTypes(['string'], { patterns, maxLength: whole + 2 + (decimals[1]?.length ?? 0) });
};
