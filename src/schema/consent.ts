// `x-consent` of a canonical field: the values by which a person counts as having agreed.
import type { JsonObject, JsonValue } from '../diagnostics/json.ts';
import { isJsonObject } from '../diagnostics/json.ts';

/**
 * The values that mean consent: `"x-consent": { "granted": [false] }` of an opt-out, where `false` lets mail go out.
 * Nothing where the field says nothing of consent. A list that cannot be read grants nothing and is reported elsewhere.
 */
export const grantedBy = (schema: JsonObject | undefined): readonly JsonValue[] | undefined => {
  const consent = schema?.['x-consent'];
  if (consent === undefined) return undefined;
  return isJsonObject(consent) && Array.isArray(consent.granted) ? consent.granted : [];
};
