import { describe, expect, it } from 'vitest';
import { diagnosticsOf, NULLABLE, TEXT, told } from './checked.ts';

const names = (thing: Parameters<typeof diagnosticsOf>[0]): readonly unknown[] =>
  diagnosticsOf(thing).flatMap(({ code, args }) => (code === 'rule/not-covered' ? [args.names] : []));

const costs = {
  type: 'array',
  items: { type: 'object', properties: { id: { type: 'integer' }, amount: { type: 'number' } } },
};

describe('coverage', () => {
  it('asks for every vendor field and every canonical one', () => {
    expect(names({ vendor: { a: NULLABLE, b: NULLABLE }, canonical: { c: TEXT } })).toEqual([
      ['a', 'b'],
      ['c'],
    ]);
  });

  it('is content with fields that are ignored, also by patterns and parents', () => {
    expect(
      told({
        vendor: {
          inferredCity: NULLABLE,
          inferredZip: NULLABLE,
          home: { type: 'object', properties: { city: TEXT } },
        },
        sections: 'ignore: { vendor: [{ fields: ["inferred*", home], because: privacy }] }',
      }),
    ).toEqual([]);
  });

  it('takes an array that is mapped whole as covered', () => {
    expect(told({ vendor: { costs }, canonical: { costs }, fields: 'costs: costs' })).toEqual([]);
  });

  it('looks into elements that are mapped one by one', () => {
    const fields = 'costs: { from: costs, each: { key: id, fields: { id: id } } }';
    expect(names({ vendor: { costs }, canonical: { costs }, fields })).toEqual([
      ['costs[*].amount'],
      ['costs[*].amount'],
    ]);
  });

  it('lets elements be ignored by their star path', () => {
    expect(
      told({
        vendor: { costs },
        canonical: { costs },
        fields: 'costs: { from: costs, each: { key: id, fields: { id: id } } }',
        sections: `ignore:
  vendor: [{ field: "costs[*].amount", because: not ours }]
  canonical: [{ field: "costs[*].amount", because: not ours }]`,
      }),
    ).toEqual([]);
  });

  it('counts what an expression reads, through arrays', () => {
    expect(
      told({
        vendor: { costs },
        canonical: { total: { type: 'number' } },
        fields: `total: { jsonata: { fromVendor: "$sum(costs.amount) + $count(costs.id)" }, because: derived }`,
      }),
    ).toEqual([]);
  });

  it('counts an expression that looks at the whole record for everything', () => {
    expect(
      told({
        vendor: { a: NULLABLE, b: NULLABLE },
        canonical: { keys: { type: 'array', items: TEXT } },
        fields: 'keys: { jsonata: { fromVendor: "$keys($)" }, because: derived }',
      }),
    ).toEqual(['rule/not-covered at demo/thing']);
    expect(
      told({
        vendor: { a: NULLABLE, b: NULLABLE },
        canonical: { all: {} },
        fields: 'all: { jsonata: { fromVendor: "*" }, because: derived }',
      }),
    ).toEqual([]);
  });

  it('leaves custom to the policy that collects', () => {
    expect(told({ canonical: { custom: { type: 'object' } }, policies: { unmapped: 'collect' } })).toEqual(
      [],
    );
  });

  it('counts both members of slots', () => {
    const phones = { type: 'array', items: { type: 'object', properties: { type: TEXT, number: TEXT } } };
    expect(
      told({
        vendor: { phone: NULLABLE },
        canonical: { phones },
        fields: 'phones: { slots: { key: type, value: number }, from: { work: phone } }',
      }),
    ).toEqual([]);
  });

  it('does not repeat a misspelt name as a missing one', () => {
    expect(
      told({ vendor: { nickname: NULLABLE }, canonical: { nick: TEXT }, fields: 'nick: nicknme' }),
    ).toEqual(['rule/unknown-field at nicknme']);
  });

  it('asks a branch for vendor fields that another branch reads', () => {
    const thing = {
      vendor: { kind: { type: 'string' }, url: NULLABLE },
      canonical: { kind: { type: 'string' }, url: TEXT },
      fields: 'kind: kind',
      sections: 'branch: { by: kind }\nbranches:\n  visit: { fields: { url: url } }\n  "*": {}',
    };
    expect(told(thing)).toEqual(['rule/branch-not-covered at "*"']);
  });

  it('asks no branch for what elements of an optional array must have', () => {
    const element = { type: 'object', required: ['type'], properties: { type: TEXT, number: TEXT } };
    const thing = {
      vendor: { kind: { type: 'string' }, phone: NULLABLE },
      canonical: { kind: { type: 'string' }, phones: { type: 'array', items: element } },
      fields: 'kind: kind',
      sections: `branch: { by: kind }
branches:
  call: { fields: { phones: { slots: { key: type, value: number }, from: { work: phone } } } }
  "*": { ignore: { vendor: [{ field: phone, because: test }] } }`,
    };
    expect(told(thing)).toEqual([]);
    const isAsked = told({ ...thing, required: ['phones'] });
    expect(isAsked).toEqual(['rule/branch-not-covered at "*"']);
  });

  it('takes a constant for no null that would be kept', () => {
    const fields = 'kind: { const: a, because: test }';
    expect(told({ canonical: { kind: TEXT }, fields, policies: { null: 'keep' } })).toEqual([]);
  });
});

describe('ignored fields', () => {
  it('may be named by a pattern that also matches mapped ones', () => {
    expect(
      told({
        vendor: { homeCity: NULLABLE, homeZip: NULLABLE },
        canonical: { city: TEXT },
        fields: 'city: homeCity',
        sections: 'ignore: { vendor: [{ field: "home*", because: the rest is private }] }',
      }),
    ).toEqual([]);
  });

  it('may not all be mapped', () => {
    expect(
      told({
        vendor: { homeCity: NULLABLE },
        canonical: { city: TEXT },
        fields: 'city: homeCity',
        sections: 'ignore: { vendor: [{ field: "home*", because: private }] }',
      }),
    ).toEqual(['rule/ignore-covers-mapped at "home*"']);
  });
});
