// The Cloud Elements client at the sandbox: instances, pages, writes, bulk, every code; and the same contacts as by REST.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cellKinds } from '../../src/cli/cell-kinds.ts';
import { loadFor } from '../../src/cli/load.ts';
import {
  type CloudElementsClient,
  CloudElementsError,
  createCloudElementsClient,
  type HubRecord,
} from '../../src/cloud-elements/index.ts';
import { readCsv, readNdjson } from '../../src/formats/index.ts';
import { createResource } from '../../src/runtime/resource.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { startSandbox } from '../support/checked-sandbox.ts';
import { clientOfSandbox } from '../support/marketo-pair.ts';
import { REPOSITORY } from '../support/shipped.ts';

const LEADS = 230;
const READER = {
  clientId: 'reader',
  clientSecret: 'secret-of-reader',
  user: 'reader@example.com',
  permissions: ['Read-Only Lead'],
};

let sandbox: Sandbox;
let client: CloudElementsClient;

const instanceFor = (
  clientId: string,
  clientSecret: string,
  more: Readonly<Record<string, string>> = {},
) => ({
  name: 'Test',
  element: { key: 'marketo' },
  configuration: { 'oauth.api.key': clientId, 'oauth.api.secret': clientSecret, ...more },
});

const clientOf = (secrets: { readonly userSecret?: string; readonly elementToken?: string } = {}) =>
  createCloudElementsClient({ ...sandbox.hub, retries: 0, ...secrets });

beforeAll(async () => {
  sandbox = await startSandbox({ leads: LEADS, limits: 'none', seed: 5, services: [READER] });
  client = clientOf();
  await client.instances.create(instanceFor(sandbox.clientId, sandbox.clientSecret));
});
afterAll(async () => {
  await client.close();
  await sandbox.close();
});

const gather = async (records: AsyncIterable<HubRecord>): Promise<readonly HubRecord[]> => {
  const all: HubRecord[] = [];
  for await (const record of records) all.push(record);
  return all;
};

const textOf = async (chunks: AsyncIterable<Uint8Array>): Promise<string> => {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all).toString('utf8');
};

/** What a call ends in: its failure, status, and the code of the vendor. */
const endOf = async (call: Promise<unknown>) => {
  const thrown: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(thrown instanceof CloudElementsError))
    throw new Error('the call did not fail as it should', { cause: thrown });
  const { failure, status, requestId, providerMessage } = thrown;
  expect(requestId).toMatch(/^[0-9a-f]{32}$/);
  return [status, failure, providerMessage?.slice(0, providerMessage.indexOf(':'))];
};

describe('instances', () => {
  test('are made once and opened later by their id', async () => {
    const made = await client.instances.create(instanceFor(sandbox.clientId, sandbox.clientSecret));
    const other = clientOf();
    expect(await other.instances.open(made.id)).toMatchObject({ id: made.id, name: 'Test' });
    expect(await other.hub.get('contacts', '1', { fields: ['id'] })).toEqual({ id: 1 });
    expect(await endOf(other.instances.open('1'))).toEqual([404, 'not-found', undefined]);
    await other.close();
  });

  test('need the element and credentials that the sandbox knows', async () => {
    const other = clientOf();
    expect(await endOf(other.instances.create(instanceFor('x', 'y')))).toEqual([400, 'bad-request', '401']);
    const unknown = { ...instanceFor('x', 'y'), element: { key: 'salesforce' } };
    expect(await endOf(other.instances.create(unknown))).toEqual([404, 'not-found', undefined]);
    await other.close();
  });

  test('leave out nulls if they are told to', async () => {
    const other = clientOf();
    const config = { 'filter.response.nulls': 'true' };
    await other.instances.create(instanceFor(sandbox.clientId, sandbox.clientSecret, config));
    const full = await client.hub.get('contacts', '2');
    const some = await other.hub.get('contacts', '2');
    expect(Object.values(full)).toContain(null);
    expect(some).toEqual(Object.fromEntries(Object.entries(full).filter(([, value]) => value !== null)));
    await other.close();
  });
});

