// Real records: activities in the REST form and in that of bulk files, and leads out of bulk files, where most is null.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileMappings } from '../../../src/compiler/compile-mappings.ts';
import { formatText } from '../../../src/diagnostics/report/text.ts';
import { type CsvRow, readCsv } from '../../../src/formats/csv.ts';
import type { CellKind } from '../../../src/formats/type-cells.ts';
import { createResource, type Resource } from '../../../src/runtime/resource.ts';
import { fieldsOf } from '../../../src/schema/fields.ts';
import { compileShipped, planOrFail } from '../../support/shipped.ts';

const samples = new URL('../../../../shared/data/marketo-samples/', import.meta.url);
const present = existsSync(samples);
if (!present) console.warn('skipped: the Marketo samples (../shared/data/marketo-samples) are not here');

const text = (): object => ({ type: 'string' });
const nullable = (...types: readonly string[]): object => ({ type: [...types, 'null'] });

const SCHEMAS = {
  'schemas/marketo/activity.json': {
    type: 'object',
    additionalProperties: true,
    properties: {
      id: nullable('integer'),
      marketoGUID: text(),
      leadId: { type: 'integer', minimum: 1 },
      activityDate: { type: 'string', format: 'marketo-datetime' },
      activityTypeId: { type: 'integer' },
      campaignId: nullable('integer'),
      primaryAttributeValueId: nullable('integer'),
      primaryAttributeValue: nullable('string'),
      attributes: { type: ['array', 'object'] },
      fields: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            id: { type: 'integer' },
            name: text(),
            oldValue: nullable('string'),
            newValue: nullable('string'),
          },
        },
      },
    },
  },
  'schemas/canonical/event.json': {
    type: 'object',
    additionalProperties: false,
    required: ['id', 'personId', 'at'],
    properties: {
      id: text(),
      personId: { type: 'string', pattern: '^[1-9][0-9]*$' },
      at: { type: 'string', format: 'date-time' },
      type: { type: 'string', enum: ['visited', 'created', 'changed', 'merged'] },
      page: {
        type: 'object',
        properties: { url: text(), referrer: text(), query: text(), agent: text(), address: text() },
      },
      source: {
        type: 'object',
        properties: { type: text(), list: text(), createdOn: { type: 'string', format: 'date' } },
      },
      reason: text(),
      changes: {
        type: 'array',
        items: { type: 'object', properties: { field: text(), old: text(), new: text() } },
      },
      subject: text(),
      custom: { type: 'object' },
    },
  },
};

const activities = (): Resource => {
  const { mappings, diagnostics } = compileMappings({
    mappings: [
      {
        path: 'activity.yaml',
        text: readFileSync(new URL('activities/activity.yaml', import.meta.url), 'utf8'),
      },
    ],
    schemas: Object.entries(SCHEMAS).map(([path, schema]) => ({ path, text: JSON.stringify(schema) })),
  });
  const plan = mappings[0]?.plan;
  if (plan === undefined) throw new Error(formatText(diagnostics));
  return createResource(plan);
};

const rows = async (name: string, kinds: ReadonlyMap<string, CellKind>): Promise<readonly CsvRow[]> => {
  const found: CsvRow[] = [];
  for await (const item of readCsv([new Uint8Array(readFileSync(new URL(`recorded/${name}`, samples)))], {
    kinds,
  }))
    if (item.ok) found.push(item.value);
  return found;
};

const ACTIVITY_KINDS: ReadonlyMap<string, CellKind> = new Map([
  ['leadId', 'integer'],
  ['activityTypeId', 'integer'],
  ['campaignId', 'integer'],
  ['primaryAttributeValueId', 'integer'],
  ['attributes', 'json'],
]);

/** The records of all documented REST replies that have this member. */
const documented = (member: string): readonly Record<string, unknown>[] => {
  const pages: unknown = JSON.parse(readFileSync(new URL('documented.json', samples), 'utf8'));
  const list = Array.isArray(pages) ? pages : [];
  return list.flatMap((page): Record<string, unknown>[] => {
    const records: unknown = page?.json?.result;
    return Array.isArray(records)
      ? records.filter((each) => typeof each === 'object' && each !== null && Object.hasOwn(each, member))
      : [];
  });
};

/** The REST form of attributes as the bulk file has it, and the other way round. */
const asObject = (attributes: unknown): unknown =>
  Array.isArray(attributes)
    ? Object.fromEntries(attributes.map(({ name, value }) => [name, value]))
    : Object.entries(Object(attributes)).map(([name, value]) => ({ name, value }));

