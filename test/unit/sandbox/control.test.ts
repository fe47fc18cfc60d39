// What may be done to a sandbox from outside: values put past its checks, and tokens counted.
import { afterEach, expect, test } from 'vitest';
import { type OpenSandbox, openSandbox } from '../../support/open-sandbox.ts';

let open: OpenSandbox | undefined;
const start = async (): Promise<OpenSandbox> => {
  open = await openSandbox({ leads: 20 });
  return open;
};
afterEach(() => open?.sandbox.close());

const LEAD = '/rest/v1/lead/2.json?fields=leadScore,dateOfBirth,email,updatedAt';

test('values that the interface refuses can be put, and are given as they were put', async () => {
  const { sandbox, get, post } = await start();
  const before = (await get(LEAD)).json.result[0];
  const activities = sandbox.control.counts().activities;
  const input = [{ id: 2, leadScore: 'high' }];
  const refused = await post('/rest/v1/leads.json', { action: 'updateOnly', lookupField: 'id', input });
  expect(refused.json.result[0].reasons[0].code).toBe('1001');
  const fields = { leadScore: 'high', dateOfBirth: '2023-02-30', email: null };
  sandbox.control.put('leads', 2, fields);
  expect((await get(LEAD)).json.result[0]).toEqual({ ...before, ...fields });
  expect(sandbox.control.counts().activities).toBe(activities);
});

test('what is put is found by its new value and no longer by the old one', async () => {
  const { sandbox, get } = await start();
  const { email } = (await get(LEAD)).json.result[0];
  sandbox.control.put('leads', '2', { email: 'nobody.example.com' });
  const idsBy = async (value: string) =>
    (await get(`/rest/v1/leads.json?filterType=email&filterValues=${value}`)).json.result.map(
      ({ id }: { id: number }) => id,
    );
  expect(await idsBy('nobody.example.com')).toEqual([2]);
  expect(await idsBy(email)).not.toContain(2);
});

test('records of other objects can be put as well, and over HTTP', async () => {
  const { sandbox, call } = await start();
  const [key] = sandbox.control.keys('companies');
  const body = JSON.stringify({ object: 'companies', key, fields: { annualRevenue: 'much' } });
  expect(await call('PUT', '/__sandbox/store', { body })).toMatchObject({ status: 200, json: {} });
  const wrong = JSON.stringify({ object: 'companies', key });
  expect(await call('PUT', '/__sandbox/store', { body: wrong })).toMatchObject({ status: 400 });
});

test('what is no object, record, field or scalar is refused, and nothing of it is kept', async () => {
  const { sandbox, get } = await start();
  const { put } = sandbox.control;
  const before = (await get(LEAD)).json.result[0];
  expect(() => put('people', 2, {})).toThrow('there is no object "people"');
  expect(() => put('leads', 999_999, {})).toThrow('"leads" has no record 999999');
  expect(() => put('leads', 2, JSON.parse('{"leadScore": 1, "__proto__": 1}'))).toThrow(
    'no field "__proto__"',
  );
  expect(() => put('leads', 2, { leadscore: 1 })).toThrow('"leads" has no field "leadscore"');
  expect(() => put('leads', 2, JSON.parse('{"email": "x", "leadScore": [1]}'))).toThrow(
    '"leadScore" must be',
  );
  expect((await get(LEAD)).json.result[0]).toEqual(before);
});

test('tokens are counted, those that are given again too', async () => {
  const { sandbox, token } = await start();
  expect(sandbox.control.seen().tokens).toBe(1);
  await token();
  expect(sandbox.control.seen()).toMatchObject({ tokens: 2, calls: 0 });
  sandbox.control.reset();
  expect(sandbox.control.seen().tokens).toBe(0);
});
