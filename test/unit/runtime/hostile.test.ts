// Input that no schema foresees: each gives a clear issue or a right value, never a throw, a prototype or a silent change.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createResource, type Resource } from '../../../src/runtime/resource.ts';
import { planOf, SMALL } from '../../support/small-mapping.ts';

const resource: Resource = createResource(planOf(SMALL));

const read = (record: unknown) => {
  const result = resource.fromVendor(record);
  return {
    ok: result.ok,
    value: result.ok ? result.value : result.partial,
    issues: result.issues.map(({ code, path }) => `${code} ${path}`.trim()),
    result,
  };
};

const deep = (levels: number): unknown => {
  let value: unknown = 'end';
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
};

class Lead {
  id = 'x';
}

const throwing = () => {
  throw new Error('no');
};

describe('a record that is no object', () => {
  const strange: readonly (readonly [string, unknown])[] = [
    ['an array', [{ id: 'x' }]],
    ['null', null],
    ['undefined', undefined],
    ['a text', '{"id":"x"}'],
    ['a number', 7],
    ['a function', () => ({ id: 'x' })],
    ['a date', new Date(0)],
    ['a map', new Map([['id', 'x']])],
    ['an object of a class', new Lead()],
    ['a promise', Promise.resolve({ id: 'x' })],
    ['a proxy whose traps throw', new Proxy({ id: 'x' }, { ownKeys: throwing, getPrototypeOf: throwing })],
  ];
  it.each(strange)('is refused with one issue: %s', (_, record) => {
    expect(read(record)).toMatchObject({ ok: false, issues: ['record/not-an-object'] });
    const written = resource.toVendor(record);
    expect(written).toMatchObject({ ok: false, issues: [{ code: 'record/not-an-object' }] });
    expect(() => JSON.stringify([read(record).result, written])).not.toThrow();
  });

  it('is refused as the record to write onto, too', () => {
    for (const [, onto] of strange.filter(([, record]) => record !== undefined))
      expect(resource.toVendor({ id: 'x' }, { onto })).toMatchObject({ ok: false });
  });
});

describe('a record of an unusual kind', () => {
  it('may be frozen, sealed, without prototype or of another realm', () => {
    const bare = Object.assign(Object.create(null), { id: 'x', label: 'n' });
    const value = { id: 'x', name: 'n', kind: 'thing' };
    expect(read(Object.freeze({ id: 'x', label: 'n' }))).toMatchObject({ ok: true, value });
    expect(read(bare)).toMatchObject({ ok: true, value });
    expect(read(new Proxy({ id: 'x', label: 'n' }, {}))).toMatchObject({ ok: true, value });
  });

  it('may have getters; one that throws is an issue of its field', () => {
    const record = {
      id: 'x',
      get label() {
        return 'n';
      },
      get note(): string {
        throw new Error('no');
      },
    };
    expect(read(record)).toMatchObject({
      ok: true,
      value: { id: 'x', name: 'n' },
      issues: ['value/type note'],
    });
  });

  it('has no members but its own', () => {
    const record: unknown = Object.create({ id: 'x', name: 'inherited' });
    expect(read(Object.create(Object.create(null)))).toMatchObject({ issues: ['value/required id'] });
    expect(read(record)).toMatchObject({ ok: false });
  });
});

describe('values that are no JSON', () => {
  it.each([
    ['NaN', Number.NaN, 'value/type note'],
    ['Infinity', Number.POSITIVE_INFINITY, 'value/type note'],
    ['a BigInt', 10n, 'value/type note'],
    ['a function', () => 1, 'value/type note'],
    ['a symbol', Symbol('s'), 'value/type note'],
    ['a date', new Date(0), 'value/type note'],
    ['a map', new Map(), 'value/type note'],
    ['an integer beyond 2^53', 2 ** 53, 'value/number note'],
    ['a list with one of them', [1, 2 ** 60], 'value/number note'],
    ['deep nesting', deep(10_000), 'record/limit note'],
  ])('are left out with an issue: %s', (_, note, issue) => {
    const { value, issues, ok } = read({ id: 'x', note });
    expect({ ok, value, issues }).toEqual({
      ok: true,
      value: { id: 'x', kind: 'thing', tags: ['a'] },
      issues: [issue],
    });
    expect(() => JSON.stringify(read({ id: 'x', note }).result)).not.toThrow();
    // In a field that no rule owns, too.
    const custom = read({ id: 'x', other__c: note });
    expect(custom.value).not.toHaveProperty('custom.other__c');
    expect(custom.issues).toHaveLength(1);
  });

  it('takes undefined for absent', () => {
    expect(read({ id: 'x', note: undefined, other: undefined })).toMatchObject({
      issues: [],
      value: { id: 'x', kind: 'thing' },
    });
  });

  it('takes -0 for 0', () => {
    const { value } = read({ id: 'x', note: -0, other: [-0] });
    expect(value).toStrictEqual({ id: 'x', note: 0, kind: 'thing', tags: ['a'], custom: { other: [0] } });
  });

  it('ends cycles with an issue', () => {
    const record: Record<string, unknown> = { id: 'x' };
    record.self = { inner: record };
    record.list = [record];
    expect(read(record).issues).toEqual(['value/type list[0]', 'value/type self.inner']);
    const onto = { id: 'x', self: {} };
    onto.self = onto;
    expect(resource.toVendor({ id: 'x', name: 'n' }, { onto })).toMatchObject({
      ok: true,
      patch: { label: 'n' },
    });
  });

  it('ends what branches without end', () => {
    let value: unknown = 'end';
    for (let level = 0; level < 60; level++) value = [value, value];
    expect(read({ id: 'x', other: value }).issues).toEqual(['record/limit']);
  });

  it('takes a long array', () => {
    const other = Array.from({ length: 300_000 }, (_, index) => index);
    expect(read({ id: 'x', other })).toMatchObject({ ok: true, issues: [] });
  });
});

