// What the hub knows of a resource: how its records are walked, found, shown and written.
import type { Field, Value } from '../data/field.ts';
import type { Key } from '../data/population.ts';
import type { RecordSet } from '../data/record-set.ts';
import type { Permission } from '../http/permission.ts';
import type { Condition } from './ceql.ts';
import { errorOfVendor, HubError } from './hub-error.ts';

export type HubRecord = Readonly<Record<string, unknown>>;

export interface Write {
  readonly record: HubRecord;
  /** The record that is to change; a new one without it. */
  readonly key?: Key;
  /** What is not given becomes null. */
  readonly replaces: boolean;
}

export interface HubResource {
  readonly read: readonly Permission[];
  readonly write: readonly Permission[];
  /** Keys with their positions, from a position on. */
  readonly walk: (from: number) => Iterable<readonly [Key, number]>;
  readonly find: (condition: Condition) => Promise<readonly Key[]>;
  /** The key that an id in a path stands for, if there is such a record; not for what has no calls by id. */
  readonly keyOf?: (id: string) => Key | undefined;
  /** Names of the fields, in the order of a file's columns. */
  readonly fields: readonly string[];
  readonly render: (key: Key, fields: readonly string[]) => HubRecord;
  readonly save?: (write: Write) => Promise<Key>;
  readonly remove?: (key: Key) => void;
}

/** Refuses a field that no record has, in the vendor's words. */
export const checkFields = (names: readonly string[], { fields }: HubResource): void => {
  const unknown = names.find((name) => !fields.includes(name));
  if (unknown !== undefined) throw errorOfVendor('1006', `Field '${unknown}' not found`);
};

/** Refuses a field that the element cannot search by. */
export const checkFilter = ({ field }: Condition, allowed: readonly string[]): void => {
  if (!allowed.includes(field))
    throw new HubError(
      400,
      `The element can search by ${allowed.join(', ')}, not by ${JSON.stringify(field)}`,
    );
};

/** All records of a set: those of the population by index, then those created since. */
export function* walkRecords(
  { population, keys }: RecordSet,
  from: number,
): IterableIterator<readonly [Key, number]> {
  const { size } = population;
  let created = size;
  for (const key of keys(Math.min(from, size))) {
    const position = population.indexOf(key) ?? created++;
    if (position >= from) yield [key, position];
  }
}

/** The items of a short list, by their places in it. */
export function* walkList(items: readonly Key[], from: number): IterableIterator<readonly [Key, number]> {
  for (let place = from; place < items.length; place++) {
    const item = items[place];
    if (item !== undefined) yield [item, place];
  }
}

/** Every field that may be written and is not given, as null. */
export const withNulls = (record: HubRecord, fields: Iterable<Field>, kept: readonly string[]): HubRecord => {
  const absent = [...fields].filter(
    ({ name, readOnly, inherited }) =>
      !readOnly && !inherited && !kept.includes(name) && !Object.hasOwn(record, name),
  );
  return { ...Object.fromEntries(absent.map(({ name }): [string, Value] => [name, null])), ...record };
};
