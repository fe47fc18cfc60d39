// A fresh sandbox has an activity of every type that it announces, with every attribute; each goes through its typed branch.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import activitySchema from '../../../schemas/marketo/activity.json' with { type: 'json' };
import { cellKinds } from '../../../src/cli/cell-kinds.ts';
import type { MarketoClient, MarketoRecord } from '../../../src/marketo/index.ts';
import { createResource } from '../../../src/runtime/resource.ts';
import type { Sandbox } from '../../../src/sandbox/index.ts';
import { startSandbox } from '../../support/checked-sandbox.ts';
import { clientOfSandbox } from '../../support/marketo-pair.ts';
import { gather } from '../../support/scripted-server.ts';
import { compileShipped, planOrFail } from '../../support/shipped.ts';

type Row = Readonly<Record<string, unknown>>;

const shipped = compileShipped();
const mappingOf = (name: string) => {
  const found = shipped.find((each) => each.name === name);
  if (found === undefined) throw new Error(`there is no mapping ${name}`);
  return found;
};
const mapping = mappingOf('marketo/activity');
const activities = createResource(planOrFail(mapping));

/** Deletions have a feed of their own. */
const DELETE_LEAD = 37;
/** Announced types that the schema does not list: one of the interface's own, and two custom ones. */
const GENERIC = [145, 1001, 100001];
const typed: ReadonlyMap<number, readonly string[]> = new Map(
  activitySchema['x-recordTypes'].activityTypeId.map(({ code, properties }) => [
    code,
    Object.keys(properties?.attributes.properties ?? {}),
  ]),
);

let sandbox: Sandbox;
let client: MarketoClient;
let types: readonly MarketoRecord[];
let rest: readonly Row[];
let bulk: readonly Row[];

const pairsOf = ({ attributes }: Row): Row =>
  Array.isArray(attributes)
    ? Object.fromEntries((attributes as Row[]).map(({ name, value }) => [String(name), value]))
    : (attributes as Row);

const canonical = (resource: typeof activities, record: Row): Row => {
  const result = resource.fromVendor(record);
  expect({ record, issues: result.issues }).toEqual({ record, issues: [] });
  if (!result.ok) throw new Error('not read');
  return result.value as Row;
};

beforeAll(async () => {
  sandbox = await startSandbox({ leads: 60, seed: 11, limits: 'none' }, { requests: 'all' });
  client = clientOfSandbox(sandbox);
  types = await client.activities.types();
  const since = '2020-12-15T00:00:00Z';
  const activityTypeIds = types.map(({ id }) => Number(id));
  rest = await gather(client.activities.since({ since, activityTypeIds }));
  const kinds = cellKinds(mapping.resolved.vendor);
  const createdAt = { startAt: since, endAt: '2023-01-15T00:00:00Z' };
  const items = await gather(
    client.bulk.activities.rows(
      { filter: { createdAt } },
      { pollMs: 5, queuedMs: 300, processingMs: 300, kinds },
    ),
  );
  bulk = items.flatMap((item) => (item.ok ? [item.value] : []));
  expect(bulk).toHaveLength(items.length);
}, 120_000);
afterAll(async () => {
  await client.close();
  await sandbox.close();
});

const announced = (): number[] => types.map(({ id }) => Number(id)).filter((id) => id !== DELETE_LEAD);
const seenIn = (records: readonly Row[]): number[] =>
  [...new Set(records.map(({ activityTypeId }) => Number(activityTypeId)))].sort((one, other) => one - other);

describe('activity types of the sandbox', () => {
  it('are all those that the schema lists, with the same attributes, and a few that it does not', () => {
    expect(types.map(({ id }) => Number(id)).sort((one, other) => one - other)).toEqual(
      [...typed.keys(), ...GENERIC].sort((one, other) => one - other),
    );
    for (const { id, attributes } of types) {
      const names = (attributes as readonly { readonly name: string }[]).map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining([...(typed.get(Number(id)) ?? [])]));
    }
  });

  it('have an activity each, by REST and in the bulk file', () => {
    expect(seenIn(rest)).toEqual(announced());
    expect(seenIn(bulk)).toEqual(announced());
  });

  it('go through their own branch with no issue, and nothing that the schema names is left to the generic one', () => {
    for (const [records, form] of [
      [rest, 'REST'],
      [bulk, 'bulk'],
    ] as const)
      for (const record of records) {
        const code = Number(record.activityTypeId);
        const { type, typeId, subject, data } = canonical(activities, record);
        const generic = GENERIC.includes(code);
        expect([form, code, typeId, type === 'other']).toEqual([form, code, String(code), generic]);
        if (generic) continue;
        expect(subject).toHaveProperty('kind');
        const rest = (data as { readonly attributes?: Row } | undefined)?.attributes ?? {};
        expect(Object.keys(rest).filter((name) => typed.get(code)?.includes(name))).toEqual([]);
      }
  });

  it('show every attribute of every shape at least once', () => {
    const seen = new Map<number, Set<string>>();
    for (const record of rest) {
      const code = Number(record.activityTypeId);
      const names = seen.get(code) ?? new Set();
      for (const name of Object.keys(pairsOf(record))) names.add(name);
      seen.set(code, names);
    }
    // What only CRM syncs and API calls note of a new lead, and an old value, no seeded activity has.
    const unseen = [...typed].flatMap(([code, names]) =>
      code === DELETE_LEAD
        ? []
        : names.filter((name) => !seen.get(code)?.has(name)).map((name) => `${code} ${name}`),
    );
    expect(unseen).toEqual([
      '12 SFDC Type',
      '12 API Method Name',
      '12 Modifying User',
      '12 Request Id',
      '13 Old Value',
    ]);
  });

  it('agree record by record between REST and bulk', () => {
    const ofBulk = new Map(bulk.map((row) => [row.marketoGUID, row]));
    expect(ofBulk.size).toBe(bulk.length);
    expect(rest).toHaveLength(bulk.length);
    for (const record of rest) {
      const row = ofBulk.get(record.marketoGUID);
      if (row === undefined) throw new Error(`${String(record.marketoGUID)} is not in the file`);
      expect(canonical(activities, row)).toEqual(canonical(activities, record));
    }
  });

  it('of an instance of its own go through its mapping, by REST and bulk', () => {
    const conferences = createResource(planOrFail(mappingOf('marketo/customActivity + acme-conference')));
    const custom = createResource(planOrFail(mappingOf('marketo/customActivity')));
    const of = (records: readonly Row[], ids: readonly number[]) =>
      records.filter(({ activityTypeId }) => ids.includes(Number(activityTypeId)));
    const read = (records: readonly Row[]) => [
      ...of(records, [100001]).map((record) => canonical(conferences, record)),
      ...of(records, [1001, 100001]).map((record) => canonical(custom, record)),
    ];
    expect(read(rest)).toHaveLength(3);
    expect(read(rest)[0]).toMatchObject({
      type: 'conference.attended',
      data: { attendees: expect.anything() },
    });
    expect(read(bulk)).toEqual(read(rest));
  });
});
