// Bulk at the sandbox: the records of REST, whole, whatever happens to jobs and files; imports with their failures.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import {
  createMarketoClient,
  type ExtractOptions,
  type MarketoClient,
  normalizeActivity,
} from '../../src/marketo/index.ts';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/index.ts';
import { startSandbox } from '../support/checked-sandbox.ts';
import { gather } from '../support/scripted-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'crosswalk-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const open: { sandbox?: Sandbox; client?: MarketoClient } = {};
afterEach(async () => {
  await open.client?.close();
  await open.sandbox?.close();
});

const connect = async (options: SandboxOptions): Promise<{ sandbox: Sandbox; client: MarketoClient }> => {
  const sandbox = await startSandbox({ seed: 7, limits: 'none', ...options }, { requests: 'all' });
  const { url, clientId, clientSecret } = sandbox;
  const client = createMarketoClient({
    credentials: { baseUrl: url, clientId, clientSecret },
    limits: { calls: 100_000, windowMs: 10, inFlight: 8 },
    retry: { attempts: 6, firstMs: 2, mostMs: 20, queueMs: 10 },
  });
  Object.assign(open, { sandbox, client });
  return { sandbox, client };
};

const FAST: ExtractOptions = { pollMs: 5, queuedMs: 300, processingMs: 300 };
const FIELDS = ['id', 'email', 'firstName', 'lastName', 'company', 'createdAt', 'updatedAt'];

const keysOf = (sandbox: Sandbox) =>
  [...sandbox.control.keys('leads')].map(Number).sort((one, other) => one - other);

/** All the time of which the sandbox has records: two dozen jobs. */
const EVER = { startAt: '2020-12-15T00:00:00Z', endAt: '2022-12-31T00:00:00Z' };

const valuesOf = (items: readonly { readonly ok: boolean; readonly value?: unknown }[]) =>
  items.map((item) => (item.ok ? (item.value as Readonly<Record<string, unknown>>) : {}));

describe('a bulk extract at the sandbox', () => {
  it('gives the leads that REST gives', async () => {
    const { sandbox, client } = await connect({ leads: 400 });
    const query = { fields: FIELDS, filter: { createdAt: EVER } };
    const kinds = new Map([['id', 'integer'] as const]);
    const items = await gather(client.bulk.leads.rows(query, { ...FAST, kinds }));
    const rest = await gather(
      client.leads.filter({ filterType: 'id', filterValues: keysOf(sandbox), fields: FIELDS }),
    );
    const byId = (records: readonly Readonly<Record<string, unknown>>[]) =>
      [...records].sort((one, other) => Number(one.id) - Number(other.id));
    const full = rest.map((lead) => Object.fromEntries(FIELDS.map((name) => [name, lead[name] ?? null])));
    expect(items.every(({ ok }) => ok)).toBe(true);
    expect(byId(valuesOf(items))).toEqual(byId(full));
  });

  it('gives the activities that REST gives, deletions apart', async () => {
    const { client } = await connect({ leads: 150 });
    const types = (await client.activities.types()).map(({ id }) => Number(id));
    const since = '2000-01-01T00:00:00Z';
    const rest = await gather(client.activities.since({ since, activityTypeIds: types }));
    const filter = { createdAt: EVER };
    const items = await gather(client.bulk.activities.rows({ filter }, FAST));
    const byGuid = (records: readonly Readonly<Record<string, unknown>>[]) =>
      records
        .map(normalizeActivity)
        .sort((one, other) => Number(one.marketoGUID) - Number(other.marketoGUID));
    expect(items.every(({ ok }) => ok)).toBe(true);
    expect(byGuid(valuesOf(items))).toEqual(byGuid(rest));
  });

  it.each<[string, SandboxOptions['faults']]>([
    ['jobs that stay in the queue', { stuckQueued: { times: 1 } }],
    ['jobs that never end', { stuckProcessing: { times: 1 } }],
    ['jobs that fail', { exportFailed: { times: 2, message: 'no room' } }],
    ['a file that is not there', { fileMissing: { times: 9 } }],
    ['files that end early', { fileTruncated: { times: 3 } }],
    ['connections that are reset at random bytes', { fileReset: { times: 5 } }],
    ['a reset without ranges', { fileReset: { times: 2 }, noRange: true }],
    ['a checksum of another file', { wrongChecksum: { times: 1 } }],
    ['a full queue', { queueFull: { times: 3 } }],
    ['tokens that expire on the way', { tokenExpires: { every: 2 } }],
    ['values that make files hard to read', { hostileValues: true }],
    ['a quote that is not doubled', { strayQuote: true }],
    ['failures of all kinds', { error: { codes: ['606', '502', '611'], share: 0.3 }, reset: { share: 0.1 } }],
  ])('gives every lead once through %s', async (_, faults) => {
    const { sandbox, client } = await connect({ leads: 300, ...(faults !== undefined && { faults }) });
    const query = { fields: FIELDS, filter: { createdAt: EVER } };
    const items = await gather(client.bulk.leads.rows(query, FAST));
    const ids = valuesOf(items.filter(({ ok }) => ok)).map(({ id }) => Number(id));
    expect(ids.sort((one, other) => one - other)).toEqual(keysOf(sandbox));
    expect(items.every((item) => item.ok || item.lost === 'nothing')).toBe(true);
    expect(Object.values(sandbox.control.faults.struck()).some((count) => count > 0)).toBe(true);
  });

  it('stops at the export quota', async () => {
    const { client } = await connect({ leads: 10, faults: { exportQuota: true } });
    const rows = gather(client.bulk.leads.rows({ fields: ['id'], filter: { createdAt: EVER } }, FAST));
    await expect(rows).rejects.toMatchObject({ code: '1029', class: 'stop', resetAt: expect.any(Date) });
  });
});

