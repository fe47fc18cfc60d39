// The smallest element of an `each` on both sides: what the mapping calls its key, and nothing else.
import type { JsonObject } from '../../json/json.ts';
import type { Rule } from '../resolved.ts';
import { mergedRecords } from './merged-records.ts';
import { recordWith } from './record-claim.ts';
import { canonicalSample, vendorSample } from './samples.ts';

/** An object on each side that has a key, by those of the rules that make it. */
export const keyedElements = (
  rules: readonly Rule[],
): { readonly vendor: JsonObject; readonly canonical: JsonObject } => {
  const keys = rules.filter(({ isKey }) => isKey);
  return {
    vendor: keys.reduce<JsonObject>((sum, key) => {
      const value = vendorSample(key);
      return key.source.kind === 'field' && value !== undefined
        ? mergedRecords(sum, recordWith(key.source.from.path, value))
        : sum;
    }, {}),
    canonical: keys.reduce<JsonObject>((sum, key) => {
      const value = canonicalSample(key);
      return value === undefined ? sum : mergedRecords(sum, recordWith(key.canonical.path, value));
    }, {}),
  };
};
