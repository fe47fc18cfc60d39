// Integers beyond 2^53 in input that is parsed already: their last digits may be lost, so they are never passed on.
import type { Keys } from './value-at.ts';

const MOST = 1000;

/**
 * Paths of integers that a double cannot hold exactly. Numbers that may have a fraction by their schema (`fractional`,
 * top-level names) are left alone: there, a large value is a measure and no identifier.
 */
export const unsafeIntegers = (
  record: Readonly<Record<string, unknown>>,
  fractional: ReadonlySet<string>,
): readonly Keys[] => {
  const found: Keys[] = [];
  const visit = (value: unknown, keys: Keys, depth: number): void => {
    if (typeof value === 'number') {
      if (Number.isInteger(value) && !Number.isSafeInteger(value)) found.push(keys);
    } else if (typeof value === 'object' && value !== null && depth < 100 && found.length < MOST) {
      if (Array.isArray(value)) {
        for (const [index, item] of value.entries()) visit(item, [...keys, index], depth + 1);
      } else for (const key of Object.keys(value)) visit(Reflect.get(value, key), [...keys, key], depth + 1);
    }
  };
  for (const key of Object.keys(record)) {
    const value = record[key];
    if (typeof value === 'string' || typeof value === 'boolean' || value === null || fractional.has(key))
      continue;
    visit(value, [key], 1);
  }
  return found;
};
