// The smallest element of an `each` on both sides: what the mapping calls its key, and nothing else; and two of them.
import type { JsonObject, JsonValue } from '../../json/json.ts';
import type { Side } from '../../mapping/tree.ts';
import type { Domain } from '../../schema/domain.ts';
import type { Rule } from '../resolved.ts';
import { mergedRecords } from './merged-records.ts';
import { recordWith } from './record-with.ts';
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

/** An array whose keys are missing or repeated; undefined where elements have none, or the schema rules such arrays out. */
export const badKeys = ({ each }: Rule, side: Side, array: Domain): JsonValue | undefined => {
  if (each === undefined || each.key.length === 0) return undefined;
  const isWholeKey = array.uniqueItems === true && each.rules.every(({ isKey }) => isKey);
  if (!each.keyIsRequired[side]) return [{}];
  const element = keyedElements(each.rules)[side];
  return isWholeKey || (array.maxItems ?? 2) < 2 ? undefined : [element, element];
};
