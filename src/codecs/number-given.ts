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
