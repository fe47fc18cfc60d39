// What every codec promises about itself, checked on each of them: the two texts and the two functions agree, what
// `gives` says holds every value produced, a claim's witness shows what the claim says, values that it tries are its ends.
import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../src/codecs/codec.ts';
import type { BoundCodec } from '../../../src/codecs/define-codec.ts';
import { equalUpTo } from '../../../src/functions/equality.ts';
import type { JsonObject, JsonValue } from '../../../src/json/json.ts';
import { AS_NAMES, type AsName, type CodecNode } from '../../../src/mapping/tree.ts';
import type { Domain } from '../../../src/schema/domain.ts';
import { contains } from '../../../src/schema/refusal.ts';
import { codecOf, domain, parsedCodec } from '../../support/codec-of.ts';
import { readWith, writeWith } from '../../support/evaluate-text.ts';

interface Contract {
  readonly yaml: string;
  readonly vendor: JsonObject;
  readonly canonical: JsonObject;
  /** What people read after "not": what reading expects, and what writing expects. */
  readonly expected: readonly [string, string];
  /** Of the values that a codec tries on its schemas, those that it refuses, by side. */
  readonly refuses: readonly [readonly JsonValue[], readonly JsonValue[]];
  /** Of the values that data for tests must contain, those within the two schemas that it converts, by side. */
  readonly converts: readonly [readonly JsonValue[], readonly JsonValue[]];
}

const S = { type: 'string' };
const I = { type: 'integer' };
const N = { type: 'number' };
const B = { type: 'boolean' };
const arrayOf = (items: JsonObject): JsonObject => ({ type: 'array', items });

const BOOLEANS = ['true or false, or 1 or 0', 'true or false'] as const;
const IDS = ['a whole number from 0', 'a whole number as text, such as "318581"'] as const;
const WHOLE = 'a whole number within ±9007199254740991';
const EXACT = 'a number that 64 bits carry exactly, such as 12.5';
const DAY = 'a day of the calendar without a time, such as 2016-05-17';

const INSTANT_WRITTEN =
  'a point in time in whole seconds with its offset from UTC, such as 2016-05-17T22:11:45Z';
/** One instant in the spellings that say where they are. */
const INSTANTS = [
  '2016-05-17T22:11:45Z',
  '2016-05-17T14:11:45-08:00',
  '2016-05-17T22:11:45+0000',
  '2016-05-17T22:11:45Z+0000',
];