describe('records', () => {
  test('come page by page, every one once', async () => {
    const records = await gather(client.hub.list('contacts', { fields: ['id', 'email'], pageSize: 40 }));
    expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
    const { nextPage, records: first } = await client.hub.page('contacts', { fields: ['id'] });
    expect(first).toHaveLength(200);
    const rest = await client.hub.page('contacts', { fields: ['id'], ...(nextPage ? { nextPage } : {}) });
    expect(rest.nextPage).toBeUndefined();
    expect(first.length + rest.records.length).toBe(records.length);
  });

  test('are found by one field', async () => {
    const [, one, two] = await gather(client.hub.list('contacts', { fields: ['id', 'email'] }));
    expect(
      await gather(client.hub.list('contacts', { where: `email = '${one?.email}'`, fields: ['id'] })),
    ).toContainEqual({
      id: one?.id,
    });
    expect(
      await gather(
        client.hub.list('contacts', { where: `id in (${one?.id}, ${two?.id})`, fields: ['id'], pageSize: 1 }),
      ),
    ).toEqual([{ id: one?.id }, { id: two?.id }]);
    expect(await gather(client.hub.list('contacts', { where: "email = 'o''no@example.com'" }))).toEqual([]);
  });

  test.each(["firstName = 'A'", 'id > 3', "id = 1 and email = 'a'", 'id = ', "email = 'a", '%', 'id in ()'])(
    'cannot be found by %s',
    async (where) => {
      expect(await endOf(client.hub.page('contacts', { where }))).toEqual([400, 'bad-request', undefined]);
    },
  );

  test('contacts are made, read, changed, replaced and deleted', async () => {
    const made = await client.hub.create('contacts', {
      email: 'Ida@example.com',
      firstName: 'Ida',
      customInteger: 7,
    });
    const id = String(made.id);
    expect(made).toMatchObject({
      email: 'Ida@example.com',
      firstName: 'Ida',
      customInteger: 7,
      lastName: null,
    });
    expect(await client.hub.update('contacts', id, { lastName: 'Lumen' })).toMatchObject({
      firstName: 'Ida',
      lastName: 'Lumen',
    });
    expect(
      await client.hub.replace('contacts', id, { email: 'ida@example.com', lastName: 'L' }),
    ).toMatchObject({
      id: made.id,
      email: 'ida@example.com',
      firstName: null,
      lastName: 'L',
      customInteger: null,
    });
    await client.hub.delete('contacts', id);
    expect(await endOf(client.hub.get('contacts', id))).toEqual([404, 'not-found', '1013']);
    // The records are Marketo's own.
    const marketo = clientOfSandbox(sandbox);
    expect(await marketo.leads.get(Number(id))).toBeUndefined();
    await marketo.close();
  });

  test('companies are made, changed, replaced and deleted', async () => {
    const made = await client.hub.create('companies', {
      externalCompanyId: 'HUB-1',
      company: 'Hub',
      site: 'x',
    });
    const id = String(made.id);
    expect(await client.hub.replace('companies', id, { company: 'Hub 2' })).toMatchObject({
      externalCompanyId: 'HUB-1',
      company: 'Hub 2',
      site: null,
    });
    const where = "externalCompanyId = 'HUB-1'";
    expect(await gather(client.hub.list('companies', { where, fields: ['company'] }))).toEqual([
      { company: 'Hub 2' },
    ]);
    await client.hub.delete('companies', id);
    expect(await gather(client.hub.list('companies', { where }))).toEqual([]);
  });

  test('activities, their types, lists, their contacts, and campaigns are read', async () => {
    const activities = await gather(client.hub.list('activities', { where: 'leadId = 3' }));
    expect(activities.length).toBeGreaterThan(0);
    expect(new Set(activities.map(({ leadId }) => leadId))).toEqual(new Set([3]));
    const types = await gather(client.hub.list('activity-types', { fields: ['id'] }));
    expect(types).toEqual(expect.arrayContaining([{ id: activities[0]?.activityTypeId }]));
    const list = await client.hub.get('lists', '1001');
    expect(list).toMatchObject({ id: 1001, name: 'Newsletter' });
    const members = await gather(client.hub.list('lists/1001/contacts', { fields: ['id'], pageSize: 10 }));
    expect(members.length).toBe(LEADS / 10);
    expect(await client.hub.get('campaigns', '3000', { fields: ['id', 'type'] })).toEqual({
      id: 3000,
      type: 'trigger',
    });
  });
});

