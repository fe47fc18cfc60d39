import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fieldAt, fieldsOf } from '../../../src/schema/fields.ts';
import { type DescribeResult, vendorSchemaFromDescribe } from '../../../src/schema/from-describe.ts';
import { checkSchema } from '../../../src/schema/validate/check-schema.ts';
import { path } from './documents.ts';

const lead = (reply: unknown) => vendorSchemaFromDescribe(reply, { name: 'marketo/lead' });
const properties = ({ document }: DescribeResult) => document.root.properties;
const wrap = (...result: unknown[]) => ({ requestId: 'a#1', success: true, result });

describe('a describe reply', () => {
  it('of leads gives REST names and skips fields that only SOAP has', () => {
    const result = lead(
      wrap(
        {
          id: 1,
          displayName: 'Email',
          dataType: 'Email',
          length: 255,
          rest: { name: 'email', readOnly: false },
          soap: { name: 'Email', readOnly: false },
        },
        { id: 2, displayName: 'Id', dataType: 'integer', rest: { name: 'id', readOnly: true } },
        { id: 3, displayName: 'Old', dataType: 'string', soap: { name: 'Old', readOnly: true } },
        {
          id: 4,
          displayName: 'Amount',
          dataType: 'currency',
          length: 255,
          rest: { name: 'amount', readOnly: false },
        },
      ),
    );
    expect(properties(result)).toEqual({
      email: {
        type: ['string', 'null'],
        maxLength: 255,
        'x-dataType': 'email',
        'x-displayName': 'Email',
        'x-emptyIsNull': true,
      },
      id: { type: 'integer', minimum: 0, readOnly: true, 'x-dataType': 'integer', 'x-displayName': 'Id' },
      amount: {
        type: ['number', 'null'],
        'x-dataType': 'currency',
        'x-displayName': 'Amount',
        'x-emptyIsNull': true,
      },
    });
    expect(result.problems).toMatchObject([{ code: 'describe/soap-only', severity: 'note', field: 'Old' }]);
  });

  it('of describe2 tells what cannot be updated, and the keys', () => {
    const result = vendorSchemaFromDescribe(
      wrap({
        name: 'Car',
        idField: 'vin',
        dedupeFields: ['vin'],
        searchableFields: [['vin']],
        fields: [
          {
            name: 'vin',
            displayName: 'VIN',
            dataType: 'string',
            length: 36,
            updateable: false,
            crmManaged: false,
          },
          { name: 'sold', displayName: 'Sold', dataType: 'Boolean', updateable: true },
        ],
      }),
      { name: 'marketo/car_c' },
    );
    expect(result.document.root).toMatchObject({
      'x-idField': 'vin',
      'x-dedupeFields': ['vin'],
      $id: 'urn:crosswalk:marketo:car_c',
    });
    expect(properties(result)).toMatchObject({
      vin: { type: 'string', maxLength: 36, readOnly: true },
      sold: { type: ['boolean', 'null'] },
    });
  });

  it('of schema/fields is read over all its pages', () => {
    const one = {
      ...wrap({
        name: 'firstName',
        displayName: 'First Name',
        description: null,
        dataType: 'string',
        length: 255,
        isSensitive: true,
        isCustom: false,
      }),
      moreResult: true,
    };
    const two = {
      ...wrap({ name: 'tier', displayName: 'Tier', description: 'Ours', dataType: 'score', isCustom: true }),
      moreResult: false,
    };
    const result = lead([one, two]);
    expect(properties(result)).toMatchObject({
      firstName: { 'x-sensitive': true },
      tier: { type: ['integer', 'null'], description: 'Ours', 'x-custom': true },
    });
    expect(result.problems).toEqual([]);
    expect(lead(one).problems).toMatchObject([{ code: 'describe/incomplete' }]);
  });

  it('with hostile or doubtful fields keeps what can be used', () => {
    const field = (name: unknown, dataType: unknown = 'string') => ({ name, displayName: 'X', dataType });
    const result = lead(
      wrap(
        ...['__proto__', 'constructor', '', ' a', 'a\u0000b', 'x'.repeat(256), 7, null].map((name) =>
          field(name),
        ),
        field('ok', 'hologram'),
        field('ok'),
        null,
        field('no', 4),
      ),
    );
    expect(Object.keys(Object(properties(result)))).toEqual(['ok']);
    expect(result.problems.map((problem) => problem.code)).toEqual([
      ...Array.from({ length: 8 }, () => 'describe/field-name'),
      'describe/unknown-type',
      'describe/repeated-field',
      'describe/unreadable',
      'describe/unreadable',
    ]);
  });

  it.each([[null], ['text'], [7], [{}], [[]], [{ success: true }], [{ success: true, result: 'x' }]])(
    'that is %j gives no fields and no exception',
    (reply) => {
      const result = lead(reply);
      expect(fieldsOf(result.document)).toEqual([]);
    },
  );

  it('that failed says why', () => {
    const result = lead({ success: false, errors: [{ code: '602', message: 'Access token expired' }] });
    expect(result.problems).toMatchObject([{ code: 'describe/failed' }]);
    expect(result.problems[0]?.message).toMatch(/602.*expired/);
  });
});

