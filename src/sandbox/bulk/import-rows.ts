// What becomes of the rows of an import: records, failures with their reason, warnings with theirs.
import { PROGRAMS } from '../assets/programs.ts';
import { isReason, readValue } from '../data/field.ts';
import { hash32 } from '../data/hash.ts';
import type { Reason } from '../http/api-error.ts';
import type { Instance } from '../instance.ts';
import { type LeadOutcome, writeLead } from '../leads/write-lead.ts';
import { bringToStatus, writeMember } from '../members/member-routes.ts';
import { writeObject } from '../objects/write-object.ts';
import type { ImportPlan, ImportResult, Row } from './import-job.ts';

type RowOutcome = { readonly failure: string } | { readonly warning?: string };

const explain = ({ code, message }: Reason, row: Row, { leads }: Instance): string => {
  if (code === '1002') return 'missing.dedupe.fields';
  if (code !== '1001') return message;
  for (const [name, cell] of Object.entries(row)) {
    const target = leads.fields.get(name.toLowerCase());
    if (target !== undefined && isReason(readValue(target, cell)))
      return `Invalid data type in field ${target.displayName}`;
  }
  return message;
};

/** An address that is none is left out with a warning; the rest of the row is imported. */
const withoutBadAddress = (row: Row): { readonly row: Row; readonly warning?: string } => {
  const { email } = row;
  if (typeof email !== 'string' || email === '' || /^[!-?A-~]+@[!-?A-~]+$/.test(email)) return { row };
  return { row: { ...row, email: null }, warning: 'Invalid email address' };
};

const importLead = async (
  row: Row,
  plan: ImportPlan,
  instance: Instance,
): Promise<{ readonly outcome: LeadOutcome; readonly warning?: string }> => {
  const { lookupField, partitionId } = plan;
  const checked = lookupField === 'email' ? { row } : withoutBadAddress(row);
  const record: Record<string, unknown> = { ...checked.row };
  if (lookupField === 'id' && typeof record.id === 'string') record.id = Number(record.id);
  const action = lookupField === 'id' ? 'updateOnly' : 'createOrUpdate';
  const outcome = await writeLead(
    record,
    { action, lookupField, partitionId, source: 'List import' },
    instance,
  );
  return { outcome, ...(checked.warning === undefined ? {} : { warning: checked.warning }) };
};

const split = (row: Row, instance: Instance): { readonly ofLead: Row; readonly ofMember: Row } => {
  const isMemberField = (name: string): boolean =>
    instance.members.fields.get(name.toLowerCase())?.custom === true;
  const pick = (wants: (name: string) => boolean): Row =>
    Object.fromEntries(Object.entries(row).filter(([name]) => wants(name)));
  return { ofLead: pick((name) => !isMemberField(name)), ofMember: pick(isMemberField) };
};

const importRow = async (
  row: Row,
  plan: ImportPlan,
  seen: Set<string>,
  instance: Instance,
): Promise<RowOutcome> => {
  if (plan.root.startsWith('customobjects/')) {
    const set = instance.objects.get(plan.root.replace('customobjects/', ''));
    if (set === undefined) return { failure: 'Object not found' };
    const done = await writeObject(row, set, { action: 'createOrUpdate', byId: false, seen }, instance);
    return 'why' in done ? { failure: explain(done.why, row, instance) } : {};
  }
  const { ofLead, ofMember } = plan.root === 'leads' ? { ofLead: row, ofMember: {} } : split(row, instance);
  const { outcome, warning } = await importLead(ofLead, plan, instance);
  if (outcome.status === 'skipped') {
    const [why] = outcome.reasons;
    return { failure: why === undefined ? 'System error' : explain(why, row, instance) };
  }
  if (plan.listId !== undefined) instance.lists.add(plan.listId, outcome.id);
  const program = PROGRAMS.find(({ id }) => id === plan.programId);
  if (program !== undefined) {
    bringToStatus(program, outcome.id, plan.statusName ?? '', instance);
    const why = writeMember(program, outcome.id, ofMember, instance);
    if (why !== undefined) return { failure: why.message };
  }
  return warning === undefined ? {} : { warning };
};

/** Imports all rows, one after the other. */
export const importRows = async (
  rows: readonly Row[],
  plan: ImportPlan,
  instance: Instance,
): Promise<ImportResult> => {
  const failed: (readonly [Row, string])[] = [];
  const warned: (readonly [Row, string])[] = [];
  const seen = new Set<string>();
  const strikes = (share: number | undefined, index: number, salt: number): boolean =>
    hash32(instance.seed, index, salt) / 4294967296 < (share ?? 0);
  for (const [index, row] of rows.entries()) {
    if (strikes(plan.failing, index, 941)) {
      failed.push([row, 'Invalid data']);
      continue;
    }
    const outcome = await importRow(row, plan, seen, instance);
    if ('failure' in outcome) failed.push([row, outcome.failure]);
    else {
      const warning =
        outcome.warning ?? (strikes(plan.warning, index, 942) ? 'Invalid email address' : undefined);
      if (warning !== undefined) warned.push([row, warning]);
    }
  }
  instance.store.flush();
  return { processed: rows.length - failed.length, failed, warned };
};
