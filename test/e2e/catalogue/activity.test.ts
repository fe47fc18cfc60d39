// Every activity that the sandbox can produce, by REST and out of a bulk file: no issue, and the same canonical record.
import { afterAll, describe, expect, it } from 'vitest';
import { cellKinds } from '../../../src/cli/cell-kinds.ts';
import { createMarketoClient } from '../../../src/marketo/index.ts';
import { createResource, type Resource } from '../../../src/runtime/resource.ts';
import { openSandbox } from '../../support/open-sandbox.ts';
import { gather } from '../../support/scripted-server.ts';
import { compileShipped, planOrFail } from '../../support/shipped.ts';

type Row = Readonly<Record<string, unknown>>;

const shipped = compileShipped();
const mappingOf = (name: string) => {
  const found = shipped.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
};
const activity = mappingOf('marketo/activity');
const activities = createResource(planOrFail(activity));
const changes = createResource(planOrFail(mappingOf('marketo/dataValueChange')));
const types = createResource(planOrFail(mappingOf('marketo/activityType')));

const opened = await openSandbox({ leads: 120, seed: 7 });
const { sandbox, get, post } = opened;
const { url, clientId, clientSecret } = sandbox;
const client = createMarketoClient({
  credentials: { baseUrl: url, clientId, clientSecret },
  limits: { calls: 100_000, windowMs: 10, inFlight: 8 },
});
afterAll(async () => {
  await client.close();
  await sandbox.close();
});

/** Makes happen what the first records of a sandbox do not show. */
const act = async (): Promise<void> => {
  const [one, other, third] = [...sandbox.control.keys('leads')].map(Number);
  const list = (await get('/rest/v1/lists.json')).json.result[0].id;
  const input = [{ id: one }];
  await post(`/rest/v1/lists/${list}/leads.json`, { input });
  await opened.call('DELETE', `/rest/v1/lists/${list}/leads.json?id=${one}`);
  await post(`/rest/v1/leads/${one}/merge.json?leadId=${other}`);
  await post('/rest/v1/leads.json', {
    action: 'updateOnly',
    lookupField: 'id',
    input: [{ id: one, title: 'Dr' }],
  });
  await post('/rest/v1/leads/delete.json', { input: [{ id: third }] });
  const common = { leadId: one, activityDate: '2021-03-01T00:00:00Z', primaryAttributeValue: 'Strata' };
  const attributes = [
    { apiName: 'conferenceDate', value: '2021-03-01T00:00:00Z' },
    { apiName: 'numberOfAttendees', value: 300 },
  ];
  await post('/rest/v1/activities/external.json', {
    input: [
      { ...common, activityTypeId: 100001, attributes },
      { ...common, activityTypeId: 1001, attributes: [{ apiName: 'uRL', value: 'https://www.example.com' }] },
    ],
  });
};

const read = (resource: Resource, record: Row): unknown => {
  const result = resource.fromVendor(record);
  expect({ record, issues: result.issues }).toEqual({ record, issues: [] });
  return result.ok ? result.value : undefined;
};

const byId = (records: readonly Row[]): Map<string, unknown> =>
  new Map(records.map((record) => [String(record.marketoGUID), read(activities, record)]));

describe('activities of the sandbox', () => {
  it('are the same by REST and out of bulk files, and raise no issue', async () => {
    await act();
    const since = '2020-12-15T00:00:00Z';
    const known = (await client.activities.types()).map(({ id }) => Number(id));
    const rest = byId(await gather(client.activities.since({ since, activityTypeIds: known })));
    const kinds = cellKinds(activity.resolved.vendor);
    const fast = { pollMs: 5, queuedMs: 300, processingMs: 300, kinds };
    const day = 86_400_000;
    const now = Date.now();
    const ranges = [
      { startAt: since, endAt: '2022-12-31T00:00:00Z' },
      { startAt: new Date(now - day).toISOString(), endAt: new Date(now + day).toISOString() },
    ];
    const rows: Row[] = [];
    for (const createdAt of ranges)
      for (const item of await gather(client.bulk.activities.rows({ filter: { createdAt } }, fast)))
        if (item.ok) rows.push(item.value);
    const bulk = byId(rows);
    expect(rest.size).toBeGreaterThan(450);
    expect([...rest.keys()].sort()).toEqual([...bulk.keys()].sort());
    for (const [id, record] of rest) expect(bulk.get(id)).toEqual(record);
    const seen = new Set([...rest.values()].map((record) => (record as Row).type));
    for (const type of [
      'web.pageVisited',
      'contact.created',
      'contact.fieldChanged',
      'email.sent',
      'email.opened',
    ])
      expect(seen).toContain(type);
    for (const type of ['list.memberAdded', 'list.memberRemoved', 'contact.merged', 'other'])
      expect(seen).toContain(type);
  }, 120_000);

  it('of deleted people raise no issue', async () => {
    const deleted = await gather(client.activities.deletedLeads({ since: '2020-12-15T00:00:00Z' }));
    expect(deleted.map((each) => read(activities, each))).toMatchObject([{ type: 'contact.deleted' }]);
  });

  it('of changed values make a record of each field', async () => {
    const since = '2020-12-15T00:00:00Z';
    const items = await gather(client.activities.leadChanges({ since, fields: ['leadStatus', 'title'] }));
    const records = items.flatMap((item) => read(changes, item) as readonly Row[]);
    expect(records.length).toBe(items.flatMap(({ fields }) => fields).length);
    expect(new Set(records.map(({ field }) => field))).toContain('leadStatus');
  });

  it('have types that raise no issue', async () => {
    const records = await client.activities.types();
    expect(records.map((each) => read(types, each))).toHaveLength(records.length);
  });
});
