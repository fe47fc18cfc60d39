import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../src/codecs/codec.ts';
import type { JsonObject } from '../../../src/diagnostics/json.ts';
import type { CodecNode } from '../../../src/mapping/tree.ts';
import { asNode, claimsOf, located, SPAN, templateOf } from '../../support/codec-of.ts';

const string = { type: 'string' };
const integer = { type: 'integer' };
const number = { type: 'number' };
const boolean = { type: 'boolean' };
const DIGITS = '^(?:0|[1-9][0-9]{0,14})$';
const UTC = '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$';

const list = (separator: string, items?: CodecNode): CodecNode => ({
  kind: 'list',
  span: SPAN,
  separator: located(separator),
  ...(items && { items }),
});
const chain = (...steps: readonly CodecNode[]): CodecNode => ({ kind: 'chain', span: SPAN, steps });

/** One side of a pair: two schemas and the verdict that they must give. */
type Case = readonly [vendor: JsonObject, canonical: JsonObject, verdict: Claim['verdict'], value?: unknown];

/** Pairs in which only a schema changes and the verdict flips. */
const pairs: readonly (readonly [
  title: string,
  node: CodecNode | undefined,
  direction: 'fromVendor' | 'toVendor',
  before: Case,
  after: Case,
])[] = [
  [
    'a rename of a narrower text',
    undefined,
    'fromVendor',
    [{ type: 'string', maxLength: 50 }, { type: 'string', maxLength: 50 }, 'exact'],
    [{ type: 'string', maxLength: 255 }, { type: 'string', maxLength: 50 }, 'partial'],
  ],
  [
    'a rename of codes',
    undefined,
    'fromVendor',
    [{ enum: ['a', 'b'] }, { enum: ['a', 'b', 'c'] }, 'exact'],
    [{ enum: ['a', 'b', 'd'] }, { enum: ['a', 'b', 'c'] }, 'partial', 'd'],
  ],
  [
    'a rename back',
    undefined,
    'toVendor',
    [string, string, 'exact'],
    [{ type: 'string', maxLength: 3 }, string, 'partial'],
  ],
  [
    'a rename to a vendor that takes the empty text for null',
    undefined,
    'toVendor',
    [string, string, 'exact'],
    [{ type: 'string', 'x-emptyIsNull': true }, string, 'partial', ''],
  ],
  [
    'a rename of whole numbers',
    undefined,
    'toVendor',
    [integer, integer, 'exact'],
    [integer, number, 'partial', 1.5],
  ],
  [
    'idString of an integer',
    asNode('idString'),
    'fromVendor',
    [{ type: 'integer', minimum: 1 }, string, 'exact'],
    [integer, string, 'partial', -1],
  ],
  [
    'idString to an integer',
    asNode('idString'),
    'toVendor',
    [integer, { type: 'string', pattern: DIGITS }, 'exact'],
    [integer, { type: 'string', pattern: '^[0-9]+$' }, 'partial', '007'],
  ],
  [
    'idString of integer or text',
    asNode('idString'),
    'fromVendor',
    [{ type: 'integer', minimum: 0 }, string, 'exact'],
    [
      {
        anyOf: [
          { type: 'integer', minimum: 0 },
          { type: 'string', pattern: DIGITS },
        ],
      },
      string,
      'exactUpTo',
    ],
  ],
  [
    'instant of one spelling',
    asNode('instant'),
    'fromVendor',
    [{ type: 'string', format: 'date-time', pattern: UTC }, string, 'partial', '2016-12-31T23:59:60Z'],
    [
      {
        type: 'string',
        pattern: `${UTC.slice(0, -1).replace(':[0-9]{2}Z', ':[0-5][0-9]Z')}$`,
        format: 'marketo-datetime',
      },
      string,
      'exact',
    ],
  ],
  [
    'instant of all spellings',
    asNode('instant', { zone: 'UTC' }),
    'fromVendor',
    [{ type: 'string', format: 'marketo-datetime' }, string, 'exactUpTo'],
    [string, string, 'partial', 'soon'],
  ],
  [
    'instant without a zone',
    asNode('instant'),
    'fromVendor',
    [{ type: 'string', format: 'marketo-datetime', pattern: 'T' }, string, 'exactUpTo'],
    [{ type: 'string', format: 'marketo-datetime' }, string, 'partial', '2016-05-17 22:11:45'],
  ],
  [
    'instant to the vendor',
    asNode('instant'),
    'toVendor',
    [
      string,
      { type: 'string', format: 'date-time', pattern: UTC.replace(':[0-9]{2}Z', ':[0-5][0-9]Z') },
      'exact',
    ],
    [string, { type: 'string', format: 'date-time' }, 'partial', '2016-05-17T22:11:45.5Z'],
  ],
  [
    'date of a date',
    asNode('date'),
    'fromVendor',
    [{ type: 'string', format: 'date' }, string, 'exact'],
    [string, string, 'partial'],
  ],
  [
    'date to a date',
    asNode('date'),
    'toVendor',
    [string, { type: 'string', format: 'date' }, 'exact'],
    [string, { type: 'string', format: 'date-time' }, 'partial'],
  ],
  [
    'date by a pattern',
    asNode('date', { pattern: 'dd/MM/yyyy' }),
    'fromVendor',
    [{ enum: ['29/02/2016'] }, string, 'exact'],
    [{ type: 'string', pattern: '^[0-9]{2}/[0-9]{2}/[0-9]{4}$' }, string, 'partial', '30/02/2023'],
  ],
  [
    'decimal of text',
    asNode('decimal'),
    'fromVendor',
    [{ type: 'string', pattern: '^[1-9][0-9]{0,5}\\.[1-9]$' }, number, 'exact'],
    [{ type: 'string', pattern: '^[1-9][0-9]{0,5}\\.[0-9]+$' }, number, 'partial'],
  ],
  [
    'decimal of text with zeros',
    asNode('decimal'),
    'fromVendor',
    [{ type: 'string', pattern: '^[1-9]\\.[1-9]$' }, number, 'exact'],
    [{ type: 'string', pattern: '^[1-9]\\.[0-9]{1,2}$' }, number, 'exactUpTo'],
  ],
  [
    'decimal to text',
    asNode('decimal'),
    'toVendor',
    [string, number, 'exact'],
    [{ type: 'string', maxLength: 5 }, number, 'partial'],
  ],
  [
    'integer of numbers',
    asNode('integer'),
    'fromVendor',
    [integer, integer, 'exact'],
    [number, integer, 'partial', 1.5],
  ],
  [
    'integer to text',
    asNode('integer'),
    'toVendor',
    [string, integer, 'exact'],
    [string, number, 'partial', 1.5],
  ],
  [
    'integer within bounds',
    asNode('integer'),
    'toVendor',
    [{ type: 'integer', minimum: 0 }, { type: 'integer', minimum: 0 }, 'exact'],
    [{ type: 'integer', minimum: 0 }, integer, 'partial'],
  ],
  [
    'integerText',
    asNode('integerText'),
    'fromVendor',
    [{ type: 'string', pattern: DIGITS }, integer, 'exact'],
    [string, integer, 'partial'],
  ],
  ['number of text', asNode('number'), 'fromVendor', [number, number, 'exact'], [string, number, 'partial']],
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

describe('only a schema changes, and the verdict flips', () => {
  for (const [title, node, direction, ...sides] of pairs) {
    for (const [vendor, canonical, verdict, value] of sides) {
      it(`${title}: ${direction} ${JSON.stringify(vendor)} ↔ ${JSON.stringify(canonical)} is ${verdict}`, () => {
        const claim = claimsOf(node, vendor, canonical)[direction];
        expect(claim).toMatchObject({ verdict });
        if (value !== undefined) expect(claim).toHaveProperty('value', value);
      });
    }
  }
});

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
