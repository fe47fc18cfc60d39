// `x-consent` of a canonical field: the values by which a person counts as having agreed.

import type { JsonObject, JsonValue } from '../json/json.ts';
import { isJsonObject } from '../json/json.ts';
import { SCHEMA_MAPS, VALUE_KEYWORDS } from './schema-keywords.ts';

/**
 * The values that mean consent: `"x-consent": { "granted": [false] }` of an opt-out, where `false` lets mail go out.
 * Nothing where the field says nothing of consent. A list that cannot be read grants nothing; `malformedConsents` finds it.
 */
export const grantedBy = (schema: JsonObject | undefined): readonly JsonValue[] | undefined => {
  const consent = schema?.['x-consent'];
  if (consent === undefined) return undefined;
  return isJsonObject(consent) && Array.isArray(consent.granted) ? consent.granted : [];
};

const isScalar = (value: JsonValue): boolean => value === null || typeof value !== 'object';

/** JSON pointers of each `x-consent` that is no list of granted values, and so would say nothing. */
export const malformedConsents = (schema: JsonObject): readonly string[] => {
  const found: string[] = [];
  gather(schema, [], found);
  return found;
};

/** Walks with one list of steps for all nodes: most schemas have nothing to tell, and no pointer is made for them. */
const gather = (schema: JsonValue | undefined, steps: string[], found: string[]): void => {
  const below = (step: string, value: JsonValue | undefined): void => {
    steps.push(step);
    gather(value, steps, found);
    steps.pop();
  };
  if (Array.isArray(schema)) {
    for (const [index, item] of schema.entries()) below(String(index), item);
    return;
  }
  if (!isJsonObject(schema)) return;
  for (const key of Object.keys(schema)) {
    const value = schema[key];
    if (VALUE_KEYWORDS.has(key)) continue;
    if (key === 'x-consent') {
      if (!isWellFormed(value)) found.push(pointerOf([...steps, key]));
    } else if (SCHEMA_MAPS.has(key) && isJsonObject(value)) {
      steps.push(key);
      for (const name of Object.keys(value)) below(name, value[name]);
      steps.pop();
    } else below(key, value);
  }
};

const pointerOf = (steps: readonly string[]): string =>
  steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** `{ granted: [value, …] }`, with one value at least and nothing else. */
const isWellFormed = (consent: JsonValue | undefined): boolean =>
  isJsonObject(consent) &&
  Object.keys(consent).length === 1 &&
  Array.isArray(consent.granted) &&
  consent.granted.length > 0 &&
  consent.granted.every(isScalar);
