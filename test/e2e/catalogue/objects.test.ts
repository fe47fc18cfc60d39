// Every record of the sandbox, by REST, bulk file and webhook, through the mapping of its object.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cellKinds } from '../../../src/cli/cell-kinds.ts';
import { typeCells } from '../../../src/formats/index.ts';
import type { MarketoClient, MarketoRecord } from '../../../src/marketo/index.ts';
import { createResource, type Resource } from '../../../src/runtime/resource.ts';
import { INDUSTRIES } from '../../../src/sandbox/data/words.ts';
import type { Sandbox } from '../../../src/sandbox/index.ts';
import { startSandbox } from '../../support/checked-sandbox.ts';
import { clientOfSandbox } from '../../support/marketo-pair.ts';
import { compileShipped, planOrFail } from '../../support/shipped.ts';

const LEADS = 120;
const mappings = new Map(compileShipped().map((mapping) => [mapping.name, mapping]));
const mappingOf = (name: string) => {
  const mapping = mappings.get(`marketo/${name}`);
  if (mapping === undefined) throw new Error(`there is no mapping ${name}`);
  return mapping;
};
const resourceOf = (name: string, parameters: Record<string, string> = {}): Resource =>
  createResource(planOrFail(mappingOf(name)), { parameters });
const kindsOf = (name: string) => cellKinds(mappingOf(name).resolved.vendor);
const columnsOf = (name: string, known: ReadonlySet<string>): string[] =>
  Object.keys(mappingOf(name).resolved.vendor.root.properties ?? {}).filter((field) => known.has(field));

const all = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
};

/** The canonical records; what comes with an issue fails the test with the issue's words. */
const canonicalOf = (resource: Resource, records: readonly unknown[]): unknown[] =>
  records.map((record) => {
    const result = resource.fromVendor(record);
    expect(
      result.issues.map(({ code, path, value }) => `${code} at ${path}: ${JSON.stringify(value)}`),
      JSON.stringify(record),
    ).toEqual([]);
    expect(result.ok).toBe(true);
    return result.ok ? result.value : undefined;
  });

let sandbox: Sandbox;
let client: MarketoClient;
let leadIds: number[];
let leadFields: Set<string>;

beforeAll(async () => {
  sandbox = await startSandbox({ leads: LEADS, limits: 'none' }, { requests: 'all' });
  client = clientOfSandbox(sandbox);
  leadIds = [...sandbox.control.keys('leads')].map(Number);
  const described = await client.leads.describe();
  leadFields = new Set(
    described.flatMap(({ rest }) => {
      const name: unknown = typeof rest === 'object' && rest !== null ? Reflect.get(rest, 'name') : undefined;
      return typeof name === 'string' ? [name] : [];
    }),
  );
});

afterAll(async () => {
  await client.close();
  await sandbox.close();
});

const leadsByRest = (fields: readonly string[]): Promise<MarketoRecord[]> =>
  all(client.leads.filter({ filterType: 'id', filterValues: leadIds, fields }));

/** What is filled in nowhere has to be so in a record's canonical form too, so that comparing means something. */
const expectMany = (records: readonly unknown[], least: number): void =>
  expect(records.length).toBeGreaterThanOrEqual(least);

