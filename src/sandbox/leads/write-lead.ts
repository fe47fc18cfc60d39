// One record that is to become a lead, or to change one: what it says, which lead it means, and the writing of it.
import { type FieldValues, isReason, readValue } from '../data/field.ts';
import { spellDate } from '../dates.ts';
import { type Reason, reason } from '../http/api-error.ts';
import type { Input } from '../http/read-records.ts';
import type { Instance } from '../instance.ts';
import { newLeadValues } from './leads.ts';

export type LeadAction = 'createOnly' | 'updateOnly' | 'createOrUpdate' | 'createDuplicate';

export interface LeadWrite {
  readonly action: LeadAction;
  readonly lookupField: string;
  /** The partition that is searched, and that new leads go to. */
  readonly partitionId: number | undefined;
  /** What the activities say about where a lead came from. */
  readonly source: string;
}

export type LeadOutcome =
  | { readonly id: number; readonly status: 'created' | 'updated' }
  | { readonly status: 'skipped'; readonly reasons: readonly Reason[] };

const skipped = (...reasons: readonly Reason[]): LeadOutcome => ({ status: 'skipped', reasons });

type ReadLead = { readonly values: FieldValues } | { readonly reason: Reason };

/** The values of a record, or why it cannot be taken. */
const readLeadValues = (
  record: Input,
  { leads }: Instance,
  besides: readonly string[] = ['id'],
): ReadLead => {
  const values: FieldValues = Object.create(null);
  for (const [name, given] of Object.entries(record)) {
    if (besides.includes(name)) continue;
    const target = leads.fields.get(name.toLowerCase());
    if (target?.name !== name) return { reason: reason('1006', `Field '${name}' not found`) };
    if (target.inherited) return { reason: reason('1021', 'Company update not allowed') };
    if (target.readOnly) return { reason: reason('1011', `Field '${name}' not supported`) };
    const value = readValue(target, given);
    if (isReason(value)) return { reason: value };
    values[name] = value;
  }
  return { values };
};

const changed = (id: number, values: FieldValues, { leads }: Instance): FieldValues => {
  const changes: FieldValues = Object.create(null);
  for (const [name, value] of Object.entries(values))
    if (leads.records.read(id, name) !== value) changes[name] = value;
  return changes;
};

/** Changes a lead, and tells it by one activity a field. */
const updateLead = (id: number, values: FieldValues, source: string, instance: Instance): void => {
  const { leads, clock, activities } = instance;
  const changes = changed(id, values, instance);
  for (const [name, value] of Object.entries(changes))
    activities.noteChange(id, name, leads.records.read(id, name), value, source);
  leads.records.update(id, { ...changes, updatedAt: spellDate(clock.now()) });
};

/** Makes a lead, and tells it by an activity. */
const createLead = (values: FieldValues, source: string, instance: Instance, partitionId = 1): number => {
  const { leads, clock, activities } = instance;
  const id = leads.nextId();
  leads.records.create(id, { id, ...newLeadValues(clock.now()), ...values, leadPartitionId: partitionId });
  activities.noteNewLead(id, source);
  return id;
};

/** Carries out one record of a sync. */
export const writeLead = async (
  record: Input,
  write: LeadWrite,
  instance: Instance,
): Promise<LeadOutcome> => {
  const { leads } = instance;
  const { action, lookupField, partitionId, source } = write;
  const hasId = Object.hasOwn(record, 'id') && record.id !== null;
  if (hasId && (action !== 'updateOnly' || lookupField !== 'id'))
    return skipped(
      reason('1003', `Field 'id' can only be used with action 'updateOnly' and lookupField 'id'`),
    );
  const read = readLeadValues(record, instance);
  if ('reason' in read) return skipped(read.reason);
  const { values } = read;
  if (action === 'createDuplicate')
    return { id: createLead(values, source, instance, partitionId), status: 'created' };
  const key: unknown = Object.hasOwn(record, lookupField) ? record[lookupField] : undefined;
  if (key === undefined || key === null || key === '')
    return skipped(reason('1002', `Missing value for the required parameter '${lookupField}'`));
  const found = (await leads.records.find(lookupField, [String(key)])).filter(
    (id) => partitionId === undefined || leads.records.read(id, 'leadPartitionId') === partitionId,
  );
  const [first, second] = found;
  if (action === 'createOnly' && first !== undefined) return skipped(reason('1005', 'Lead already exists'));
  if (second !== undefined) return skipped(reason('1007', 'Multiple leads match the lookup criteria'));
  if (first === undefined) {
    if (action === 'updateOnly') return skipped(reason('1004', 'Lead not found'));
    return { id: createLead(values, source, instance, partitionId), status: 'created' };
  }
  updateLead(Number(first), values, source, instance);
  return { id: Number(first), status: 'updated' };
};