const expectLaw = (resource: Resource, record: unknown): void => {
  const read = resource.fromVendor(record);
  expect(read.ok).toBe(true);
  if (read.ok)
    expect(resource.toVendor(read.value, { onto: record })).toEqual({
      ok: true,
      patch: {},
      record,
      issues: [],
    });
};

describe.skipIf(!present)('activities', () => {
  const resource = present ? activities() : undefined;
  const use = (): Resource => {
    if (resource === undefined) throw new Error('no samples');
    return resource;
  };

  it('come out of recorded bulk files without an issue', async () => {
    for (const name of ['activity_extract1.csv', 'activity_extract2.csv']) {
      const records = await rows(name, ACTIVITY_KINDS);
      expect(records.length).toBeGreaterThan(20);
      for (const record of records) {
        const result = use().fromVendor(record);
        expect(result).toMatchObject({
          ok: true,
          issues: [],
          value: { type: 'created', source: { type: 'List import' } },
        });
        expectLaw(use(), record);
      }
    }
  });

  it('read the same from the form of the bulk file and from that of REST', async () => {
    const records = [
      ...(await rows('activity_extract1.csv', ACTIVITY_KINDS)),
      ...documented('activityTypeId'),
    ];
    for (const record of records) {
      const other = { ...record, attributes: asObject(record.attributes) };
      expect(use().fromVendor(other)).toEqual(use().fromVendor(record));
      expectLaw(use(), other);
    }
  });

  it('read what is documented, each type by its branch', () => {
    const results = documented('activityTypeId').map((record) => use().fromVendor(record));
    expect(results.flatMap(({ issues }) => issues).map(({ code, path }) => `${code} ${path}`)).toEqual([]);
    expect(results.map((result) => (result.ok ? result.value : result))).toMatchObject([
      { type: 'visited', page: { url: 'localhost/munchkintest2.html', address: '10.0.19.252' } },
      {
        type: 'changed',
        changes: [{ field: 'firstName', old: 'FirstName_4914', new: 'FirstName_6176' }],
        at: '2014-09-17T22:31:49Z',
      },
      { type: 'merged', subject: 'Owyliphys Iledil' },
      { type: 'merged' },
    ]);
  });

  it('are written pair by pair in the form in which they came', async () => {
    const [record] = await rows('activity_extract1.csv', ACTIVITY_KINDS);
    const read = use().fromVendor(record);
    if (!read.ok) throw new Error('refused');
    const canonical = { ...read.value, source: { list: 'Another' } };
    expect(use().toVendor(canonical, { onto: record })).toMatchObject({
      ok: true,
      patch: { attributes: { 'List Name': 'Another' } },
      record: { attributes: { 'List Name': 'Another', 'Source Type': 'List import' } },
    });
    const pairs = { ...record, attributes: asObject(record?.attributes) };
    expect(use().toVendor(canonical, { onto: pairs })).toMatchObject({
      ok: true,
      patch: {
        attributes: [
          { name: 'Source Type', value: 'List import' },
          { name: 'List Name', value: 'Another' },
          { name: 'Created Date', value: '2017-09-08' },
        ],
      },
    });
  });
});

describe.skipIf(!present)('leads of recorded bulk files', () => {
  it('are read with their ids as texts, and written back unedited as they are', async () => {
    const mapping = compileShipped().find(({ name }) => name === 'marketo/contact');
    if (mapping === undefined) throw new Error('no contact');
    const contacts = createResource(planOrFail(mapping));
    const kinds = new Map(
      fieldsOf(mapping.resolved.vendor).flatMap(({ name, domain: { types } }): [string, CellKind][] =>
        types.has('string')
          ? []
          : types.has('boolean')
            ? [[name, 'boolean']]
            : types.has('integer')
              ? [[name, 'integer']]
              : [[name, 'number']],
      ),
    );
    let count = 0;
    for (const name of ['lead_extract1.csv', 'leads_extract2.csv']) {
      for (const record of await rows(name, kinds)) {
        count++;
        const result = contacts.fromVendor(record);
        expect({ ok: result.ok, issues: result.issues }).toEqual({ ok: true, issues: [] });
        if (!result.ok) continue;
        expect(result.value.id).toBe(String(record.id));
        expect(JSON.stringify(result.value)).not.toContain('null');
        expectLaw(contacts, record);
      }
    }
    expect(count).toBeGreaterThan(10);
  });
});
