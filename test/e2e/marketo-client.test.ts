// The client against the sandbox: everything arrives once, whatever goes wrong on the way, and the limits are kept.
import { afterEach, describe, expect, it } from 'vitest';
import { type ClientOptions, createMarketoClient, type MarketoClient } from '../../src/marketo/index.ts';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/index.ts';
import { startSandbox } from '../support/checked-sandbox.ts';
import { gather } from '../support/scripted-server.ts';

const open: { sandbox?: Sandbox; client?: MarketoClient } = {};
afterEach(async () => {
  await open.client?.close();
  await open.sandbox?.close();
});

const connect = async (
  options: SandboxOptions,
  more: Partial<ClientOptions> = {},
): Promise<{ sandbox: Sandbox; client: MarketoClient }> => {
  const sandbox = await startSandbox({ seed: 7, limits: 'none', ...options }, { requests: 'all' });
  const { url, clientId, clientSecret } = sandbox;
  const client = createMarketoClient({
    credentials: { baseUrl: `${url}/rest`, clientId, clientSecret },
    limits: { calls: 100_000, windowMs: 100, inFlight: 8 },
    retry: { attempts: 8, firstMs: 2, mostMs: 20, queueMs: 10 },
    ...more,
  });
  Object.assign(open, { sandbox, client });
  return { sandbox, client };
};

const idsOf = (records: readonly Readonly<Record<string, unknown>>[]) =>
  records.map(({ id }) => Number(id)).sort((one, other) => one - other);

const keysOf = (sandbox: Sandbox) =>
  [...sandbox.control.keys('leads')].map(Number).sort((one, other) => one - other);

/** All leads, as they must be read where there is no list of them: by ranges of ids. */
const allLeads = (client: MarketoClient, sandbox: Sandbox, more: object = {}) => {
  const last = keysOf(sandbox).at(-1) ?? 0;
  const filterValues = Array.from({ length: last + 10 }, (_, id) => id);
  return gather(client.leads.filter({ filterType: 'id', filterValues, ...more }));
};

const allActivities = async (client: MarketoClient) => {
  const types = (await client.activities.types()).map(({ id }) => Number(id));
  return gather(client.activities.since({ since: '2000-01-01T00:00:00Z', activityTypeIds: types }));
};

