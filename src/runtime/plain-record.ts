// A record as plain JSON: what a program hands in may hold dates, cycles, getters and numbers that JSON does not have.
import type { Keys } from './value-at.ts';

/** A value that is no JSON, or cannot be carried exactly; it has been left out of the record. */
export interface Fault {
  readonly keys: Keys;
  readonly code: 'value/type' | 'value/number' | 'record/limit';
  /** The value where it is JSON, else what it is. */
  readonly value: unknown;
  readonly expected?: string;
}

export interface PlainRecord {
  /** The record itself where nothing is wrong with it; undefined where it is no object, or far too large. */
  readonly value: Readonly<Record<string, unknown>> | undefined;
  readonly faults: readonly Fault[];
  readonly isTooLarge?: true;
}

const MAX_DEPTH = 100;
const MAX_NODES = 5_000_000;
const MAX_FAULTS = 1000;

type Members = Record<string, unknown>;

/** An object that could have come from JSON: of no class. Records of other realms count. */
const isPlainObject = (value: object): value is Members => {
  if (Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
};

const isUnsafe = (value: number): boolean => Number.isInteger(value) && !Number.isSafeInteger(value);

/**
 * Takes out what is no JSON. Integers that a double cannot hold exactly count too, but not in `fractional` top-level
 * fields (`all`: nowhere): there a large value is a measure and no identifier. Absent members are left out and -0 is 0,
 * without a fault.
 */
export const plainRecord = (record: unknown, fractional: ReadonlySet<string> | 'all'): PlainRecord => {
  try {
    if (typeof record !== 'object' || record === null || !isPlainObject(record))
      return { value: undefined, faults: [] };
    if (isClean(record, fractional)) return { value: record, faults: [] };
  } catch {
    // A getter or a trap threw: the copy finds out which.
  }
  return copied(record, fractional);
};

const isCleanNumber = (value: number): boolean =>
  Number.isFinite(value) && (value !== 0 || Object.is(value, 0));

const isClean = (record: Readonly<Members>, fractional: ReadonlySet<string> | 'all'): boolean => {
  let nodes = 0;
  const inside = (value: unknown, depth: number, isMeasure: boolean): boolean => {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return true;
      case 'number':
        return isCleanNumber(value) && (isMeasure || !isUnsafe(value));
      case 'object': {
        if (value === null) return true;
        if (depth > MAX_DEPTH || nodes++ > MAX_NODES) return false;
        if (Array.isArray(value)) {
          nodes += value.length;
          for (const item of value) if (!inside(item, depth + 1, isMeasure)) return false;
          return true;
        }
        if (!isPlainObject(value)) return false;
        for (const key of Object.keys(value)) if (!inside(value[key], depth + 1, isMeasure)) return false;
        return true;
      }
      default:
        return false;
    }
  };
  for (const key of Object.keys(record))
    if (!inside(record[key], 1, fractional === 'all' || fractional.has(key))) return false;
  return true;
};

class TooLarge extends Error {}

const copied = (record: unknown, fractional: ReadonlySet<string> | 'all'): PlainRecord => {
  const faults: Fault[] = [];
  const open = new Set<object>();
  let nodes = 0;
  const refuse = (keys: Keys, code: Fault['code'], value: unknown, expected?: string): undefined => {
    if (faults.length >= MAX_FAULTS) throw new TooLarge();
    faults.push({ keys, code, value, ...(expected !== undefined && { expected }) });
    return undefined;
  };
  const number = (value: number, keys: Keys): number | undefined => {
    if (!Number.isFinite(value)) return refuse(keys, 'value/type', String(value), 'a finite number');
    const [field] = keys;
    const isMeasure = fractional === 'all' || (typeof field === 'string' && fractional.has(field));
    return isUnsafe(value) && !isMeasure ? refuse(keys, 'value/number', value) : value + 0;
  };
  const visit = (value: unknown, keys: Keys): unknown => {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number') return number(value, keys);
    if (typeof value !== 'object') return refuse(keys, 'value/type', nameOf(value), 'a JSON value');
    if (nodes++ > MAX_NODES) throw new TooLarge();
    if (open.has(value)) return refuse(keys, 'value/type', 'an object that contains itself', 'a JSON value');
    if (keys.length > MAX_DEPTH)
      return refuse(keys, 'record/limit', 'an object', `at most ${MAX_DEPTH} objects in one another`);
    if (!Array.isArray(value) && !isPlainObject(value))
      return refuse(keys, 'value/type', nameOf(value), 'a plain object');
    open.add(value);
    const copy = Array.isArray(value)
      ? Array.from(value, (item: unknown, index) => visit(item, [...keys, index]) ?? null)
      : members(value, keys);
    open.delete(value);
    return copy;
  };
  const members = (value: object, keys: Keys): Members => {
    const copy: Members = {};
    for (const key of Object.keys(value)) {
      const place = [...keys, key];
      const member = attempt(() => Reflect.get(value, key) as unknown);
      const kept =
        member === undefined
          ? refuse(place, 'value/type', 'a getter that throws', 'a JSON value')
          : member.value === undefined
            ? undefined
            : visit(member.value, place);
      if (kept !== undefined)
        Object.defineProperty(copy, key, {
          value: kept,
          enumerable: true,
          writable: true,
          configurable: true,
        });
    }
    return copy;
  };
  try {
    if (typeof record === 'object' && record !== null) {
      open.add(record);
      return { value: members(record, []), faults };
    }
  } catch (error) {
    if (error instanceof TooLarge) return { value: undefined, faults: [], isTooLarge: true };
  }
  return { value: undefined, faults: [] };
};

const attempt = <T>(run: () => T): { readonly value: T } | undefined => {
  try {
    return { value: run() };
  } catch {
    return undefined;
  }
};

/** What a value is that cannot be shown as JSON. */
export const nameOf = (value: unknown): string => {
  if (typeof value === 'bigint') return `the BigInt ${value}`;
  if (typeof value !== 'object' || value === null) return `a ${typeof value}`;
  if (Array.isArray(value)) return 'an array';
  const tag = attempt(() => Object.prototype.toString.call(value).slice(8, -1))?.value ?? 'Object';
  return tag === 'Object' ? 'an object of a class' : `a ${tag}`;
};
