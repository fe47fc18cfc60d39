// A lead as replies have it: the fields that were asked for, in their spelling.

import type { Field, Value } from '../data/field.ts';
import { DATE_SPELLINGS, type DateSpelling, readDate, spellDate } from '../dates.ts';
import { ApiError } from '../http/api-error.ts';
import { readList } from '../http/read-records.ts';
import type { Call } from '../http/route.ts';
import type { Instance } from '../instance.ts';

/** What a reply holds if no fields are asked for, in the order of live replies. */
const DEFAULT_FIELDS = ['id', 'updatedAt', 'lastName', 'email', 'createdAt', 'firstName'];

export const leadField = (name: string, { leads }: Instance): Field => {
  const found = leads.fields.get(name.toLowerCase());
  if (found?.name !== name) throw new ApiError('1006', `Field '${name}' not found`);
  return found;
};

/** The fields that the query names; `id` always comes first. */
const askedFields = (call: Call, instance: Instance): readonly Field[] => {
  const names = readList(call.query, 'fields');
  const wanted = names.length === 0 ? DEFAULT_FIELDS : [...new Set(['id', ...names])];
  return wanted.map((name) => leadField(name, instance));
};

const spellingOf = (operation: string, { faults }: Instance): DateSpelling => {
  const spelling = faults.strikes('dateSpelling', operation)?.spelling;
  return DATE_SPELLINGS.find((each) => each === spelling) ?? 'zulu';
};

/** How this call's reply spells a stored value. */
export const createSpeller = (operation: string, instance: Instance) => {
  const spelling = spellingOf(operation, instance);
  return (value: Value, { dataType }: Pick<Field, 'dataType'>): Value => {
    if (spelling === 'zulu' || dataType !== 'datetime' || typeof value !== 'string') return value;
    const instant = readDate(value);
    return instant === undefined ? value : spellDate(instant, spelling);
  };
};

/** Renders leads for one call. */
export const createLeadRenderer = (call: Call, instance: Instance, fields = askedFields(call, instance)) => {
  const spell = createSpeller(call.operation, instance);
  return (id: number): Record<string, Value> =>
    Object.fromEntries(fields.map((each) => [each.name, spell(instance.leads.read(id, each), each)]));
};