const contracts: readonly Contract[] = [
  {
    yaml: 'boolean',
    vendor: B,
    canonical: B,
    expected: BOOLEANS,
    refuses: [[2, 'yes'], []],
    converts: [
      [true, false],
      [true, false],
    ],
  },
  {
    yaml: 'boolean',
    vendor: { enum: ['1', '0', 'true', 1] },
    canonical: B,
    expected: BOOLEANS,
    refuses: [[2, 'yes'], []],
    converts: [
      [1, 'true', '1', '0'],
      [true, false],
    ],
  },
  {
    yaml: 'idString',
    vendor: I,
    canonical: S,
    expected: IDS,
    refuses: [
      [-1, '0318581', '0x1F'],
      ['007', '0318581', '0x1F', '1e3', ''],
    ],
    converts: [
      [318581, 1],
      ['318581', '1'],
    ],
  },
  {
    yaml: 'idString',
    vendor: S,
    canonical: S,
    expected: IDS,
    refuses: [
      [-1, '0318581', '0x1F'],
      ['007', '0318581', '0x1F', '1e3', ''],
    ],
    converts: [
      ['318581', '1'],
      ['318581', '1'],
    ],
  },
  {
    yaml: 'integer',
    vendor: { type: ['integer', 'string'] },
    canonical: I,
    expected: [WHOLE, WHOLE],
    refuses: [[1.5, '12.0', '007'], [1.5]],
    converts: [
      ['12', 12, '0', '-12', '9007199254740991'],
      [12, 0, -12, 9007199254740991],
    ],
  },
  {
    yaml: 'integerText',
    vendor: { type: ['integer', 'string'] },
    canonical: I,
    expected: [WHOLE, WHOLE],
    refuses: [[1.5, '12.0', '007'], [1.5]],
    converts: [
      ['12', 12, '0', '-12', '9007199254740991'],
      [12, 0, -12, 9007199254740991],
    ],
  },
  {
    yaml: 'number',
    vendor: { type: ['number', 'string'] },
    canonical: N,
    expected: [EXACT, EXACT],
    refuses: [['0.12345678901234567890'], []],
    converts: [
      ['12.5', 12.5, '-0.5', '1e3'],
      [12.5, -0.5, 1000],
    ],
  },
  {
    yaml: 'decimal',
    vendor: S,
    canonical: N,
    expected: [
      'a decimal number of at most 15 significant digits, such as 1604.47',
      'a decimal number, such as 1604.47',
    ],
    refuses: [['0.1234567890123456', '1.1234567890123456', '1e3'], []],
    converts: [
      ['1604.47', '-0.5'],
      [1604.47, -0.5],
    ],
  },
  {
    yaml: 'json',
    vendor: S,
    canonical: {},
    expected: [
      'JSON, without repeated members or numbers that would be rounded',
      'a value that JSON can hold',
    ],
    refuses: [['{"a":', '{"a":1,"a":2}'], []],
    converts: [
      ['{"a":1}', '[1,"b",true]', '"text"'],
      [{ a: 1 }, [1, 'b', true], 'text'],
    ],
  },
  {
    yaml: 'wrap',
    vendor: S,
    canonical: arrayOf(S),
    expected: ['one value', 'an array of one element'],
    refuses: [[], [['a', 'b'], [1, 2], []]],
    converts: [[], []],
  },
  {
    yaml: '{ text: { trim: true } }',
    vendor: S,
    canonical: S,
    expected: ['a text', 'a text'],
    refuses: [[], []],
    converts: [
      [' Ada ', 'ADA', 'ada 😀'],
      ['Ada', 'ada'],
    ],
  },
  {
    yaml: 'date',
    vendor: S,
    canonical: S,
    expected: [DAY, DAY],
    refuses: [['2023-02-30'], []],
    converts: [
      ['2016-05-17', '2016-02-29', '0001-01-01', '9999-12-31'],
      ['2016-05-17', '2016-02-29', '0001-01-01', '9999-12-31'],
    ],
  },
  {
    yaml: 'instant',
    vendor: S,
    canonical: S,
    expected: ['a point in time with its offset from UTC, such as 2016-05-17T22:11:45Z', INSTANT_WRITTEN],
    refuses: [[], ['2016-05-17T22:11:45.5Z', '2016-12-31T23:59:60Z']],
    converts: [INSTANTS, ['2016-05-17T22:11:45Z', '2016-05-17T22:11:45+00:00', '2016-05-18T00:11:45+02:00']],
  },
  {
    yaml: '{ instant: { zone: America/Los_Angeles } }',
    vendor: S,
    canonical: S,
    expected: ['a point in time, such as 2016-05-17T22:11:45Z', INSTANT_WRITTEN],
    refuses: [[], ['2016-05-17T22:11:45.5Z', '2016-12-31T23:59:60Z']],
    converts: [
      [...INSTANTS, '2016-05-17 22:11:45'],
      ['2016-05-17T22:11:45Z', '2016-05-17T22:11:45+00:00', '2016-05-18T00:11:45+02:00'],
    ],
  },
  {
    yaml: '{ list: ";" }',
    vendor: S,
    canonical: arrayOf({ enum: ['a', 'b', 'a;b', ''] }),
    expected: ['a text of items between ";"', 'an array of items that are not empty and do not hold ";"'],
    refuses: [[], [['a;b'], [''], ['a;b'], ['']]],
    converts: [['a;b'], [[], ['a', 'b']]],
  },
  {
    yaml: '{ list: ", ", items: integer }',
    vendor: S,
    canonical: arrayOf({ enum: [1, 2, 1.5] }),
    expected: [
      `a text of items between ", ", each ${WHOLE}`,
      `an array of items that are not empty and do not hold ", ", each ${WHOLE}`,
    ],
    refuses: [
      [', ', '1.5', '1.5, 1.5', '12.0', '12.0, 12.0', '007', '007, 007'],
      [[1.5], [1.5]],
    ],
    converts: [['12, 12', '12, 12', '0, 0', '-12, -12', '9007199254740991, 9007199254740991'], [[]]],
  },
  {
    yaml: '{ map: { A: a, B: b } }',
    vendor: S,
    canonical: S,
    expected: ['one of "A", "B"', 'one of "a", "b"'],
    refuses: [
      ['Frozen', 99],
      ['frozen', 99, 'A', 'B'],
    ],
    converts: [
      ['A', 'B'],
      ['a', 'b'],
    ],
  },
  {
    yaml: '{ map: { A: a, B: b, C: c, D: d, E: e } }',
    vendor: S,
    canonical: S,
    expected: ['one of "A", "B", "C", "D", "E"', 'one of "a", "b", "c", "d", "e"'],
    refuses: [
      ['Frozen', 99],
      ['frozen', 99, 'A', 'B', 'C', 'D', 'E'],
    ],
    converts: [
      ['A', 'B', 'C', 'D', 'E'],
      ['a', 'b', 'c', 'd', 'e'],
    ],
  },
  {
    yaml: '{ map: { A: a, B: b, C: c, D: d, E: e, F: f } }',
    vendor: S,
    canonical: S,
    expected: ['one of "A", "B", "C", "D", "E", …', 'one of "a", "b", "c", "d", "e", …'],
    refuses: [
      ['Frozen', 99],
      ['frozen', 99, 'A', 'B', 'C', 'D', 'E', 'F'],
    ],
    converts: [
      ['A', 'B', 'C', 'D', 'E', 'F'],
      ['a', 'b', 'c', 'd', 'e', 'f'],
    ],
  },
  {
    yaml: '{ map: { null: none, A: a, B: { to: null, only: fromVendor, because: x } } }',
    vendor: { type: ['string', 'null'] },
    canonical: { type: ['string', 'null'] },
    expected: ['one of null, "A", "B"', 'one of "none", "a"'],
    refuses: [
      ['Frozen', 99],
      ['frozen', 99, 'A', 'B'],
    ],
    converts: [
      [null, 'A', 'B'],
      ['none', 'a'],
    ],
  },
  {
    yaml: '{ map: { A: { to: a, only: toVendor, because: x } }, unknown: { to: other } }',
    vendor: S,
    canonical: S,
    expected: ['no code at all', 'one of "a"'],
    refuses: [[], ['frozen', 99]],
    converts: [[], ['a']],
  },
  {
    yaml: '{ map: { A: a }, unknown: keep }',
    vendor: { enum: ['A', 'B'] },
    canonical: S,
    expected: ['one of "A"', 'one of "a"'],
    refuses: [[], []],
    converts: [['A'], ['a']],
  },
  {
    yaml: '[ { text: { trim: true } }, { map: { A: a, B: b } } ]',
    vendor: S,
    canonical: S,
    expected: ['a text, then one of "A", "B"', 'one of "a", "b", then a text'],
    refuses: [
      [' Ada', 'Frozen'],
      ['frozen', 99, 'A', 'B'],
    ],
    converts: [
      ['A', 'B'],
      ['a', 'b'],
    ],
  },
  {
    yaml: '[ { map: { A: 1, B: 2 } }, wrap ]',
    vendor: S,
    canonical: arrayOf(I),
    expected: ['one of "A", "B", then one value', 'an array of one element, then one of 1, 2'],
    refuses: [
      ['Frozen', 99],
      [['a', 'b'], [1, 2], [], ['frozen'], [99], ['A'], ['B']],
    ],
    converts: [
      ['A', 'B'],
      [[1], [2]],
    ],
  },
];