describe('a bulk import at the sandbox', () => {
  const rows = Array.from({ length: 500 }, (_, id) => ({
    email: `import${id}@example.com`,
    firstName: id % 3 === 0 ? null : `Zoë "${id}", of\nnowhere`,
  }));

  it('brings every row in, in as many files as the size needs', async () => {
    const { sandbox, client } = await connect({ leads: 5 });
    const before = keysOf(sandbox).length;
    const batches = await gather(client.bulk.leads.import(rows, { pollMs: 5, maxBytes: 8000 }));
    expect(batches.length).toBeGreaterThan(2);
    expect(batches.reduce((sum, batch) => sum + batch.processed, 0)).toBe(500);
    expect(batches.flatMap(({ failures }) => failures)).toEqual([]);
    expect(keysOf(sandbox).length - before).toBe(500);
    const found = await gather(
      client.leads.filter({
        filterType: 'email',
        filterValues: rows.map(({ email }) => email),
        fields: ['firstName'],
      }),
    );
    expect(found.map(({ firstName }) => firstName ?? null).sort()).toEqual(
      rows.map(({ firstName }) => firstName).sort(),
    );
  });

  it('joins what failed and what came in with a warning to the rows', async () => {
    const { client } = await connect({
      leads: 5,
      faults: { rowFailures: { rows: 0.1 }, rowWarnings: { rows: 0.1 } },
    });
    const [batch] = await gather(client.bulk.leads.import(rows, { pollMs: 5 }));
    expect(batch?.failures.length).toBeGreaterThan(10);
    for (const { index, row, reason } of [...(batch?.failures ?? []), ...(batch?.warnings ?? [])]) {
      expect(row).toBe(rows[index ?? -1]);
      expect(reason).not.toBe('');
    }
  });

  it('waits for a place, and says where an import failed', async () => {
    const { client } = await connect({ leads: 5, faults: { importsFull: { times: 3 } } });
    expect(await gather(client.bulk.leads.import(rows.slice(0, 5), { pollMs: 5 }))).toHaveLength(1);
    open.sandbox?.control.faults.set('importFailed', true);
    const failing = gather(client.bulk.leads.import(rows.slice(0, 5), { pollMs: 5 }));
    await expect(failing).rejects.toMatchObject({ code: 'job-failed' });
  });
});
