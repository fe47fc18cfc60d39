// The sandbox held to Marketo's published description, as corrected; and each correction to the documentation. That its
// replies are of the described shape is seen to by the sandbox of the tests, here and in every other test.
import { afterAll, beforeAll, expect, describe as group, test } from 'vitest';
import { checked } from '../../support/checked-sandbox.ts';
import type { Correction } from '../../support/correction.ts';
import { CORRECTIONS, PARAMETER_CORRECTIONS } from '../../support/description-corrections.ts';
import { type OpenSandbox, openSandbox } from '../../support/open-sandbox.ts';
import { IMPLEMENTED } from '../../support/operation-table.ts';
import {
  type Description,
  describe,
  documentedSamples,
  hasSharedData,
  operationsOf,
  type Sample,
} from '../../support/published-description.ts';

/** Lead-database and bulk operations that the sandbox does not have: it makes no types. */
const NOT_IMPLEMENTED = /\/external\/type|\/customobjects\/schema|POST \/rest\/v1\/programs\/members\/schema/;

const methodOf = ({ method, request }: Sample): string =>
  request?.includes('_method=GET') ? 'GET' : (method ?? '');
const operationOf = (sample: Sample): string => `${methodOf(sample)} ${sample.path}`;
const samples = hasSharedData
  ? documentedSamples().filter((sample) => IMPLEMENTED.has(operationOf(sample)))
  : [];
const responses = samples.filter(({ kind }) => kind === 'response');
// One body of a page is the reply that stands above a request for a file.
const bodies = samples.filter(({ kind, path }) => kind === 'body' && path?.endsWith('file.json') === false);
/** The lead database: assets cannot be made, but for a list. */
const bodiesToPost = bodies.filter(({ path }) => path?.startsWith('/rest/asset/') === false);

const queryOf = (text: string): URLSearchParams => new URLSearchParams(text.split('?')[1] ?? '');

/** What is documented, each as the question of what the description says against it. */
interface Documented {
  readonly side: 'request' | 'reply';
  readonly operation: string;
  readonly faults: (description: Description) => readonly string[];
}

const asReply = (operation: string, reply: unknown): Documented => ({
  side: 'reply',
  operation,
  faults: ({ replyFaults }) => replyFaults(operation, reply),
});

const asRequest = (operation: string, text: string, body?: unknown): Documented => ({
  side: 'request',
  operation,
  faults: ({ requestFaults }) => requestFaults({ operation, query: queryOf(text), parts: ['file'], body }),
});

/** The page of a reply tells the query of its request, and not the body. */
const withoutBody = (request: Documented): Documented => ({
  ...request,
  faults: (description) => request.faults(description).filter((fault) => !fault.startsWith('body ')),
});

const documented: readonly Documented[] = [
  ...responses.map((sample) => asReply(operationOf(sample), sample.json)),
  ...bodies.map((sample) => asRequest(operationOf(sample), sample.request ?? '', sample.json)),
  // Two pages join filter values by the sign that joins parameters.
  ...responses
    .filter(({ request }) => request?.includes('?') === true && !/[0-9a-f]&dff23271/.test(request))
    .map((sample) => withoutBody(asRequest(operationOf(sample), sample.request ?? ''))),
  ...CORRECTIONS.flatMap(({ shownBy }) => shownBy ?? []).map(({ method, path, reply }) =>
    asReply(`${method} ${path}`, reply),
  ),
  ...PARAMETER_CORRECTIONS.flatMap(({ shownBy }) => shownBy ?? []).map((request) =>
    asRequest(request.split('?')[0] ?? '', request),
  ),
];

/** Is something documented refused for want of this correction? */
const isNeeded = (correction: Correction): boolean => {
  const description = describe(but(CORRECTIONS, correction), PARAMETER_CORRECTIONS);
  const side = correction.side ?? 'reply';
  return documented
    .filter((each) => each.side === side)
    .filter(({ operation }) => operation.includes('/asset/') === (correction.file === 'asset'))
    .some(({ faults }) => faults(description).length > 0);
};

const but = <Item>(items: readonly Item[], left: Item): readonly Item[] =>
  items.filter((item) => item !== left);

const nameOf = ({ at, ...correction }: Correction): string =>
  `${correction.side ?? ''} ${correction.definition} ${at.join('.')}: ${correction.reason}`;

