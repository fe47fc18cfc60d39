// Static lists: which there are, and who is on them.
import type { Clock } from '../clock.ts';
import { FIRST_INSTANT } from '../data/population.ts';
import type { RecordSet } from '../data/record-set.ts';
import type { Store } from '../store/store.ts';

export interface StaticList {
  readonly id: number;
  readonly name: string;
  readonly description?: string;
  readonly programName?: string;
  readonly folderId: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Of the base population, every so-manyeth lead from the first on; none if left out. */
  readonly every?: number;
  readonly first?: number;
}

interface Membership {
  readonly isMember: boolean;
  readonly since: number;
}

export interface Lists {
  readonly all: () => readonly StaticList[];
  readonly get: (id: number) => StaticList | undefined;
  readonly create: (
    list: Pick<StaticList, 'name' | 'folderId'> & { readonly description?: string },
  ) => StaticList;
  readonly isMember: (listId: number, leadId: number) => boolean;
  /** The members, at most one more than `limit` of them. */
  readonly members: (listId: number, limit?: number) => readonly number[];
  readonly add: (listId: number, leadId: number) => void;
  readonly remove: (listId: number, leadId: number) => void;
  /** The lists that a lead is on, and since when. */
  readonly listsOf: (leadId: number) => readonly { readonly list: StaticList; readonly since: number }[];
}

const DAY = 86_400_000;

const list = (id: number, name: string, every?: number, first = 0, programName?: string): StaticList => ({
  id,
  name,
  folderId: 31,
  createdAt: FIRST_INSTANT + (id % 30) * DAY,
  updatedAt: FIRST_INSTANT + (id % 30) * DAY + 3_600_000,
  ...(every === undefined ? {} : { every, first }),
  ...(programName === undefined ? {} : { programName }),
});

/** Lists of a fresh sandbox: a tenth, a third and all of the leads, and some that are empty. */
const LISTS: readonly StaticList[] = [
  { ...list(1001, 'Newsletter', 10, 3), description: 'Subscribers, "all"' },
  list(1002, 'Trade Show 2022', 3, 1, 'Trade Show 2022'),
  list(1003, 'Everyone', 1, 0),
  list(1004, 'Imports'),
  list(1005, 'Customers, Europe', 25, 4),
  list(1081, 'Car owners'),
];

export const createLists = (store: Store, leads: RecordSet, clock: Clock): Lists => {
  const added = store.collection<StaticList>('list');
  const memberships = store.collection<Membership>('listMember');
  const { population } = leads;
  /** What was changed, by list, in the order of the changes. */
  const changes = new Map<number, Map<number, Membership>>();
  const changesOf = (listId: number): Map<number, Membership> => {
    const known = changes.get(listId);
    if (known !== undefined) return known;
    const made = new Map<number, Membership>();
    changes.set(listId, made);
    return made;
  };
  for (const [key, membership] of memberships.entries()) {
    const [listId = 0, leadId = 0] = key.split(':').map(Number);
    changesOf(listId).set(leadId, membership);
  }
  const all = (): readonly StaticList[] => [...LISTS, ...[...added.entries()].map(([, each]) => each)];
  const get = (id: number): StaticList | undefined =>
    LISTS.find((each) => each.id === id) ?? added.get(String(id));
  const inBase = ({ every, first = 0 }: StaticList, leadId: number): boolean => {
    const index = every === undefined ? undefined : population.indexOf(leadId);
    return index !== undefined && every !== undefined && index >= first && (index - first) % every === 0;
  };
  const isMember = (listId: number, leadId: number): boolean => {
    const found = get(listId);
    if (found === undefined || !leads.has(leadId)) return false;
    return changesOf(listId).get(leadId)?.isMember ?? inBase(found, leadId);
  };
  const change = (listId: number, leadId: number, joins: boolean): void => {
    const membership = { isMember: joins, since: clock.now() };
    changesOf(listId).delete(leadId);
    changesOf(listId).set(leadId, membership);
    memberships.put(`${listId}:${leadId}`, membership);
  };

  return {
    all,
    get,
    isMember,
    create: (given) => {
      const id = store.next('listId', 2001);
      const made = { ...given, id, createdAt: clock.now(), updatedAt: clock.now() };
      added.put(String(id), made);
      return made;
    },
    members: (listId, limit = Number.POSITIVE_INFINITY) => {
      const { every, first = 0 } = get(listId) ?? { every: undefined };
      const found: number[] = [];
      const changed = changesOf(listId);
      if (every !== undefined)
        for (let index = first; index < population.size && found.length <= limit; index += every) {
          const id = Number(population.keyAt(index));
          if (!changed.has(id) && leads.has(id)) found.push(id);
        }
      for (const [id, membership] of changed) if (membership.isMember && leads.has(id)) found.push(id);
      return found.sort((one, other) => one - other);
    },
    add: (listId, leadId) => change(listId, leadId, true),
    remove: (listId, leadId) => change(listId, leadId, false),
    listsOf: (leadId) =>
      all()
        .filter(({ id }) => isMember(id, leadId))
        .map((each) => ({ list: each, since: changesOf(each.id).get(leadId)?.since ?? each.createdAt })),
  };
};
