// The members of named account lists: read, added, removed.
import type { Key } from '../data/population.ts';
import { ApiError, reason } from '../http/api-error.ts';
import { moreOf, pageOf } from '../http/page.ts';
import { member, readBodyObject, readInput, readList } from '../http/read-records.ts';
import { type Call, type Handler, type Route, result } from '../http/route.ts';
import type { Instance } from '../instance.ts';
import { isOnListAtFirst } from './named-account-populations.ts';
import { NAMED_ACCOUNT, NAMED_ACCOUNT_LIST } from './named-account-types.ts';
import type { ObjectSet } from './objects.ts';
import { createObjectRenderer } from './query-object.ts';

interface Membership {
  readonly list: string;
  readonly account: string;
  readonly isMember: boolean;
}

const setOf = (name: string, { objects }: Instance): ObjectSet => {
  const set = objects.get(name);
  if (set === undefined) throw new ApiError('610');
  return set;
};

/** The list that a path names, and its accounts. */
const openList = (call: Call, instance: Instance) => {
  const id = (call.params.get('id') ?? '').toLowerCase();
  const lists = setOf(NAMED_ACCOUNT_LIST.apiName, instance);
  if (!lists.records.has(id)) throw new ApiError('1013', `Named account list '${id}' not found`);
  const accounts = setOf(NAMED_ACCOUNT.apiName, instance);
  const memberships = instance.store.collection<Membership>('namedAccountListMember');
  const place = lists.records.population.indexOf(id);
  const isMember = (account: Key): boolean =>
    memberships.get(`${id}:${account}`)?.isMember ??
    isOnListAtFirst(place, accounts.records.population.indexOf(account));
  return {
    accounts,
    isMember,
    members: (): readonly Key[] => [...accounts.records.keys()].filter(isMember),
    set: (account: Key, joins: boolean): void =>
      memberships.put(`${id}:${account}`, { list: id, account: String(account), isMember: joins }),
  };
};

const members: Handler = (call, instance) => {
  const list = openList(call, instance);
  const render = createObjectRenderer(list.accounts, readList(call.query, 'fields'), call, instance);
  const page = pageOf(list.members(), call, instance);
  return result(page.items.map(render), moreOf(page));
};

const change =
  (joins: boolean): Handler =>
  (call, instance) => {
    const list = openList(call, instance);
    const outcomes = readInput(readBodyObject(call.json()), instance).map((record, seq) => {
      const given = member(record, 'marketoGUID');
      if (given === undefined || given === null || given === '')
        return {
          seq,
          status: 'skipped',
          reasons: [reason('1002', "Missing value for the required parameter 'marketoGUID'")],
        };
      const account = String(given).toLowerCase();
      if (!list.accounts.records.has(account) || (!joins && !list.isMember(account)))
        return { seq, status: 'skipped', reasons: [reason('1013', 'Record not found')] };
      list.set(account, joins);
      return { seq, marketoGUID: account, status: joins ? 'added' : 'removed' };
    });
    return result(outcomes);
  };

const MEMBERS = '/rest/v1/namedAccountList/{id}/namedAccounts';
const write = ['Read-Write Named Account'] as const;

export const namedAccountRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: `${MEMBERS}.json`,
    permissions: ['Read-Only Named Account', 'Read-Write Named Account'],
    handler: members,
  },
  { method: 'POST', path: `${MEMBERS}.json`, permissions: write, handler: change(true) },
  { method: 'POST', path: `${MEMBERS}/remove.json`, permissions: write, handler: change(false) },
];
