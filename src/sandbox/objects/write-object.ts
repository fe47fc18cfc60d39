// One record that is to become an object's record, or to change one.
import { type FieldValues, isReason, readValue, type Value } from '../data/field.ts';
import type { Key } from '../data/population.ts';
import { spellDate } from '../dates.ts';
import { ApiError, type Reason, reason } from '../http/api-error.ts';
import { type Input, member } from '../http/read-records.ts';
import type { Instance } from '../instance.ts';
import { type ObjectAction, type ObjectType, OPPORTUNITY, OPPORTUNITY_ROLE } from './object-type.ts';
import type { ObjectSet } from './objects.ts';

/** The value under a name, whatever the case it is written in. */
const valueUnder = (record: Input, name: string): unknown => {
  const own = member(record, name);
  if (own !== undefined) return own;
  const found = Object.keys(record).find((each) => each.toLowerCase() === name.toLowerCase());
  return found === undefined ? undefined : record[found];
};

/** The text that tells records of these fields apart, or the name of a field that is missing. */
export const keyTexts = (
  record: Input,
  fields: readonly string[],
): readonly string[] | { readonly missing: string } => {
  const texts: string[] = [];
  for (const name of fields) {
    const value = valueUnder(record, name);
    if (value === undefined || value === null || value === '') return { missing: name };
    texts.push(String(value));
  }
  return texts;
};

/** The records that hold these texts in these fields. */
export const findByKey = async (
  { records }: ObjectSet,
  fields: readonly string[],
  texts: readonly string[],
): Promise<readonly Key[]> => {
  const [first = '', ...others] = fields;
  const found = await records.find(first, [texts[0] ?? '']);
  return found.filter((key) =>
    others.every(
      (name, index) =>
        String(records.read(key, name) ?? '').toLowerCase() === texts[index + 1]?.toLowerCase(),
    ),
  );
};

const readValues = (
  record: Input,
  { table, idField }: ObjectType,
): FieldValues | { readonly why: Reason } => {
  const values: FieldValues = Object.create(null);
  for (const [name, given] of Object.entries(record)) {
    if (name === 'seq' || name.toLowerCase() === idField.toLowerCase()) continue;
    const target = table.get(name.toLowerCase());
    if (target === undefined) return { why: reason('1006', `Field '${name}' not found`) };
    if (target.readOnly) return { why: reason('1011', `Field '${name}' not supported`) };
    const value = readValue(target, given);
    if (isReason(value)) return { why: value };
    values[target.name] = value;
  }
  return values;
};

const isWhy = (read: FieldValues | { readonly why: Reason }): read is { readonly why: Reason } =>
  typeof read.why === 'object' && read.why !== null;

/** What a record refers to must be there. */
const checkLinks = (
  values: FieldValues,
  type: ObjectType,
  { leads, objects }: Instance,
): Reason | undefined => {
  const there = (object: string, name: string): boolean => {
    const value: Value | undefined = values[name];
    return (
      value === undefined ||
      value === null ||
      objects.get(object)?.records.findDirect(name, String(value)) !== undefined
    );
  };
  if (type === OPPORTUNITY && !there('salespersons', 'externalSalesPersonId')) throw new ApiError('718');
  if (type !== OPPORTUNITY_ROLE) return undefined;
  if (typeof values.leadId === 'number' && !leads.records.has(values.leadId))
    return reason('1004', 'Lead not found');
  return there('opportunities', 'externalOpportunityId') ? undefined : reason('1013', 'Object not found');
};

export type ObjectOutcome =
  | { readonly key: Key; readonly status: 'created' | 'updated' }
  | { readonly why: Reason };

/** Carries out one record of a sync; `seen` holds the keys of the records before it. */
export const writeObject = async (
  record: Input,
  set: ObjectSet,
  {
    action,
    byId,
    seen,
  }: { readonly action: ObjectAction; readonly byId: boolean; readonly seen: Set<string> },
  instance: Instance,
): Promise<ObjectOutcome> => {
  const { type, records } = set;
  const keyFields = byId ? [type.idField] : type.dedupeFields;
  const texts = keyTexts(record, keyFields);
  if ('missing' in texts)
    return { why: reason('1002', `Missing value for the required parameter '${texts.missing}'`) };
  const print = JSON.stringify(texts).toLowerCase();
  if (seen.has(print)) return { why: reason('1036', 'Duplicate object found in input') };
  seen.add(print);
  const values = readValues(record, type);
  if (isWhy(values)) return values;
  const broken = checkLinks(values, type, instance);
  if (broken !== undefined) return { why: broken };
  const [key, second] = await findByKey(set, keyFields, texts);
  if (second !== undefined) return { why: reason('1007', 'Multiple objects match the lookup criteria') };
  const now = spellDate(instance.clock.now());
  if (key !== undefined) {
    if (action === 'createOnly') return { why: reason('1017', 'Object already exists') };
    records.update(key, { ...values, updatedAt: now });
    return { key, status: 'updated' };
  }
  if (action === 'updateOnly') return { why: reason('1013', 'Object not found') };
  const made = set.nextKey();
  records.create(made, { ...type.initial, ...values, [type.idField]: made, createdAt: now, updatedAt: now });
  return { key: made, status: 'created' };
};
