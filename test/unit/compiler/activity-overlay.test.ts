// From an instance's list of activity types to a schema and an overlay that compile together with the shipped mapping.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { activityOverlayDraft } from '../../../src/compiler/activity-overlay.ts';
import { compileMappings } from '../../../src/compiler/compile-mappings.ts';
import { isJsonObject, type JsonObject } from '../../../src/json/json.ts';
import { createResource } from '../../../src/runtime/resource.ts';
import { vendorSchemaFromActivityTypes } from '../../../src/schema/from-activity-types.ts';

const ROOT = new URL('../../../', import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');
const baseSchema = (): JsonObject => {
  const base: unknown = JSON.parse(textOf('schemas/marketo/activity.json'));
  if (!isJsonObject(base)) throw new Error('the schema is no object');
  return base;
};

const read = (result: unknown) =>
  vendorSchemaFromActivityTypes(
    { success: true, result },
    { name: 'marketo/eu-activity', base: baseSchema() },
  );

const attribute = (name: string, dataType = 'string') => ({ name, dataType });
const type = (id: number, name: string, ...attributes: unknown[]) => ({ id, name, attributes });

const compile = (result: unknown) => {
  const { document, problems } = read(result);
  const draft = activityOverlayDraft(document, { overlay: 'eu' }) ?? '';
  const compilation = compileMappings({
    mappings: [
      { path: 'mappings/marketo/activity.yaml', text: textOf('mappings/marketo/activity.yaml') },
      { path: 'mappings/instances/eu.yaml', text: draft },
    ],
    schemas: [
      { path: 'schemas/canonical/activity.json', text: textOf('schemas/canonical/activity.json') },
      { path: 'schemas/marketo/activity.json', text: textOf('schemas/marketo/activity.json') },
      { path: 'schemas/marketo/eu-activity.json', text: JSON.stringify(document.root) },
    ],
  });
  const plan = compilation.mappings.find(({ overlay }) => overlay === 'eu')?.plan;
  const run = (record: JsonObject) => {
    if (plan === undefined) throw new Error('no plan');
    const outcome = createResource(plan).fromVendor({
      marketoGUID: '1',
      leadId: 7,
      activityDate: '2024-05-31T22:11:45Z',
      ...record,
    });
    return { value: outcome.ok ? outcome.value : undefined, issues: outcome.issues.map(({ code }) => code) };
  };
  const errors = compilation.diagnostics.filter(({ severity }) => severity === 'error');
  return { draft, problems, run, errors: errors.map(({ code, message }) => `${code}: ${message}`) };
};

describe('the activity types of an instance', () => {
  it('give custom types typed shapes, from REST and from bulk files', () => {
    const { draft, errors, problems, run } = compile([
      type(
        100001,
        'Attend Conference',
        attribute('Conference Date', 'datetime'),
        attribute('Seats', 'integer'),
        attribute('Is VIP', 'boolean'),
        attribute('Web URL'),
      ),
    ]);
    expect([errors, problems]).toEqual([[], []]);
    expect(draft).toContain(
      'data.custom.attendConference.conferenceDate: { pair: Conference Date, as: { instant: { zone: UTC } } }',
    );
    const expected = {
      value: {
        id: '1',
        type: 'custom.attendConference',
        typeId: '100001',
        contactId: '7',
        occurredAt: '2024-05-31T22:11:45Z',
        subject: { kind: 'attendConference' },
        data: {
          custom: { attendConference: { conferenceDate: '2024-06-01T00:00:00Z', seats: 12, isVIP: true } },
          attributes: { Other: 'x' },
        },
      },
      issues: [],
    };
    const pairs = {
      'Conference Date': '2024-06-01T00:00:00Z',
      Seats: 12,
      'Is VIP': true,
      Other: 'x',
      'Web URL': null,
    };
    const attributes = Object.entries(pairs).map(([name, value]) => ({ name, value }));
    expect(run({ activityTypeId: 100001, attributes })).toEqual(expected);
    const bulk = { ...pairs, Seats: '12', 'Is VIP': 'true', 'Web URL': '' };
    expect(run({ activityTypeId: 100001, attributes: bulk })).toEqual(expected);
  });

  it('with names that mean something elsewhere keep to themselves', () => {
    const hostile = [
      'constructor',
      '100%',
      'a: b # c',
      'it\'s "q"',
      'Ünï cödé',
      'é',
      '東京',
      '- x',
      'Seat',
      'seat',
      'SEAT',
      '{a}',
      'true',
      'a.b[0]',
    ];
    const { draft, errors, problems, run } = compile([
      type(
        100001,
        'Link: the # {1}',
        ...hostile.map((name) => attribute(name)),
        attribute('__proto__'),
        attribute('*'),
        attribute('Seat'),
      ),
      type(100002, 'link the 1'),
      type(100003, '*'),
      type(100004, 'link the 1', attribute('x')),
      type(100005, '\u0000'),
    ]);
    expect(errors).toEqual([]);
    expect(problems.map(({ code }) => code).sort()).toEqual([
      'describe/field-name',
      'describe/field-name',
      'describe/field-name',
      'describe/field-name',
      'describe/field-name',
      'describe/repeated-field',
      'describe/repeated-field',
    ]);
    expect(draft).toContain('  link the 1:\n    fields:\n      type: { const: custom.linkThe12 }');
    const attributes = hostile
      .filter((name) => name !== 'constructor')
      .map((name, index) => ({ name, value: `v${index}` }));
    const { value, issues } = run({ activityTypeId: 100001, attributes });
    expect(issues).toEqual([]);
    const data = value?.data;
    const custom = isJsonObject(data) && isJsonObject(data.custom) ? data.custom.linkThe1 : undefined;
    expect(Object.values(isJsonObject(custom) ? custom : {}).sort()).toEqual(
      attributes.map(({ value: text }) => text).sort(),
    );
  });

  it('keep what the base says of its own types, under the number that the instance has', () => {
    const { document, problems } = read([
      type(41, 'Visit Webpage', attribute('Webpage URL', 'text'), attribute('Device')),
    ]);
    expect(problems).toMatchObject([{ code: 'describe/other-type', severity: 'note', field: 'Webpage URL' }]);
    const listed = document.root['x-recordTypes'];
    const types = isJsonObject(listed) && Array.isArray(listed.activityTypeId) ? listed.activityTypeId : [];
    const visits = types.filter((each) => isJsonObject(each) && each.name === 'Visit Webpage');
    expect(visits).toMatchObject([
      {
        code: 41,
        properties: {
          attributes: {
            properties: {
              'Webpage URL': { 'x-dataType': 'string' },

              'User Agent': {},
            },
          },
        },
      },
    ]);
  });

  it('that cannot be read are told', () => {
    expect(
      read([
        'x',
        { id: 1 },
        type(-1, 'A'),
        { id: 100001, name: 'B', attributes: ['y', { name: 'z' }] },
      ]).problems.map(({ code }) => code),
    ).toEqual([
      'describe/unreadable',
      'describe/field-name',
      'describe/unreadable',
      'describe/unreadable',
      'describe/unreadable',
    ]);
    const failed = vendorSchemaFromActivityTypes(
      { success: false, errors: [{ code: '601', message: 'no' }] },
      { name: 'marketo/eu-activity', base: baseSchema() },
    );
    expect(failed.problems).toMatchObject([{ code: 'describe/failed' }]);
    expect(activityOverlayDraft(failed.document, { overlay: 'eu' })).toBeUndefined();
  });
});
