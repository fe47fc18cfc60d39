// Where a schema allows fractions, through all that a schema is made of.
import { describe, expect, it } from 'vitest';
import { allowsFractions } from '../../../src/schema/allows-fractions.ts';

const ROOT = {
  type: 'object',
  properties: {
    n: { type: 'number' },
    i: { type: 'integer' },
    both: { allOf: [{ type: 'number' }, { type: 'integer' }] },
    either: { anyOf: [{ type: 'integer' }, { type: ['number', 'null'] }] },
    list: { type: 'array', items: { type: 'number' } },
    tuple: { type: 'array', prefixItems: [{ type: 'integer' }], items: { type: 'number' } },
    shapes: {
      oneOf: [
        { type: 'object', properties: { a: { type: 'number' } } },
        { type: 'object', properties: { b: { type: 'integer' } } },
      ],
    },
    open: { type: 'object', additionalProperties: { type: 'number' } },
    tree: { $ref: '#/$defs/tree' },
    pairs: { type: 'array', properties: { Cost: { type: 'number' }, Count: { type: 'integer' } } },
    any: {},
  },
  $defs: { tree: { type: 'object', properties: { n: { type: 'number' }, to: { $ref: '#/$defs/tree' } } } },
};

const RECORD = {
  pairs: [
    { name: 'Cost', value: 1 },
    { name: 'Count', value: 1 },
    { name: 'Other', value: 1 },
  ],
};

describe('a number may be a fraction', () => {
  it.each([
    ['n', true],
    ['i', false],
    ['both', false],
    ['either', true],
    ['list.3', true],
    ['tuple.0', false],
    ['tuple.1', true],
    ['shapes.a', true],
    ['shapes.b', false],
    ['open.what', true],
    ['tree.to.to.n', true],
    ['tree.to.to.i', false],
    ['pairs.0.value', true],
    ['pairs.1.value', false],
    ['pairs.2.value', false],
    ['pairs.Cost', true],
    ['any', false],
    ['any.deep', false],
    ['toString', false],
    ['n.inside', false],
  ])('at %s: %s', (path, expected) => {
    const keys = path.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key));
    expect(allowsFractions(ROOT, RECORD, keys)).toBe(expected);
  });
});