/** The name under `as` of a codec that is no list, map or chain. */
const nameOf = (node: CodecNode): readonly AsName[] => (node.kind === 'as' ? [node.name] : []);

it('every named codec has a contract', () => {
  const named = new Set(contracts.flatMap(({ yaml }) => nameOf(parsedCodec(yaml))));
  expect(AS_NAMES.filter((name) => !named.has(name))).toEqual([]);
});

const shown = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

/** Values to try: what the codec itself names, and some of every type. */
const triedOn = (codec: BoundCodec, side: 'vendor' | 'canonical'): readonly JsonValue[] => [
  ...codec.probes[side],
  ...codec.seeds[side],
  ...['', ' a ', 'Ada', '1', '1.50', '007', 0, 1, -1, 1.5, true, [], ['a'], [1, 2], {}],
];

/** Runs what a claim shows, and says whether it is so. */
const expectClaimShown = (
  claim: Claim,
  convert: (value: JsonValue) => JsonValue | undefined,
  from: Domain,
  into: Domain,
): void => {
  if (claim.verdict === 'partial') {
    const output = convert(claim.value);
    expect(contains(from, claim.value)).toBe(true);
    expect(output === undefined || !contains(into, output)).toBe(true);
  }
  if (claim.verdict === 'lossy' || (claim.verdict === 'exactUpTo' && claim.values !== undefined)) {
    const [one, other] = claim.values ?? [];
    expect(one).not.toStrictEqual(other);
    for (const value of [one, other]) expect(value !== undefined && contains(from, value)).toBe(true);
    if (one !== undefined && other !== undefined) expect(convert(one)).toStrictEqual(convert(other));
  }
};

