// The objects other than leads, and what leads are members of.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenSandbox, openSandbox } from '../../support/open-sandbox.ts';

let open: OpenSandbox;
beforeAll(async () => {
  open = await openSandbox();
});
afterAll(() => open.sandbox.close());

const get = async (path: string) => (await open.get(path)).json;
const post = async (path: string, body?: unknown) => (await open.post(path, body)).json;
const codesOf = (result: readonly { status?: string; reasons?: { code: string }[] }[]) =>
  result.map(({ status, reasons }) => reasons?.[0]?.code ?? status);

test.each([
  'companies',
  'opportunities',
  'opportunities/roles',
  'salespersons',
  'namedaccounts',
  'customobjects/car_c',
])('%s describe their keys and fields', async (object) => {
  const [described] = (await get(`/rest/v1/${object}/describe.json`)).result;
  const names = described.fields.map(({ name }: { name: string }) => name);
  expect(names).toEqual(expect.arrayContaining([described.idField, ...described.dedupeFields]));
  expect(described.searchableFields).toContainEqual([described.idField]);
});

test('companies of the base population are found by key, and leads inherit from them', async () => {
  const [lead] = (
    await get('/rest/v1/leads.json?filterType=externalCompanyId&filterValues=ACC-000003&fields=company')
  ).result;
  const [company] = (
    await get('/rest/v1/companies.json?filterType=dedupeFields&filterValues=ACC-000003&fields=company')
  ).result;
  expect(company).toMatchObject({ seq: 0, id: 1004, company: lead.company });
  await post('/rest/v1/companies.json', { input: [{ externalCompanyId: 'ACC-000003', company: 'Renamed' }] });
  expect((await get(`/rest/v1/lead/${lead.id}.json?fields=company`)).result[0].company).toBe('Renamed');
});

test('objects are created, updated, told apart in one batch, and deleted', async () => {
  const input = [
    { externalCompanyId: 'X1', company: 'Google' },
    { externalCompanyId: 'ACC-000001' },
    { externalCompanyId: 'x1' },
    { company: 'no key' },
  ];
  const { result } = await post('/rest/v1/companies.json', {
    action: 'createOrUpdate',
    dedupeBy: 'dedupeFields',
    input,
  });
  expect(codesOf(result)).toEqual(['created', 'updated', '1036', '1002']);
  expect(result.map(({ seq }: { seq: number }) => seq)).toEqual([0, 1, 2, 3]);
  const removed = await post('/rest/v1/companies/delete.json', {
    deleteBy: 'dedupeFields',
    input: [{ externalCompanyId: 'X1' }, { externalCompanyId: 'X1' }],
  });
  expect(codesOf(removed.result)).toEqual(['deleted', '1013']);
  expect(removed.result[0].id).toBe(result[0].id);
});

test('idField may only be used to update', async () => {
  const input = [{ id: 1001, company: 'By id' }];
  expect(
    (await post('/rest/v1/companies.json', { action: 'createOnly', dedupeBy: 'idField', input })).errors[0]
      .code,
  ).toBe('1003');
  expect(
    codesOf(
      (await post('/rest/v1/companies.json', { action: 'updateOnly', dedupeBy: 'idField', input })).result,
    ),
  ).toEqual(['updated']);
});

test('a role needs its lead and its opportunity, and is found by its three fields', async () => {
  const input = [
    { externalOpportunityId: 'OPP-0000001', leadId: 3, role: 'Captain' },
    { externalOpportunityId: 'OPP-0000001', leadId: 999_999, role: 'Captain' },
    { externalOpportunityId: 'none', leadId: 3, role: 'Captain' },
  ];
  expect(codesOf((await post('/rest/v1/opportunities/roles.json', { input })).result)).toEqual([
    'created',
    '1004',
    '1013',
  ]);
  const found = await open.call('POST', '/rest/v1/opportunities/roles.json?_method=GET', {
    body: JSON.stringify({ filterType: 'dedupeFields', fields: ['marketoGuid', 'leadId'], input }),
    headers: { 'content-type': 'application/json' },
  });
  expect(found.json.result).toHaveLength(1);
  expect(found.json.result[0]).toMatchObject({ seq: 0, leadId: 3 });
});