describe('records of the sandbox', () => {
  it('lists, by the lead database and by the asset API', async () => {
    const lists = canonicalOf(resourceOf('list'), await all(client.lists.list()));
    expectMany(lists, 6);
    const assets = await client.request({ method: 'GET', path: '/rest/asset/v1/staticLists.json' });
    const records = assets.result ?? [];
    expect(canonicalOf(resourceOf('staticList'), records as unknown[])).toHaveLength(lists.length);
  });

  it('memberships in lists', async () => {
    const memberships = resourceOf('listMembership');
    const leadId = leadIds[3] ?? 0;
    const told = await all(client.leads.listMembership(leadId));
    const ofLead = canonicalOf(
      memberships,
      told.map((membership) => ({ ...membership, leadId })),
    );
    expectMany(ofLead, 1);
    const onList = await all(client.lists.leads(1001));
    const ofList = canonicalOf(
      memberships,
      onList.map(({ id }) => ({ listId: 1001, leadId: id })),
    );
    expectMany(ofList, 10);
  });

  it('smart lists, campaigns and programs', async () => {
    expectMany(canonicalOf(resourceOf('smartList'), await all(client.smartLists.list())), 3);
    expectMany(canonicalOf(resourceOf('campaign'), await all(client.campaigns.list())), 8);
    const programs = canonicalOf(
      resourceOf('program', { currency: 'EUR' }),
      await all(client.programs.list()),
    );
    expectMany(programs, 7);
  });

  it('program members, alike by REST and by bulk file', async () => {
    const members = resourceOf('programMembership');
    const described = await client.programMembers.describe();
    const known = new Set((described.fields as { name: string }[]).map(({ name }) => name));
    const fields = columnsOf('programMembership', known);
    for (const { id } of await all(client.programs.list())) {
      const programId = Number(id);
      const query = { filterType: 'leadId', filterValues: leadIds, fields };
      const rest = canonicalOf(members, await all(client.programMembers.filter(programId, query)));
      const rows = await all(
        client.bulk.programMembers.rows(
          { fields, filter: { programId } },
          { kinds: kindsOf('programMembership'), pollMs: 5 },
        ),
      );
      const bulk = canonicalOf(
        members,
        rows.map((row) => (row.ok ? row.value : row)),
      );
      const inOrder = (records: readonly unknown[]) =>
        records.map((record) => JSON.stringify(record, sortedKeys)).sort();
      expect(inOrder(bulk)).toEqual(inOrder(rest));
      expectMany(rest, 1);
    }
  });

  it('companies, opportunities with their roles, sales persons and named accounts', async () => {
    const currency = { currency: 'EUR' };
    const byFilter = (
      api: { filter: MarketoClient['companies']['filter'] },
      filterType: string,
      filterValues: readonly (string | number)[],
      fields: readonly string[],
    ) => all(api.filter({ filterType, filterValues, fields }));
    const describedFields = async (api: { describe: MarketoClient['companies']['describe'] }) =>
      new Set(((await api.describe()).fields as { name: string }[]).map(({ name }) => name));
    const objects = [
      {
        name: 'account',
        api: client.companies,
        key: 'id',
        keys: Array.from({ length: 4 }, (_, index) => 1001 + index),
        currency,
      },
      {
        name: 'opportunity',
        api: client.opportunities,
        key: 'externalOpportunityId',
        keys: Array.from({ length: 24 }, (_, index) => `OPP-${String(index).padStart(7, '0')}`),
        currency,
      },
      { name: 'opportunityRole', api: client.opportunityRoles, key: 'leadId', keys: leadIds, currency: {} },
      {
        name: 'salesPerson',
        api: client.salesPersons,
        key: 'id',
        keys: Array.from({ length: 20 }, (_, index) => 501 + index),
        currency: {},
      },
    ];
    for (const { name, api, key, keys, currency: parameters } of objects) {
      const fields = columnsOf(name, await describedFields(api));
      const records = await byFilter(api, key, keys, fields);
      expectMany(canonicalOf(resourceOf(name, parameters), records), 4);
    }
    const named = await all(
      client.namedAccounts.filter({
        filterType: 'industry',
        filterValues: INDUSTRIES.filter((name) => !name.includes(',')),
        fields: columnsOf('namedAccount', await describedFields(client.namedAccounts)),
      }),
    );
    expectMany(canonicalOf(resourceOf('namedAccount', currency), named), 1);
  });

  it('custom objects', async () => {
    const cars = client.customObjects.type('car_c');
    const written = await cars.sync([
      { vIN: '19UYA31581L000000', make: 'Example', model: 'One, "S"', color: 'red\nblue' },
      { vIN: '29UYA31581L000000', make: '' },
    ]);
    expect(written.map(({ status }) => status)).toEqual(['created', 'created']);
    const records = await all(
      cars.filter({
        filterType: 'vIN',
        filterValues: ['19UYA31581L000000', '29UYA31581L000000'],
        fields: ['vIN', 'make', 'model', 'color', 'createdAt', 'updatedAt'],
      }),
    );
    const canonical = canonicalOf(resourceOf('customObject', { objectType: 'car_c' }), records);
    expect(canonical).toHaveLength(2);
    expect(canonical[0]).toMatchObject({ objectType: 'car_c', custom: { vIN: '19UYA31581L000000' } });
  });

  it('leads, alike by REST, by bulk file and by webhook', async () => {
    const contacts = resourceOf('contact');
    const fields = columnsOf('contact', leadFields);
    const records = await leadsByRest(fields);
    expectMany(records, LEADS);
    const kinds = kindsOf('contact');
    const days = records.map((record) => String(record.createdAt)).sort();
    const createdAt = { startAt: days[0], endAt: days.at(-1) };
    const rows = await all(client.bulk.leads.rows({ fields, filter: { createdAt } }, { kinds, pollMs: 5 }));
    const read = (list: readonly unknown[]) =>
      new Map(
        list.map((record) => {
          const result = contacts.fromVendor(record);
          const value = result.ok ? result.value : result.partial;
          const issues = result.issues.map(({ code, path }) => `${code} at ${path}`);
          return [String(Reflect.get(Object(value), 'id')), { value, issues }];
        }),
      );
    const rest = read(records);
    const bulk = read(rows.flatMap((row) => (row.ok ? [row.value] : [])));
    expect(bulk.size).toBe(rest.size);
    for (const [id, contact] of rest) expect(bulk.get(id), id).toEqual(contact);
    const asTexts = (record: MarketoRecord): Record<string, string> =>
      Object.fromEntries(
        Object.entries(record).map(([name, value]) => [name, value === null ? '' : String(value)]),
      );
    const hooked = read(records.map((record) => typeCells(asTexts(record), kinds)));
    for (const [id, contact] of rest) expect(hooked.get(id), id).toEqual(contact);
    expect([...rest.values()].flatMap(({ issues }) => issues)).toEqual([]);
  });
});

const sortedKeys = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
