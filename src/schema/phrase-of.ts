// Says a domain in a few words: "a text of at most 255 characters", "one of new, open", "a whole number of at least 0".
import type { JsonScalar } from '../json/json.ts';
import type { Domain } from './domain.ts';
import { formatOf } from './formats.ts';
import { BASIC_PLANE } from './text-size.ts';

const LISTED = 8;

/** A short noun phrase for the values of a domain, without a full stop; for the ends of sentences like "expected …". */
export const phraseOf = (domain: Domain): string => {
  const plain = domain.values === undefined ? phraseOfTypes(domain) : phraseOfValues(domain.values);
  if (!domain.nullable || plain === 'any value') return plain;
  return plain === 'no value' ? 'null' : `${plain} or null`;
};

const phraseOfValues = (values: readonly JsonScalar[]): string => {
  if (values.length === 0) return 'no value';
  const shown = values
    .slice(0, LISTED)
    .map((value) => (typeof value === 'string' && /^\S+$/.test(value) ? value : JSON.stringify(value)));
  const more = values.length > LISTED ? `, … (${values.length} in all)` : '';
  return values.length === 1 ? `${shown[0]}` : `one of ${shown.join(', ')}${more}`;
};

const phraseOfTypes = (domain: Domain): string => {
  if (domain.types.size === 0) return 'any value';
  return [...domain.types].map((type) => PHRASES[type](domain)).join(' or ');
};

type ValueType = Domain['types'] extends ReadonlySet<infer T extends string> ? T : never;

const PHRASES: { readonly [T in ValueType]: (domain: Domain) => string } = {
  string: (domain) => {
    const format = domain.format === undefined ? undefined : formatOf(domain.format);
    if (format !== undefined) return format.phrase;
    const size = sizeOf(domain.minLength, domain.maxLength, 'character');
    const bytes = domain.maxBytes === undefined ? '' : ` of at most ${domain.maxBytes} bytes`;
    const plane = domain.patterns.includes(BASIC_PLANE) ? ' without characters beyond U+FFFF' : '';
    const own = domain.patterns.filter((source) => source !== BASIC_PLANE);
    const pattern = own.length === 0 ? '' : ` that matches ${own.join(' and ')}`;
    return `a text${size === '' ? bytes : size}${plane}${pattern}`;
  },
  number: (domain) => `a number${boundsOf(domain)}`,
  integer: (domain) => `a whole number${boundsOf(domain)}`,
  boolean: () => 'true or false',
  object: () => 'an object',
  array: (domain) => {
    const items = domain.items === undefined ? '' : `, each ${phraseOf(domain.items)}`;
    return `an array${sizeOf(domain.minItems, domain.maxItems, 'item')}${items}`;
  },
};

const sizeOf = (min: number | undefined, max: number | undefined, unit: string): string => {
  const count = (n: number): string => `${n} ${unit}${n === 1 ? '' : 's'}`;
  if (min !== undefined && min > 0) {
    if (max === undefined) return ` of at least ${count(min)}`;
    return min === max ? ` of ${count(min)}` : ` of ${min} to ${count(max)}`;
  }
  return max === undefined ? '' : ` of at most ${count(max)}`;
};

const boundsOf = (domain: Domain): string => {
  const { minimum, maximum, exclusiveMinimum: above, exclusiveMaximum: below, multipleOf } = domain;
  const bounds = [
    minimum === undefined ? '' : `at least ${minimum}`,
    above === undefined ? '' : `more than ${above}`,
    maximum === undefined ? '' : `at most ${maximum}`,
    below === undefined ? '' : `less than ${below}`,
  ].filter((text) => text !== '');
  const multiple = multipleOf === undefined ? '' : `, a multiple of ${multipleOf}`;
  return `${bounds.length === 0 ? '' : ` of ${bounds.join(' and ')}`}${multiple}`;
};
