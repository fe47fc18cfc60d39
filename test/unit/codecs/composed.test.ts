import { describe, expect, it } from 'vitest';
import type { CodecEnv } from '../../../src/codecs/codec-env.ts';
import { createCodec } from '../../../src/codecs/create-codec.ts';
import type { JsonObject } from '../../../src/json/json.ts';
import { domainOf } from '../../../src/schema/domain-of.ts';
import { claimsOf, codecOf, envOf, parsedCodec, parsedRefs } from '../../support/codec-of.ts';
import { type CodecRow, describeCodecs } from '../../support/codec-table.ts';
import { readWith, writeWith } from '../../support/evaluate-text.ts';

const string = { type: 'string' };
const integer = { type: 'integer' };
const object = { type: 'object' };
const refs = parsedRefs(
  'marketo: { value: sourceID, shape: { sourceType: Marketo, sourceInstanceID: { param: munchkinId } } }',
);
const withRefs: Partial<CodecEnv> = { ref: (name) => refs.get(name) };

const rows: readonly CodecRow[] = [
  {
    yaml: '[ { text: { trim: true } }, { map: { New: new } } ]',
    reads: [
      [' New', 'new'],
      ['Old', undefined],
      [1, undefined],
    ],
    writes: [
      ['new', 'New'],
      ['old', undefined],
    ],
  },
  {
    yaml: '[ { map: { A: 1, B: 2 } }, wrap ]',
    canonical: { type: 'array', items: integer },
    reads: [
      ['A', [1]],
      ['C', undefined],
    ],
    writes: [
      [[2], 'B'],
      [[2, 1], undefined],
      [[3], undefined],
    ],
  },
  {
    // A code for nothing clears the field, whatever stands before the table.
    yaml: '[ { text: { trim: true } }, { map: { New: new, "": none, ~: empty } } ]',
    vendor: { type: ['string', 'null'] },
    reads: [['New', 'new']],
    writes: [
      ['new', 'New'],
      ['empty', null],
      ['old', undefined],
    ],
  },
  {
    yaml: '[ { map: { A: a }, unknown: { to: other } }, { text: { case: upper } } ]',
    reads: [
      ['A', 'A'],
      ['C', 'OTHER'],
    ],
    writes: [],
  },
  {
    yaml: '[ { list: ";" }, json ]',
    vendor: string,
    canonical: {},
    reads: [],
    writes: [['x', undefined]],
  },
];

describeCodecs(rows);

describe('a failure inside a chain', () => {
  it('is not taken for an unknown code', async () => {
    const codec = codecOf(
      parsedCodec('[ idString, { map: { "7": a }, unknown: { to: other } } ]'),
      string,
      string,
    );
    expect(await readWith(codec, '7')).toBe('a');
    expect(await readWith(codec, '8')).toBe('other');
    expect(await readWith(codec, '08')).toBeUndefined();
  });
});

describe('a reference whose value may be null', () => {
  it('clears the field behind a step of its own', async () => {
    const member = (nullable: boolean): Partial<CodecEnv> => ({
      ...withRefs,
      member: ([step]) => {
        const isId = step?.kind === 'key' && step.key === 'sourceID';
        const type = !isId ? 'string' : nullable ? ['number', 'null'] : 'number';
        return { domain: domainOf({ type }, () => undefined), required: true };
      },
    });
    const written = (nullable: boolean, value: JsonObject) =>
      writeWith(
        codecOf(parsedCodec('[ decimal, { ref: marketo } ]'), string, object, member(nullable)),
        value,
        {
          param: { munchkinId: 'm' },
        },
      );
    const reference = { sourceID: null, sourceType: 'Marketo', sourceInstanceID: 'm' };
    expect(await written(true, reference)).toBeNull();
    expect(await written(false, reference)).toBeUndefined();
    expect(await written(true, { ...reference, sourceInstanceID: 'other' })).toBeUndefined();
    expect(await written(true, { ...reference, sourceID: 7.5 })).toBe('7.5');
  });
});

describe('a parameter without a value', () => {
  it('makes templates and references fail rather than shrink', async () => {
    const template = codecOf(parsedCodec('{ template: "{id:[0-9]+}{param.munchkinId}" }'), string, object);
    expect(await readWith(template, '7', { param: {} })).toBeUndefined();
    const ref = codecOf(parsedCodec('{ ref: marketo }'), string, object, withRefs);
    expect(await readWith(ref, '7', { param: {} })).toBeUndefined();
    expect(await writeWith(ref, { sourceID: '7', sourceType: 'Marketo' }, { param: {} })).toBeUndefined();
  });
});

