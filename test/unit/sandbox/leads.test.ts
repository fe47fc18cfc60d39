// Leads of the sandbox: describe, read, sync in its four actions, delete.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenSandbox, openSandbox } from '../../support/open-sandbox.ts';

let open: OpenSandbox;
beforeAll(async () => {
  open = await openSandbox();
});
afterAll(() => open.sandbox.close());

const sync = async (body: unknown) => (await open.post('/rest/v1/leads.json', body)).json;
const filter = async (query: string) => (await open.get(`/rest/v1/leads.json?${query}`)).json;

test('the two describes tell the same fields, and describe one that only SOAP had', async () => {
  const describe = (await open.get('/rest/v1/leads/describe.json')).json.result;
  const [describe2] = (await open.get('/rest/v1/leads/describe2.json')).json.result;
  const named = describe.filter((field: { rest?: unknown }) => field.rest !== undefined);
  expect(describe.length - named.length).toBe(1);
  expect(named.map((field: { rest: { name: string } }) => field.rest.name)).toEqual(
    describe2.fields.map((field: { name: string }) => field.name),
  );
  expect(describe2.searchableFields).toContainEqual(['email']);
  expect(describe2.searchableFields).not.toContainEqual(['createdAt']);
});

test('a lead by id has the default fields, and one that is not there gives an empty result', async () => {
  const [lead] = (await open.get('/rest/v1/lead/3.json')).json.result;
  expect(Object.keys(lead).sort()).toEqual([
    'createdAt',
    'email',
    'firstName',
    'id',
    'lastName',
    'updatedAt',
  ]);
  expect(lead.createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  expect((await open.get('/rest/v1/lead/7777777.json')).json).toMatchObject({ success: true, result: [] });
});

test('asked fields that are empty are null, booleans are false', async () => {
  const { result } = await filter('filterType=id&filterValues=1,2,3&fields=facebookId,marketingSuspended');
  expect(result).toHaveLength(3);
  for (const lead of result) {
    expect(lead.facebookId).toBeNull();
    expect(typeof lead.marketingSuspended).toBe('boolean');
  }
});

test('an address may belong to two leads; both come, and a sync by it is skipped with 1007', async () => {
  const email = (await open.get('/rest/v1/lead/57.json')).json.result[0].email;
  const { result } = await filter(`filterType=email&filterValues=${encodeURIComponent(email.toUpperCase())}`);
  expect(result.map(({ id }: { id: number }) => id)).toEqual([57, 58]);
  const synced = await sync({ input: [{ email, firstName: 'Whose' }] });
  expect(synced.result[0]).toMatchObject({ status: 'skipped', reasons: [{ code: '1007' }] });
});

test('pages follow each other by token until none is given', async () => {
  const ids: number[] = [];
  let token = '';
  for (let page = 0; page < 10; page++) {
    const query = `filterType=id&filterValues=1,2,3,4,5,6,7&batchSize=3${token && `&nextPageToken=${encodeURIComponent(token)}`}`;
    const { result, nextPageToken, moreResult } = await filter(query);
    ids.push(...result.map(({ id }: { id: number }) => id));
    if (nextPageToken === undefined) {
      expect(moreResult).toBeUndefined();
      break;
    }
    expect(moreResult).toBe(true);
    expect(nextPageToken).toMatch(/^[A-Z2-7]+=*$/);
    token = nextPageToken;
  }
  expect(ids).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test('a paging token that nobody wrote is refused', async () => {
  const { errors } = await filter(
    'filterType=id&filterValues=1&nextPageToken=AAAAA55Y6USPKZNBY6T4LMDXRE======',
  );
  expect(errors).toMatchObject([{ code: '1003' }]);
});

test.each([
  ['filterType=createdAt&filterValues=2022-01-01T00:00:00Z', '1011'],
  ['filterType=nope&filterValues=1', '1006'],
  ['filterType=__proto__&filterValues=1', '1006'],
  ['filterType=id&filterValues=1&fields=constructor', '1006'],
  ['filterType=id', '1003'],
  [`filterType=id&filterValues=${Array.from({ length: 301 }, (_, id) => id).join()}`, '1003'],
])('the filter %s ends in %s', async (query, code) => {
  expect((await filter(query)).errors).toMatchObject([{ code }]);
});

test('more leads than a filter may match end in 1003', async () => {
  open.sandbox.control.setLimits({ matches: 100 });
  const { errors } = await filter('filterType=leadPartitionId&filterValues=1');
  expect(errors).toEqual([{ code: '1003', message: 'Too many results match the filter' }]);
  open.sandbox.control.setLimits({ matches: 1000 });
});

test('createOrUpdate creates once and updates the next time, also within one batch', async () => {
  const { result } = await sync({
    input: [
      { email: 'new.one@example.com', firstName: 'One' },
      { email: 'NEW.one@example.com', lastName: 'Only', leadScore: '12' },
    ],
  });
  expect(result.map(({ status }: { status: string }) => status)).toEqual(['created', 'updated']);
  expect(result[1].id).toBe(result[0].id);
  const [lead] = (
    await filter(`filterType=id&filterValues=${result[0].id}&fields=firstName,lastName,leadScore`)
  ).result;
  expect(lead).toEqual({ id: result[0].id, firstName: 'One', lastName: 'Only', leadScore: 12 });
});

test('each action skips what it must not do', async () => {
  const email = 'actions@example.com';
  expect((await sync({ action: 'updateOnly', input: [{ email }] })).result[0].reasons[0].code).toBe('1004');
  const [{ id }] = (await sync({ action: 'createOnly', input: [{ email }] })).result;
  expect((await sync({ action: 'createOnly', input: [{ email }] })).result[0].reasons[0].code).toBe('1005');
  expect((await sync({ action: 'createDuplicate', input: [{ email }] })).result[0].status).toBe('created');
  expect(
    (await sync({ action: 'createOnly', input: [{ id, email: 'x@example.com' }] })).result[0].reasons[0].code,
  ).toBe('1003');
  const byId = { action: 'updateOnly', lookupField: 'id', input: [{ id, email: 'moved@example.com' }] };
  expect((await sync(byId)).result).toEqual([{ id, status: 'updated' }]);
  expect((await filter('filterType=email&filterValues=moved@example.com')).result[0].id).toBe(id);
});

test('a field that cannot be written says why', async () => {
  const given = [
    { email: 'a1@example.com', nope: 1 },
    { email: 'a2@example.com', company: 'Theirs' },
    { email: 'a3@example.com', createdAt: '2020-01-01' },
    { email: 'a4@example.com', leadScore: 'many' },
    { email: 'ä5@example.com' },
    { firstName: 'No address' },
    { email: 'a7@example.com', __proto__x: 1 },
  ];
  const { result } = await sync({ input: given });
  expect(result.map((each: { reasons: { code: string }[] }) => each.reasons[0]?.code)).toEqual([
    '1006',
    '1021',
    '1011',
    '1001',
    '1001',
    '1002',
    '1006',
  ]);
});

test('null and the empty text are both stored as null', async () => {
  await sync({ lookupField: 'id', action: 'updateOnly', input: [{ id: 7, firstName: '', lastName: null }] });
  expect((await filter('filterType=id&filterValues=7&fields=firstName,lastName')).result).toEqual([
    { id: 7, firstName: null, lastName: null },
  ]);
});

test('a partition narrows what is looked up', async () => {
  const email = 'partition@example.com';
  const [first] = (await sync({ input: [{ email }] })).result;
  const [second] = (await sync({ partitionName: 'Europe', input: [{ email }] })).result;
  expect([first.status, second.status]).toEqual(['created', 'created']);
  expect((await sync({ partitionName: 'Europe', input: [{ email }] })).result).toEqual([
    { id: second.id, status: 'updated' },
  ]);
  expect((await sync({ partitionName: 'Mars', input: [{ email }] })).errors[0].code).toBe('1008');
});

test('a deleted lead is gone, and is told among the deleted', async () => {
  const { nextPageToken } = (
    await open.get('/rest/v1/activities/pagingtoken.json?sinceDatetime=2023-06-01T00:00:00Z')
  ).json;
  const { result } = (await open.post('/rest/v1/leads/delete.json', { input: [{ id: 11 }, { id: 999_999 }] }))
    .json;
  expect(result).toEqual([
    { id: 11, status: 'deleted' },
    { id: 999_999, status: 'skipped', reasons: [{ code: '1004', message: 'Lead not found' }] },
  ]);
  expect((await open.get('/rest/v1/lead/11.json')).json.result).toEqual([]);
  const page = (
    await open.get(`/rest/v1/activities/deletedleads.json?nextPageToken=${encodeURIComponent(nextPageToken)}`)
  ).json;
  expect(page.result).toMatchObject([{ leadId: 11, activityTypeId: 37 }]);
  expect(page.result[0].activityDate).toMatch(/\+0000$/);
  const override = await open.call('POST', '/rest/v1/leads.json?_method=DELETE', {
    body: JSON.stringify({ input: [{ id: 12 }] }),
    headers: { 'content-type': 'application/json' },
  });
  expect(override.json.result).toEqual([{ id: 12, status: 'deleted' }]);
});

test('a long query may be a POST that stands for a GET', async () => {
  const { json } = await open.call('POST', '/rest/v1/leads.json?_method=GET', {
    body: 'filterType=id&filterValues=1,2&fields=email',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect(json.result.map(({ id }: { id: number }) => id)).toEqual([1, 2]);
});