test('an opportunity of an unknown sales person is 718, and its amount is a text', async () => {
  const bad = { externalOpportunityId: 'O1', name: 'N', externalSalesPersonId: 'nobody' };
  expect((await post('/rest/v1/opportunities.json', { input: [bad] })).errors[0].code).toBe('718');
  await post('/rest/v1/opportunities.json', {
    input: [{ externalOpportunityId: 'O1', name: 'N', amount: '1604.47' }],
  });
  const { result } = await get(
    '/rest/v1/opportunities.json?filterType=externalOpportunityId&filterValues=O1&fields=amount',
  );
  expect(result[0].amount).toBe('1604.47');
});

test('a sales person in use is not deleted', async () => {
  const { result } = await post('/rest/v1/salespersons/delete.json', {
    input: [{ externalSalesPersonId: 'sales-3' }, { externalSalesPersonId: 'nobody' }],
  });
  expect(codesOf(result)).toEqual(['1022', '1013']);
});

test('what belongs to a CRM cannot be written, or not even read', async () => {
  open.sandbox.control.faults.set('crmSync', { mode: 'readonly' });
  expect(
    (await post('/rest/v1/companies.json', { input: [{ externalCompanyId: 'c' }] })).errors[0].code,
  ).toBe('1018');
  expect((await get('/rest/v1/companies.json?filterType=id&filterValues=1001')).success).toBe(true);
  open.sandbox.control.faults.set('crmSync', { mode: 'disabled' });
  expect((await get('/rest/v1/companies.json?filterType=id&filterValues=1001')).errors[0].code).toBe('1018');
  open.sandbox.control.faults.clear();
});

test('lists take leads on, give them up, and tell who is on them', async () => {
  const path = '/rest/v1/lists/1004/leads.json';
  expect(codesOf((await post(`${path}?id=1&id=2`)).result)).toEqual(['added', 'added']);
  expect(codesOf((await post(path, { input: [{ id: 3 }, { id: 999_999 }] })).result)).toEqual([
    'added',
    '1004',
  ]);
  const removed = await open.call('DELETE', `${path}?id=1&id=2`);
  expect(codesOf(removed.json.result)).toEqual(['removed', 'removed']);
  const again = await open.call('DELETE', `${path}?id=1&id=999999`);
  expect(codesOf(again.json.result)).toEqual(['1015', '1004']);
  expect((await get(path)).result.map(({ id }: { id: number }) => id)).toEqual([3]);
  expect(codesOf((await get('/rest/v1/lists/1004/leads/ismember.json?id=3&id=4&id=999999')).result)).toEqual([
    'memberof',
    'notmemberof',
    '1004',
  ]);
  expect((await get('/rest/v1/leads/3/listMembership.json')).result).toContainEqual(
    expect.objectContaining({ listId: 1004 }),
  );
  const first = await get('/rest/v1/lists.json?batchSize=4');
  expect(first.moreResult).toBeUndefined();
  const second = await get(
    `/rest/v1/lists.json?batchSize=4&nextPageToken=${encodeURIComponent(first.nextPageToken)}`,
  );
  expect([first.result.length, second.result.length, second.nextPageToken]).toEqual([4, 2, undefined]);
});

test('a status only goes forward, and a member has fields', async () => {
  const path = '/rest/v1/programs/1001/members';
  const members = (
    await get(`${path}.json?filterType=statusName&filterValues=Invited,On List,Visited,Influenced`)
  ).result;
  const stranger = 1;
  expect(members.map(({ leadId }: { leadId: number }) => leadId)).not.toContain(stranger);
  expect(
    codesOf(
      (await post(`${path}/status.json`, { statusName: 'Visited', input: [{ leadId: stranger }] })).result,
    ),
  ).toEqual(['created']);
  const input = [{ leadId: stranger }, { leadId: 999_999 }];
  expect(codesOf((await post(`${path}/status.json`, { statusName: 'Invited', input })).result)).toEqual([
    '1037',
    '1004',
  ]);
  expect((await post(`${path}/status.json`, { statusName: 'Nope', input })).errors[0].code).toBe('1025');
  const written = await post(`${path}.json`, {
    input: [
      { leadId: stranger, registrationCode: 'r' },
      { leadId: 3, registrationCode: 'r' },
    ],
  });
  expect(codesOf(written.result)).toEqual(['updated', '1013']);
  const [member] = (
    await get(`${path}.json?filterType=leadId&filterValues=${stranger}&fields=registrationCode,statusName`)
  ).result;
  expect(member).toMatchObject({
    seq: 0,
    registrationCode: 'r',
    statusName: 'Visited',
    reachedSuccess: false,
  });
  expect(
    codesOf(
      (await post(`${path}/delete.json`, { input: [{ leadId: stranger }, { leadId: stranger }] })).result,
    ),
  ).toEqual(['deleted', '1037']);
});

