// Two records as one: what both have is taken of the second, and elements that are about the same thing become one.
import isEqual from 'lodash/isEqual.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../json/json.ts';

export const mergedRecords = (left: JsonObject, right: JsonObject): JsonObject => {
  const result: Record<string, JsonValue> = { ...left };
  for (const [key, value] of Object.entries(right))
    result[key] = mergedValues(Object.hasOwn(left, key) ? left[key] : undefined, value);
  return result;
};

const mergedValues = (left: JsonValue | undefined, right: JsonValue): JsonValue => {
  if (isJsonObject(left) && isJsonObject(right)) return mergedRecords(left, right);
  if (!isList(left) || !isList(right) || ![...left, ...right].every(isJsonObject)) return right;
  const items: JsonValue[] = [...left];
  for (const item of right) {
    const at = items.findIndex((each) => agree(each, item));
    const twin = items[at];
    if (isJsonObject(twin) && isJsonObject(item)) items[at] = mergedRecords(twin, item);
    else items.push(item);
  }
  return items;
};

const isList = (value: JsonValue | undefined): value is readonly JsonValue[] => Array.isArray(value);

const isEmpty = (value: object): boolean => Object.keys(value).length === 0;

/** Do two elements say nothing different of a thing that both name? */
const agree = (one: JsonValue, other: JsonValue): boolean => {
  if (!isJsonObject(one) || !isJsonObject(other)) return false;
  if (isEmpty(one) || isEmpty(other)) return true;
  const shared = Object.keys(one).filter((key) => Object.hasOwn(other, key));
  return shared.length > 0 && shared.every((key) => isEqual(one[key], other[key]));
};
