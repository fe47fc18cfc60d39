// Every typed call of the client, by the operation of the published description that it makes.
import type { MarketoClient, MarketoRecord, RecordResult } from '../../src/marketo/index.ts';
import { gather } from './scripted-server.ts';

type Run = (client: MarketoClient) => Promise<readonly unknown[]>;

const all =
  (records: (client: MarketoClient) => AsyncIterable<unknown>): Run =>
  (client) =>
    gather(records(client));

const one =
  (record: (client: MarketoClient) => Promise<unknown>): Run =>
  async (client) => [await record(client)];

const list =
  (records: (client: MarketoClient) => Promise<readonly MarketoRecord[]>): Run =>
  (client) =>
    records(client);

const wrote =
  (results: (client: MarketoClient) => Promise<readonly RecordResult[]>): Run =>
  async (client) =>
    (await results(client)).map(({ record }) => record);

const nothing =
  (done: (client: MarketoClient) => Promise<void>): Run =>
  async (client) => {
    await done(client);
    return [];
  };

const FILTER = { filterType: 'id', filterValues: [1, 2], fields: ['id'], batchSize: 10 };
const SINCE = { since: '2026-01-01T00:00:00Z' };
const JOB = { fields: ['id'], filter: { staticListId: 1 } };
const DAYS = { createdAt: { startAt: '2026-01-01T00:00:00Z', endAt: '2026-01-02T00:00:00Z' } };
const ACTIVITY = {
  leadId: 1,
  activityDate: '2026-01-01T00:00:00Z',
  activityTypeId: 100001,
  primaryAttributeValue: 'x',
  attributes: [],
};

interface Objects {
  readonly path: string;
  readonly of: (client: MarketoClient) => MarketoClient['salesPersons'];
}

const OBJECTS: readonly Objects[] = [
  { path: '/rest/v1/companies', of: ({ companies }) => companies },
  { path: '/rest/v1/opportunities', of: ({ opportunities }) => opportunities },
  { path: '/rest/v1/opportunities/roles', of: ({ opportunityRoles }) => opportunityRoles },
  { path: '/rest/v1/salespersons', of: ({ salesPersons }) => salesPersons },
  { path: '/rest/v1/namedaccounts', of: ({ namedAccounts }) => namedAccounts },
  {
    path: '/rest/v1/customobjects/{customObjectName}',
    of: ({ customObjects }) => customObjects.type('car_c'),
  },
];

const objectOperations = ({ path, of }: Objects): readonly (readonly [string, Run])[] => [
  [`GET ${path}/describe.json`, one((client) => of(client).describe())],
  [`GET ${path}.json`, all((client) => of(client).filter(FILTER))],
  [`POST ${path}.json`, wrote((client) => of(client).sync([{ name: 'x' }], { action: 'updateOnly' }))],
  [`POST ${path}/delete.json`, wrote((client) => of(client).delete([{ name: 'x' }]))],
];

const FIELDS: readonly (readonly [
  string,
  (client: MarketoClient) => MarketoClient['leads' | 'companies'],
])[] = [
  ['/rest/v1/leads', ({ leads }) => leads],
  ['/rest/v1/companies', ({ companies }) => companies],
];

const fieldOperations = FIELDS.flatMap(([path, of]): readonly (readonly [string, Run])[] => [
  [`GET ${path}/schema/fields.json`, all((client) => of(client).schemaFields())],
  [`GET ${path}/schema/fields/{fieldApiName}.json`, one((client) => of(client).schemaField('email'))],
]);

const EXPORTS: readonly (readonly [
  string,
  (client: MarketoClient) => MarketoClient['bulk']['activities'],
])[] = [
  ['/bulk/v1/leads', ({ bulk }) => bulk.leads],
  ['/bulk/v1/activities', ({ bulk }) => bulk.activities],
  ['/bulk/v1/program/members', ({ bulk }) => bulk.programMembers],
  ['/bulk/v1/customobjects/{apiName}', ({ bulk }) => bulk.customObject('car_c')],
];

const exportOperations = EXPORTS.flatMap(([path, of]): readonly (readonly [string, Run])[] => [
  [
    `GET ${path}/export.json`,
    async (client) => (await gather(of(client).jobs.list())).map(({ record }) => record),
  ],
  [
    `POST ${path}/export/create.json`,
    async (client) => [
      (await of(client).jobs.create(path.includes('activities') ? { filter: DAYS } : JOB)).record,
    ],
  ],
  [`POST ${path}/export/{exportId}/enqueue.json`, nothing((client) => of(client).jobs.enqueue('a-b'))],
  [`POST ${path}/export/{exportId}/cancel.json`, nothing((client) => of(client).jobs.cancel('a-b'))],
  [
    `GET ${path}/export/{exportId}/status.json`,
    async (client) => [(await of(client).jobs.status('a-b')).record],
  ],
]);

