import { asNode } from '../../support/codec-of.ts';
import { type ClaimPair, describePairs } from '../../support/codec-table.ts';

const string = { type: 'string' };
const integer = { type: 'integer' };
const number = { type: 'number' };
const DIGITS = '^(?:0|[1-9][0-9]{0,14})$';
const UTC = '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$';

/** Renames, ids, days, instants and numbers. */
const pairs: readonly ClaimPair[] = [
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
];

describePairs(pairs);
