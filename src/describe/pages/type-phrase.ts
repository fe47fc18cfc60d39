// The type column of a table: a short phrase of a domain, with the codes that are known.
import type { Domain } from '../../schema/domain.ts';
import { phraseOf } from '../../schema/phrase-of.ts';
import { code, valueCode } from './markdown.ts';

const LISTED = 12;

const codesOf = (values: readonly unknown[]): string => {
  const shown = values
    .slice(0, LISTED)
    .map((value) => (typeof value === 'string' ? code(value) : valueCode(value)));
  return `${shown.join(', ')}${values.length > LISTED ? `, … (${values.length} in all)` : ''}`;
};

/** Patterns and examples in a phrase may hold signs of Markdown. */
const plain = (domain: Domain): string => {
  const { patterns, minLength, ...rest } = domain;
  // That a text is not empty goes without saying: the resources have no empty ones. Examples have a column of their own.
  const least = minLength === undefined || minLength <= 1 ? {} : { minLength };
  const phrase = phraseOf({ ...rest, ...least, patterns: [] })
    .replace(/^an? /, '')
    .replace(/ such as .*$/, '')
    .replaceAll(/[*_<[\]`]/g, '\\$&');
  return patterns.length === 0 || domain.format !== undefined
    ? phrase
    : `${phrase} that matches ${patterns.map(code).join(' and ')}`;
};

/** `text of 1 to 255 characters`, `one of …`, `text; known are …`. */
export const typePhrase = (domain: Domain): string => {
  const orNull = domain.nullable ? ' or null' : '';
  if (domain.values !== undefined) {
    const [only] = domain.values;
    if (domain.values.length === 1) return `always ${codesOf([only])}${orNull}`;
    return `one of ${codesOf(domain.values)}${orNull}`;
  }
  if (domain.known !== undefined) return `${plain(domain)}; known are ${codesOf(domain.known)}`;
  return plain(domain);
};