for (const { yaml, vendor, canonical, expected, refuses, converts } of contracts) {
  describe(`${yaml} between ${shown(vendor)} and ${shown(canonical)}`, () => {
    // Made in each test: what is made outside of tests counts for none of them where a mutation is tried.
    const made = () => codecOf(parsedCodec(yaml), vendor, canonical);
    const [vendorDomain, canonicalDomain] = [domain(vendor), domain(canonical)];

    it('says what it expects, and so does the claim on a value that is refused', () => {
      const codec = made();
      expect(Object.values(codec.expected)).toEqual(expected);
      const claims = codec.claims(vendorDomain, canonicalDomain);
      for (const [way, claim] of Object.entries(claims)) {
        if (claim.verdict !== 'partial') continue;
        const side = way === 'fromVendor' ? 0 : 1;
        expect(claim.because).toMatch(/^(?:not |gives )/);
        if (claim.because.startsWith('not ')) expect(claim.because).toBe(`not ${expected[side]}`);
      }
    });

    it('tries values at its ends, and refuses these of them', () => {
      const codec = made();
      const { fromVendor, toVendor } = codec.convert;
      const [reading, writing] = refuses;
      expect(codec.probes.vendor.filter((value) => fromVendor(value) === undefined)).toEqual(reading);
      expect(codec.probes.canonical.filter((value) => toVendor(value) === undefined)).toEqual(writing);
    });

    it('has values for data that its schemas allow and that go through', () => {
      const codec = made();
      const { fromVendor, toVendor } = codec.convert;
      const [reading, writing] = converts;
      const allowed = (side: Domain) => (value: JsonValue) => contains(side, value);
      const read = codec.seeds.vendor.filter(allowed(vendorDomain));
      const written = codec.seeds.canonical.filter(allowed(canonicalDomain));
      expect(read.filter((value) => fromVendor(value) !== undefined)).toEqual(reading);
      expect(written.filter((value) => toVendor(value) !== undefined)).toEqual(writing);
    });

    it('does with its texts what it does as functions', async () => {
      const codec = made();
      const { fromVendor, toVendor } = codec.convert;
      for (const value of triedOn(codec, 'vendor')) {
        if (value === null && codec.readsNull !== true) continue;
        expect(await readWith(codec, value), shown(value)).toStrictEqual(fromVendor(value));
      }
      for (const value of triedOn(codec, 'canonical')) {
        expect(await writeWith(codec, value), shown(value)).toStrictEqual(toVendor(value));
      }
    });

    it('gives nothing but what it says, of all that its schemas allow', () => {
      const codec = made();
      const { fromVendor, toVendor } = codec.convert;
      const [read, written] = [codec.gives.canonical(vendorDomain), codec.gives.vendor(canonicalDomain)];
      for (const value of triedOn(codec, 'vendor').filter((value) => contains(vendorDomain, value))) {
        const output = fromVendor(value);
        if (output !== undefined) expect(contains(read, output), shown([value, output])).toBe(true);
      }
      for (const value of triedOn(codec, 'canonical').filter((value) => contains(canonicalDomain, value))) {
        const output = toVendor(value);
        if (output !== undefined) expect(contains(written, output), shown([value, output])).toBe(true);
      }
    });

    it('reads what it wrote as what it was, as far as its equality goes', () => {
      const codec = made();
      const { fromVendor, toVendor } = codec.convert;
      if (yaml.includes('unknown')) return;
      for (const value of triedOn(codec, 'canonical').filter((value) => contains(canonicalDomain, value))) {
        const output = toVendor(value);
        const back = output === undefined ? value : fromVendor(output);
        expect(equalUpTo(back, value, codec.equality), shown([value, output, back])).toBe(true);
      }
    });

    it('shows in a claim only what is so', () => {
      const codec = made();
      const { fromVendor, toVendor } = codec.convert;
      const claims = codec.claims(vendorDomain, canonicalDomain);
      expectClaimShown(claims.fromVendor, fromVendor, vendorDomain, canonicalDomain);
      expectClaimShown(claims.toVendor, toVendor, canonicalDomain, vendorDomain);
    });
  });
}
