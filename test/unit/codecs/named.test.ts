import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../../src/json/json.ts';
import type { AsName, AsOptions } from '../../../src/mapping/tree.ts';
import { asNode, codecOf } from '../../support/codec-of.ts';
import { evaluateText, readWith, writeWith } from '../../support/evaluate-text.ts';

interface Row {
  readonly as: AsName;
  readonly options?: AsOptions;
  readonly vendor: JsonObject;
  readonly canonical: JsonObject;
  readonly reads: readonly (readonly [JsonValue, JsonValue | undefined])[];
  readonly writes: readonly (readonly [JsonValue, JsonValue | undefined])[];
}

const string = { type: 'string' };
const integer = { type: 'integer' };
const number = { type: 'number' };

const rows: readonly Row[] = [
  {
    as: 'instant',
    vendor: string,
    canonical: string,
    reads: [
      ['2016-05-17T22:11:45Z', '2016-05-17T22:11:45Z'],
      ['2015-05-07T11:47:30-08:00', '2015-05-07T19:47:30Z'],
      ['2014-09-17T22:31:49+0000', '2014-09-17T22:31:49Z'],
      ['2017-07-27T01:38:33Z+0000', '2017-07-27T01:38:33Z'],
      ['2014-11-13 12:43:04', undefined],
      ['2016-02-30T00:00:00Z', undefined],
      [true, undefined],
      [['2016-05-17T22:11:45Z'], undefined],
    ],
    writes: [
      ['2016-05-17T22:11:45Z', '2016-05-17T22:11:45Z'],
      ['2016-05-17T22:11:45.5Z', undefined],
      ['2016-05-17', undefined],
    ],
  },
  {
    as: 'instant',
    options: { zone: 'America/Los_Angeles' },
    vendor: string,
    canonical: string,
    reads: [['2014-11-13 12:43:04', '2014-11-13T20:43:04Z']],
    writes: [['2014-11-13T20:43:04Z', '2014-11-13T20:43:04Z']],
  },
  {
    as: 'date',
    vendor: string,
    canonical: string,
    reads: [
      ['2016-02-29', '2016-02-29'],
      ['2015-02-29', undefined],
      ['2016-02-29T00:00:00Z', undefined],
    ],
    writes: [
      ['2016-02-29', '2016-02-29'],
      ['29.02.2016', undefined],
    ],
  },
  {
    as: 'date',
    options: { pattern: 'dd/MM/yyyy' },
    vendor: string,
    canonical: string,
    reads: [
      ['29/02/2016', '2016-02-29'],
      ['02/29/2016', undefined],
    ],
    writes: [
      ['2016-02-29', '29/02/2016'],
      ['29/02/2016', undefined],
    ],
  },
  {
    as: 'date',
    options: { pattern: 'dd/MM/yyyy HH:mm', zone: 'Europe/Berlin' },
    vendor: string,
    canonical: string,
    reads: [['29/02/2016 01:30', '2016-02-29T00:30:00Z']],
    writes: [
      ['2016-02-29T00:30:00Z', '29/02/2016 01:30'],
      ['2016-02-29T00:30:01Z', undefined],
    ],
  },
  {
    as: 'decimal',
    vendor: string,
    canonical: number,
    reads: [
      ['1604.47', 1604.47],
      ['1604.4700', 1604.47],
      ['0.1234567890123456', undefined],
      ['1,5', undefined],
    ],
    writes: [
      [1604.47, '1604.47'],
      [1e21, '1000000000000000000000'],
    ],
  },
  {
    as: 'decimal',
    vendor: number,
    canonical: string,
    reads: [[1604.47, '1604.47']],
    writes: [
      ['1604.47', 1604.47],
      ['0.1234567890123456', undefined],
    ],
  },
  {
    as: 'integer',
    vendor: integer,
    canonical: integer,
    reads: [
      [12, 12],
      ['12', 12],
      [12.5, undefined],
      ['12.0', undefined],
    ],
    writes: [
      [12, 12],
      [1.5, undefined],
    ],
  },
  {
    as: 'integer',
    vendor: string,
    canonical: integer,
    reads: [['12', 12]],
    writes: [[12, '12']],
  },
  {
    as: 'integerText',
    vendor: string,
    canonical: integer,
    reads: [
      ['12', 12],
      ['012', undefined],
    ],
    writes: [
      [12, '12'],
      [1.5, undefined],
    ],
  },
  {
    as: 'number',
    vendor: number,
    canonical: number,
    reads: [
      [1.5, 1.5],
      ['1e3', 1000],
      ['1e999', undefined],
    ],
    writes: [[1.5, 1.5]],
  },
  {
    as: 'boolean',
    vendor: integer,
    canonical: { type: 'boolean' },
    reads: [
      [1, true],
      [0, false],
      ['false', false],
      [2, undefined],
    ],
    writes: [
      [true, 1],
      [false, 0],
      ['true', undefined],
    ],
  },
  {
    as: 'boolean',
    vendor: { enum: ['0', '1'] },
    canonical: { type: 'boolean' },
    reads: [['1', true]],
    writes: [[true, '1']],
  },
  {
    as: 'boolean',
    vendor: { type: 'boolean' },
    canonical: { type: 'boolean' },
    reads: [[true, true]],
    writes: [[false, false]],
  },
  {
    as: 'idString',
    vendor: integer,
    canonical: string,
    reads: [
      [318581, '318581'],
      ['318581', '318581'],
      ['0318581', undefined],
      [-1, undefined],
    ],
    writes: [
      ['318581', 318581],
      ['12345678901234567890', '12345678901234567890'],
      ['0318581', undefined],
      ['0x1F', undefined],
      ['1e3', undefined],
      ['', undefined],
    ],
  },
  {
    as: 'json',
    vendor: string,
    canonical: {},
    reads: [
      ['{"a":[1]}', { a: [1] }],
      ['[]', []],
      ['nope', undefined],
      ['{"a":1,"a":2}', undefined],
    ],
    writes: [
      [{ a: [1] }, '{"a":[1]}'],
      [['x'], '["x"]'],
    ],
  },
  {
    as: 'wrap',
    vendor: { type: ['string', 'null'] },
    canonical: { type: 'array' },
    reads: [['a', ['a']]],
    writes: [
      [['a'], 'a'],
      [[], null],
      [['a', 'b'], undefined],
    ],
  },
  {
    as: 'wrap',
    vendor: { type: 'array' },
    canonical: string,
    reads: [
      [['a'], 'a'],
      [['a', 'b'], undefined],
      [[], undefined],
    ],
    writes: [['a', ['a']]],
  },
  {
    as: 'text',
    options: { trim: true, case: 'lower' },
    vendor: string,
    canonical: string,
    reads: [
      [' Ada\u00a0', 'ada'],
      [1, undefined],
    ],
    writes: [[' Ada', ' Ada']],
  },
  {
    as: 'text',
    options: { truncate: 2 },
    vendor: string,
    canonical: string,
    reads: [['a😀b', 'a😀']],
    writes: [
      ['a😀', 'a😀'],
      ['a😀b', undefined],
    ],
  },
];

