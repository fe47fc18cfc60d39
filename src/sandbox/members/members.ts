// Who is a member of which program, with what status and fields.
import { channelOf, PROGRAMS, type Program } from '../assets/programs.ts';
import type { Clock } from '../clock.ts';
import {
  type Field,
  type FieldTable,
  type FieldValues,
  readFields,
  tableOf,
  type Value,
} from '../data/field.ts';
import { drawFor } from '../data/hash.ts';
import { createdAt } from '../data/population.ts';
import type { RecordSet } from '../data/record-set.ts';
import { spellDate } from '../dates.ts';
import type { Store } from '../store/store.ts';

const FIELDS = `
  acquiredBy boolean! Acquired By
  attendanceLikelihood integer! Attendance Likelihood
  createdAt datetime! Created At
  isExhausted boolean! Is Exhausted
  leadId integer! Lead Id
  membershipDate datetime! Membership Date
  nurtureCadence string! Nurture Cadence
  program string! Program
  programId integer! Program Id
  reachedSuccess boolean! Reached Success
  reachedSuccessDate datetime! Reached Success Date
  registrationLikelihood integer! Registration Likelihood
  statusName string! Status
  statusReason string! Status Reason
  trackName string! Track Name
  updatedAt datetime! Updated At
  waitlistPriority integer! Waitlist Priority
  flowStep integer! Flow Step
  registrationCode string* Registration Code
  webinarUrl url* Webinar URL
  myCustomField string* My Custom Field
  pMCFField string* PMCF Field
  pMCustomField01 string* PM Custom Field 01
  pMCustomField02 string* PM Custom Field 02
`;

interface Change {
  readonly values: Readonly<FieldValues>;
  readonly isGone?: true;
}

export interface Members {
  readonly fields: FieldTable;
  readonly setField: (field: Field) => void;
  readonly isMember: (program: Program, leadId: number) => boolean;
  readonly read: (program: Program, leadId: number, field: string) => Value;
  /** The ids of the members, in order. */
  readonly all: (program: Program) => readonly number[];
  readonly programsOf: (leadId: number) => readonly Program[];
  /** Makes a lead a member, or changes its membership. */
  readonly set: (program: Program, leadId: number, values: Readonly<FieldValues>) => void;
  readonly remove: (program: Program, leadId: number) => void;
}

export const createMembers = (seed: number, store: Store, leads: RecordSet, clock: Clock): Members => {
  const { population } = leads;
  const changes = store.collection<Change>('member');
  const custom = store.collection<Field>('memberField');
  const fields = tableOf([...readFields(FIELDS), ...[...custom.entries()].map(([, each]) => each)]);
  const changed = new Map<number, Set<number>>(PROGRAMS.map(({ id }) => [id, new Set<number>()]));
  const keyOf = ({ id }: Program, leadId: number): string => `${id}:${leadId}`;
  for (const [key] of changes.entries()) {
    const [programId = 0, leadId = 0] = key.split(':').map(Number);
    changed.get(programId)?.add(leadId);
  }
  const put = (program: Program, leadId: number, change: Change): void => {
    changes.put(keyOf(program, leadId), change);
    changed.get(program.id)?.add(leadId);
  };
  const baseIndex = ({ every, first }: Program, leadId: number): number | undefined => {
    const index = population.indexOf(leadId);
    return index !== undefined && index >= first && (index - first) % every === 0 ? index : undefined;
  };
  const isMember = (program: Program, leadId: number): boolean => {
    if (!leads.has(leadId)) return false;
    const change = changes.get(keyOf(program, leadId));
    return change === undefined ? baseIndex(program, leadId) !== undefined : change.isGone !== true;
  };
  const baseValue = (program: Program, index: number, field: string): Value => {
    const draw = drawFor(seed ^ program.id, index);
    const statuses = channelOf(program)?.statuses.slice(1) ?? [];
    const joined = (): string => spellDate(createdAt(index, population.size) + 3_600_000);
    switch (field) {
      case 'statusName':
        return draw.pick(1, statuses).name;
      case 'reachedSuccess':
        return draw.pick(1, statuses).success;
      case 'acquiredBy':
        return draw.percent(2, 40);
      case 'isExhausted':
        return draw.percent(3, 10);
      case 'nurtureCadence':
        return program.type === 'Engagement' ? draw.pick(4, ['norm', 'pause']) : null;
      case 'trackName':
        return program.type === 'Engagement' ? 'Stream 1' : null;
      case 'registrationCode':
        return draw.percent(5, 30) ? `code-${draw.below(6, 1_000_000)}` : null;
      case 'membershipDate':
      case 'createdAt':
      case 'updatedAt':
        return joined();
      default:
        return null;
    }
  };
  const read = (program: Program, leadId: number, field: string): Value => {
    if (field === 'leadId') return leadId;
    if (field === 'programId') return program.id;
    if (field === 'program') return program.name;
    const values = changes.get(keyOf(program, leadId))?.values ?? {};
    if (Object.hasOwn(values, field)) return values[field] ?? null;
    const index = baseIndex(program, leadId);
    const value = index === undefined ? null : baseValue(program, index, field);
    return value === null && fields.get(field.toLowerCase())?.dataType === 'boolean' ? false : value;
  };

  return {
    fields,
    setField: (field) => {
      fields.set(field.name.toLowerCase(), field);
      custom.put(field.name, field);
    },
    isMember,
    read,
    all: (program) => {
      const others = changed.get(program.id) ?? new Set();
      const ids: number[] = [];
      for (let index = program.first; index < population.size; index += program.every) {
        const id = Number(population.keyAt(index));
        if (!others.has(id) && leads.has(id)) ids.push(id);
      }
      for (const id of others) if (isMember(program, id)) ids.push(id);
      return ids.sort((one, other) => one - other);
    },
    programsOf: (leadId) => PROGRAMS.filter((program) => isMember(program, leadId)),
    set: (program, leadId, values) => {
      const now = spellDate(clock.now());
      const earlier = isMember(program, leadId)
        ? (changes.get(keyOf(program, leadId))?.values ?? {})
        : { membershipDate: now, createdAt: now, acquiredBy: false, isExhausted: false };
      const status = channelOf(program)?.statuses.find(({ name }) => name === values.statusName);
      const success = status?.success ? { reachedSuccess: true, reachedSuccessDate: now } : {};
      put(program, leadId, { values: { ...earlier, ...values, ...success, updatedAt: now } });
    },
    remove: (program, leadId) => put(program, leadId, { values: {}, isGone: true }),
  };
};
