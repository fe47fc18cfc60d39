// What the sandbox's server does with any call: token, errors of the whole call, limits, sizes, compression.
import { afterEach, expect, test } from 'vitest';
import { type OpenSandbox, openSandbox } from '../../support/open-sandbox.ts';

let open: OpenSandbox | undefined;
afterEach(() => open?.sandbox.close());

const DESCRIBE = '/rest/v1/leads/describe.json';
const codeOf = ({ json }: { json: { errors?: { code: string }[] } }) => json.errors?.[0]?.code;

test('the identity service gives the same token again, with what is left of its life', async () => {
  open = await openSandbox({ clock: { startAt: '2024-01-01T00:00:00Z', rate: 0 } });
  const first = (await open.token()).json;
  open.sandbox.control.clock.advance(600_000);
  const second = (await open.token()).json;
  expect(first).toMatchObject({ token_type: 'bearer', expires_in: 3600 });
  expect(second).toEqual({ ...first, expires_in: 3000 });
  expect(first.access_token).toMatch(/^[0-9a-f-]{36}:[a-z]+$/);
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: open.sandbox.clientId,
    client_secret: open.sandbox.clientSecret,
  });
  const posted = await (
    await fetch(`${open.sandbox.identityUrl}/oauth/token`, { method: 'POST', body: form })
  ).json();
  expect(posted).toEqual(second);
});

test('wrong credentials are refused in the shape of OAuth', async () => {
  open = await openSandbox();
  const url = `${open.sandbox.identityUrl}/oauth/token?grant_type=client_credentials&client_id=me&client_secret=no`;
  const refused = await fetch(url);
  expect(refused.status).toBe(401);
  expect(Object.keys(JSON.parse(await refused.text()))).toEqual(['error', 'error_description']);
});

test('no token is 600, an unknown one 601, an expired one 602 once and then 601', async () => {
  open = await openSandbox({ clock: { rate: 0 } });
  expect(codeOf(await open.call('GET', DESCRIBE, { headers: { authorization: '' } }))).toBe('600');
  expect(codeOf(await open.call('GET', DESCRIBE, { headers: { authorization: 'Bearer other' } }))).toBe(
    '601',
  );
  expect((await open.get(DESCRIBE)).json.success).toBe(true);
  open.sandbox.control.clock.advance(3_600_000);
  expect(codeOf(await open.get(DESCRIBE))).toBe('602');
  expect(codeOf(await open.get(DESCRIBE))).toBe('601');
  const { access_token } = (await open.token()).json;
  expect(
    (await open.call('GET', DESCRIBE, { headers: { authorization: `Bearer ${access_token}` } })).json.success,
  ).toBe(true);
});

test('a token in the query counts only where that is switched on', async () => {
  open = await openSandbox();
  const { access_token } = (await open.token()).json;
  const url = `${DESCRIBE}?access_token=${access_token}`;
  expect(codeOf(await open.call('GET', url, { headers: { authorization: '' } }))).toBe('600');
  open.sandbox.control.faults.set('queryToken', true);
  expect((await open.call('GET', url, { headers: { authorization: '' } })).json.success).toBe(true);
});

test('a service without the permission gets 603', async () => {
  const service = {
    clientId: 'reader',
    clientSecret: 'secret',
    user: 'reader@example.com',
    permissions: ['Read-Only Lead'],
  };
  open = await openSandbox({ services: [service] });
  const token = JSON.parse(
    await (
      await fetch(
        `${open.sandbox.identityUrl}/oauth/token?grant_type=client_credentials&client_id=reader&client_secret=secret`,
      )
    ).text(),
  );
  const headers = { authorization: `Bearer ${token.access_token}`, 'content-type': 'application/json' };
  expect((await open.call('GET', DESCRIBE, { headers })).json.success).toBe(true);
  expect(codeOf(await open.call('POST', '/rest/v1/leads.json', { headers, body: '{"input":[{}]}' }))).toBe(
    '603',
  );
});

