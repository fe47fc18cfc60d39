import { describe, expect, it } from 'vitest';
import type { CodecNode } from '../../../src/mapping/tree.ts';
import { asNode, claimsOf, located, SPAN, templateOf } from '../../support/codec-of.ts';
import { type ClaimPair, describePairs } from '../../support/codec-table.ts';

const string = { type: 'string' };
const integer = { type: 'integer' };
const number = { type: 'number' };
const boolean = { type: 'boolean' };
const DIGITS = '^(?:0|[1-9][0-9]{0,14})$';

const list = (separator: string, items?: CodecNode): CodecNode => ({
  kind: 'list',
  span: SPAN,
  separator: located(separator),
  ...(items && { items }),
});
const chain = (...steps: readonly CodecNode[]): CodecNode => ({ kind: 'chain', span: SPAN, steps });

/** Booleans, texts, lists and chains. */
const pairs: readonly ClaimPair[] = [
  [
    'boolean of booleans',
    asNode('boolean'),
    'fromVendor',
    [boolean, boolean, 'exact'],
    [integer, boolean, 'partial', 2],
  ],
  [
    'boolean of codes',
    asNode('boolean'),
    'fromVendor',
    [{ enum: [0, 1] }, boolean, 'exact'],
    [{ enum: [0, 1, 'true'] }, boolean, 'exactUpTo'],
  ],
  [
    'boolean to the vendor',
    asNode('boolean'),
    'toVendor',
    [boolean, boolean, 'exact'],
    [{ enum: ['yes', 'no'] }, boolean, 'partial', true],
  ],
  ['json', asNode('json'), 'fromVendor', [{ enum: ['[1]', '{}'] }, {}, 'exact'], [string, {}, 'partial']],
  [
    'wrap back',
    asNode('wrap'),
    'toVendor',
    [string, { type: 'array', items: string, minItems: 1, maxItems: 1 }, 'exact'],
    [string, { type: 'array', items: string }, 'partial'],
  ],
  [
    'wrap of a bounded value',
    asNode('wrap'),
    'fromVendor',
    [{ enum: ['a'] }, { type: 'array', items: string }, 'exact'],
    [{ enum: ['a'] }, { type: 'array', items: integer }, 'partial', 'a'],
  ],
  [
    'text trimmed',
    asNode('text', { trim: true }),
    'fromVendor',
    [{ enum: ['a', 'b'] }, string, 'exact'],
    [string, string, 'exactUpTo'],
  ],
  [
    'text in lower case',
    asNode('text', { case: 'lower' }),
    'fromVendor',
    [{ type: 'string', pattern: '^[a-z]*$' }, string, 'exact'],
    [{ type: 'string', pattern: '^[A-Za-z]*$' }, string, 'exactUpTo'],
  ],
  [
    'text cut',
    asNode('text', { truncate: 5 }),
    'fromVendor',
    [{ type: 'string', maxLength: 5 }, string, 'exact'],
    [{ type: 'string', maxLength: 6 }, string, 'lossy'],
  ],
  [
    'text cut, back',
    asNode('text', { truncate: 5 }),
    'toVendor',
    [string, { type: 'string', maxLength: 5 }, 'exact'],
    [string, { type: 'string', maxLength: 6 }, 'partial', 'ababab'],
  ],
  [
    'list back',
    list(';'),
    'toVendor',
    [string, { type: 'array', items: { type: 'string', pattern: '^[^;]+$' } }, 'exact'],
    [string, { type: 'array', items: string }, 'partial', ['a;b']],
  ],
  [
    'list of items that may be empty',
    list(';'),
    'toVendor',
    [string, { type: 'array', items: { enum: ['a', 'b'] } }, 'exact'],
    [string, { type: 'array', items: { enum: ['a', ''] } }, 'partial', ['']],
  ],
  [
    'list of bounded items',
    list(';'),
    'fromVendor',
    [string, { type: 'array', items: string }, 'exact'],
    [string, { type: 'array', items: { enum: ['a'] } }, 'partial'],
  ],
  [
    'list of numbers',
    list(';', asNode('integer')),
    'toVendor',
    [string, { type: 'array', items: integer }, 'exact'],
    [string, { type: 'array', items: number }, 'partial', [1.5]],
  ],
  [
    'list to a short field',
    list(';'),
    'toVendor',
    [string, { type: 'array', items: { enum: ['ab'] } }, 'exact'],
    [{ type: 'string', maxLength: 9 }, { type: 'array', items: { enum: ['ab'] } }, 'partial'],
  ],
  [
    'chain',
    chain(asNode('text', { trim: true }), asNode('idString')),
    'toVendor',
    [string, { type: 'string', pattern: DIGITS }, 'exact'],
    [string, string, 'partial'],
  ],
];

describePairs(pairs);

describe('a template', () => {
  const crm = templateOf(['system', '[A-Z]+'], '/', ['id', '[0-9A-Za-z]+']);
  const node: CodecNode = { kind: 'template', span: SPAN, template: crm };
  const object = { type: 'object' };

  it('reads exactly the texts of its form', () => {
    const matching = { type: 'string', pattern: '^[A-Z]+/[0-9A-Za-z]+$' };
    expect(claimsOf(node, matching, object).fromVendor).toEqual({ verdict: 'exact' });
    expect(claimsOf(node, string, object).fromVendor.verdict).toBe('partial');
  });

  it('is proved to write what the schema of its members makes sure of', () => {
    const members = (pattern: string) => ({
      member: () => ({
        required: true,
        domain: {
          types: new Set(['string'] as const),
          nullable: false,
          patterns: [pattern],
          readOnly: false,
          emptyIsNull: false,
        },
      }),
    });
    expect(claimsOf(node, string, object, members('^[A-Z]{3}$')).toVendor).toEqual({ verdict: 'exact' });
    expect(claimsOf(node, string, object, members('^[a-z]{3}$')).toVendor.verdict).toBe('partial');
    expect(claimsOf(node, string, object).toVendor.verdict).toBe('partial');
  });

  it('shows a text that splits in two ways', () => {
    const loose: CodecNode = { kind: 'template', span: SPAN, template: templateOf(['a'], '-', ['b']) };
    const claim = claimsOf(loose, { type: 'string', pattern: '^.+-.+$' }, object).fromVendor;
    expect(claim).toMatchObject({ verdict: 'partial', value: 'a-a-a' });
  });
});
