import { type CodecRow, describeCodecs } from '../../support/codec-table.ts';

const integer = { type: 'integer' };

const rows: readonly CodecRow[] = [
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
];

describeCodecs(rows);
