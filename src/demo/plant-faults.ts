// The faults that are put into otherwise valid leads on purpose, so that whoever reads them can prove to find all.
import type { DemoLead } from './make-lead.ts';
import type { Random } from './random.ts';

/** Each kind of fault: the field it sits in and the value it puts there. */
const FAULTS = [
  { kind: 'unknown-status', field: 'leadStatus', value: 'Frozen' },
  { kind: 'impossible-date', field: 'dateOfBirth', value: '2023-02-30' },
  { kind: 'text-in-integer', field: 'leadScore', value: 'high' },
  { kind: 'too-long', field: 'firstName', value: 'Longname'.repeat(40) },
  { kind: 'email-without-at', field: 'email', value: 'nobody.example.com' },
  { kind: 'id-beyond-2^53', field: 'id', value: '9007199254740993' },
] as const;

export type FaultKind = (typeof FAULTS)[number]['kind'];

export interface PlantedFault {
  readonly source: 'rest' | 'bulk' | 'webhook';
  /** Zero-based number of the record within its source, through all pages. */
  readonly index: number;
  /** Of the record, as text; for a fault in the id itself, what was put there. */
  readonly id: string;
  readonly field: string;
  readonly kind: FaultKind;
  /** What was put there; in a webhook body and a bulk file it stands as text. */
  readonly value: string;
}

/** One record in so many gets each kind of fault, and at least one record of a source does. */
const RECORDS_PER_FAULT = 500;

/** Kinds that only a text input can hold: a number would have lost its last digits before. */
const IN_TEXT_ONLY: ReadonlySet<FaultKind> = new Set(['id-beyond-2^53']);

/**
 * Chooses where faults go: of each kind one in 500 records and at least one, never two in one record. Where there are
 * fewer records than kinds, as many kinds as there are records.
 *
 * @param ids - of the records, in order.
 * @param isText - false for records whose ids are numbers.
 * @returns what is to be planted, by index.
 */
export const chooseFaults = (
  random: Random,
  source: PlantedFault['source'],
  ids: readonly (string | number)[],
  isText: boolean,
): readonly PlantedFault[] => {
  const planted = new Map<number, PlantedFault>();
  const each = Math.max(1, Math.floor(ids.length / RECORDS_PER_FAULT));
  for (let round = 0; round < each; round++) {
    for (const { kind, field, value } of FAULTS) {
      if (planted.size === ids.length) break;
      if (!isText && IN_TEXT_ONLY.has(kind)) continue;
      let index = random.below(ids.length);
      while (planted.has(index)) index = (index + 1) % ids.length;
      const id = String(ids[index]);
      // A number of its own is added to an id, so that no two leads have the same.
      const own = kind === 'id-beyond-2^53' ? `${value}${id}` : value;
      planted.set(index, { source, index, id: field === 'id' ? own : id, field, kind, value: own });
    }
  }
  return [...planted.values()].sort((a, b) => a.index - b.index);
};

/** Puts faults into the leads of one source, in place. @returns what was planted, by index. */
export const plantFaults = (
  random: Random,
  source: PlantedFault['source'],
  leads: readonly DemoLead[],
): readonly PlantedFault[] => {
  const ids = leads.map(({ id }) => String(id));
  const faults = chooseFaults(random, source, ids, true);
  for (const { index, field, value } of faults) {
    const lead = leads[index];
    if (lead !== undefined) lead[field] = value;
  }
  return faults;
};
