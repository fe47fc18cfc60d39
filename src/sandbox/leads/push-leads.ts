// Leads that come from outside, with a program or a form: always created or updated.
import { FILL_OUT_FORM, PUSH_LEAD } from '../activities/activity-types.ts';
import { channelOf, PROGRAMS } from '../assets/programs.ts';
import { ApiError, reason } from '../http/api-error.ts';
import { type Input, isObject, member, readBodyObject, readInput, textMember } from '../http/read-records.ts';
import { type Handler, type Route, result } from '../http/route.ts';
import type { Instance } from '../instance.ts';
import { bringToStatus } from '../members/member-routes.ts';
import { programNamed } from './relate-leads.ts';
import { readLookupField } from './sync-leads.ts';
import { type LeadOutcome, writeLead } from './write-lead.ts';

const upsert = (
  record: Input,
  lookupField: string,
  source: string,
  instance: Instance,
): Promise<LeadOutcome> =>
  writeLead(record, { action: 'createOrUpdate', lookupField, partitionId: undefined, source }, instance);

const push: Handler = async (call, instance) => {
  const body = readBodyObject(call.json());
  const programName = textMember(body, 'programName');
  if (programName === undefined) throw new ApiError('1003', 'programName not specified');
  const program = programNamed(programName);
  const source = textMember(body, 'source') ?? 'Web service API';
  const lookup = textMember(body, 'lookupField') ?? 'email';
  const outcomes: unknown[] = [];
  for (const record of readInput(body, instance, 'Leads')) {
    if (lookup === 'mktToken') {
      // Tokens are made by forms of pages, of which the sandbox has none.
      const told = reason('1003', `Invalid value '${String(record.mktToken)}' for mktToken`);
      outcomes.push({ status: 'skipped', reasons: [told] });
      continue;
    }
    const outcome = await upsert(record, readLookupField(lookup, instance), source, instance);
    if (outcome.status !== 'skipped') {
      instance.activities.note({
        leadId: outcome.id,
        typeId: PUSH_LEAD,
        primaryId: program.id,
        primary: program.name,
        attributes: [
          ['Source', source],
          ['Reason', textMember(body, 'reason') ?? null],
        ],
      });
      const [, first] = channelOf(program)?.statuses ?? [];
      if (first !== undefined) bringToStatus(program, outcome.id, first.name, instance);
    }
    outcomes.push(outcome);
  }
  return result(outcomes);
};

const submitForm: Handler = async (call, instance) => {
  const body = readBodyObject(call.json());
  const { formId, programId } = body;
  if (typeof formId !== 'number') throw new ApiError('1003', 'formId not specified');
  if (programId !== undefined && !PROGRAMS.some(({ id }) => id === programId))
    throw new ApiError('1003', `Program '${String(programId)}' not found`);
  const [submitted, second] = readInput(body, instance, 'Form fields');
  const fields = submitted === undefined ? undefined : member(submitted, 'leadFormFields');
  if (second !== undefined || !isObject(fields))
    throw new ApiError('1003', 'Exactly one set of leadFormFields is needed');
  // Fields of program members stand among those of the lead.
  const ofLead = Object.fromEntries(
    Object.entries(fields).filter(([name]) => !instance.members.fields.get(name.toLowerCase())?.custom),
  );
  const outcome = await upsert(ofLead, 'email', 'Web form fillout', instance);
  if (outcome.status !== 'skipped')
    instance.activities.note({
      leadId: outcome.id,
      typeId: FILL_OUT_FORM,
      primaryId: formId,
      primary: `Form ${formId}`,
      attributes: [['Form Fields', JSON.stringify(fields)]],
    });
  return result([outcome]);
};

const write = ['Read-Write Lead'] as const;

export const pushLeadRoutes: readonly Route[] = [
  { method: 'POST', path: '/rest/v1/leads/push.json', permissions: write, handler: push },
  { method: 'POST', path: '/rest/v1/leads/submitForm.json', permissions: write, handler: submitForm },
];
