// The hub of the sandbox under bad input, with Marketo's limits on, and after a restart.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseBulkQuery, parseWhere } from '../../../src/sandbox/hub/ceql.ts';
import type { Sandbox } from '../../../src/sandbox/index.ts';
import { startSandbox } from '../../support/checked-sandbox.ts';

const folder = mkdtempSync(join(tmpdir(), 'crosswalk-hub-'));
const options = { leads: 20, db: join(folder, 'sandbox.db'), limits: { callsPerWindow: 2 } };

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox(options);
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

const call = async (path: string, authorization: string, init: RequestInit = {}) => {
  const headers = { authorization, 'content-type': 'application/json' };
  const response = await fetch(sandbox.hub.baseUrl + path, { ...init, headers });
  return { status: response.status, json: JSON.parse(await response.text()) };
};

const open = async () => {
  const { userSecret, organizationSecret } = sandbox.hub;
  const body = JSON.stringify({
    name: 'x',
    element: { key: 'marketo' },
    configuration: { 'oauth.api.key': sandbox.clientId, 'oauth.api.secret': sandbox.clientSecret },
  });
  const platform = `User ${userSecret}, Organization ${organizationSecret}`;
  const { json } = await call('/instances', platform, { method: 'POST', body });
  return { id: json.id, platform, element: `User ${userSecret}, Element ${json.token}` };
};

test('conditions and queries are read as they are meant', () => {
  expect(parseWhere("`email`='a''b, (c)'")).toEqual({ field: 'email', values: ["a'b, (c)"] });
  expect(parseWhere(' id IN ( 1,2 ,-3.5) ')).toEqual({ field: 'id', values: ['1', '2', '-3.5'] });
  expect(parseBulkQuery('SELECT id, email FROM activity-types WHERE id = 3 LIMIT 7')).toEqual({
    resource: 'activity-types',
    fields: ['id', 'email'],
    where: { field: 'id', values: ['3'] },
    limit: 7,
  });
});

test.each([
  '',
  'select',
  'select from contacts',
  'select * from',
  'select * from contacts limit 0',
  'delete from x',
])('the query %j is refused', (text) => {
  expect(() => parseBulkQuery(text)).toThrow();
});

test.each([
  "email = '\u0000\u2028\ud800'",
  `id in (${'1,'.repeat(20_000)}1)`,
  `email = '${"''".repeat(20_000)}'`,
])('a strange condition finds what it says or nothing', (text) => {
  expect(parseWhere(text).values.length).toBeGreaterThan(0);
});

test.each([
  ' '.repeat(50_000),
  `'${"''".repeat(50_000)}`,
  '1'.repeat(50_000).concat('x'),
  '`'.repeat(49_999),
  '((((',
  '__proto__',
])('long or broken conditions are refused', (text) => {
  expect(() => parseWhere(text)).toThrow();
});

test('members of the prototype are fields that there are not', async () => {
  const { element } = await open();
  for (const name of ['__proto__', 'constructor', 'toString']) {
    expect(await call(`/hubs/marketing/contacts?fields=${name}`, element)).toMatchObject({ status: 400 });
    expect(await call(`/hubs/marketing/${name}`, element)).toMatchObject({ status: 404 });
    const body = `{"email":"a@x.org","${name}":"x"}`;
    expect(await call('/hubs/marketing/contacts', element, { method: 'POST', body })).toMatchObject({
      status: 400,
      json: { providerMessage: `1006: Field '${name}' not found` },
    });
  }
  for (const authorization of ['', 'User', `User ${'x'.repeat(5000)}`, 'User a, Element b, Organization c'])
    expect(await call('/hubs/marketing/contacts', authorization)).toMatchObject({ status: 401 });
});

test('hub calls are no calls of Marketo: its rate does not count them', async () => {
  const { element } = await open();
  for (let count = 0; count < 5; count++)
    expect((await call('/hubs/marketing/contacts/1?fields=id', element)).status).toBe(200);
  expect(sandbox.control.seen().inFlightMaximum).toBe(0);
});

test('a deleted record is left out of the pages, and a new one comes last', async () => {
  const { element } = await open();
  const idsOf = async (path: string) =>
    (await call(path, element)).json.map(({ id }: { readonly id: number }) => id);
  const before = await idsOf('/hubs/marketing/contacts?fields=id');
  await fetch(`${sandbox.hub.baseUrl}/hubs/marketing/contacts/4`, {
    method: 'DELETE',
    headers: { authorization: element },
  });
  const body = JSON.stringify({ email: 'last@example.com' });
  const { json } = await call('/hubs/marketing/contacts', element, { method: 'POST', body });
  expect(await idsOf('/hubs/marketing/contacts?fields=id')).toEqual([
    ...before.filter((id: number) => id !== 4),
    json.id,
  ]);
});

test('instances, their tokens and jobs outlast a restart', async () => {
  const { id, platform, element } = await open();
  const q = encodeURIComponent('select id from contacts limit 2');
  const made = await call(`/hubs/marketing/bulk/query?q=${q}`, element, { method: 'POST' });
  await sandbox.close();
  sandbox = await startSandbox(options);
  expect((await call(`/instances/${id}`, platform)).json).toMatchObject({ id, valid: true });
  expect((await call(`/hubs/marketing/bulk/${made.json.id}/status`, element)).json).toMatchObject({
    recordsCount: 2,
  });
});
