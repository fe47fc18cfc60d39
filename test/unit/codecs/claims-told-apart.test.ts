import { describe, expect, it } from 'vitest';
import { createCodec } from '../../../src/codecs/create-codec.ts';
import type { JsonObject } from '../../../src/json/json.ts';
import { claimsOf, codecOf, domain, envOf, parsedCodec } from '../../support/codec-of.ts';
import { readWith } from '../../support/evaluate-text.ts';

const S = { type: 'string' };
const I = { type: 'integer' };
const NONE = { type: ['string', 'null'], 'x-emptyIsNull': true };
const arrayOf = (items: JsonObject): JsonObject => ({ type: 'array', items });
const claims = (yaml: string, vendor: JsonObject, canonical: JsonObject) =>
  claimsOf(parsedCodec(yaml), vendor, canonical);
const codec = (yaml: string, vendor: JsonObject, canonical: JsonObject) =>
  codecOf(parsedCodec(yaml), vendor, canonical);
const given = ({ types, nullable, values, ...facets }: ReturnType<typeof domain>) => ({
  types: [...types],
  nullable,
  values,
  facets: Object.fromEntries(
    ['minLength', 'maxLength', 'minimum', 'minItems', 'maxItems']
      .filter((name) => name in facets)
      .map((name) => [name, Reflect.get(facets, name)]),
  ),
});

describe('differences that do not count are named', () => {
  const cases: readonly (readonly [string, JsonObject, JsonObject, unknown])[] = [
    ['boolean', { enum: [1, 0, true] }, { type: 'boolean' }, { upTo: 'spelling', values: [1, true] }],
    ['idString', { enum: ['7', 7] }, S, { upTo: 'type', values: ['7', 7] }],
    ['integer', { enum: ['7', 7] }, I, { upTo: 'number', values: ['7', 7] }],
    [
      '{ list: ";", items: number }',
      { enum: ['1;1.5', '1;1.50'] },
      arrayOf({ type: 'number' }),
      { upTo: 'number', values: ['1;1.5', '1;1.50'] },
    ],
    [
      '[ { text: { trim: true } }, idString ]',
      { enum: ['7', ' 7'] },
      S,
      { upTo: 'white space', values: ['7', ' 7'] },
    ],
    [
      '[ { text: { trim: true } }, number ]',
      { enum: ['1.5', ' 1.50'] },
      { type: 'number' },
      { upTo: 'number', values: ['1.5', ' 1.50'] },
    ],
  ];
  for (const [yaml, vendor, canonical, claim] of cases) {
    it(`${yaml} from ${JSON.stringify(vendor)}`, () => {
      expect(claims(yaml, vendor, canonical).fromVendor).toEqual({
        verdict: 'exactUpTo',
        ...(claim as object),
      });
    });
  }

  it('a number that is written in two ways counts once in an integer that is text', () => {
    expect(claims('integerText', S, { enum: ['7', 7] }).toVendor).toEqual({
      verdict: 'exactUpTo',
      upTo: 'number',
      values: ['7', 7],
    });
  });

  it('lists of which one item is lost are lossy, whatever the others differ in', () => {
    const merging = '{ list: ";", items: { map: { A: a, B: { to: a, only: fromVendor, because: x } } } }';
    expect(claims(merging, { enum: ['A;A', 'A;B'] }, arrayOf(S)).fromVendor).toMatchObject({
      verdict: 'lossy',
      values: ['A;A', 'A;B'],
    });
  });

  it('a chain whose second step makes two codes one is lossy, where the first only trims', () => {
    const merging =
      '[ { text: { trim: true } }, { map: { A: a, B: { to: a, only: fromVendor, because: x } } } ]';
    expect(claims(merging, { enum: ['A', 'B'] }, S).fromVendor).toMatchObject({ verdict: 'lossy' });
  });
});