group.skipIf(!hasSharedData)('the published description', () => {
  test('with the corrections allows every documented request and reply of what is implemented', () => {
    expect(responses.length).toBeGreaterThan(100);
    expect(bodies.length).toBeGreaterThan(35);
    const description = describe(CORRECTIONS, PARAMETER_CORRECTIONS);
    expect(documented.flatMap(({ faults }) => faults(description))).toEqual([]);
  });

  test.each(CORRECTIONS.map((correction) => [nameOf(correction), correction] as const))(
    'needs the correction of %s',
    (_, correction) => expect(isNeeded(correction)).toBe(true),
  );

  test.each(PARAMETER_CORRECTIONS.map((correction) => [correction.name, correction] as const))(
    'needs the correction of the parameter %s',
    (_, correction) => {
      const description = describe(CORRECTIONS, but(PARAMETER_CORRECTIONS, correction));
      expect(
        documented.some(({ side, faults }) => side === 'request' && faults(description).length > 0),
      ).toBe(true);
    },
  );

  test('has every operation of the sandbox, and the list of those left out is right', () => {
    const described = operationsOf('swagger-mapi').map(({ operation }) => operation);
    const own = [...IMPLEMENTED].filter((operation) => !operation.includes(' /rest/asset/'));
    // Only by `_method`, which the description never declares.
    expect(own.filter((operation) => !described.includes(operation))).toEqual(['DELETE /rest/v1/leads.json']);
    expect(
      described
        .filter((operation) => !own.includes(operation))
        .filter((operation) => !NOT_IMPLEMENTED.test(operation)),
    ).toEqual([]);
    expect(own.filter((operation) => NOT_IMPLEMENTED.test(operation))).toEqual([]);
  });
});

const JSON_TYPE = { 'content-type': 'application/json' };

const DAYS = { startAt: '2018-01-01T00:00:00Z', endAt: '2018-01-20T00:00:00Z' };

/** A path with what stands in its places. */
const fill = (sample: Sample, accountList: string): string => {
  const text = JSON.stringify(sample.json);
  const object = text.includes('mlsNum')
    ? 'house_c'
    : text.includes('siebelId') || text.includes('"vin"')
      ? 'vehicle_c'
      : 'car_c';
  const places = new Map([
    ['customObjectName', object],
    ['apiName', object],
    ['programId', '1001'],
    ['id', accountList],
    ['listId', '1004'],
    ['leadId', '3'],
    ['campaignId', sample.path?.includes('trigger') ? '3000' : '3001'],
    ['fieldApiName', 'acmeAccessCode'],
  ]);
  const path = (sample.path ?? '').replace(/\{(\w+)\}/g, (_, name) => places.get(name) ?? '1');
  return methodOf(sample) === 'GET' ? `${path}?_method=GET` : path;
};