const shown = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

for (const { as, options, vendor, canonical, reads, writes } of rows) {
  // Made in each test: what runs outside them counts for none of them.
  const made = () => codecOf(asNode(as, options), vendor, canonical);
  describe(`${as} ${shown(options)} from ${shown(vendor)} to ${shown(canonical)}`, () => {
    for (const [value, wanted] of reads) {
      it(`reads ${shown(value)} as ${shown(wanted)}`, async () => {
        const codec = made();
        expect(await readWith(codec, value)).toStrictEqual(wanted);
        expect(codec.convert.fromVendor(value)).toStrictEqual(wanted);
      });
    }
    for (const [value, wanted] of writes) {
      it(`writes ${shown(value)} as ${shown(wanted)}`, async () => {
        const codec = made();
        expect(await writeWith(codec, value)).toStrictEqual(wanted);
        expect(codec.convert.toVendor(value)).toStrictEqual(wanted);
      });
    }
    it('gives nothing for nothing', async () => {
      const codec = made();
      expect(await evaluateText(codec.read('field'), {})).toBeUndefined();
      expect(await evaluateText(codec.write('field'), {})).toBeUndefined();
    });
    it('says what it expects in a phrase', () => {
      for (const phrase of Object.values(made().expected)) expect(phrase).toMatch(/^[a-zJ].*[^.]$/);
    });
  });
}
