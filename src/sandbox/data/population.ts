// The records that a fresh sandbox holds: each a pure function of the seed and its index, so that ten million need no
// more memory than ten.
import type { Value } from './field.ts';

export type Key = number | string;

export interface Population {
  readonly size: number;
  /** Are keys numbers? */
  readonly numbered: boolean;
  /** The key of the record at an index below `size`; numbers rise with the index. */
  readonly keyAt: (index: number) => Key;
  readonly indexOf: (key: Key) => number | undefined;
  readonly valueAt: (index: number, field: string) => Value;
  /** The only indexes at which the field can hold the text (in lower case), or undefined if all must be looked at. */
  readonly candidates: (field: string, text: string) => readonly number[] | undefined;
  /** The first index created at an instant or later. */
  readonly firstSince: (instant: number) => number;
}

/** The years over which the base population came to be. */
export const FIRST_INSTANT = Date.UTC(2021, 0, 1);
const LAST_INSTANT = Date.UTC(2023, 0, 1);

/** When the record at an index came to be: evenly spread, in order. */
export const createdAt = (index: number, size: number): number =>
  FIRST_INSTANT + Math.floor(((LAST_INSTANT - FIRST_INSTANT) / 1000) * (index / Math.max(size, 1))) * 1000;

export const firstSince = (instant: number, size: number): number => {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (createdAt(middle, size) < instant) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** What makes a population out of one function a field. */
export interface PopulationTable {
  readonly size: number;
  readonly numbered: boolean;
  readonly keyAt: (index: number) => Key;
  readonly indexOf: (key: Key) => number | undefined;
  readonly made: Readonly<Record<string, (index: number) => Value>>;
  /** The index that a text of these fields stands for; what it says is looked at again. */
  readonly direct: Readonly<Record<string, (text: string) => number | undefined>>;
}

export const populationOf = ({
  size,
  numbered,
  keyAt,
  indexOf,
  made,
  direct,
}: PopulationTable): Population => {
  const makers = new Map(Object.entries(made));
  const directs = new Map(Object.entries(direct));
  const within = (index: number | undefined): index is number =>
    index !== undefined && Number.isSafeInteger(index) && index >= 0 && index < size;
  return {
    size,
    numbered,
    keyAt,
    indexOf: (key) => {
      const index = indexOf(key);
      return within(index) && keyAt(index) === key ? index : undefined;
    },
    valueAt: (index, field) => makers.get(field)?.(index) ?? null,
    candidates: (field, text) => {
      const find = directs.get(field);
      if (find === undefined) return makers.has(field) ? undefined : [];
      const index = find(text);
      return within(index) ? [index] : [];
    },
    firstSince: (instant) => firstSince(instant, size),
  };
};

/** No records at all. */
export const noPopulation = (numbered: boolean): Population =>
  populationOf({ size: 0, numbered, keyAt: () => 0, indexOf: () => undefined, made: {}, direct: {} });

const BLOCK = 1000;
const DENSE = 100;
const STEP = 3;
const BLOCK_IDS = 8000;

/**
 * Ids as an instance has them: dense at first, then with small gaps, and a large gap after each thousand. The first
 * hundred are 1 to 100.
 */
export const gappedId = (index: number): number => {
  const within = index % BLOCK;
  const offset = within < DENSE ? within : DENSE + (within - DENSE) * STEP + ((index * 7) % STEP);
  return 1 + Math.floor(index / BLOCK) * BLOCK_IDS + offset;
};

/** The index that has this id, or undefined for an id in a gap. */
export const indexOfGapped = (id: number): number | undefined => {
  if (!Number.isSafeInteger(id) || id < 1) return undefined;
  const offset = (id - 1) % BLOCK_IDS;
  const within = offset < DENSE ? offset : DENSE + Math.floor((offset - DENSE) / STEP);
  const index = Math.floor((id - 1) / BLOCK_IDS) * BLOCK + within;
  return within < BLOCK && gappedId(index) === id ? index : undefined;
};
