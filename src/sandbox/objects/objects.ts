// The records of all objects other than leads.
import { hash32, uuidAt } from '../data/hash.ts';
import { type Key, noPopulation } from '../data/population.ts';
import { type Change, createRecordSet, type RecordSet } from '../data/record-set.ts';
import type { Store } from '../store/store.ts';
import { NAMED_ACCOUNT, NAMED_ACCOUNT_LIST } from './named-account-types.ts';
import { objectPopulations } from './object-populations.ts';
import {
  COMPANY,
  CUSTOM_OBJECTS,
  type ObjectType,
  OPPORTUNITY,
  OPPORTUNITY_ROLE,
  SALES_PERSON,
} from './object-type.ts';

export interface ObjectSet {
  readonly type: ObjectType;
  readonly records: RecordSet;
  readonly nextKey: () => Key;
}

/** Object sets by their names in paths. */
export type Objects = ReadonlyMap<string, ObjectSet>;

export const STANDARD_OBJECTS: readonly ObjectType[] = [
  COMPANY,
  OPPORTUNITY,
  OPPORTUNITY_ROLE,
  SALES_PERSON,
  NAMED_ACCOUNT,
];

export const createObjects = (seed: number, leads: number, store: Store): Objects => {
  const populations = objectPopulations(seed, leads);
  const setOf = (type: ObjectType): ObjectSet => {
    const { apiName, idField } = type;
    const population = populations.get(apiName) ?? noPopulation(idField === 'id');
    const records = createRecordSet(population, store.collection<Change>(apiName));
    const afterLast = population.size === 0 ? 1 : Number(population.keyAt(population.size - 1)) + 1;
    const nextKey = (): Key => {
      if (idField === 'id') return store.next(`${apiName}Id`, afterLast);
      const number = store.next(`${apiName}Id`, 1);
      return uuidAt(
        seed ^ hash32(seed, number, apiName.length),
        700 + apiName.length,
        1_000_000_000 + number,
      );
    };
    return { type, records, nextKey };
  };
  return new Map(
    [...STANDARD_OBJECTS, NAMED_ACCOUNT_LIST, ...CUSTOM_OBJECTS].map((type) => [type.apiName, setOf(type)]),
  );
};