describe('what a list claims', () => {
  it('rests on the vendor: a limit of any kind leaves it unproven or refuted', () => {
    const items = arrayOf({ enum: ['a', 'b'] });
    expect(claims('{ list: ";" }', S, items).toVendor).toEqual({ verdict: 'exact' });
    const limits: readonly JsonObject[] = [
      { maxLength: 99_999 },
      { 'x-maxBytes': 99_999 },
      { pattern: '^[ab;]*$' },
    ];
    for (const limit of limits) {
      expect(claims('{ list: ";" }', { ...S, ...limit }, items).toVendor, JSON.stringify(limit)).toEqual({
        verdict: 'unproven',
        because: 'how long a list gets, the schemas do not say',
      });
    }
    expect(claims('{ list: ";" }', { enum: ['a;b', 'a', 'b', ''] }, items).toVendor.verdict).not.toBe(
      'exact',
    );
  });

  it('is refuted by a list too long for the vendor', () => {
    expect(claims('{ list: ";" }', { ...S, maxLength: 3 }, arrayOf({ enum: ['a'] })).toVendor).toMatchObject({
      verdict: 'partial',
      value: ['a', 'a', 'a'],
    });
    expect(
      claims('{ list: ";" }', { ...S, maxLength: 3 }, arrayOf({ ...S, pattern: '^a*$' })).toVendor.verdict,
    ).toBe('partial');
  });

  it('tries, where the vendor has a limit, one item and many items beyond it', () => {
    const { probes } = codec('{ list: ";" }', { ...S, maxLength: 4 }, arrayOf({ enum: ['x', ''] }));
    expect(probes.canonical).toEqual([[''], ['x'], [''], ['aaaaa'], ['x', 'x', 'x', 'x']]);
    const open = codec('{ list: ";" }', S, arrayOf({ enum: ['x', ''] }));
    expect(open.probes.canonical).toEqual([[''], ['x'], ['']]);
    const longest = codec('{ list: ";" }', { ...S, maxLength: 70_000 }, arrayOf({ enum: ['x'] }));
    expect(longest.probes.canonical).toEqual([['x']]);
    const without = codec('{ list: ";" }', { ...S, maxLength: 4 }, arrayOf({ enum: ['', ';'] }));
    expect(without.probes.canonical).toEqual([[''], [''], [';'], ['aaaaa']]);
  });

  it('needs an array of texts with no separator in them', () => {
    expect(claims('{ list: ";" }', S, S).toVendor.verdict).toBe('partial');
    for (const [separator, fits, clashes] of [
      [';', '^[^;]+$', '^[;a]+$'],
      ['|', '^[^|]+$', '^[|a]+$'],
      ['--', '^[^-]+$', '^[-a]+$'],
      ['^', '^[ab]+$', '^[\\^a]+$'],
      [']', '^[ab]+$', '^[\\]a]+$'],
    ] as const) {
      const yaml = `{ list: ${JSON.stringify(separator)} }`;
      expect(claims(yaml, S, arrayOf({ ...S, pattern: fits })).toVendor, separator).toEqual({
        verdict: 'exact',
      });
      expect(claims(yaml, S, arrayOf({ ...S, pattern: clashes })).toVendor.verdict, separator).not.toBe(
        'exact',
      );
    }
  });

  it('with items rests on what the items are written as', () => {
    const ids = '{ list: ";", items: idString }';
    expect(claims(ids, S, arrayOf({ ...S, pattern: '^[1-9][0-9]{0,5}$' })).toVendor).toEqual({
      verdict: 'exact',
    });
    expect(
      claims('{ list: "1", items: idString }', S, arrayOf({ ...S, pattern: '^[1-9][0-9]{0,5}$' })).toVendor,
    ).toMatchObject({ verdict: 'partial' });
    const upper = '{ list: A, items: { map: { A: x, B: y } } }';
    expect(claims(upper, S, arrayOf({ enum: ['x', 'y'] })).toVendor).toMatchObject({
      verdict: 'partial',
      value: ['x'],
    });
  });

  it('gives texts as long as the whole at most', () => {
    const { gives } = codec('{ list: ";" }', S, arrayOf(S));
    const items = (schema: JsonObject) => gives.canonical(domain(schema)).items;
    expect(items({ ...S, maxLength: 9 })).toMatchObject({ maxLength: 9 });
    expect(items(S)).not.toHaveProperty('maxLength');
    expect(
      claims('{ list: ";" }', { ...S, maxLength: 9 }, arrayOf({ ...S, maxLength: 9 })).fromVendor,
    ).toEqual({
      verdict: 'exact',
    });
  });

  it('writes null for no items where the vendor takes the one for the other', () => {
    expect(codec('{ list: ";" }', NONE, arrayOf(S)).writesNull).toBe(true);
    expect(codec('{ list: ";" }', S, arrayOf(S))).not.toHaveProperty('writesNull');
    expect(given(codec('{ list: ";" }', NONE, arrayOf(S)).gives.vendor(domain(arrayOf(S)))).nullable).toBe(
      true,
    );
  });

  it('is not made of items that are wrong', () => {
    const env = envOf(S, arrayOf(I));
    expect(createCodec(parsedCodec('{ list: ";", items: { map: { A: a } } }'), env)).toBeUndefined();
    expect(env.found.map(({ code }) => code)).toEqual(['codec/bad-row']);
  });
});