test('a merge keeps the winner, fills its gaps, and brings the activities along', async () => {
  const [winner, loser] = (
    await post('/rest/v1/leads.json', {
      action: 'createDuplicate',
      input: [
        { email: 'm@example.com', firstName: 'W' },
        { email: 'm@example.com', firstName: 'L', lastName: 'Only' },
      ],
    })
  ).result.map(({ id }: { id: number }) => id);
  const merged = await open.post(`/rest/v1/leads/${winner}/merge.json?leadIds=${loser}`);
  expect(Object.keys(merged.json)).toEqual(['requestId', 'success']);
  expect((await get(`/rest/v1/lead/${winner}.json?fields=firstName,lastName`)).result).toEqual([
    { id: winner, firstName: 'W', lastName: 'Only' },
  ]);
  expect((await get(`/rest/v1/lead/${loser}.json`)).result).toEqual([]);
  const { nextPageToken } = await get(
    '/rest/v1/activities/pagingtoken.json?sinceDatetime=2024-01-01T00:00:00Z',
  );
  const page = await get(
    `/rest/v1/activities.json?activityTypeIds=12&activityTypeIds=32&leadIds=${winner}&nextPageToken=${encodeURIComponent(nextPageToken)}`,
  );
  expect(page.result.map(({ leadId }: { leadId: number }) => leadId)).toEqual([winner, winner, winner]);
  const many = Array.from({ length: 26 }, (_, index) => index + 30).join();
  expect((await open.post(`/rest/v1/leads/${winner}/merge.json?leadIds=${many}`)).json.errors[0].code).toBe(
    '1080',
  );
});

test('a trigger campaign takes leads, a batch campaign a date', async () => {
  const leads = [{ id: 1 }, { id: 2 }];
  expect(
    (await post('/rest/v1/campaigns/3000/trigger.json', { input: { leads, tokens: [] } })).result,
  ).toEqual([{ id: 3000 }]);
  expect((await post('/rest/v1/campaigns/3001/trigger.json', { input: { leads } })).errors[0].code).toBe(
    '1003',
  );
  expect(
    (await post('/rest/v1/campaigns/3001/schedule.json', { input: { runAt: '2018-03-28T18:05:00+0000' } }))
      .result,
  ).toEqual([{ id: 3001 }]);
  expect(
    (await post('/rest/v1/campaigns/3001/schedule.json', { input: { runAt: '2200-03-28T18:05:00+0000' } }))
      .errors[0].code,
  ).toBe('1042');
});

test('pushed and submitted leads are created or updated', async () => {
  const pushed = await post('/rest/v1/leads/push.json', {
    programName: 'Newsletter',
    lookupField: 'email',
    input: [{ email: 'p@example.com' }],
  });
  expect(codesOf(pushed.result)).toEqual(['created']);
  expect((await get(`/rest/v1/leads/${pushed.result[0].id}/programMembership.json`)).result).toMatchObject([
    { id: 1003, progressionStatus: 'Sent' },
  ]);
  const form = {
    formId: 1029,
    input: [{ leadFormFields: { email: 'p@example.com', firstName: 'P', pMCFField: 'x' } }],
  };
  expect((await post('/rest/v1/leads/submitForm.json', form)).result).toEqual([
    { id: pushed.result[0].id, status: 'updated' },
  ]);
});

test('custom activities are added, and what is wrong stands under errors', async () => {
  const good = {
    leadId: 1,
    activityDate: '2024-09-26T06:56:35+07:00',
    activityTypeId: 100001,
    primaryAttributeValue: 'Fair',
    attributes: [{ apiName: 'numberOfAttendees', value: 3 }],
  };
  const { result } = await post('/rest/v1/activities/external.json', {
    input: [good, { ...good, leadId: 999_999 }, { ...good, activityTypeId: 12 }],
  });
  expect(result[0].status).toBe('added');
  expect(result.slice(1).map(({ errors }: { errors: { code: string }[] }) => errors[0]?.code)).toEqual([
    '1004',
    '1003',
  ]);
});

test('the usage tells the calls and errors of the day by user', async () => {
  const [today] = (await get('/rest/v1/stats/usage.json')).result;
  expect(today.total).toBeGreaterThan(10);
  expect(today.users).toEqual([{ userId: 'api.user@example.com', count: today.total }]);
  expect((await get('/rest/v1/stats/usage/last7days.json')).result).toHaveLength(7);
  const [errors] = (await get('/rest/v1/stats/errors.json')).result;
  expect(errors.errors).toContainEqual(expect.objectContaining({ errorCode: '1003' }));
});

