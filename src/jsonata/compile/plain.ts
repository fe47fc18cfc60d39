// Plain JSON out of evaluated values: no flags on arrays, ordinary prototypes.

const isMarkedFunction = (value: object): boolean =>
  Reflect.get(value, '_jsonata_function') === true || Reflect.get(value, '_jsonata_lambda') === true;

/**
 * A deep copy of what the package returned: arrays without `sequence`, objects with the ordinary
 * prototype. Functions are kept as they are.
 */
export const plainJson = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plainJson);
  if (typeof value !== 'object' || value === null || isMarkedFunction(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const member = plainJson(Reflect.get(value, key));
    if (key === '__proto__') {
      Object.defineProperty(copy, key, {
        value: member,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    } else copy[key] = member;
  }
  return copy;
};