test('paths, methods, types and bodies that are wrong have their own codes, all with HTTP 200', async () => {
  open = await openSandbox();
  const json = { 'content-type': 'application/json' };
  const answers = [
    await open.get('/rest/v1/nothing.json'),
    await open.get('/rest/v1/leads/delete.json'),
    await open.call('POST', '/rest/v1/leads.json', { body: '{"input":', headers: json }),
    await open.call('POST', '/rest/v1/leads.json', { body: '{}', headers: { 'content-type': 'text/plain' } }),
    await open.post('/rest/v1/leads.json', { input: [] }),
    await open.post('/rest/v1/leads.json', {
      input: Array.from({ length: 301 }, () => ({ email: 'a@b.cc' })),
    }),
    await open.post('/rest/v1/leads.json', [1]),
  ];
  expect(answers.map(codeOf)).toEqual(['610', '605', '609', '612', '1003', '1003', '609']);
  for (const { status, json: body } of answers) {
    expect(status).toBe(200);
    expect(body.success).toBe(false);
    expect(body.requestId).toMatch(/^[0-9a-f]+#[0-9a-f]+$/);
  }
});

test('a window holds as many calls as it may, and slides', async () => {
  open = await openSandbox({ clock: { rate: 0 }, limits: { callsPerWindow: 5, windowSeconds: 1 } });
  const codes = [];
  for (let call = 0; call < 7; call++) codes.push(codeOf(await open.get(DESCRIBE)));
  expect(codes).toEqual([undefined, undefined, undefined, undefined, undefined, '606', '606']);
  open.sandbox.control.clock.advance(1000);
  expect(codeOf(await open.get(DESCRIBE))).toBeUndefined();
  expect(open.sandbox.control.seen()).toMatchObject({ calls: 8, windowMaximum: 7, byCode: { '606': 2 } });
});

test('calls in flight beyond the limit get 615, and what was seen says how many there were', async () => {
  open = await openSandbox({ limits: { concurrentCalls: 3, latencyMs: 100, callsPerWindow: 1000 } });
  const { get } = open;
  const codes = await Promise.all(Array.from({ length: 8 }, async () => codeOf(await get(DESCRIBE))));
  expect(codes.filter((code) => code === '615').length).toBeGreaterThan(0);
  expect(codes.filter((code) => code === undefined).length).toBeGreaterThanOrEqual(3);
  expect(open.sandbox.control.seen().inFlightMaximum).toBe(8);
});

test('the daily quota ends in 607 and begins anew at midnight in Chicago', async () => {
  open = await openSandbox({
    clock: { startAt: '2024-01-11T05:59:00Z', rate: 0 },
    limits: { dailyCalls: 2 },
  });
  expect(codeOf(await open.get(DESCRIBE))).toBeUndefined();
  expect(codeOf(await open.get(DESCRIBE))).toBeUndefined();
  expect(codeOf(await open.get(DESCRIBE))).toBe('607');
  open.sandbox.control.clock.advance(60_000);
  expect(codeOf(await open.get(DESCRIBE))).toBe(undefined);
});

test('a target beyond 8 KB is 414 and a body beyond 1 MB is 413, by their real size', async () => {
  open = await openSandbox();
  const long = await open.get(`/rest/v1/leads.json?filterType=id&filterValues=${'1,'.repeat(4200)}`);
  expect(long.status).toBe(414);
  const large = await open.post('/rest/v1/leads.json', { input: [{ email: 'x'.repeat(1_100_000) }] });
  expect(large.status).toBe(413);
});

test('large replies are compressed for those who accept it', async () => {
  open = await openSandbox();
  const zipped = await open.call('GET', DESCRIBE, { headers: { 'accept-encoding': 'gzip' } });
  expect(zipped.headers.get('content-encoding')).toBe('gzip');
  expect(zipped.json.success).toBe(true);
  const plain = await open.call('GET', DESCRIBE, { headers: { 'accept-encoding': 'identity' } });
  expect(plain.headers.get('content-encoding')).toBeNull();
});

test('two sandboxes of one seed hold the same leads, and of another seed other ones', async () => {
  const path = '/rest/v1/leads.json?filterType=id&filterValues=1,2,3,4,5,6,7,8,9';
  open = await openSandbox({ seed: 5 });
  const first = (await open.get(path)).json.result;
  await open.sandbox.close();
  open = await openSandbox({ seed: 5 });
  expect((await open.get(path)).json.result).toEqual(first);
  await open.sandbox.close();
  open = await openSandbox({ seed: 6 });
  expect((await open.get(path)).json.result).not.toEqual(first);
});

test('ten million leads are found by id and by address without being made', async () => {
  open = await openSandbox({ leads: 10_000_000 });
  expect(open.sandbox.control.counts()).toMatchObject({ leads: 10_000_000 });
  const [lead] = (await open.get('/rest/v1/leads.json?filterType=id&filterValues=72000001')).json.result;
  const again = (await open.get(`/rest/v1/leads.json?filterType=email&filterValues=${lead.email}`)).json
    .result;
  expect(again).toEqual([lead]);
});
