// All activities in the order in which they appear: those of the base population, then those that were noted since.
import type { Clock } from '../clock.ts';
import type { Faults } from '../control/faults.ts';
import type { Value } from '../data/field.ts';
import type { Population } from '../data/population.ts';
import { spellDate } from '../dates.ts';
import type { Leads } from '../leads/leads.ts';
import type { Store } from '../store/store.ts';
import { type Activity, PER_LEAD } from './activity.ts';
import { activityAt, activityCount } from './activity-population.ts';
import { CHANGE_DATA_VALUE, DELETE_LEAD, NEW_LEAD } from './activity-types.ts';

/** An activity that was noted; it can be read from `visibleAt` on. */
interface Noted extends Activity {
  readonly visibleAt: number;
}

type NewActivity = Omit<Activity, 'id' | 'date'> & { readonly date?: number };

export interface Activities {
  /** How many positions there are now, those that cannot be read yet left out. */
  readonly end: () => number;
  /** The activity at a position, with the lead it belongs to now; undefined if its lead is gone. */
  readonly at: (position: number) => Activity | undefined;
  /** The first position at which an activity of this instant or later may stand. */
  readonly firstSince: (instant: number) => number;
  /** The positions of some leads' activities, in order. */
  readonly positionsOf: (leadIds: readonly number[]) => readonly number[];
  readonly note: (activity: NewActivity) => number;
  readonly noteNewLead: (leadId: number, source: string) => void;
  readonly noteChange: (leadId: number, field: string, old: Value, now: Value, source: string) => void;
  readonly noteDeletedLead: (leadId: number) => void;
}

export const createActivities = (
  seed: number,
  population: Population,
  leads: Leads,
  store: Store,
  clock: Clock,
  faults: Faults,
): Activities => {
  const base = activityCount(population);
  const noted = store.collection<Noted>('activity');
  const inOrder = [...noted.entries()]
    .map(([, each]) => each)
    .sort((one, other) => one.visibleAt - other.visibleAt);

  const insert = (activity: Noted): void => {
    let place = inOrder.length;
    while (place > 0 && (inOrder[place - 1]?.visibleAt ?? 0) > activity.visibleAt) place--;
    inOrder.splice(place, 0, activity);
  };
  const note: Activities['note'] = (activity) => {
    const now = clock.now();
    const late = faults.strikes('lateActivities', 'activity')?.seconds;
    const id = store.next('activityId', base + 1);
    const kept: Noted = {
      ...activity,
      id,
      date: Math.floor((activity.date ?? now) / 1000) * 1000,
      visibleAt: now + (typeof late === 'number' ? late * 1000 : 0),
    };
    noted.put(String(id), kept);
    insert(kept);
    return id;
  };
  const end = (): number => {
    let visible = inOrder.length;
    const now = clock.now();
    while (visible > 0 && (inOrder[visible - 1]?.visibleAt ?? 0) > now) visible--;
    return base + visible;
  };
  const raw = (position: number): Activity | undefined =>
    position < base ? activityAt(seed, population, position) : inOrder[position - base];

  return {
    end,
    at: (position) => {
      const found = raw(position);
      if (found === undefined) return undefined;
      const leadId = leads.heirOf(found.leadId);
      if (found.typeId !== DELETE_LEAD && !leads.records.has(leadId)) return undefined;
      return leadId === found.leadId ? found : { ...found, leadId };
    },
    firstSince: (instant) => Math.max(0, population.firstSince(instant) - 1) * PER_LEAD,
    positionsOf: (leadIds) => {
      const wanted = new Set(leadIds);
      const positions = leadIds.flatMap((id) => {
        const index = population.indexOf(id);
        return index === undefined
          ? []
          : Array.from({ length: PER_LEAD }, (_, slot) => index * PER_LEAD + slot);
      });
      positions.sort((one, other) => one - other);
      const last = end();
      for (let position = population.size * PER_LEAD; position < last; position++) {
        const found = raw(position);
        if (found !== undefined && (wanted.has(found.leadId) || wanted.has(leads.heirOf(found.leadId))))
          positions.push(position);
      }
      return positions;
    },
    note,
    noteNewLead: (leadId, source) =>
      void note({
        leadId,
        typeId: NEW_LEAD,
        primaryId: leadId,
        attributes: [
          ['Source Type', source],
          ['Created Date', spellDate(clock.now()).slice(0, 10)],
        ],
      }),
    noteChange: (leadId, field, old, now, source) =>
      void note({
        leadId,
        typeId: CHANGE_DATA_VALUE,
        primaryId: 500,
        primary: leads.fields.get(field.toLowerCase())?.displayName ?? field,
        field,
        attributes: [
          ['New Value', now === null ? null : String(now)],
          ['Old Value', old === null ? null : String(old)],
          ['Reason', source],
          ['Source', 'Web service API'],
        ],
      }),
    noteDeletedLead: (leadId) => {
      const name = [leads.records.read(leadId, 'firstName'), leads.records.read(leadId, 'lastName')];
      note({
        leadId,
        typeId: DELETE_LEAD,
        primaryId: leadId,
        primary: name.filter((part) => part !== null).join(' '),
        attributes: [],
      });
    },
  };
};