const samples = new URL('../../../../shared/data/marketo-samples/', import.meta.url);
const here = existsSync(samples);
if (!here) console.warn('skipped: tests on recorded describes need ../shared/data');

describe.skipIf(!here)('recorded and documented describes', () => {
  const read = (name: string): string => readFileSync(new URL(name, samples), 'utf8');
  const problemsOf = (result: DescribeResult) =>
    result.problems.filter((problem) => problem.severity === 'error');

  it.each([
    ['recorded/lead_describe.json', 'marketo/lead', 16],
    ['recorded/custom_object_describe.json', 'marketo/custom_object', undefined],
    ['recorded/program_members_describe.json', 'marketo/programMember', undefined],
  ])('%s gives a valid schema', (file, name, count) => {
    const result = vendorSchemaFromDescribe(JSON.parse(read(file)), { name });
    expect(problemsOf(result)).toEqual([]);
    expect(checkSchema(result.document)).toEqual([]);
    expect(fieldsOf(result.document).length).toBeGreaterThan(5);
    if (count !== undefined) expect(fieldsOf(result.document)).toHaveLength(count);
  });

  it('gives the types of the recorded fields', () => {
    const { document } = vendorSchemaFromDescribe(JSON.parse(read('recorded/lead_describe.json')), {
      name: 'marketo/lead',
    });
    const domain = (name: string) => fieldAt(document, path(name))?.domain;
    expect(domain('mKtestDatetime')).toMatchObject({ format: 'marketo-datetime', nullable: true });
    expect(domain('mKtestboolean')).toMatchObject({ types: new Set(['boolean']), nullable: false });
    expect(domain('mKtesttextarea')).toMatchObject({ maxBytes: 30_000 });
    expect(domain('mKTestFormula')).toMatchObject({ readOnly: true });
  });

  it('reads every describe of the documentation', () => {
    const lines = read('documented.json')
      .split('\n')
      .map((line) => line.trim().replace(/,$/, ''))
      .filter((line) => line.startsWith('{'));
    let count = 0;
    for (const line of lines) {
      const sample: { kind: string; request: string | null; json: { result?: unknown[] } } = JSON.parse(line);
      const { request } = sample;
      if (
        sample.kind !== 'response' ||
        request === null ||
        !/\/describe2?\.json|\/schema\/fields(\/\w+)?\.json/.test(request)
      )
        continue;
      const [first] = sample.json.result ?? [];
      // The same addresses answer writes; custom activity types describe attributes, not fields.
      if (!/dataType/.test(line) || request.includes('activities')) continue;
      const result = vendorSchemaFromDescribe(sample.json, { name: 'marketo/object' });
      const wrong = problemsOf(result).filter((problem) => problem.code !== 'describe/incomplete');
      expect(wrong, `${request} ${JSON.stringify(first).slice(0, 100)}`).toEqual([]);
      expect(checkSchema(result.document), request).toEqual([]);
      expect(fieldsOf(result.document).length, request).toBeGreaterThan(0);
      count += 1;
    }
    expect(count).toBeGreaterThan(10);
  });
});
