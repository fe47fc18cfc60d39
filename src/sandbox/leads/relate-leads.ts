// What ties leads together: merge, cookies, partitions, and what they are members of.
import { MERGE_LEADS } from '../activities/activity-types.ts';
import { CAMPAIGNS, PROGRAMS, type Program } from '../assets/programs.ts';
import { drawFor } from '../data/hash.ts';
import { FIRST_INSTANT } from '../data/population.ts';
import { spellDate } from '../dates.ts';
import { ApiError, reason } from '../http/api-error.ts';
import { moreOf, pageOf, tokenOnly } from '../http/page.ts';
import { idParam, member, readBodyObject, readInput, readList, textMember } from '../http/read-records.ts';
import { type Call, type Handler, type Route, result } from '../http/route.ts';
import type { Instance } from '../instance.ts';
import { bringToStatus, programOf } from '../members/member-routes.ts';
import { PARTITIONS, partitionIdOf } from './partitions.ts';
import { createLeadRenderer } from './render-lead.ts';

const MOST_LOSERS = 25;

const leadOf = (call: Call, { leads }: Instance): number => {
  const id = idParam(call, 'leadId');
  if (!leads.records.has(id)) throw new ApiError('1004');
  return id;
};

const merge: Handler = (call, instance) => {
  const { leads, lists, activities } = instance;
  const winner = leadOf(call, instance);
  const losers = [
    ...new Set([...readList(call.query, 'leadIds'), ...readList(call.query, 'leadId')].map(Number)),
  ];
  if (losers.length === 0) throw new ApiError('1003', 'leadIds not specified');
  if (losers.length > MOST_LOSERS) throw new ApiError('1080');
  if (losers.includes(winner) || losers.some((id) => !leads.records.has(id))) throw new ApiError('1004');
  for (const loser of losers) {
    const filled: Record<string, string | number | boolean | null> = {};
    for (const { name, readOnly } of leads.fields.values())
      if (!readOnly && leads.records.read(winner, name) === null && leads.records.read(loser, name) !== null)
        filled[name] = leads.records.read(loser, name);
    for (const { list } of lists.listsOf(loser)) lists.add(list.id, winner);
    leads.records.update(winner, { ...filled, updatedAt: spellDate(instance.clock.now()) });
    leads.records.remove(loser, winner);
  }
  activities.note({
    leadId: winner,
    typeId: MERGE_LEADS,
    primaryId: winner,
    attributes: [
      ['Merge IDs', losers.join(',')],
      ['Merge Source', 'Web service API'],
      ['Merged in Sales', false],
    ],
  });
  return { json: {} };
};

const associate: Handler = (call, instance) => {
  const id = leadOf(call, instance);
  const cookie = call.query.get('cookie') ?? '';
  if (!/token:\S+/.test(cookie)) throw new ApiError('1012', `Invalid cookie value '${cookie}'`);
  instance.leads.records.update(id, { cookies: cookie });
  return { json: {} };
};

const movePartitions: Handler = (call, instance) => {
  const { records } = instance.leads;
  return result(
    readInput(readBodyObject(call.json()), instance, 'Leads').map((record) => {
      const id = member(record, 'id');
      const name = textMember(record, 'partitionName');
      if (typeof id !== 'number' || !records.has(id))
        return { status: 'skipped', reasons: [reason('1004', 'Lead not found')] };
      if (name === undefined)
        return { id, status: 'skipped', reasons: [reason('1009', 'Partition name must be specified')] };
      records.update(id, { leadPartitionId: partitionIdOf(name) });
      return { id, status: 'updated' };
    }),
  );
};

const listMembership: Handler = (call, instance) => {
  const found = instance.lists.listsOf(leadOf(call, instance));
  const page = pageOf(found, call, instance);
  return result(
    page.items.map(({ list, since }) => ({
      listId: list.id,
      createdAt: spellDate(since),
      updatedAt: spellDate(since),
    })),
    page.isLast ? { moreResult: false } : moreOf(page),
  );
};

