// The smallest record that holds a value at a place.
import { isJsonObject, type JsonObject, type JsonValue } from '../../json/json.ts';
import type { Path } from '../../schema/path.ts';

const withMember = (object: JsonObject, key: string, value: JsonValue): JsonObject => ({
  [key]: value,
  ...object,
});

/** A record with one value. */
export const recordWith = (path: Path, value: JsonValue): JsonObject => {
  let built = value;
  for (const step of path.toReversed()) {
    if (step.kind === 'key') built = { [step.key]: built };
    else if (step.kind === 'index') built = [...Array.from({ length: step.index }, () => null), built];
    else built = [isJsonObject(built) ? withMember(built, step.key, step.value) : built];
  }
  return isJsonObject(built) ? built : {};
};