describe('names of prototypes', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype'];

  it.each(names.filter((name) => name !== 'toString'))(
    'are names like others on the vendor side: %s',
    (name) => {
      const record: unknown = JSON.parse(`{ "id": "x", "${name}": { "polluted": true } }`);
      const { value, issues } = read(record);
      expect(issues).toEqual([]);
      expect(JSON.parse(JSON.stringify(value)).custom).toEqual(
        JSON.parse(`{ "${name}": { "polluted": true } }`),
      );
      expect({}).not.toHaveProperty('polluted');
      expect(resource.toVendor(value, { onto: record })).toMatchObject({ ok: true, patch: {} });
    },
  );

  it.each(names)('are told on the canonical side: %s', (name) => {
    const written = resource.toVendor(JSON.parse(`{ "id": "x", "${name}": { "polluted": true } }`));
    expect(written.issues.map(({ code, path }) => `${code} ${path}`)).toEqual([`record/unknown-key ${name}`]);
    expect({}).not.toHaveProperty('polluted');
  });

  it('are written from custom, but for the one that JavaScript keeps for itself', () => {
    const custom: unknown = JSON.parse('{ "constructor": 1, "valueOf": 2, "__proto__": { "polluted": 3 } }');
    const written = resource.toVendor({ id: 'x', custom });
    expect(written).toMatchObject({ ok: true, patch: { id: 'x', constructor: 1, valueOf: 2 } });
    expect(written.issues.map(({ path }) => path)).toEqual(['custom.__proto__']);
    expect({}).not.toHaveProperty('polluted');
  });

  it('are not read from a prototype by a rule that names one', () => {
    expect(read({ id: 'x' }).value).not.toHaveProperty('odd');
    expect(read({ id: 'x', toString: 'own' }).value).toMatchObject({ odd: 'own' });
  });
});

describe('texts', () => {
  it.each(['\ud800', '\udfff\ud800', '\u0000', 'a\u2028b', '\u{10ffff}', '\ufeff', ''])(
    'are kept as they are: %j',
    (text) => {
      const { value, issues } = read({ id: 'x', name: 'n', note: text });
      expect({ value, issues }).toMatchObject({ value: { note: text }, issues: [] });
      expect(resource.toVendor({ id: 'x', note: text })).toMatchObject({ patch: { note: text } });
    },
  );
});

describe('any record', () => {
  const names = fc.constantFrom(
    'id',
    'label',
    'note',
    'toString',
    '__proto__',
    'constructor',
    'x y',
    'other__c',
  );
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSparseArray: true,
    maxDepth: 3,
  });
  const records = fc
    .array(fc.tuple(names, anything), { maxLength: 6 })
    .map((entries) => Object.fromEntries(entries.map(([name, value]) => [name, value])));

  it('gives plain JSON, both ways, and is left as it was', () => {
    fc.assert(
      fc.property(records, records, fc.boolean(), (vendor, canonical, wholeId) => {
        const record = wholeId ? { ...vendor, id: 'x' } : vendor;
        const before = fc.stringify([record, canonical]);
        const first = resource.fromVendor(record);
        const written = resource.toVendor(canonical, { onto: record });
        const created = resource.toVendor(canonical, { create: true });
        for (const result of [first, written, created]) {
          const plain: unknown = JSON.parse(JSON.stringify(result));
          expect(result).toEqual(plain);
        }
        expect(fc.stringify([record, canonical])).toBe(before);
      }),
      { seed: 1123, numRuns: 500 },
    );
  });

  it('gives an output that shares nothing with the next one', () => {
    const first = resource.fromVendor({ id: 'x' });
    if (!first.ok) throw new Error('refused');
    const { tags } = first.value;
    if (!Array.isArray(tags)) throw new Error('no tags');
    tags.push('mine');
    expect(read({ id: 'x' }).value).toMatchObject({ tags: ['a'] });
  });
});
