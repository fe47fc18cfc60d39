// What reading numbers out of a domain can give: its own bounds where it has numbers alone.
import type { Domain } from '../schema/domain.ts';
import { domainOfTypes } from './domains.ts';

const BOUNDS = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'] as const;

/** Numbers (or whole numbers) within the bounds of a domain; texts of numbers have none. */
export const numberGiven = (from: Domain, type: 'number' | 'integer'): Domain => {
  const whole = type === 'integer' || (from.types.size === 1 && from.types.has('integer'));
  if (from.types.size !== 1 || from.types.has('string')) return domainOfTypes([whole ? 'integer' : 'number']);
  const bounds = BOUNDS.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]] as const]));
  return domainOfTypes([whole ? 'integer' : 'number'], Object.fromEntries(bounds));
};
