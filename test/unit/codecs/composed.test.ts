import { describe, expect, it } from 'vitest';
import type { CodecEnv } from '../../../src/codecs/codec-env.ts';
import { createCodec } from '../../../src/codecs/create-codec.ts';
import type { JsonObject, JsonValue } from '../../../src/diagnostics/json.ts';
import { claimsOf, codecOf, envOf, parsedCodec, parsedRefs } from '../../support/codec-of.ts';
import { evaluateText, readWith, writeWith } from '../../support/evaluate-text.ts';

interface Row {
  readonly yaml: string;
  readonly vendor?: JsonObject;
  readonly canonical?: JsonObject;
  readonly more?: Partial<CodecEnv>;
  readonly reads: readonly (readonly [JsonValue, JsonValue | undefined])[];
  readonly writes: readonly (readonly [JsonValue, JsonValue | undefined])[];
}

const string = { type: 'string' };
const integer = { type: 'integer' };
const object = { type: 'object' };
const PARAMS = { param: { munchkinId: '123-ABC-456' } };

const refs = parsedRefs(
  'marketo: { value: sourceID, shape: { sourceType: Marketo, sourceInstanceID: { param: munchkinId }, sourceKey: "{sourceID}@{param.munchkinId}.Marketo" } }',
);
const withRefs: Partial<CodecEnv> = { ref: (name) => refs.get(name) };
const textId: Partial<CodecEnv> = {
  ref: (name) => refs.get(name),
  member: ([step]) =>
    step?.kind === 'key' && step.key === 'sourceID'
      ? { domain: envOf(string, string).vendor, required: true }
      : undefined,
};
const REF = {
  sourceID: '7',
  sourceType: 'Marketo',
  sourceInstanceID: '123-ABC-456',
  sourceKey: '7@123-ABC-456.Marketo',
};