describe('the client at the sandbox', () => {
  it('reads every lead and every activity once', async () => {
    const { sandbox, client } = await connect({ leads: 900 });
    expect(idsOf(await allLeads(client, sandbox))).toEqual(keysOf(sandbox));
    const activities = await allActivities(client);
    expect(new Set(activities.map(({ marketoGUID }) => marketoGUID)).size).toBe(activities.length);
    expect(activities).toHaveLength(sandbox.control.counts().activities ?? 0);
  });

  it('writes what it reads back', async () => {
    const { client } = await connect({ leads: 10 });
    const results = await client.leads.sync([
      { email: 'zoe@example.com', firstName: 'Zoë' },
      { email: 'max@example.com', firstName: null },
    ]);
    expect(results.map(({ status }) => status)).toEqual(['created', 'created']);
    const query = { filterType: 'email', filterValues: ['zoe@example.com', 'max@example.com'] };
    const found = await gather(client.leads.filter({ ...query, fields: ['id', 'firstName'] }));
    expect(found.map(({ firstName }) => firstName ?? null).sort()).toEqual(['Zoë', null]);
    const again = await client.leads.sync([{ email: 'zoe@example.com' }], { action: 'createOnly' });
    expect(again[0]).toMatchObject({ status: 'skipped', reasons: [{ code: '1005', class: 'bug' }] });
    const deleted = await client.leads.delete(idsOf(found));
    expect(deleted.map(({ status }) => status)).toEqual(['deleted', 'deleted']);
    expect(await client.leads.get(idsOf(found)[0] ?? 0)).toBeUndefined();
    const gone = await gather(client.activities.deletedLeads({ since: '2000-01-01T00:00:00Z' }));
    expect(gone.map(({ leadId }) => Number(leadId)).sort()).toEqual(idsOf(found));
  });

  it('keeps the limits of the server for eight users at a time, at a twentieth of the scale', async () => {
    const limits = { callsPerWindow: 100, windowSeconds: 1, concurrentCalls: 10, latencyMs: 5 };
    const { sandbox, client } = await connect(
      { leads: 50, limits },
      { limits: { calls: 100, windowMs: 1000, inFlight: 10 } },
    );
    const user = async (): Promise<void> => {
      for (let turn = 0; turn < 40; turn++) await client.leads.describe();
    };
    await Promise.all(Array.from({ length: 8 }, user));
    const seen = sandbox.control.seen();
    expect(seen.calls).toBeGreaterThanOrEqual(320);
    expect(seen.windowMaximum).toBeLessThanOrEqual(100);
    expect(seen.inFlightMaximum).toBeLessThanOrEqual(10);
    expect(seen.byCode).not.toHaveProperty('606');
    expect(seen.byCode).not.toHaveProperty('615');
  });

  it.each<[string, SandboxOptions['faults']]>([
    ['tokens that expire every few calls', { tokenExpires: { every: 3 } }],
    ['a storm of 606', { error: { code: '606', share: 0.4 } }],
    ['calls in flight refused', { error: { code: '615', share: 0.3 } }],
    ['failures that pass', { error: { codes: ['502', '604', '608', '611', '713'], share: 0.3 } }],
    ['connections that are reset', { reset: { share: 0.2 } }],
    ['replies that break off', { invalidJson: { share: 0.2 } }],
    ['HTML pages from the edge', { httpStatus: { share: 0.2 }, htmlPage: { share: 0.1 } }],
    ['short pages that repeat', { shortPage: { share: 0.5 }, repeatedItem: { share: 0.5 } }],
    ['empty pages', { emptyPage: { share: 0.3 } }],
    [
      'paging tokens that die',
      { invalidPagingToken: { after: 2, every: 5, operations: ['activities.json'] } },
    ],
    ['keys in another order, and more of them', { shuffledKeys: true, extraKeys: true }],
    [
      'many of these at a time',
      {
        tokenExpires: { every: 7 },
        error: { codes: ['606', '611'], share: 0.15 },
        reset: { share: 0.1 },
        shortPage: { share: 0.3 },
        repeatedItem: { share: 0.3 },
        emptyPage: { share: 0.1 },
      },
    ],
  ])('loses and repeats nothing through %s', async (_, faults) => {
    const { sandbox, client } = await connect(
      { leads: 700, ...(faults !== undefined && { faults }) },
      { limits: { calls: 100_000, windowMs: 10, inFlight: 8 } },
    );
    expect(idsOf(await allLeads(client, sandbox, { batchSize: 50 }))).toEqual(keysOf(sandbox));
    const activities = await allActivities(client);
    expect(activities).toHaveLength(sandbox.control.counts().activities ?? 0);
    expect(new Set(activities.map(({ marketoGUID }) => marketoGUID)).size).toBe(activities.length);
    const struck = Object.values(sandbox.control.faults.struck()).reduce((sum, count) => sum + count, 0);
    expect(struck).toBeGreaterThan(1);
  });

  it.each(['502', '604', '611', 'reset', 'html'])(
    'never sends again what could be done twice, where the reply is lost as %s',
    async (as) => {
      const { sandbox, client } = await connect({
        leads: 20,
        faults: { lostReply: { as, operations: ['POST'] } },
      });
      const lead = { email: 'twice@example.com' };
      const [program] = await gather(client.programs.list());
      const campaigns = await gather(client.campaigns.list());
      const idOf = (type: string) =>
        Number(campaigns.find((each) => each.type === type && each.active !== false)?.id ?? 0);
      const [, , known] = keysOf(sandbox);
      const activity = { leadId: known, activityDate: '2026-01-01T00:00:00Z', activityTypeId: 100001 };
      const calls: readonly (() => Promise<unknown>)[] = [
        () => client.leads.sync([lead], { action: 'createDuplicate' }),
        () => client.leads.sync([{ email: 'once@example.com' }], { action: 'createOnly' }),
        () => client.leads.push([lead], { programName: String(program?.name) }),
        () => client.activities.add([{ ...activity, primaryAttributeValue: 'x', attributes: [] }]),
        () => client.campaigns.trigger(idOf('trigger'), [known ?? 0]),
        () => client.campaigns.schedule(idOf('batch')),
      ];
      for (const call of calls)
        await expect(call()).rejects.toMatchObject({ ambiguous: true, class: 'retry' });
      const { byOperation, replays } = sandbox.control.seen();
      const posts = Object.entries(byOperation).filter(([operation]) => operation.startsWith('POST'));
      expect(posts.reduce((sum, [, count]) => sum + count, 0)).toBe(calls.length);
      expect(replays).toBe(0);
    },
  );

  it('ends with an error where pages would never end', async () => {
    const { client } = await connect({ leads: 500, faults: { sameToken: true } });
    await expect(allActivities(client)).rejects.toMatchObject({ code: 'same-page' });
  });

  it('reads activities that appear late from its checkpoint on, none twice', async () => {
    const { sandbox, client } = await connect({
      leads: 5,
      faults: { lateActivities: { every: 2, seconds: 300 } },
    });
    const from = new Date(sandbox.control.clock.now() - 1000);
    const seen: unknown[] = [];
    let checkpoint: Parameters<typeof client.activities.feed>[0]['from'] = from;
    for (let turn = 0; turn < 12; turn++) {
      await client.leads.sync([{ email: `late${turn}@example.com` }]);
      const feed = client.activities.feed({ from: checkpoint, activityTypeIds: [12] });
      for await (const { marketoGUID } of feed.activities) seen.push(marketoGUID);
      checkpoint = feed.checkpoint();
      sandbox.control.clock.advance(60_000);
    }
    sandbox.control.clock.advance(600_000);
    const feed = client.activities.feed({ from: checkpoint, activityTypeIds: [12] });
    for await (const { marketoGUID } of feed.activities) seen.push(marketoGUID);
    expect(seen).toHaveLength(12);
    expect(new Set(seen).size).toBe(12);
  });

  it('stops at the daily quota and at refused permissions', async () => {
    const { client } = await connect({ leads: 5, limits: { dailyCalls: 3 } });
    for (let turn = 0; turn < 3; turn++) await client.leads.describe();
    await expect(client.leads.describe()).rejects.toMatchObject({ code: '607', resetAt: expect.any(Date) });
  });

  it('uses the other objects, lists, campaigns, members and assets', async () => {
    const { client } = await connect({ leads: 30 });
    const [created] = await client.companies.sync([{ externalCompanyId: 'c-1', company: 'Lovelace & Co' }]);
    expect(created?.status).toBe('created');
    const query = { filterType: 'externalCompanyId', filterValues: ['c-1'] };
    expect(await gather(client.companies.filter({ ...query, fields: ['company'] }))).toMatchObject([
      { company: 'Lovelace & Co' },
    ]);
    expect(await client.companies.delete([{ externalCompanyId: 'c-1' }])).toMatchObject([
      { status: 'deleted' },
    ]);
    const [list] = await gather(client.lists.list());
    const [lead] = await gather(
      client.leads.filter({ filterType: 'id', filterValues: [...Array(100).keys()] }),
    );
    const listId = Number(list?.id);
    const leadId = Number(lead?.id);
    expect(await client.lists.add(listId, [leadId])).toMatchObject([{ id: leadId }]);
    expect(await client.lists.isMember(listId, [leadId])).toMatchObject([{ status: 'memberof' }]);
    expect(idsOf(await gather(client.lists.leads(listId)))).toContain(leadId);
    expect(await client.lists.remove(listId, [leadId])).toMatchObject([{ status: 'removed' }]);
    expect((await gather(client.programs.list())).length).toBeGreaterThan(0);
    expect((await gather(client.channels.list())).length).toBeGreaterThan(0);
    expect((await gather(client.campaigns.list())).length).toBeGreaterThan(0);
    expect(await client.usage.calls()).toMatchObject([{ total: expect.any(Number) }]);
    for (const api of [client.opportunities, client.opportunityRoles, client.salesPersons]) {
      expect(await api.describe()).toMatchObject({ dedupeFields: expect.any(Array) });
    }
  });
});
