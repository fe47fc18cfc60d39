// JSON Schemas that given values follow, as closely as types, required members and items can say it.
import type { JsonSchema } from '../../../src/jsonata/index.ts';

const typeOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
const isRecord = (value: unknown): value is Record<string, unknown> => typeOf(value) === 'object';

/** A schema that all these values follow. */
export const shapeFrom = (values: readonly unknown[]): JsonSchema => {
  const types = [...new Set(values.map(typeOf))];
  const objects = values.filter(isRecord);
  const keys = [...new Set(objects.flatMap((object) => Object.keys(object)))];
  const members = keys.map((key) => {
    const having = objects.filter((object) => Object.hasOwn(object, key));
    return [key, shapeFrom(having.map((object) => object[key]))] as const;
  });
  const items = values.filter((value) => Array.isArray(value)).flat();
  return {
    type: types.length === 1 ? types[0] : types,
    ...(keys.length > 0 && {
      properties: Object.fromEntries(members),
      required: keys.filter((key) => objects.every((object) => Object.hasOwn(object, key))),
    }),
    ...(items.length > 0 && { items: shapeFrom(items) }),
  };
};
