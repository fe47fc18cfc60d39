// What the rules of a mapping with `records:` see: each element, with the whole record as its parent.
import type { Place } from '../compiler/resolved.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json/json.ts';
import { valueAt } from '../runtime/value-at.ts';

export const elementsOf = (vendor: JsonValue | undefined, { path }: Place): readonly JsonObject[] => {
  const items = valueAt(
    vendor,
    path.flatMap((step) => (step.kind === 'key' ? [step.key] : [])),
  );
  if (vendor === undefined || !Array.isArray(items)) return [];
  return items.flatMap((item: JsonValue) => (isJsonObject(item) ? [{ ...item, $parent: vendor }] : []));
};
