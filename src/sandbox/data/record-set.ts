// All records of one object: the base population, under what has been created, changed and deleted since.
import { setImmediate } from 'node:timers/promises';
import type { Collection } from '../store/store.ts';
import type { FieldValues, Value } from './field.ts';
import type { Key, Population } from './population.ts';

/** What is kept of a record that is not as the population has it. */
export interface Change {
  readonly values: Readonly<FieldValues>;
  /** Not from the population. */
  readonly created?: true;
  readonly deleted?: true;
  /** The record it was merged into, if that is how it went. */
  readonly mergedInto?: Key;
}

export interface RecordSet {
  readonly has: (key: Key) => boolean;
  readonly read: (key: Key, field: string) => Value;
  /** Keys of the records whose field holds one of the texts, whatever the case; stops after `limit`. */
  readonly find: (field: string, texts: readonly string[], limit?: number) => Promise<readonly Key[]>;
  /** The first record whose field holds a text, where that takes no search; undefined where it does, or if none does. */
  readonly findDirect: (field: string, text: string) => Key | undefined;
  /** All keys: of the population from one index to another, then of what was created since. */
  readonly keys: (from?: number, to?: number) => IterableIterator<Key>;
  readonly create: (key: Key, values: Readonly<FieldValues>) => void;
  readonly update: (key: Key, values: Readonly<FieldValues>) => void;
  readonly remove: (key: Key, mergedInto?: Key) => void;
  readonly changeOf: (key: Key) => Change | undefined;
  readonly size: () => number;
  readonly population: Population;
}

/** How many records of the population are looked at before others get their turn. */
const TURN = 5000;

/** Which records that are not as in the population hold a text in a field; made for a field when it is first asked for. */
const createOverlayIndex = (changes: Collection<Change>) => {
  const fields = new Map<string, Map<string, Set<string>>>();
  const add = (index: Map<string, Set<string>>, key: string, value: Value | undefined): void => {
    if (value === null || value === undefined) return;
    const text = String(value).toLowerCase();
    const held = index.get(text);
    if (held === undefined) index.set(text, new Set([key]));
    else held.add(key);
  };
  return {
    find: (field: string, text: string): Iterable<string> => {
      let index = fields.get(field);
      if (index === undefined) {
        index = new Map();
        fields.set(field, index);
        for (const [key, { values }] of changes.entries())
          if (Object.hasOwn(values, field)) add(index, key, values[field]);
      }
      return index.get(text) ?? [];
    },
    /** Values that a record once had stay in the index: who finds by it looks at the record again. */
    note: (key: string, values: Readonly<FieldValues>): void => {
      for (const [field, index] of fields) if (Object.hasOwn(values, field)) add(index, key, values[field]);
    },
  };
};

export const createRecordSet = (population: Population, changes: Collection<Change>): RecordSet => {
  const overlay = createOverlayIndex(changes);
  const created = new Set<string>();
  const gone = new Set<string>();
  for (const [key, change] of changes.entries())
    if (change.deleted) gone.add(key);
    else if (change.created) created.add(key);

  const fromText = (text: string): Key => (population.numbered ? Number(text) : text);
  const has = (key: Key): boolean => {
    const change = changes.get(String(key));
    return change === undefined ? population.indexOf(key) !== undefined : change.deleted !== true;
  };
  const read = (key: Key, field: string): Value => {
    const change = changes.size() === 0 ? undefined : changes.get(String(key));
    if (change !== undefined && Object.hasOwn(change.values, field)) return change.values[field] ?? null;
    const index = change?.created ? undefined : population.indexOf(key);
    return index === undefined ? null : population.valueAt(index, field);
  };
  const store = (key: Key, change: Change): void => {
    const text = String(key);
    changes.put(text, change);
    overlay.note(text, change.values);
    if (change.deleted) {
      created.delete(text);
      gone.add(text);
    } else if (change.created) created.add(text);
  };

  const holds = (key: Key, field: string, text: string): boolean =>
    has(key) && String(read(key, field) ?? '').toLowerCase() === text;

  return {
    has,
    read,
    population,
    findDirect: (field, text) => {
      const wanted = text.toLowerCase();
      const candidates = population.candidates(field, wanted) ?? [];
      const keys = [...candidates.map(population.keyAt), ...[...overlay.find(field, wanted)].map(fromText)];
      return keys.find((key) => holds(key, field, wanted));
    },
    find: async (field, texts, limit = Number.POSITIVE_INFINITY) => {
      const wanted = new Set(texts.map((text) => text.toLowerCase()));
      const found = new Map<string, Key>();
      const consider = (key: Key): void => {
        const value = has(key) ? read(key, field) : null;
        if (value !== null && wanted.has(String(value).toLowerCase())) found.set(String(key), key);
      };
      let scans = false;
      for (const text of wanted) {
        const candidates = population.candidates(field, text);
        if (candidates === undefined) scans = true;
        for (const index of candidates ?? []) consider(population.keyAt(index));
        for (const key of overlay.find(field, text)) consider(fromText(key));
      }
      for (let index = 0; scans && index < population.size && found.size <= limit; index++) {
        if (index % TURN === TURN - 1) await setImmediate();
        consider(population.keyAt(index));
      }
      return [...found.values()].sort((one, other) =>
        typeof one === 'number' && typeof other === 'number' ? one - other : 0,
      );
    },
    *keys(from = 0, to = population.size) {
      for (let index = from; index < to; index++) {
        const key = population.keyAt(index);
        if (gone.size === 0 || !gone.has(String(key))) yield key;
      }
      for (const key of created) yield fromText(key);
    },
    create: (key, values) => store(key, { values, created: true }),
    update: (key, values) => {
      const { created: isNew, values: earlier } = changes.get(String(key)) ?? { values: {} };
      store(key, { ...(isNew ? { created: isNew } : {}), values: { ...earlier, ...values } });
    },
    remove: (key, mergedInto) => {
      const earlier = changes.get(String(key)) ?? { values: {} };
      store(key, { ...earlier, deleted: true, ...(mergedInto === undefined ? {} : { mergedInto }) });
    },
    changeOf: (key) => changes.get(String(key)),
    size: () => {
      let lost = 0;
      for (const key of gone) if (population.indexOf(fromText(key)) !== undefined) lost++;
      return population.size - lost + created.size;
    },
  };
};