const membership = (program: Program, leadId: number, { members }: Instance) => {
  const read = (field: string) => members.read(program, leadId, field);
  const cadence = read('nurtureCadence');
  return {
    progressionStatus: read('statusName') ?? 'Member',
    isExhausted: read('isExhausted'),
    acquiredBy: read('acquiredBy'),
    reachedSuccess: read('reachedSuccess'),
    membershipDate: read('membershipDate'),
    updatedAt: read('updatedAt'),
    ...(cadence === null ? {} : { nurtureCadence: cadence, stream: read('trackName') }),
  };
};

const programMembership: Handler = (call, instance) => {
  const leadId = leadOf(call, instance);
  const ids = call.query.get('filterType') === 'programId' ? readList(call.query, 'filterValues') : [];
  const found = instance.members
    .programsOf(leadId)
    .filter(({ id }) => ids.length === 0 || ids.includes(String(id)));
  const page = pageOf(found, call, instance);
  return result(
    page.items.map((program) => ({ id: program.id, ...membership(program, leadId, instance) })),
    page.isLast ? { moreResult: false } : moreOf(page),
  );
};

const campaignMembership: Handler = (call, instance) => {
  const leadId = leadOf(call, instance);
  const draw = drawFor(instance.seed, leadId);
  const page = pageOf(
    CAMPAIGNS.filter(({ id }) => draw.percent(id, 40)),
    call,
    instance,
  );
  return result(
    page.items.map(({ id }) => ({
      smartCampaignId: id,
      createdAt: spellDate(FIRST_INSTANT),
      updatedAt: spellDate(FIRST_INSTANT),
    })),
    page.isLast ? { moreResult: false } : moreOf(page),
  );
};

const leadsOfProgram: Handler = (call, instance) => {
  const program = programOf(call);
  const render = createLeadRenderer(call, instance);
  const page = pageOf(instance.members.all(program), call, instance);
  return result(
    page.items.map((id) => ({ ...render(id), membership: membership(program, id, instance) })),
    tokenOnly(page),
  );
};

const changeStatus: Handler = (call, instance) => {
  const program = programOf(call);
  const body = readBodyObject(call.json());
  const status = textMember(body, 'status');
  if (status === undefined) throw new ApiError('1003', 'status not specified');
  return result(
    readInput(body, instance, 'Leads').map((record) => {
      const id = Number(member(record, 'id'));
      const done = bringToStatus(program, id, status, instance);
      return 'code' in done ? { id, status: 'skipped', reasons: [done] } : { id, status: done.status };
    }),
  );
};

const read = ['Read-Only Lead', 'Read-Write Lead'] as const;
const write = ['Read-Write Lead'] as const;
const ONE = '/rest/v1/leads/{leadId}';

export const relateLeadRoutes: readonly Route[] = [
  { method: 'POST', path: `${ONE}/merge.json`, permissions: write, handler: merge },
  { method: 'POST', path: `${ONE}/associate.json`, permissions: write, handler: associate },
  {
    method: 'GET',
    path: '/rest/v1/leads/partitions.json',
    permissions: read,
    handler: () => result(PARTITIONS),
  },
  { method: 'POST', path: '/rest/v1/leads/partitions.json', permissions: write, handler: movePartitions },
  { method: 'GET', path: `${ONE}/listMembership.json`, permissions: read, handler: listMembership },
  { method: 'GET', path: `${ONE}/programMembership.json`, permissions: read, handler: programMembership },
  {
    method: 'GET',
    path: `${ONE}/smartCampaignMembership.json`,
    permissions: read,
    handler: campaignMembership,
  },
  {
    method: 'GET',
    path: '/rest/v1/leads/programs/{programId}.json',
    permissions: read,
    handler: leadsOfProgram,
  },
  {
    method: 'POST',
    path: '/rest/v1/leads/programs/{programId}/status.json',
    permissions: write,
    handler: changeStatus,
  },
];

/** The program of a name, for calls that name it. */
export const programNamed = (name: string): Program => {
  const found = PROGRAMS.find((each) => each.name === name);
  if (found === undefined) throw new ApiError('1003', `Program '${name}' not found`);
  return found;
};