describe('what cannot be compiled is reported', () => {
  const cases: readonly (readonly [string, JsonObject, JsonObject, string])[] = [
    ['{ map: { A: a, "A ": b, B: a } }', string, string, 'codec/repeated-code'],
    ['{ map: { 1: a, 01: b } }', integer, string, 'codec/repeated-code'],
    ['{ map: { A: a } }', string, integer, 'codec/bad-row'],
    ['{ map: { New: new }, unknown: keep }', string, string, 'codec/keep-clash'],
    ['{ instant: { zone: Mars/Olympus } }', string, string, 'codec/unknown-zone'],
    ['{ date: { zone: UTC } }', string, string, 'codec/zone-without-time'],
    ['{ date: { pattern: "dd/MM/yyyy HH:mm" } }', string, string, 'codec/zone-needed'],
    ['{ date: { pattern: dd/MM/yy } }', string, string, 'codec/date-pattern'],
    ['{ date: { pattern: dd/MM } }', string, string, 'codec/date-pattern'],
    ['{ text: {} }', string, string, 'codec/nothing-to-do'],
    ['{ template: "{a:(x+)+}" }', string, object, 'codec/bad-pattern'],
    ['{ each: { key: id, fields: { id: id } } }', string, object, 'codec/each-misplaced'],
  ];
  for (const [yaml, vendor, canonical, code] of cases) {
    it(`${yaml} is ${code}`, () => {
      const env = envOf(vendor, canonical);
      expect(createCodec(parsedCodec(yaml), env)).toBeUndefined();
      expect(env.found.map((diagnostic) => diagnostic.code)).toContain(code);
    });
  }
});

describe('verdicts of tables and chains', () => {
  const map = parsedCodec('{ map: { A: a, B: b } }');
  const merging = parsedCodec('{ map: { A: a, B: { to: a, only: fromVendor, because: x } } }');
  const trimmed = parsedCodec('[ { text: { trim: true } }, { map: { A: a, B: b } } ]');

  it('a table is exact where its rows are all the codes', () => {
    expect(claimsOf(map, { enum: ['A', 'B'] }, { enum: ['a', 'b'] })).toEqual({
      fromVendor: { verdict: 'exact' },
      toVendor: { verdict: 'exact' },
    });
  });
  it('a code without a row is shown, on either side', () => {
    const claims = claimsOf(map, { enum: ['A', 'B', 'C'] }, { enum: ['a', 'b', 'c'] });
    expect(claims.fromVendor).toMatchObject({ verdict: 'partial', value: 'C' });
    expect(claims.toVendor).toMatchObject({ verdict: 'partial', value: 'c' });
  });
  it('an open text has codes without a row', () => {
    expect(claimsOf(map, string, { enum: ['a', 'b'] }).fromVendor).toMatchObject({
      verdict: 'partial',
      value: 'Frozen',
    });
  });
  it('two codes that become one are a loss, and both are shown', () => {
    const claim = claimsOf(merging, { enum: ['A', 'B'] }, { enum: ['a'] }).fromVendor;
    expect(claim).toMatchObject({ verdict: 'lossy', values: ['A', 'B'] });
    expect(claimsOf(merging, { enum: ['A'] }, { enum: ['a'] }).fromVendor).toEqual({ verdict: 'exact' });
  });
  it('a canonical code that the schema no longer has is shown', () => {
    expect(claimsOf(map, { enum: ['A', 'B'] }, { enum: ['a', 'b'] }).fromVendor.verdict).toBe('exact');
    expect(() => claimsOf(map, { enum: ['A', 'B'] }, { enum: ['a'] })).not.toThrow();
    expect(claimsOf(map, { enum: ['A', 'B'] }, { enum: ['a'] }).fromVendor).toMatchObject({
      verdict: 'partial',
      value: 'B',
    });
  });
  it('a canonical text that equals a kept code is a loss', () => {
    const keeping = parsedCodec('{ map: { A: a }, unknown: keep }');
    expect(claimsOf(keeping, { enum: ['A', 'B'] }, { enum: ['a', 'B'] }).toVendor).toEqual({
      verdict: 'exact',
    });
    expect(claimsOf(keeping, { enum: ['A', 'B'] }, { enum: ['a', 'B', 'A'] }).toVendor).toMatchObject({
      verdict: 'lossy',
      values: ['a', 'A'],
    });
  });
  it('a chain is exact up to what its first step forgives', () => {
    expect(claimsOf(trimmed, { enum: ['A', 'B', ' A'] }, { enum: ['a', 'b'] }).fromVendor).toEqual({
      verdict: 'exactUpTo',
      upTo: 'white space',
      values: ['A', ' A'],
    });
    expect(claimsOf(trimmed, { enum: ['A', 'B'] }, { enum: ['a', 'b'] }).fromVendor).toEqual({
      verdict: 'exact',
    });
  });
  it('a reference is exact where its schema leaves no other', () => {
    const money = parsedRefs('money: { value: amount, shape: { currency: USD } }');
    const claim = (currency: JsonObject) =>
      claimsOf(parsedCodec('{ ref: money }'), { type: 'number' }, object, {
        ref: (name) => money.get(name),
        member: ([step]) => ({
          domain: envOf(step?.kind === 'key' && step.key === 'amount' ? { type: 'number' } : currency, {})
            .vendor,
          required: true,
        }),
      }).toVendor;
    expect(claim({ const: 'USD' })).toEqual({ verdict: 'exact' });
    expect(claim(string).verdict).toBe('partial');
  });
  it('a reference of another instance is refused', () => {
    const claim = claimsOf(parsedCodec('{ ref: marketo }'), string, object, withRefs).toVendor;
    expect(claim.verdict).toBe('partial');
  });
});