group.skipIf(!hasSharedData)('the sandbox', () => {
  let open: OpenSandbox;
  let accountList: string;
  beforeAll(async () => {
    open = await openSandbox({ clock: { startAt: '2018-01-01T00:00:00Z' } });
    const found = await open.get('/rest/v1/namedAccountLists.json?filterType=name&filterValues=Renewals');
    accountList = found.json.result[0].marketoGUID;
  });
  afterAll(() => open.sandbox.close());

  test.each(
    bodiesToPost.map(
      (sample) =>
        [`${sample.page} ${sample.request} ${JSON.stringify(sample.json).slice(0, 80)}`, sample] as const,
    ),
  )('answers the documented body of %s in the documented shape', async (_, sample) => {
    const path = fill(sample, accountList);
    const { json } = await open.post(path, sample.json);
    expect(json).toMatchObject({ success: true });
  });

  test('answers reads in the described shape', async () => {
    const since = (await open.get('/rest/v1/activities/pagingtoken.json?sinceDatetime=2022-12-01T00:00:00Z'))
      .json.nextPageToken;
    const token = encodeURIComponent(since);
    await open.post('/rest/v1/leads/delete.json', { input: [{ id: 99 }, { id: 123_456_789 }] });
    const object = 'filterType=idField&filterValues=';
    const paths = [
      '/rest/v1/leads/describe.json',
      '/rest/v1/leads/describe2.json',
      '/rest/v1/leads/schema/fields.json?batchSize=5',
      '/rest/v1/leads/schema/fields/email.json',
      '/rest/v1/lead/1.json',
      '/rest/v1/leads.json?filterType=id&filterValues=1,2,3&batchSize=2',
      '/rest/v1/leads/partitions.json',
      '/rest/v1/leads/5/listMembership.json?batchSize=1',
      '/rest/v1/leads/5/programMembership.json',
      '/rest/v1/leads/5/smartCampaignMembership.json?batchSize=1',
      '/rest/v1/leads/programs/1004.json?batchSize=3',
      '/rest/v1/program/members/describe.json',
      '/rest/v1/programs/members/describe.json',
      '/rest/v1/programs/1001/members.json?filterType=statusName&filterValues=Invited',
      '/rest/v1/programs/members/schema/fields.json',
      '/rest/v1/lists.json?batchSize=2',
      '/rest/v1/lists/1001.json',
      '/rest/v1/lists/1001/leads.json?batchSize=3',
      '/rest/v1/list/1001/leads.json',
      '/rest/v1/lists/1001/leads/ismember.json?id=1&id=4&id=99999999',
      '/rest/v1/campaigns.json',
      '/rest/v1/campaigns/3000.json',
      '/rest/v1/activities/types.json',
      `/rest/v1/activities.json?activityTypeIds=1,2,6,10,12,13&nextPageToken=${token}`,
      `/rest/v1/activities/leadchanges.json?fields=leadStatus&nextPageToken=${token}`,
      `/rest/v1/activities/deletedleads.json?nextPageToken=${token}`,
      '/rest/v1/companies/describe.json',
      `/rest/v1/companies.json?${object}1001,1002`,
      '/rest/v1/companies/schema/fields.json',
      '/rest/v1/companies/schema/fields/company.json',
      '/rest/v1/opportunities/schema/fields.json',
      '/rest/v1/opportunities/schema/fields/name.json',
      '/rest/v1/programs/members/schema/fields/statusName.json',
      '/rest/v1/opportunities/describe.json',
      '/rest/v1/opportunities.json?filterType=externalOpportunityId&filterValues=OPP-0000001&fields=name,amount',
      '/rest/v1/opportunities/roles/describe.json',
      '/rest/v1/opportunities/roles.json?filterType=leadId&filterValues=1',
      '/rest/v1/salespersons/describe.json',
      `/rest/v1/salespersons.json?${object}501,502`,
      '/rest/v1/namedaccounts/describe.json',
      '/rest/v1/namedaccounts.json?filterType=country&filterValues=Germany',
      '/rest/v1/namedaccounts/schema/fields.json?batchSize=5',
      '/rest/v1/namedaccounts/schema/fields/annualRevenue.json',
      '/rest/v1/namedAccountLists.json?filterType=dedupeFields&filterValues=Renewals',
      `/rest/v1/namedAccountList/${accountList}/namedAccounts.json`,
      '/rest/v1/customobjects.json',
      '/rest/v1/customobjects/car_c/describe.json',
      '/rest/v1/stats/usage.json',
      '/rest/v1/stats/usage/last7days.json',
      '/rest/v1/stats/errors.json',
      '/rest/v1/stats/errors/last7days.json',
    ];
    for (const path of paths) {
      const { json } = await open.get(path);
      expect(json, path).toMatchObject({ success: true });
    }
  });

  const becomes = (status: string, path: string): Promise<void> =>
    expect
      .poll(async () => (await open.get(path)).json.result[0].status, { timeout: 30_000, interval: 20 })
      .toBe(status);

  const EXPORTS = ['leads', 'activities', 'program/members', 'customobjects/car_c'];
  test.each(EXPORTS)('exports %s in the described shape', async (object) => {
    const base = `/bulk/v1/${object}/export`;
    const filter =
      object === 'program/members'
        ? { programId: 1001 }
        : object === 'customobjects/car_c'
          ? { updatedAt: DAYS }
          : { createdAt: DAYS };
    const fields = object === 'leads' ? ['id', 'email'] : object === 'program/members' ? ['leadId'] : ['vin'];
    const plan = object === 'activities' ? { filter } : { fields, filter };
    const create = async (): Promise<string> =>
      (await open.post(`${base}/create.json`, plan)).json.result[0].exportId;
    const id = await create();
    expect((await open.post(`${base}/${id}/enqueue.json`)).json.success).toBe(true);
    open.sandbox.control.clock.advance(60_000);
    await becomes('Completed', `${base}/${id}/status.json`);
    expect((await open.get(`${base}/${id}/file.json`)).status).toBe(200);
    expect((await open.post(`${base}/${await create()}/cancel.json`)).json.success).toBe(true);
    expect((await open.get(`${base}.json?status=completed`)).json.result).not.toEqual([]);
  });

  const IMPORTS = [
    [
      'leads.json?format=csv',
      'leads/batch',
      '',
      'email\na@example.com\nb@example.com\nc@example.com\nd@example.com\n',
    ],
    [
      'program/1001/members/import.json?format=csv&programMemberStatus=Invited',
      'program/members/import',
      '/status',
      'email\na@example.com\nb@example.com\nc@example.com\nd@example.com\n',
    ],
    [
      'customobjects/car_c/import.json?format=csv',
      'customobjects/car_c/import',
      '/status',
      'vin\na\nb\nc\nd\n',
    ],
  ] as const;
  test.each(IMPORTS)('imports by %s in the described shape', async (path, batches, status, text) => {
    open.sandbox.control.faults.set('rowWarnings', { rows: 1 });
    open.sandbox.control.faults.set('rowFailures', { rows: 0.5 });
    const body = new FormData();
    body.append('file', new Blob([text]), 'rows.csv');
    const { json } = await open.call('POST', `/bulk/v1/${path}`, { body });
    open.sandbox.control.clock.advance(60_000);
    const batch = `/bulk/v1/${batches}/${json.result[0].batchId}`;
    await becomes('Complete', `${batch}${status}.json`);
    // There is no such file where no row failed.
    for (const file of ['failures', 'warnings'])
      expect([200, 404]).toContain((await open.get(`${batch}/${file}.json`)).status);
    open.sandbox.control.faults.clear();
  });

  test('writes in the described shape', async () => {
    const writes: readonly (readonly [string, string, unknown?])[] = [
      ['POST', '/rest/v1/leads/10/merge.json?leadIds=11,12'],
      ['POST', '/rest/v1/leads/13/associate.json?cookie=id:287-GTJ-838%26token:_mch-x'],
      ['POST', '/rest/v1/leads/partitions.json', { input: [{ id: 13, partitionName: 'Default' }] }],
      [
        'POST',
        '/rest/v1/leads/programs/1001/status.json',
        { status: 'Invited', input: [{ id: 13 }, { id: 99_999_999 }] },
      ],
      ['POST', '/rest/v1/lists/1001/leads.json?id=13&id=99999999'],
      ['DELETE', '/rest/v1/lists/1001/leads.json?id=13&id=99999999'],
    ];
    for (const [method, path, input] of writes) {
      const body = input === undefined ? {} : { body: JSON.stringify(input), headers: JSON_TYPE };
      expect((await open.call(method, path, body)).json, path).toMatchObject({ success: true });
    }
  });

  test('browses assets in the described shape', async () => {
    const v1 = '/rest/asset/v1';
    const paths = [
      'programs.json?maxReturn=3',
      'program/1001.json',
      'program/byName.json?name=Nurture',
      'channels.json',
      'channel/byName.json?name=Webinar',
      'smartLists.json',
      'smartList/4001.json',
      'smartList/byName.json?name=Unsubscribed',
      'folders.json',
      'folder/31.json?type=Folder',
      'staticLists.json',
    ];
    for (const path of paths) expect((await open.get(`${v1}/${path}`)).json.result, path).not.toEqual([]);
    const body = new URLSearchParams({ name: 'Made', folder: JSON.stringify({ id: 31, type: 'Folder' }) });
    expect((await open.call('POST', `${v1}/staticLists.json`, { body })).json.success).toBe(true);
  });

  test('has been asked for every operation that it answers', () => {
    const all = (['swagger-mapi', 'swagger-asset'] as const)
      .flatMap(operationsOf)
      .filter(({ operation }) => IMPLEMENTED.has(operation));
    expect(all.length).toBeGreaterThan(130);
    expect(all.filter(({ operation }) => !checked().operations.has(operation))).toEqual([]);
  });
});
