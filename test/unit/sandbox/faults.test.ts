// Faults that strike calls, tokens and pages; the control path; and time that is moved from outside.
import { afterEach, expect, test } from 'vitest';
import { FAULTS } from '../../../src/sandbox/index.ts';
import { type OpenSandbox, openSandbox } from '../../support/open-sandbox.ts';

let open: OpenSandbox | undefined;
const start = async (options: Parameters<typeof openSandbox>[0] = {}): Promise<OpenSandbox> => {
  open = await openSandbox(options);
  return open;
};
afterEach(() => open?.sandbox.close());

const LEAD = '/rest/v1/lead/1.json';

test.each(['604', '608', '611', '713', '502', '607', '615', '614'])(
  'the error %s can be had, and is counted',
  async (code) => {
    const session = await start({ faults: { error: { code, times: 1 } } });
    expect((await session.get(LEAD)).json.errors[0].code).toBe(code);
    expect((await session.get(LEAD)).json.success).toBe(true);
    expect(session.sandbox.control.seen().byCode).toEqual({ [code]: 1 });
  },
);

test('a fault strikes after some calls, every few, or by a share that the seed decides', async () => {
  const session = await start();
  const { faults } = session.sandbox.control;
  const pattern = async () => {
    const codes = [];
    for (let call = 0; call < 8; call++) codes.push((await session.get(LEAD)).json.success ? 0 : 1);
    return codes;
  };
  faults.set('error', { code: '608', after: 2, every: 3, operations: ['GET /rest/v1/lead/'] });
  expect(await pattern()).toEqual([0, 0, 0, 0, 1, 0, 0, 1]);
  faults.set('error', { code: '608', share: 0.5 });
  const first = await pattern();
  faults.set('error', { code: '608', share: 0.5 });
  expect(await pattern()).toEqual(first);
  expect(new Set(first).size).toBe(2);
  faults.set('error', { code: '608', operations: ['POST /rest/v1/leads.json'] });
  expect(await pattern()).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
});

test('a token may expire every few calls', async () => {
  const session = await start({ faults: { tokenExpires: { after: 1, times: 1 } } });
  const codes = [];
  for (let call = 0; call < 3; call++) codes.push((await session.get(LEAD)).json.errors?.[0]?.code);
  expect(codes).toEqual([undefined, '602', '601']);
});

test('a call may be carried out and its reply be lost; a replay of it is counted', async () => {
  const session = await start({ faults: { lostReply: { as: '604', times: 1 } } });
  const body = { action: 'createDuplicate', input: [{ email: 'twice@example.com' }] };
  expect((await session.post('/rest/v1/leads.json', body)).json.errors[0].code).toBe('604');
  expect(session.sandbox.control.counts().leads).toBe(201);
  expect(session.sandbox.control.seen().replays).toBe(0);
  await session.post('/rest/v1/leads.json', body);
  expect(session.sandbox.control.seen().replays).toBe(1);
  session.sandbox.control.faults.set('lostReply', { as: 'reset', times: 1 });
  await expect(session.post('/rest/v1/leads.json', body)).rejects.toThrow();
  expect(session.sandbox.control.counts().leads).toBe(203);
});

test('replies may be no JSON, no reply, or not what they were', async () => {
  const session = await start();
  const { faults } = session.sandbox.control;
  faults.set('invalidJson', { times: 1 });
  expect((await session.get(LEAD)).json).toBeUndefined();
  faults.set('htmlPage', { times: 1 });
  expect(await session.get(LEAD)).toMatchObject({ status: 200, text: expect.stringContaining('<html>') });
  faults.set('httpStatus', { status: 503, times: 1 });
  expect((await session.get(LEAD)).status).toBe(503);
  faults.set('missingResult', { times: 1 });
  expect(Object.keys((await session.get(LEAD)).json)).toEqual(['requestId', 'success']);
  faults.set('reset', { times: 1 });
  await expect(session.get(LEAD)).rejects.toThrow();
  const usual = (await session.get(LEAD)).json;
  faults.set('extraKeys', { times: 1 });
  expect((await session.get(LEAD)).json.result[0]).toMatchObject({ ...usual.result[0], sandboxExtra: {} });
  faults.set('shuffledKeys', { times: 1 });
  const shuffled = (await session.get(LEAD)).json;
  expect(shuffled.result).toEqual(usual.result);
  expect(Object.keys(shuffled.result[0])).not.toEqual(Object.keys(usual.result[0]));
});

test.each([
  ['zulu', /^\d{4}-\d\d-\d\dT[\d:]{8}Z$/],
  ['offset', /^\d{4}-\d\d-\d\dT[\d:]{8}-08:00$/],
  ['compact-offset', /^\d{4}-\d\d-\d\dT[\d:]{8}\+0000$/],
  ['asset', /^\d{4}-\d\d-\d\dT[\d:]{8}Z\+0000$/],
  ['bare', /^\d{4}-\d\d-\d\d [\d:]{8}$/],
])('dates may be spelt %s', async (spelling, form) => {
  const session = await start({ faults: { dateSpelling: { spelling } } });
  expect((await session.get(LEAD)).json.result[0].createdAt).toMatch(form);
});