describe('what a table gives', () => {
  const read = (yaml: string, vendor: JsonObject) =>
    given(codec(yaml, vendor, {}).gives.canonical(domain(vendor)));

  it('is the codes of its rows, and the constant', () => {
    expect(read('{ map: { A: a, B: b } }', S).values).toEqual(['a', 'b']);
    expect(read('{ map: { A: a }, unknown: { to: other } }', S).values).toEqual(['a', 'other']);
    expect(read('{ map: { A: a }, unknown: "null" }', S)).toMatchObject({ values: ['a'], nullable: true });
  });
  it('has the row of null only where the schema allows null', () => {
    const yaml = '{ map: { null: none, A: a } }';
    const { gives } = codec(yaml, { type: ['string', 'null'] }, S);
    expect(given(gives.canonical(domain(S))).values).toEqual(['a']);
    expect(given(gives.canonical(domain({ type: ['string', 'null'] }))).values).toEqual(['none', 'a']);
  });
  it('has the codes that are kept', () => {
    const { gives } = codec('{ map: { A: a }, unknown: keep }', { enum: ['A', 'B'] }, S);
    expect(given(gives.canonical(domain({ enum: ['A', 'B'] }))).values).toEqual(['a', 'B']);
    expect(given(gives.vendor(domain({ enum: ['a', 'B'] }))).values).toEqual(['A', 'B']);
    expect(given(gives.vendor(domain(S))).types).toEqual(['string']);
  });
  it('is silent only where it says so, and knows null on either side', () => {
    expect(codec('{ map: { A: a }, unknown: omit }', S, S).silent).toBe(true);
    expect(codec('{ map: { A: a } }', S, S)).not.toHaveProperty('silent');
    expect(codec('{ map: { null: none } }', { type: ['string', 'null'] }, S)).toMatchObject({
      readsNull: true,
      writesNull: true,
    });
    const reading = '{ map: { A: a, null: { to: none, only: fromVendor, because: x } } }';
    expect(codec(reading, { type: ['string', 'null'] }, S)).not.toHaveProperty('writesNull');
    expect(codec('{ map: { A: a } }', S, S)).not.toHaveProperty('readsNull');
  });
  it('takes the codes of its rows, or any where there is an answer for every code', () => {
    const takes = (yaml: string, vendor: JsonObject = S) => codec(yaml, vendor, S).takes;
    expect(takes('{ map: { A: a, B: b } }').vendor.values).toEqual(['A', 'B']);
    expect(takes('{ map: { A: a, B: b } }').canonical.values).toEqual(['a', 'b']);
    expect(takes('{ map: { A: a }, unknown: { to: b } }').vendor.types.size).toBe(0);
    expect(takes('{ map: { A: a }, unknown: { to: b } }').canonical.values).toEqual(['a']);
    expect(takes('{ map: { A: a }, unknown: keep }', { enum: ['A', 'B'] }).canonical.values).toBeUndefined();
  });
  it('is not made of rows or constants that do not fit', () => {
    for (const yaml of ['{ map: { A: 1 }, unknown: { to: x } }', '{ map: named }']) {
      const env = envOf(S, I);
      expect(createCodec(parsedCodec(yaml), env)).toBeUndefined();
    }
  });
  it('keeps no raw code that a row gives for another, and says where', () => {
    const clashing = (vendor: JsonObject, yaml: string) => {
      const env = envOf(vendor, S);
      return createCodec(parsedCodec(yaml), env) === undefined ? env.found.map(({ code }) => code) : [];
    };
    const node = '{ map: { New: new }, unknown: keep }';
    expect(clashing(S, node)).toEqual(['codec/keep-clash']);
    expect(clashing({ enum: ['New', 'Old'] }, node)).toEqual([]);
    expect(clashing(S, '{ map: { same: same }, unknown: keep }')).toEqual([]);
    expect(clashing(S, '{ map: { A: B, B: A }, unknown: keep }')).toEqual([]);
  });
});

