import { describe, expect, it } from 'vitest';
import { diagnosticsOf, NULLABLE, TEXT, told } from './checked.ts';

const READ_ONLY = { ...NULLABLE, readOnly: true };

describe('one-way rules', () => {
  it('need no reason where the vendor field is read-only', () => {
    expect(
      told({
        vendor: { by: READ_ONLY },
        canonical: { by: TEXT },
        fields: 'by: { from: by, only: fromVendor }',
      }),
    ).toEqual([]);
  });

  it('need none where the canonical field is derived', () => {
    const by = { ...TEXT, readOnly: true };
    expect(
      told({ vendor: { by: NULLABLE }, canonical: { by }, fields: 'by: { from: by, only: fromVendor }' }),
    ).toEqual([]);
  });

  it('need none where another rule writes the field', () => {
    const fields = 'a: x\nb: { from: x, only: fromVendor }';
    expect(told({ vendor: { x: NULLABLE }, canonical: { a: TEXT, b: TEXT }, fields })).toEqual([]);
  });

  it('need one that only write, whatever the schemas say', () => {
    expect(
      told({ vendor: { x: NULLABLE }, canonical: { a: TEXT }, fields: 'a: { from: x, only: toVendor }' }),
    ).toEqual(['rule/missing-because at toVendor']);
  });
});

describe('read-only fields', () => {
  it('are mended by the fix', () => {
    const [diagnostic] = diagnosticsOf({
      vendor: { by: READ_ONLY },
      canonical: { by: TEXT },
      fields: 'by: by',
    });
    expect(diagnostic?.code).toBe('rule/read-only');
    expect(diagnostic?.fix?.map(({ text }) => text)).toEqual(['{ from: by, only: fromVendor }']);
    expect(
      told({
        vendor: { by: READ_ONLY },
        canonical: { by: TEXT },
        fields: `by: ${diagnostic?.fix?.[0]?.text}`,
      }),
    ).toEqual([]);
  });

  it('may be the key', () => {
    expect(told({})).toEqual([]);
  });

  it('may be read by an arm that says so', () => {
    const fields = 'a: { firstOf: [{ from: x, only: fromVendor }, { from: y, writer: true }] }';
    expect(told({ vendor: { x: READ_ONLY, y: NULLABLE }, canonical: { a: TEXT }, fields })).toEqual([]);
  });
});

describe('writers', () => {
  it('may share a parent', () => {
    const home = { type: 'object', properties: { city: NULLABLE, zip: NULLABLE } };
    expect(
      told({ vendor: { home }, canonical: { a: TEXT, b: TEXT }, fields: 'a: home.city\nb: home.zip' }),
    ).toEqual([]);
  });

  it('may write one field in different branches', () => {
    expect(
      told({
        vendor: { kind: { type: 'string' }, x: NULLABLE },
        canonical: { kind: { type: 'string' }, a: TEXT, b: TEXT },
        fields: 'kind: kind',
        sections: 'branch: { by: kind }\nbranches:\n  one: { fields: { a: x } }\n  "*": { fields: { b: x } }',
      }),
    ).toEqual([]);
  });

  it('are told once, with a fix', () => {
    const [diagnostic, ...more] = diagnosticsOf({
      vendor: { x: NULLABLE },
      canonical: { a: TEXT, b: TEXT },
      fields: 'a: x\nb: { from: x }',
    });
    expect([diagnostic?.code, diagnostic?.fix?.[0]?.text, more]).toEqual([
      'rule/no-named-writer',
      '{ from: x, only: fromVendor }',
      [],
    ]);
  });

  it('of one pair of an array do not meet those of another', () => {
    const attributes = {
      type: 'array',
      items: { type: 'object', properties: { name: TEXT, value: TEXT } },
    };
    const fields = 'a: { pair: A }\nb: { pair: B }';
    expect(told({ vendor: { attributes }, canonical: { a: TEXT, b: TEXT }, fields })).toEqual([]);
    expect(
      told({
        vendor: { attributes },
        canonical: { a: TEXT, b: TEXT },
        fields: 'a: { pair: A }\nb: { pair: A }',
      }),
    ).toEqual(['rule/no-named-writer at A']);
  });
});

describe('nulls', () => {
  it('may be kept where the schema allows them', () => {
    const a = { type: ['string', 'null'], maxLength: 100 };
    expect(
      told({
        vendor: { x: NULLABLE },
        canonical: { a },
        fields: 'a: { from: x, null: { fromVendor: keep } }',
      }),
    ).toEqual([]);
  });

  it('are no matter where the vendor has none', () => {
    expect(
      told({ vendor: { x: TEXT }, canonical: { a: TEXT }, fields: 'a: x', policies: { null: 'keep' } }),
    ).toEqual([]);
  });
});

describe('unmapped fields', () => {
  it('may be kept where the vendor has no others', () => {
    expect(
      told({
        vendor: { x: NULLABLE },
        canonical: { a: TEXT },
        fields: 'a: x',
        policies: { unmapped: 'keep' },
        closed: true,
      }),
    ).toEqual([]);
  });
});
