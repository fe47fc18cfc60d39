import { type CodecRow, describeCodecs } from '../../support/codec-table.ts';

const string = { type: 'string' };
const integer = { type: 'integer' };

const rows: readonly CodecRow[] = [
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
];

describeCodecs(rows);
