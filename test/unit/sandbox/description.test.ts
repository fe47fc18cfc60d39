// The sandbox held to Marketo's published description, as corrected; and each correction to the documentation.
import { afterAll, beforeAll, expect, describe as group, test } from 'vitest';
import { ROUTES } from '../../../src/sandbox/routes.ts';
import { CORRECTIONS } from '../../support/description-corrections.ts';
import { type OpenSandbox, openSandbox } from '../../support/open-sandbox.ts';
import {
  describe,
  documentedSamples,
  hasSharedData,
  type Sample,
} from '../../support/published-description.ts';

/** Lead-database and bulk operations that the sandbox does not have: it makes no types. */
const NOT_IMPLEMENTED = /\/external\/type|\/customobjects\/schema|POST \/rest\/v1\/programs\/members\/schema/;

const operations = new Set(ROUTES.map(({ method, path }) => `${method} ${path}`));
const methodOf = ({ method, request }: Sample): string =>
  request?.includes('_method=GET') ? 'GET' : (method ?? '');
const samples = hasSharedData
  ? documentedSamples().filter(
      (sample) => sample.path !== null && operations.has(`${methodOf(sample)} ${sample.path}`),
    )
  : [];
const responses = samples.filter(({ kind }) => kind === 'response');
// One body of a page is the reply that stands above a request for a file.
const bodies = samples.filter(({ kind, path }) => kind === 'body' && path?.endsWith('file.json') === false);

/** What the corrections refuse of the documentation. */
const failing = (corrections: typeof CORRECTIONS): readonly string[] => {
  const { faultsOf } = describe(corrections);
  const shown = [
    ...responses.map((sample) => ({ method: methodOf(sample), path: sample.path ?? '', reply: sample.json })),
    ...CORRECTIONS.flatMap(({ shownBy }) => shownBy ?? []),
  ];
  return shown.flatMap(({ method, path, reply }) =>
    (faultsOf(method, path, reply) ?? []).map(
      ({ instancePath, message }) => `${method} ${path} ${instancePath} ${message}`,
    ),
  );
};

const templates = ROUTES.map((route) => ({
  ...route,
  pattern: new RegExp(`^${route.path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
}));

group.skipIf(!hasSharedData)('the published description', () => {
  test('with the corrections allows every documented reply of what is implemented', () => {
    expect(responses.length).toBeGreaterThan(90);
    expect(failing(CORRECTIONS)).toEqual([]);
  });

  test.each(
    CORRECTIONS.map(
      (correction, index) =>
        [`${correction.definition} ${correction.at.join('.')}: ${correction.reason}`, index] as const,
    ),
  )('needs the correction of %s', (_, index) => {
    expect(failing(CORRECTIONS.filter((_correction, other) => other !== index))).not.toEqual([]);
  });

  test('has every operation of the sandbox, and the list of those left out is right', () => {
    const described = describe([]).operations;
    const own = ROUTES.filter(({ path }) => !path.startsWith('/rest/asset/')).map(
      ({ method, path }) => `${method} ${path}`,
    );
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

  const { faultsOf } = hasSharedData ? describe(CORRECTIONS) : { faultsOf: () => undefined };

  const check = (method: string, path: string, reply: unknown): void => {
    const bare = path.split('?')[0] ?? '';
    const found = templates.find((each) => each.method === method && each.pattern.test(bare));
    expect(
      faultsOf(method, found?.path ?? '', reply),
      `${method} ${path}: ${JSON.stringify(reply).slice(0, 300)}`,
    ).toEqual([]);
  };

  test.each(
    bodies.map(
      (sample) =>
        [`${sample.page} ${sample.request} ${JSON.stringify(sample.json).slice(0, 80)}`, sample] as const,
    ),
  )('answers the documented body of %s in the documented shape', async (_, sample) => {
    const path = fill(sample, accountList);
    const { json } = await open.post(path, sample.json);
    expect(json).toMatchObject({ success: true });
    check(methodOf(sample), path, json);
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
      check('GET', path, json);
    }
  });
});