test('assets are browsed by offset; none is a warning without a result', async () => {
  const { result, warnings } = await get('/rest/asset/v1/programs.json?maxReturn=2&offset=1');
  expect(result.map(({ id }: { id: number }) => id)).toEqual([1002, 1003]);
  expect(result[0].createdAt).toMatch(/Z\+0000$/);
  expect(warnings).toEqual([]);
  const none = await get('/rest/asset/v1/programs.json?offset=100');
  expect(none.warnings).toEqual(['No assets found for the given search criteria.']);
  expect(Object.hasOwn(none, 'result')).toBe(false);
});

test('named accounts are made, found by any searchable field, changed by name, and deleted', async () => {
  const made = await post('/rest/v1/namedaccounts.json', {
    input: [
      { name: 'Zinc & Co', city: 'Bath' },
      { name: 'zinc & co' },
      { city: 'Bath' },
      { opptyCount: 1, name: 'R' },
    ],
  });
  expect(codesOf(made.result)).toEqual(['created', '1036', '1002', '1011']);
  const found = await get('/rest/v1/namedaccounts.json?filterType=name&filterValues=ZINC %26 CO&fields=city');
  expect(found.result).toEqual([{ seq: 0, marketoGUID: made.result[0].marketoGUID, city: 'Bath' }]);
  const input = [{ marketoGUID: made.result[0].marketoGUID, city: 'Hobart' }];
  await post('/rest/v1/namedaccounts.json', { action: 'updateOnly', dedupeBy: 'idField', input });
  const inHobart = await get('/rest/v1/namedaccounts.json?filterType=city&filterValues=Hobart&batchSize=300');
  expect(inHobart.result).toContainEqual(expect.objectContaining({ name: 'Zinc & Co' }));
  const gone = await post('/rest/v1/namedaccounts/delete.json', {
    input: [{ name: 'Zinc & Co' }, { name: '-' }],
  });
  expect(codesOf(gone.result)).toEqual(['deleted', '1013']);
});

test('lists of named accounts are made, and have members', async () => {
  const lists = await post('/rest/v1/namedAccountLists.json', {
    input: [{ name: 'Mine' }, { name: 'Renewals' }],
  });
  expect(codesOf(lists.result)).toEqual(['created', '1017']);
  expect(
    (await post('/rest/v1/namedAccountLists.json', { action: 'createOrUpdate', input: [{ name: 'x' }] }))
      .errors[0],
  ).toMatchObject({ code: '1003' });
  const guid = lists.result[0].marketoGUID;
  expect(
    (await get(`/rest/v1/namedAccountLists.json?filterType=idField&filterValues=${guid}`)).result,
  ).toMatchObject([{ name: 'Mine', type: 'default', updateable: true }]);
  const [first] = (await get('/rest/v1/namedaccounts.json?filterType=country&filterValues=Germany')).result;
  const members = `/rest/v1/namedAccountList/${guid}/namedAccounts`;
  const input = [{ marketoGUID: first.marketoGUID }, { marketoGUID: guid }, {}];
  expect(codesOf((await post(`${members}.json`, { input })).result)).toEqual(['added', '1013', '1002']);
  expect((await get(`${members}.json`)).result).toEqual([first]);
  expect(codesOf((await post(`${members}/remove.json`, { input })).result)).toEqual([
    'removed',
    '1013',
    '1002',
  ]);
  expect((await get(`${members}.json`)).result).toEqual([]);
  await post('/rest/v1/namedAccountLists/delete.json', { input: [{ name: 'Mine' }] });
  expect((await get(`${members}.json`)).errors).toMatchObject([{ code: '1013' }]);
});

test('the lists of a fresh sandbox have members, page by page', async () => {
  const [list] = (
    await get('/rest/v1/namedAccountLists.json?filterType=name&filterValues=Strategic accounts')
  ).result;
  const path = `/rest/v1/namedAccountList/${list.marketoGUID}/namedAccounts.json?batchSize=3`;
  const one = await get(path);
  const two = await get(`${path}&nextPageToken=${encodeURIComponent(one.nextPageToken)}`);
  expect(new Set([...one.result, ...two.result].map(({ name }: { name: string }) => name)).size).toBe(5);
});
