// What `test --runs` prints as an example is read back as the very record, whatever the record holds.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/json/json.ts';
import { pastedExample } from '../../src/lab/pasted-example.ts';
import { compileSmall } from '../support/one-rule-mapping.ts';

const FIELDS = {
  text: { type: 'string' },
  whole: { type: ['integer', 'null'] },
  number: { type: 'number' },
  flag: { type: 'boolean' },
  list: { type: 'array', items: { type: 'string' } },
  'a.b c"': { type: 'string' },
  free: {},
};

const [mapping] = compileSmall({ vendor: FIELDS, canonical: FIELDS, fields: ['text: text'] }).mappings;
if (mapping === undefined) throw new Error('the small mapping does not resolve');

const TEXTS = [
  ...[
    '',
    ' ',
    'null',
    '~',
    'Null',
    'true',
    'no',
    '1',
    '01',
    '1e21',
    '0x1F',
    '.inf',
    '-',
    '- a',
    '?',
    ': ',
    'a: b',
    '#x',
  ],
  ...[
    'a #b',
    '"',
    "'",
    '\\',
    '\n',
    '\r\n',
    '\t',
    '\u0000',
    '\u0007',
    '\u0085',
    '\u2028',
    '\ufeff',
    '\ud800',
    '😀',
  ],
  ...[
    '{}',
    '[',
    ']',
    '{a',
    'a, b',
    '&a',
    '*a',
    '!a',
    '|',
    '>',
    '%a',
    '@a',
    '`a',
    '---',
    '...',
    'é',
    'x'.repeat(200),
  ],
];
const NUMBERS = [
  1e21,
  -1e21,
  1e-7,
  2 ** 53,
  -(2 ** 53),
  2 ** 64,
  1.5e300,
  5e-324,
  0.1,
  -0,
  1e100,
  123456789012345680000,
];

const text = fc.oneof(fc.constantFrom(...TEXTS), fc.string({ unit: 'binary', maxLength: 12 }));
const scalar = fc.oneof(
  text,
  fc.constantFrom(...NUMBERS),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const key = fc
  .oneof(text, fc.constantFrom(...Object.keys(FIELDS)))
  .filter((name) => !['__proto__', 'constructor', 'prototype'].includes(name));
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { arbitrary: scalar, weight: 5 },
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 3 }),
  ),
}));
const record = fc.dictionary(key, value, { maxKeys: 4 }) as fc.Arbitrary<JsonObject>;

const linesOf = (example: JsonObject) =>
  pastedExample({ name: 'breaks it', vendor: example }, mapping.resolved);

describe('an example that is printed', () => {
  it('holds any record', () => {
    fc.assert(
      fc.property(record, record, (vendor, canonical) => {
        expect(
          pastedExample(
            { name: 'breaks it', direction: 'toVendor', vendor, canonical, onto: vendor },
            mapping.resolved,
          ),
        ).toBeDefined();
      }),
      { numRuns: 2000, seed: 7 },
    );
  });

  it.each([
    { text: '1', whole: 1, number: 1e21, flag: true, list: ['no', '1'], free: { a: [] } },
    { number: 120_000_000_000_000_000_000, whole: 1e21 },
    { text: 'null', whole: null, free: {} },
  ])('needs no word about how it is read where the values fit: %j', (example) => {
    expect(linesOf(example)?.join('\n')).not.toContain('json: true');
  });

  it.each([{ text: 1 }, { text: true }, { whole: '1' }, { flag: 'true' }, { number: 'x' }, { list: [1] }])(
    'says that it is read as JSON where a schema would make another value of it: %j',
    (example) => {
      expect(linesOf(example)?.join('\n')).toContain('json: true');
    },
  );
});
