// Writing leads: sync in its four actions, and delete.
import { ApiError, reason } from '../http/api-error.ts';
import { readBodyObject, readIds, readInput, textMember } from '../http/read-records.ts';
import { type Call, type Handler, type Route, result } from '../http/route.ts';
import type { Instance } from '../instance.ts';
import { isLookupField } from './lead-fields.ts';
import { partitionIdOf } from './partitions.ts';
import { leadField } from './render-lead.ts';
import { type LeadAction, type LeadOutcome, writeLead } from './write-lead.ts';

const ACTIONS: readonly LeadAction[] = ['createOnly', 'updateOnly', 'createOrUpdate', 'createDuplicate'];

const readAction = (text: string | undefined): LeadAction => {
  const action = ACTIONS.find((each) => each === (text ?? 'createOrUpdate'));
  if (action === undefined) throw new ApiError('1003', `Invalid value '${text}' for action`);
  return action;
};

/** A field that leads may be looked up by. */
export const readLookupField = (name: string, instance: Instance): string => {
  if (!isLookupField(leadField(name, instance)))
    throw new ApiError('1011', `Lookup field '${name}' not supported`);
  return name;
};

const sync: Handler = async (call, instance) => {
  const body = readBodyObject(call.json());
  const action = readAction(textMember(body, 'action'));
  const lookupField = readLookupField(textMember(body, 'lookupField') ?? 'email', instance);
  const partition = textMember(body, 'partitionName');
  if (partition !== undefined && action === 'updateOnly') throw new ApiError('1010');
  const partitionId = partition === undefined ? undefined : partitionIdOf(partition);
  const records = readInput(body, instance, 'Leads');
  const outcomes: LeadOutcome[] = [];
  for (const record of records)
    outcomes.push(
      await writeLead(record, { action, lookupField, partitionId, source: 'Web service API' }, instance),
    );
  // What such a reply holds is not documented; it comes before the work is done, so it cannot hold ids.
  return body.asyncProcessing === true ? result([]) : result(outcomes);
};

const deleteLeads: Handler = (call: Call, instance: Instance) => {
  const { leads, activities } = instance;
  const outcomes = readIds(call, instance).map((id) => {
    if (!leads.records.has(id)) return { id, status: 'skipped', reasons: [reason('1004', 'Lead not found')] };
    activities.noteDeletedLead(id);
    leads.records.remove(id);
    return { id, status: 'deleted' };
  });
  return result(outcomes);
};

const write = ['Read-Write Lead'] as const;

export const syncLeadRoutes: readonly Route[] = [
  { method: 'POST', path: '/rest/v1/leads.json', permissions: write, handler: sync },
  { method: 'POST', path: '/rest/v1/leads/delete.json', permissions: write, handler: deleteLeads },
  // By `_method=DELETE`.
  { method: 'DELETE', path: '/rest/v1/leads.json', permissions: write, handler: deleteLeads },
];