/** All activities of a kind, page by page. */
const stream = async ({ get }: OpenSandbox, since: string) => {
  let token = (await get(`/rest/v1/activities/pagingtoken.json?sinceDatetime=${since}T00:00:00Z`)).json
    .nextPageToken;
  const ids: number[] = [];
  const tokens: string[] = [];
  const sizes: number[] = [];
  for (let page = 0; page < 40; page++) {
    const { result, nextPageToken, moreResult } = (
      await get(
        `/rest/v1/activities.json?activityTypeIds=12&batchSize=50&nextPageToken=${encodeURIComponent(token)}`,
      )
    ).json;
    ids.push(...result.map(({ leadId }: { leadId: number }) => leadId));
    sizes.push(result.length);
    tokens.push(token);
    token = nextPageToken;
    if (!moreResult) break;
  }
  return { ids, tokens, sizes };
};

test('pages may be empty, short, or begin with what the last one ended with, and nothing is lost', async () => {
  const session = await start();
  const whole = await stream(session, '2020-01-01');
  expect(whole.ids).toHaveLength(200);
  session.sandbox.control.faults.set('emptyPage', { every: 2 });
  const gaps = await stream(session, '2020-01-01');
  expect(gaps.ids).toEqual(whole.ids);
  expect(gaps.sizes).toContain(0);
  expect(new Set(gaps.tokens).size).toBe(gaps.tokens.length);
  session.sandbox.control.faults.clear();
  session.sandbox.control.faults.set('shortPage', true);
  expect((await stream(session, '2020-01-01')).ids).toEqual(whole.ids);
});

test('a paging token may die of age, and may come again', async () => {
  const session = await start({ clock: { rate: 0 }, limits: { pagingTokenSeconds: 60 } });
  const query = '/rest/v1/leads.json?filterType=id&filterValues=1,2,3&batchSize=1&nextPageToken=';
  const token = encodeURIComponent((await session.get(query)).json.nextPageToken);
  session.sandbox.control.faults.set('sameToken', { times: 1 });
  expect(encodeURIComponent((await session.get(query + token)).json.nextPageToken)).toBe(token);
  session.sandbox.control.clock.advance(61_000);
  expect((await session.get(query + token)).json.errors[0].code).toBe('1003');
});

test('activities may appear later than they happened', async () => {
  const session = await start({
    clock: { startAt: '2024-01-01T00:00:00Z', rate: 0 },
    faults: { lateActivities: { seconds: 300 } },
  });
  await session.post('/rest/v1/leads.json', { input: [{ email: 'late@example.com' }] });
  expect((await stream(session, '2023-12-31')).ids).toEqual([]);
  session.sandbox.control.clock.advance(300_000);
  expect((await stream(session, '2023-12-31')).ids).toHaveLength(1);
});

test('the control path does over HTTP what the controls do', async () => {
  const session = await start({ clock: { rate: 0 } });
  const control = async (method: string, path: string, body?: unknown) => {
    const answered = await fetch(`${session.sandbox.url}/__sandbox/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answered.status, json: JSON.parse(await answered.text()) };
  };
  expect((await control('POST', 'clock', { set: '2030-01-01T00:00:00Z', advanceSeconds: 5 })).json).toEqual({
    now: '2030-01-01T00:00:05.000Z',
  });
  expect((await control('PUT', 'faults', { error: { code: '608' }, emptyPage: true })).json.faults).toEqual({
    error: [{ code: '608' }],
    emptyPage: [{}],
  });
  expect((await control('DELETE', 'faults', undefined)).json.faults).toEqual({});
  expect((await control('PUT', 'limits', { dailyCalls: null, batchSize: 10 })).json).toMatchObject({
    dailyCalls: null,
    batchSize: 10,
  });
  expect((await control('GET', 'store')).json).toMatchObject({ leads: 200, companies: 20, car_c: 0 });
  expect((await control('DELETE', 'counters')).json).toMatchObject({ calls: 0, replays: 0 });
  for (const [path, body] of [
    ['faults', { nope: true }],
    ['faults', { __proto__x: 1 }],
    ['limits', { batchSize: 'x' }],
    ['faults', []],
  ] as const)
    expect((await control('PUT', path, body)).status).toBe(400);
  expect((await control('GET', 'nothing')).status).toBe(404);
});

test('every fault says what it does, and can be switched on by its name', async () => {
  const session = await start();
  for (const [name, text] of Object.entries(FAULTS)) {
    expect(text.length).toBeGreaterThan(10);
    session.sandbox.control.faults.set(name, { times: 0 });
  }
  expect(() => session.sandbox.control.faults.set('toString', true)).toThrow(TypeError);
});