describe('what a chain passes on', () => {
  const trimmedMap = '[ { text: { trim: true } }, { map: { A: a, B: b }, unknown: omit } ]';

  it('fails as the first step does that can, of the values that its schema allows', () => {
    const numbers = '[ { map: { A: 1, B: 2 } }, wrap ]';
    const failure = (vendor: JsonObject, canonical: JsonObject) => codec(numbers, vendor, canonical).failure;
    expect(failure(S, arrayOf(I))).toEqual({ fromVendor: 'value/unmapped', toVendor: 'value/type' });
    expect(failure({ enum: ['A', 'B'] }, { ...arrayOf(I), minItems: 1, maxItems: 1 })).toEqual({
      fromVendor: 'value/type',
      toVendor: 'value/unmapped',
    });
  });
  it('is silent only behind a text, which never fails', () => {
    expect(codec(trimmedMap, S, S).silent).toBe(true);
    expect(codec('[ idString, { map: { "7": a }, unknown: omit } ]', S, S)).not.toHaveProperty('silent');
    expect(codec('[ { text: { trim: true } }, { map: { A: a } } ]', S, S)).not.toHaveProperty('silent');
  });
  it('knows null where its outer steps do', () => {
    const chained = codec('[ { map: { null: 1, A: 2 } }, wrap ]', { type: ['string', 'null'] }, arrayOf(I));
    expect(chained.readsNull).toBe(true);
    expect(codec('[ { map: { A: 2 } }, wrap ]', S, arrayOf(I))).not.toHaveProperty('readsNull');
    expect(codec('[ { map: { A: 2 } }, wrap ]', S, arrayOf(I))).not.toHaveProperty('writesNull');
  });
  it('counts as equal what its last step does, or the text before it', () => {
    expect(codec(trimmedMap, S, S).equality).toBe('space');
    expect(codec('[ { map: { A: a } }, { text: { case: lower } } ]', S, S).equality).toBe('case');
    expect(codec('[ { map: { A: "2016-05-17T22:11:45Z" } }, instant ]', S, S).equality).toBe('instant');
    expect(codec('[ instant, { map: { "2016-05-17T22:11:45Z": a } } ]', S, S).equality).toBe('value');
    expect(codec('[ { map: { A: 1 } }, wrap ]', S, arrayOf(I)).equality).toBe('value');
  });
  it('is named after its steps, and gives what they give in turn', () => {
    const both = codec('[ { map: { A: 1, B: 2 } }, wrap ]', S, arrayOf(I));
    expect(both.name).toBe('map, wrap');
    expect(both.gives.canonical(domain(S))).toMatchObject({
      minItems: 1,
      maxItems: 1,
      items: { values: [1, 2] },
    });
    expect(given(both.gives.vendor(domain(arrayOf({ enum: [1] })))).values).toEqual(['A', 'B']);
  });
  it('tries in its first step what stops the second', () => {
    const { fromVendor } = claims('[ { map: { A: "1", B: x } }, idString ]', S, S);
    expect(fromVendor).toMatchObject({ verdict: 'partial' });
    expect(
      claims('[ { map: { A: "1", B: x } }, idString ]', { enum: ['A', 'B'] }, S).fromVendor,
    ).toMatchObject({
      verdict: 'partial',
      value: 'B',
    });
  });
  it('reports what is wrong with a step once, and is not made', () => {
    const env = envOf(S, S);
    expect(createCodec(parsedCodec('[ idString, { text: {} } ]'), env)).toBeUndefined();
    expect(env.found.map(({ code }) => code)).toEqual(['codec/nothing-to-do']);
  });
  it('of four steps keeps the values between them apart', async () => {
    const four = '[ { map: { A: b } }, { map: { b: C } }, { map: { C: d } }, { map: { d: E } } ]';
    expect(await readWith(codec(four, S, S), 'A')).toBe('E');
    expect(await readWith(codec(four, S, S), 'b')).toBeUndefined();
  });
});

describe('the pair of spellings that booleans are written in', () => {
  it('is one of which the vendor has both', () => {
    const written = (vendor: JsonObject) =>
      given(codec('boolean', vendor, { type: 'boolean' }).gives.vendor(domain(S))).values;
    expect(written({ enum: [true, '1', '0'] })).toEqual(['1', '0']);
    expect(written({ enum: [true, 'true', 'false'] })).toEqual(['true', 'false']);
    expect(written({ enum: ['yes', 'no'] })).toEqual([true, false]);
    expect(written({ type: 'integer' })).toEqual([1, 0]);
  });
});

describe('ids', () => {
  it('are written as numbers only to a vendor that says it has whole numbers', () => {
    const vendorOf = (schema: JsonObject) => given(codec('idString', schema, S).gives.vendor(domain(S)));
    expect(vendorOf(I)).toEqual({
      types: ['integer'],
      nullable: false,
      values: undefined,
      facets: { minimum: 0 },
    });
    expect(vendorOf(S)).toMatchObject({ types: ['string'] });
    expect(vendorOf({})).toMatchObject({ types: ['string'] });
  });
  it('are exact from whole numbers that are not negative', () => {
    expect(claims('idString', { ...I, minimum: 0, maximum: 9 }, S).fromVendor).toEqual({ verdict: 'exact' });
    expect(claims('idString', { ...I, minimum: -1, maximum: 9 }, S).fromVendor).toMatchObject({ value: -1 });
  });
});

describe('integers', () => {
  it('are written as digits by integerText even to a vendor with numbers', () => {
    expect(codec('integerText', { type: ['integer', 'string'] }, I).convert.toVendor(7)).toBe('7');
    expect(codec('integer', { type: ['integer', 'string'] }, I).convert.toVendor(7)).toBe(7);
  });
});
