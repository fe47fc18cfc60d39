// The leads of the instance: their fields, custom ones included, and their records.
import type { Field, FieldTable, Value } from '../data/field.ts';
import { tableOf } from '../data/field.ts';
import type { Key } from '../data/population.ts';
import { type Change, createRecordSet, type RecordSet } from '../data/record-set.ts';
import { spellDate } from '../dates.ts';
import type { Store } from '../store/store.ts';
import { leadFields } from './lead-fields.ts';
import { leadPopulation } from './lead-population.ts';

export interface Leads {
  readonly records: RecordSet;
  /** The fields by the lower case of their names. */
  readonly fields: FieldTable;
  /** Adds a custom field, or changes one. */
  readonly setField: (field: Field) => void;
  /** A field's value as JSON has it: booleans are never null. */
  readonly read: (id: number, field: Field) => Value;
  readonly nextId: () => number;
  /** Where the activities of a lead are now: at itself, or at the lead it was merged into. */
  readonly heirOf: (id: number) => number;
}

export const createLeads = (
  seed: number,
  size: number,
  store: Store,
  inherit: (lead: { readonly externalCompanyId: Value }, field: string) => Value,
): Leads => {
  const custom = store.collection<Field>('leadField');
  const fields = tableOf([...leadFields(), ...[...custom.entries()].map(([, each]) => each)]);
  const population = leadPopulation(seed, size);
  const records = createRecordSet(population, store.collection<Change>('lead'));
  const afterLast = size === 0 ? 1 : Number(population.keyAt(size - 1)) + 1;
  return {
    records,
    fields,
    setField: (added) => {
      fields.set(added.name.toLowerCase(), added);
      custom.put(added.name, added);
    },
    read: (id, { name, dataType, inherited }) => {
      const value = inherited
        ? inherit({ externalCompanyId: records.read(id, 'externalCompanyId') }, name)
        : records.read(id, name);
      return value === null && dataType === 'boolean' ? false : value;
    },
    nextId: () => store.next('leadId', afterLast),
    heirOf: (id) => {
      let at: Key = id;
      // A chain of merges ends: a merged lead cannot be merged again.
      for (;;) {
        const next: Key | undefined = records.changeOf(at)?.mergedInto;
        if (next === undefined) return Number(at);
        at = next;
      }
    },
  };
};

/** What a new lead has, whatever was given. */
export const newLeadValues = (now: number): Readonly<Record<string, Value>> => ({
  createdAt: spellDate(now),
  updatedAt: spellDate(now),
  personType: 'contact',
  isLead: true,
  isAnonymous: false,
  leadPartitionId: 1,
});