/** `METHOD /path` of the published description → the typed call that makes it; what it gives, as records. */
export const OPERATIONS: ReadonlyMap<string, Run> = new Map<string, Run>([
  ...OBJECTS.flatMap(objectOperations),
  ...fieldOperations,
  ...exportOperations,
  ['GET /rest/v1/leads/describe.json', list(({ leads }) => leads.describe())],
  ['GET /rest/v1/leads/describe2.json', one(({ leads }) => leads.describe2())],
  ['GET /rest/v1/lead/{leadId}.json', one(({ leads }) => leads.get(1, { fields: ['id'] }))],
  ['GET /rest/v1/leads.json', all(({ leads }) => leads.filter(FILTER))],
  [
    'POST /rest/v1/leads.json',
    wrote(({ leads }) => leads.sync([{ email: 'a@x.org' }, { email: 'b@x.org' }])),
  ],
  ['POST /rest/v1/leads/delete.json', wrote(({ leads }) => leads.delete([1, 2]))],
  [
    'POST /rest/v1/leads/push.json',
    wrote(({ leads }) => leads.push([{ email: 'a@x.org' }], { programName: 'P' })),
  ],
  [
    'POST /rest/v1/leads/submitForm.json',
    wrote(({ leads }) => leads.submitForm(1, { leadFormFields: { email: 'a@x.org' } })),
  ],
  [
    'POST /rest/v1/leads/{leadId}/merge.json',
    nothing(({ leads }) => leads.merge(1, [2, 3], { mergeInCRM: false })),
  ],
  [
    'POST /rest/v1/leads/{leadId}/associate.json',
    nothing(({ leads }) => leads.associate(1, 'id:x&token:_mch')),
  ],
  ['GET /rest/v1/leads/partitions.json', list(({ leads }) => leads.partitions())],
  [
    'POST /rest/v1/leads/partitions.json',
    wrote(({ leads }) => leads.setPartition([{ id: 1, partitionName: 'EU' }])),
  ],
  ['GET /rest/v1/leads/{leadId}/listMembership.json', all(({ leads }) => leads.listMembership(1))],
  ['GET /rest/v1/leads/{leadId}/programMembership.json', all(({ leads }) => leads.programMembership(1))],
  [
    'GET /rest/v1/leads/{leadId}/smartCampaignMembership.json',
    all(({ leads }) => leads.smartCampaignMembership(1)),
  ],
  ['GET /rest/v1/leads/programs/{programId}.json', all(({ leads }) => leads.ofProgram(1))],
  ['GET /rest/v1/customobjects.json', list(({ customObjects }) => customObjects.list({ names: ['car_c'] }))],
  ['GET /rest/v1/lists.json', all(({ lists }) => lists.list({ name: ['a'] }))],
  ['GET /rest/v1/lists/{listId}.json', one(({ lists }) => lists.get(1))],
  ['GET /rest/v1/lists/{listId}/leads.json', all(({ lists }) => lists.leads(1, { fields: ['id'] }))],
  ['POST /rest/v1/lists/{listId}/leads.json', wrote(({ lists }) => lists.add(1, [1, 2]))],
  ['DELETE /rest/v1/lists/{listId}/leads.json', wrote(({ lists }) => lists.remove(1, [1, 2]))],
  ['GET /rest/v1/lists/{listId}/leads/ismember.json', wrote(({ lists }) => lists.isMember(1, [1, 2]))],
  ['GET /rest/v1/campaigns.json', all(({ campaigns }) => campaigns.list({ isTriggerable: true }))],
  ['GET /rest/v1/campaigns/{campaignId}.json', one(({ campaigns }) => campaigns.get(1))],
  ['POST /rest/v1/campaigns/{campaignId}/trigger.json', one(({ campaigns }) => campaigns.trigger(1, [1]))],
  [
    'POST /rest/v1/campaigns/{campaignId}/schedule.json',
    one(({ campaigns }) => campaigns.schedule(1, { runAt: '2026-01-01T00:00:00Z' })),
  ],
  [
    'GET /rest/v1/programs/{programId}/members.json',
    all(({ programMembers }) => programMembers.filter(1, FILTER)),
  ],
  ['GET /rest/v1/programs/members/describe.json', one(({ programMembers }) => programMembers.describe())],
  [
    'POST /rest/v1/programs/{programId}/members/status.json',
    wrote(({ programMembers }) => programMembers.setStatus(1, 'On List', [1, 2])),
  ],
  [
    'POST /rest/v1/programs/{programId}/members.json',
    wrote(({ programMembers }) => programMembers.update(1, [{ leadId: 1, note: 'x' }])),
  ],
  [
    'POST /rest/v1/programs/{programId}/members/delete.json',
    wrote(({ programMembers }) => programMembers.delete(1, [1])),
  ],
  ['GET /rest/v1/activities/types.json', list(({ activities }) => activities.types())],
  [
    'GET /rest/v1/activities.json',
    all(({ activities }) => activities.since({ ...SINCE, activityTypeIds: [1] })),
  ],
  [
    'GET /rest/v1/activities/leadchanges.json',
    all(({ activities }) => activities.leadChanges({ ...SINCE, fields: ['email'] })),
  ],
  ['GET /rest/v1/activities/deletedleads.json', all(({ activities }) => activities.deletedLeads(SINCE))],
  ['POST /rest/v1/activities/external.json', wrote(({ activities }) => activities.add([ACTIVITY]))],
  ['GET /rest/v1/activities/external/types.json', list(({ activities }) => activities.customTypes())],
  ['GET /rest/v1/stats/usage.json', list(({ usage }) => usage.calls())],
  ['GET /rest/v1/stats/usage/last7days.json', list(({ usage }) => usage.callsOfWeek())],
  ['GET /rest/v1/stats/errors.json', list(({ usage }) => usage.errors())],
  ['GET /rest/v1/stats/errors/last7days.json', list(({ usage }) => usage.errorsOfWeek())],
  ['GET /rest/asset/v1/programs.json', all(({ programs }) => programs.list())],
  ['GET /rest/asset/v1/program/{id}.json', one(({ programs }) => programs.get(1))],
  ['GET /rest/asset/v1/channels.json', all(({ channels }) => channels.list())],
  ['GET /rest/asset/v1/channel/byName.json', one(({ channels }) => channels.get('Email'))],
  ['GET /rest/asset/v1/smartLists.json', all(({ smartLists }) => smartLists.list())],
  ['GET /rest/asset/v1/smartList/{id}.json', one(({ smartLists }) => smartLists.get(1))],
]);

/** Calls whose result is not given back. */
export const SILENT = /\/(?:merge|associate|enqueue|cancel)\.json$/;
