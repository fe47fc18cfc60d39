// `x-consent` of a canonical field: the values by which a person counts as having agreed.
import type { JsonObject, JsonValue } from '../diagnostics/json.ts';
import { isJsonObject } from '../diagnostics/json.ts';

/**
 * The values that mean consent: `"x-consent": { "granted": [false] }` of an opt-out, where `false` lets mail go out.
 * Nothing where the field says nothing of consent. A list that cannot be read grants nothing; `malformedConsents` finds it.
 */
export const grantedBy = (schema: JsonObject | undefined): readonly JsonValue[] | undefined => {
  const consent = schema?.['x-consent'];
  if (consent === undefined) return undefined;
  return isJsonObject(consent) && Array.isArray(consent.granted) ? consent.granted : [];
};

/** Keywords whose members are names, each with a schema of its own. */
const NAMED: ReadonlySet<string> = new Set(['properties', 'patternProperties', '$defs', 'dependentSchemas']);
/** Keywords whose values are data. */
const DATA: ReadonlySet<string> = new Set(['const', 'default', 'enum', 'examples']);

const isScalar = (value: JsonValue): boolean => value === null || typeof value !== 'object';

/** JSON pointers of each `x-consent` that is no list of granted values, and so would say nothing. */
export const malformedConsents = (schema: JsonValue | undefined, pointer = ''): readonly string[] => {
  if (Array.isArray(schema))
    return schema.flatMap((each: JsonValue, index) => malformedConsents(each, `${pointer}/${index}`));
  if (!isJsonObject(schema)) return [];
  return Object.entries(schema).flatMap(([key, value]): readonly string[] => {
    const at = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (key === 'x-consent') return isWellFormed(value) ? [] : [at];
    if (DATA.has(key)) return [];
    if (!NAMED.has(key) || !isJsonObject(value)) return malformedConsents(value, at);
    return Object.entries(value).flatMap(([name, member]) =>
      malformedConsents(member, `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
    );
  });
};

/** `{ granted: [value, …] }`, with one value at least and nothing else. */
const isWellFormed = (consent: JsonValue | undefined): boolean =>
  isJsonObject(consent) &&
  Object.keys(consent).length === 1 &&
  Array.isArray(consent.granted) &&
  consent.granted.length > 0 &&
  consent.granted.every(isScalar);