describe('the codes of the contract', () => {
  const raw = (path: string, init: RequestInit = {}) =>
    fetch(`${sandbox.hub.baseUrl}${path}`, init).then(async (response) => [
      response.status,
      Object.keys((await response.json()) as object).slice(0, 2),
    ]);
  const tokenOf = async (): Promise<string> => {
    const { userSecret, organizationSecret, baseUrl } = sandbox.hub;
    const response = await fetch(`${baseUrl}/instances`, {
      method: 'POST',
      headers: {
        authorization: `User ${userSecret}, Organization ${organizationSecret}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(instanceFor(sandbox.clientId, sandbox.clientSecret)),
    });
    const { token } = (await response.json()) as { readonly token: string };
    return `User ${userSecret}, Element ${token}`;
  };

  test.each<[string, string, (hub: CloudElementsClient['hub']) => Promise<unknown>]>([
    ['400 bad-request 1006', 'an unknown field', (hub) => hub.page('contacts', { fields: ['nope'] })],
    [
      '400 bad-request 1006',
      'an unknown member',
      (hub) => hub.create('contacts', { email: 'q@x.org', nope: 1 }),
    ],
    ['400 bad-request 1002', 'no key', (hub) => hub.create('contacts', { firstName: 'x' })],
    ['400 bad-request 1001', 'a wrong value', (hub) => hub.update('contacts', '1', { customInteger: 'x' })],
    ['400 bad-request ', 'another id', (hub) => hub.update('contacts', '1', { id: 2 })],
    ['400 bad-request ', 'a made-up token', (hub) => hub.page('contacts', { nextPage: 'abc' })],
    ['400 bad-request ', 'an order', (hub) => hub.page('contacts', { orderBy: 'id desc' })],
    ['400 bad-request ', 'no size', (hub) => hub.page('contacts', { pageSize: 0 })],
    ['404 not-found 1013', 'no such record', (hub) => hub.get('contacts', '__proto__')],
    ['404 not-found ', 'no such resource', (hub) => hub.page('constructor')],
    ['405 method-not-allowed ', 'a list that is written', (hub) => hub.create('lists', { name: 'x' })],
    ['405 method-not-allowed ', 'an activity by id', (hub) => hub.get('activities', '1')],
  ])('%s is given for %s', async (expected, _, call) => {
    const [status, failure, code = ''] = await endOf(call(client.hub));
    expect(`${status} ${failure} ${code}`).toBe(expected);
  });

  test('409 is given for a record that exists', async () => {
    const { email } = await client.hub.get('contacts', '1');
    expect(await endOf(client.hub.create('contacts', { email }))).toEqual([409, 'conflict', '1005']);
    const company = { externalCompanyId: 'ACC-000001' };
    expect(await endOf(client.hub.create('companies', company))).toEqual([409, 'conflict', '1017']);
  });

  test('401 is given for a wrong secret or token', async () => {
    for (const secrets of [{ userSecret: 'x' }, { elementToken: 'x' }]) {
      const other = clientOf({ elementToken: 'y', ...secrets });
      expect(await endOf(other.hub.page('contacts'))).toEqual([401, 'unauthorized', undefined]);
      await other.close();
    }
    expect(await raw('/hubs/marketing/contacts')).toEqual([401, ['message', 'requestId']]);
  });

  test('403 is given for what the service may not do', async () => {
    const other = clientOf();
    await other.instances.create(instanceFor(READER.clientId, READER.clientSecret));
    expect(await other.hub.get('contacts', '1', { fields: ['id'] })).toEqual({ id: 1 });
    expect(await endOf(other.hub.update('contacts', '1', { firstName: 'x' }))).toEqual([
      403,
      'forbidden',
      '603',
    ]);
    expect(await endOf(other.hub.page('companies'))).toEqual([403, 'forbidden', '603']);
    await other.close();
  });

  test('406 and 415 are given for media types that there are not', async () => {
    const authorization = await tokenOf();
    const said = ['message', 'requestId'];
    expect(
      await raw('/hubs/marketing/contacts', { headers: { authorization, accept: 'application/xml' } }),
    ).toEqual([406, said]);
    const headers = { authorization, 'content-type': 'text/plain' };
    expect(await raw('/hubs/marketing/contacts', { method: 'POST', headers, body: '{}' })).toEqual([
      415,
      said,
    ]);
    const json = { authorization, 'content-type': 'application/json' };
    expect(await raw('/hubs/marketing/contacts', { method: 'POST', headers: json, body: '{' })).toEqual([
      400,
      said,
    ]);
    expect(await raw('/hubs/marketing/bulk/contacts', { method: 'POST', headers: json, body: '{}' })).toEqual(
      [415, said],
    );
    expect(await raw('/hubs/marketing/%zz', { headers: json })).toEqual([400, said]);
  });

  test('500 is given while Marketo is not available', async () => {
    sandbox.control.faults.set('error', { code: '608', operations: ['/hubs/marketing'] });
    expect(await endOf(client.hub.page('contacts'))).toEqual([500, 'server-error', '608']);
    sandbox.control.faults.clear();
    await expect(client.hub.page('contacts', { pageSize: 1 })).resolves.toMatchObject({
      records: [{ id: 1 }],
    });
  });
});

describe('bulk', () => {
  test('gives the records of the pages, as CSV and as JSON', async () => {
    const job = await client.bulk.query('select id, email, customText from contacts');
    const done = await client.bulk.wait(job.id, { everyMs: 1 });
    const records = await gather(client.hub.list('contacts', { fields: ['id', 'email', 'customText'] }));
    expect(done.details.recordsCount).toBe(records.length);
    const rows: unknown[] = [];
    const csv = await client.bulk.download(job.id, 'contacts');
    for await (const item of readCsv(csv)) if (item.ok) rows.push(item.value);
    const asText = (value: unknown) => (value === null ? '' : String(value));
    expect(rows).toEqual(
      records.map((record) =>
        Object.fromEntries(Object.entries(record).map(([name, value]) => [name, asText(value)])),
      ),
    );
    const lines: unknown[] = [];
    const json = await client.bulk.download(job.id, 'contacts', { format: 'json' });
    for await (const item of readNdjson(json)) lines.push(item.ok ? item.value : item);
    expect(lines).toEqual(records);
  });

  test('goes on where a limited job ended, and takes a condition', async () => {
    const text = 'select id from contacts limit 3';
    const first = await client.bulk.query(text);
    const second = await client.bulk.query(text, { continueFromJobId: first.id });
    expect(await textOf(await client.bulk.download(first.id, 'contacts'))).toBe('id\n1\n2\n3\n');
    expect(await textOf(await client.bulk.download(second.id, 'contacts'))).toBe('id\n4\n5\n6\n');
    const found = await client.bulk.query('select id from contacts where id in (9, 7)');
    expect(await textOf(await client.bulk.download(found.id, 'contacts'))).toBe('id\n7\n9\n');
    expect(await endOf(client.bulk.query('select id from contacts order by id'))).toEqual([
      400,
      'bad-request',
      undefined,
    ]);
    expect(await endOf(client.bulk.download(found.id, 'companies'))).toEqual([404, 'not-found', undefined]);
    expect(await endOf(client.bulk.status('99'))).toEqual([404, 'not-found', undefined]);
  });

  test('takes files of contacts in each format, and tells what failed', async () => {
    const csv = 'email,firstName,customInteger\nnew-1@example.com,"A, B",4\n,none,1\nnew-2@example.com,,x\n';
    const metaData = { action: 'upsert', identifierFieldName: 'email', listId: '1004' };
    const up = await client.bulk.upload('contacts', [csv], { format: 'csv', metaData });
    expect((await client.bulk.wait(up.id, { everyMs: 1 })).details).toMatchObject({
      recordsCount: 3,
      recordsFailedCount: 2,
      errors: [{ record: 2 }, { record: 3 }],
    });
    const where = "email = 'new-1@example.com'";
    const [made] = await gather(
      client.hub.list('contacts', { where, fields: ['id', 'firstName', 'customInteger'] }),
    );
    expect(made).toMatchObject({ firstName: 'A, B', customInteger: 4 });
    expect(await gather(client.hub.list('lists/1004/contacts', { fields: ['id'] }))).toEqual([
      { id: made?.id },
    ]);
    const record = { email: 'new-1@example.com', firstName: 'Ada' };
    for (const file of [`${JSON.stringify(record)}\n`, JSON.stringify([record])]) {
      const again = await client.bulk.upload('contacts', [file], { format: 'json' });
      expect((await client.bulk.status(again.id)).details).toMatchObject({
        recordsCount: 1,
        recordsFailedCount: 0,
      });
    }
    expect(await gather(client.hub.list('contacts', { where, fields: ['firstName'] }))).toEqual([
      { firstName: 'Ada' },
    ]);
    const created = await client.bulk.upload('contacts', [JSON.stringify([record])], {
      format: 'json',
      metaData: { action: 'create' },
    });
    expect((await client.bulk.status(created.id)).details).toMatchObject({ recordsFailedCount: 1 });
  });

  test('takes its time on the clock of the sandbox', async () => {
    const slow = await startSandbox({
      leads: 5,
      clock: { rate: 0 },
      limits: { jobQueuedSeconds: 5, jobRunningSeconds: 5 },
    });
    const other = createCloudElementsClient({ ...slow.hub, retries: 0 });
    await other.instances.create(instanceFor(slow.clientId, slow.clientSecret));
    const { id } = await other.bulk.query('select * from contacts');
    expect((await other.bulk.status(id)).status).toBe('CREATED');
    expect(await endOf(other.bulk.download(id, 'contacts'))).toEqual([400, 'bad-request', undefined]);
    slow.control.clock.advance(6000);
    expect((await other.bulk.status(id)).status).toBe('RUNNING');
    slow.control.clock.advance(6000);
    expect((await other.bulk.status(id)).status).toBe('COMPLETED');
    await other.close();
    await slow.close();
  });
});

test('leads of both clients, and of the hub’s file, become equal contacts by one mapping', async () => {
  const compiled = loadFor({ paths: ['mappings/marketo/contact.yaml'], cwd: REPOSITORY });
  const mapping = compiled.mappings.find(({ name }) => name === 'marketo/contact');
  if (mapping?.plan === undefined) throw new Error('marketo/contact does not compile');
  const resource = createResource(mapping.plan, { parameters: { munchkinId: '123-ABC-456' } });
  const marketo = clientOfSandbox(sandbox);
  const ids = Array.from({ length: 60 }, (_, index) => index + 1);
  const byHub = await gather(client.hub.list('contacts', { where: `id in (${ids.join()})` }));
  const fields = Object.keys(byHub[0] ?? {});
  expect(fields.length).toBeGreaterThan(50);
  const byRest = await gather(marketo.leads.filter({ filterType: 'id', filterValues: ids, fields }));
  await marketo.close();
  const job = await client.bulk.query(`select * from contacts where id in (${ids.join()})`);
  const kinds = cellKinds(mapping.resolved.vendor);
  const byFile: unknown[] = [];
  for await (const item of readCsv(await client.bulk.download(job.id, 'contacts'), { kinds }))
    if (item.ok) byFile.push(item.value);
  const [rest, hub, file] = [byRest, byHub, byFile].map((records) => resource.fromVendorAll(records));
  expect(rest).toHaveLength(ids.length);
  expect(rest?.filter(({ ok }) => ok).length).toBeGreaterThan(ids.length / 2);
  expect(hub).toEqual(rest);
  // A file tells no types, so the custom fields of an instance, which no schema knows, stay texts.
  const standard = (results: typeof rest) =>
    results?.map((each) => {
      const { custom: _, ...others } = Object(each.ok ? each.value : { rejected: each.key });
      return others;
    });
  expect(standard(file)).toEqual(standard(rest));
});
