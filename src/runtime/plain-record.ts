// A record as plain JSON: what a program hands in may hold dates, cycles, getters and numbers that JSON does not have.
import { type Plain, setOwn } from '../functions/plain.ts';
import type { Keys } from './value-at.ts';

/** A value that is no JSON, or cannot be carried exactly; it has been left out of the record. */
interface Fault {
  readonly keys: Keys;
  readonly code: 'value/type' | 'value/number' | 'record/limit';
  /** The value where it is JSON, else what it is. */
  readonly value: unknown;
  readonly expected?: string;
}

export interface PlainRecord {
  /** Undefined where it is no object, or far too large. */
  readonly value: Readonly<Record<string, unknown>> | undefined;
  readonly faults: readonly Fault[];
  readonly isTooLarge?: true;
}

const MAX_DEPTH = 100;
const MAX_NODES = 5_000_000;
const MAX_FAULTS = 1000;

/** An object that could have come from JSON: of no class. Records of other realms count. */
const isPlainObject = (value: object): value is Plain => {
  if (Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
};

/** An integer that a double cannot hold exactly. */
const isUnsafe = (value: number): boolean => Number.isInteger(value) && !Number.isSafeInteger(value);

/** May the number at these keys be larger than a double holds exactly, because it is a measure and no identifier? */
export type IsMeasure = (keys: Keys) => boolean;

/** What a record in which nothing is wrong is given as: itself, or with copies of all containers in it. */
export type Containers = 'given' | 'copied';

/**
 * The record without what is no JSON. Integers that a double cannot hold exactly are taken out too, where they are no
 * measures. Absent members are left out and -0 is 0, without a fault. A record of scalars alone is never copied.
 */
export const plainRecord = (record: unknown, containers: Containers, isMeasure: IsMeasure): PlainRecord => {
  try {
    if (typeof record !== 'object' || record === null || !isPlainObject(record))
      return { value: undefined, faults: [] };
    const value = clean(record, containers);
    if (value !== undefined) return { value, faults: [] };
  } catch {
    // A getter or a trap threw: the other copy finds out which.
  }
  return copied(record, isMeasure);
};

const isCleanNumber = (value: number): boolean =>
  Number.isFinite(value) && (value !== 0 || Object.is(value, 0)) && !isUnsafe(value);

/** Smaller records are gone through without keeping account of what has been seen. */
const SMALL = 1000;

/** A record in which nothing is wrong; in a large one, what stands in several places is looked at and copied once. */
const clean = (record: Plain, containers: Containers): Plain | undefined => {
  const copies = containers === 'copied';
  let nodes = 0;
  let known: Map<object, { readonly given: object; readonly size: number }> | undefined;
  const isClean = (value: unknown): boolean => {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return true;
      case 'number':
        return isCleanNumber(value);
      default:
        return value === null;
    }
  };
  /** Nothing where something is wrong. */
  const inside = (value: unknown, depth: number): object | undefined => {
    if (typeof value !== 'object' || value === null) return undefined;
    const before = nodes;
    const again = known?.get(value);
    nodes += again?.size ?? 1;
    if (depth > MAX_DEPTH || nodes > MAX_NODES) return undefined;
    if (again !== undefined) return again.given;
    const isList = Array.isArray(value);
    const given = isList ? elements(value, depth) : isPlainObject(value) ? members(value, depth) : undefined;
    if (given === undefined || nodes < SMALL) return given;
    known ??= new Map();
    known.set(value, { given, size: nodes - before });
    return given;
  };
  const elements = (list: readonly unknown[], depth: number): object | undefined => {
    const items = copies ? [...list] : undefined;
    nodes += list.length;
    for (let index = 0; index < list.length; index++) {
      if (isClean(list[index])) continue;
      const item = inside(list[index], depth + 1);
      if (item === undefined) return undefined;
      if (items !== undefined) items[index] = item;
    }
    return items ?? list;
  };
  const members = (holder: Plain, depth: number): Plain | undefined => {
    let copy: Plain | undefined;
    for (const key of Object.keys(holder)) {
      if (isClean(holder[key])) continue;
      const member = inside(holder[key], depth + 1);
      if (member === undefined) return undefined;
      if (!copies) continue;
      copy ??= { ...holder };
      setOwn(copy, key, member);
    }
    return copy ?? (copies && depth > 0 ? { ...holder } : holder);
  };
  return members(record, 0);
};

/** A value as the caller's own: no container of it stands anywhere else. */
export const ownCopy = (value: unknown): unknown =>
  typeof value === 'object' ? plainRecord({ value }, 'copied', () => true).value?.value : value;

class TooLarge extends Error {}

/** Has a record more values than can be looked at? Each container is counted once, whatever holds it. */
const isLarge = (record: object): boolean => {
  const sizes = new Map<object, number>();
  const sizeOf = (value: unknown, depth: number): number => {
    if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return 1;
    const known = sizes.get(value);
    if (known !== undefined) return known;
    // Of an object that contains itself.
    sizes.set(value, 1);
    let size = 1;
    attempt(() => {
      for (const key of Object.keys(value)) size += sizeOf(Reflect.get(value, key), depth + 1);
    });
    sizes.set(value, size);
    return size;
  };
  return sizeOf(record, 0) > MAX_NODES;
};

const copied = (record: unknown, isMeasure: IsMeasure): PlainRecord => {
  const faults: Fault[] = [];
  const open = new Set<object>();
  const refuse = (keys: Keys, code: Fault['code'], value: unknown, expected?: string): undefined => {
    if (faults.length >= MAX_FAULTS) throw new TooLarge();
    faults.push({ keys, code, value, ...(expected !== undefined && { expected }) });
    return undefined;
  };
  const number = (value: number, keys: Keys): number | undefined => {
    if (!Number.isFinite(value)) return refuse(keys, 'value/type', String(value), 'a finite number');
    return isUnsafe(value) && !isMeasure(keys) ? refuse(keys, 'value/number', value) : value + 0;
  };
  const visit = (value: unknown, keys: Keys): unknown => {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number') return number(value, keys);
    if (typeof value !== 'object') return refuse(keys, 'value/type', nameOf(value), 'a JSON value');
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
  const members = (value: object, keys: Keys): Plain => {
    const copy: Plain = {};
    for (const key of Object.keys(value)) {
      const place = [...keys, key];
      const member = attempt(() => Reflect.get(value, key) as unknown);
      const kept =
        member === undefined
          ? refuse(place, 'value/type', 'a getter that throws', 'a JSON value')
          : member.value === undefined
            ? undefined
            : visit(member.value, place);
      if (kept !== undefined) setOwn(copy, key, kept);
    }
    return copy;
  };
  try {
    if (typeof record === 'object' && record !== null) {
      if (isLarge(record)) throw new TooLarge();
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