const rows: readonly Row[] = [
  {
    yaml: '{ map: { New: new, MQL: marketing_qualified, Recycled: { to: new, only: fromVendor, because: x } } }',
    reads: [
      ['New', 'new'],
      ['MQL', 'marketing_qualified'],
      ['Recycled', 'new'],
      ['Frozen', undefined],
      [1, undefined],
      [['New'], undefined],
      ['constructor', undefined],
      ['__proto__', undefined],
    ],
    writes: [
      ['new', 'New'],
      ['marketing_qualified', 'MQL'],
      ['frozen', undefined],
      [{ a: 1 }, undefined],
    ],
  },
  {
    yaml: '{ map: { 1: one, 2: two, "3": text } }',
    vendor: { type: ['integer', 'string'] },
    reads: [
      [1, 'one'],
      ['3', 'text'],
      [2, 'two'],
      ['2', undefined],
      [true, undefined],
    ],
    writes: [
      ['one', 1],
      ['text', '3'],
    ],
  },
  {
    yaml: '{ map: { true: yes, false: no } }',
    vendor: { type: 'boolean' },
    reads: [
      [true, 'yes'],
      [false, 'no'],
      ['true', undefined],
      [1, undefined],
    ],
    writes: [
      ['yes', true],
      ['no', false],
    ],
  },
  {
    yaml: '{ map: { null: none, A: a } }',
    vendor: { type: ['string', 'null'] },
    reads: [
      [null, 'none'],
      ['A', 'a'],
      ['null', undefined],
    ],
    writes: [
      ['none', null],
      ['a', 'A'],
    ],
  },
  {
    yaml: '{ map: { A: a }, unknown: keep }',
    vendor: { enum: ['A', 'B'] },
    reads: [
      ['A', 'a'],
      ['B', 'B'],
      [3, 3],
    ],
    writes: [
      ['a', 'A'],
      ['B', 'B'],
    ],
  },
  {
    yaml: '{ map: { A: a }, unknown: "null" }',
    reads: [
      ['A', 'a'],
      ['B', null],
      [3, null],
    ],
    writes: [
      ['a', 'A'],
      ['B', undefined],
    ],
  },
  {
    yaml: '{ map: { A: a }, unknown: { to: other } }',
    reads: [
      ['A', 'a'],
      ['B', 'other'],
    ],
    writes: [
      ['a', 'A'],
      ['other', undefined],
    ],
  },
  {
    yaml: '{ map: { "a\\"b": "x\\\\y", "\\u2028": line, toString: fn } }',
    reads: [
      ['a"b', 'x\\y'],
      ['\u2028', 'line'],
      ['toString', 'fn'],
      ['valueOf', undefined],
    ],
    writes: [
      ['x\\y', 'a"b'],
      ['line', '\u2028'],
    ],
  },
  {
    yaml: '{ map: { "1": 1, "2": 2 } }',
    canonical: integer,
    reads: [
      ['1', 1],
      [1, undefined],
    ],
    writes: [
      [1, '1'],
      ['1', undefined],
    ],
  },
  {
    yaml: '{ list: ";" }',
    canonical: { type: 'array', items: string },
    reads: [
      ['a;b', ['a', 'b']],
      ['a', ['a']],
      ['', []],
      [';', ['', '']],
      [1, undefined],
    ],
    writes: [
      [['a', 'b'], 'a;b'],
      [['a'], 'a'],
      [[], ''],
      [['a;b'], undefined],
      [[''], undefined],
      ['a', undefined],
    ],
  },
  {
    yaml: '{ list: ";" }',
    vendor: { type: ['string', 'null'], 'x-emptyIsNull': true },
    canonical: { type: 'array', items: string },
    reads: [['a;b', ['a', 'b']]],
    writes: [
      [[], null],
      [['a'], 'a'],
    ],
  },
  {
    yaml: '{ list: ", ", items: integer }',
    canonical: { type: 'array', items: integer },
    reads: [
      ['1, 2', [1, 2]],
      ['1', [1]],
      ['1, x', undefined],
      ['', []],
    ],
    writes: [
      [[1, 2], '1, 2'],
      [[1.5], undefined],
      [[], ''],
    ],
  },
  {
    yaml: '{ list: ";", items: { map: { A: a, B: b } } }',
    canonical: { type: 'array', items: string },
    reads: [
      ['A;B', ['a', 'b']],
      ['A;C', undefined],
    ],
    writes: [
      [['b', 'a'], 'B;A'],
      [['c'], undefined],
    ],
  },
  {
    yaml: '{ list: ";", items: [ { text: { trim: true } }, { map: { A: a, B: b } } ] }',
    canonical: { type: 'array', items: string },
    reads: [['A; B ', ['a', 'b']]],
    writes: [[['b', 'a'], 'B;A']],
  },
  {
    yaml: '{ template: "{system:[A-Z]+}/{id:[0-9A-Za-z]+}" }',
    canonical: object,
    reads: [
      ['SFDC/003', { system: 'SFDC', id: '003' }],
      ['sfdc/003', undefined],
      ['SFDC/', undefined],
      [3, undefined],
    ],
    writes: [
      [{ system: 'SFDC', id: '003' }, 'SFDC/003'],
      [{ system: 'SFDC' }, undefined],
      [{ system: 's', id: '1' }, undefined],
      [{}, undefined],
    ],
  },
  {
    yaml: '{ template: "{a}-{b}" }',
    canonical: object,
    reads: [
      ['x-y', { a: 'x', b: 'y' }],
      ['x-y-z', undefined],
    ],
    writes: [
      [{ a: 'x', b: 'y' }, 'x-y'],
      [{ a: 'x-y', b: 'z' }, undefined],
    ],
  },
  {
    yaml: '{ template: "lead-{.}" }',
    reads: [
      ['lead-7', '7'],
      ['7', undefined],
    ],
    writes: [
      ['7', 'lead-7'],
      ['', undefined],
    ],
  },
  {
    yaml: '{ template: "{owner.id:[0-9]+}@{param.munchkinId}" }',
    canonical: object,
    reads: [
      ['7@123-ABC-456', { owner: { id: '7' } }],
      ['7@999', undefined],
    ],
    writes: [
      [{ owner: { id: '7' } }, '7@123-ABC-456'],
      [{ owner: { id: 7 } }, '7@123-ABC-456'],
    ],
  },
  {
    yaml: '{ ref: marketo }',
    canonical: object,
    more: withRefs,
    reads: [
      ['7', REF],
      [7, { ...REF, sourceID: 7 }],
    ],
    writes: [
      [REF, '7'],
      [{ ...REF, sourceType: 'Other' }, undefined],
      [{ ...REF, sourceKey: '8@123-ABC-456.Marketo' }, undefined],
      [{ sourceID: '7' }, undefined],
      ['7', undefined],
      [{ ...REF, more: 1 }, undefined],
    ],
  },
  {
    yaml: '{ ref: marketo }',
    vendor: integer,
    canonical: object,
    more: textId,
    reads: [
      [7, REF],
      ['7', REF],
      [-7, undefined],
    ],
    writes: [
      [REF, 7],
      [{ ...REF, sourceID: 7, sourceKey: 'x' }, undefined],
    ],
  },
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

const shown = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

for (const { yaml, vendor = string, canonical = string, more, reads, writes } of rows) {
  describe(`${yaml} from ${shown(vendor)} to ${shown(canonical)}`, () => {
    const codec = codecOf(parsedCodec(yaml), vendor, canonical, more);
    for (const [value, wanted] of reads) {
      it(`reads ${shown(value)} as ${shown(wanted)}`, async () => {
        expect(await readWith(codec, value, PARAMS)).toStrictEqual(wanted);
      });
    }
    for (const [value, wanted] of writes) {
      it(`writes ${shown(value)} as ${shown(wanted)}`, async () => {
        expect(await writeWith(codec, value, PARAMS)).toStrictEqual(wanted);
      });
    }
    if (!codec.readsNull && !yaml.includes('unknown')) {
      it('gives nothing for nothing', async () => {
        expect(await evaluateText(codec.read('field'), {}, PARAMS)).toBeUndefined();
        expect(await evaluateText(codec.write('field'), {}, PARAMS)).toBeUndefined();
      });
    }
    it('does as functions what its texts do', async () => {
      for (const value of [...codec.seeds.vendor, ...codec.probes.vendor]) {
        if (yaml.includes('param') || yaml.includes('ref')) continue;
        expect(await readWith(codec, value, PARAMS)).toStrictEqual(codec.convert.fromVendor(value));
      }
      for (const value of [...codec.seeds.canonical, ...codec.probes.canonical]) {
        if (yaml.includes('param') || yaml.includes('ref')) continue;
        expect(await writeWith(codec, value, PARAMS)).toStrictEqual(codec.convert.toVendor(value));
      }
    });
  });
}

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
    ['{ map: nowhere }', string, string, 'codec/unknown-value-map'],
    ['{ ref: nowhere }', string, object, 'codec/unknown-ref'],
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
