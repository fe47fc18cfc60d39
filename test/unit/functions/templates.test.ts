import { expect, it } from 'vitest';
import { refId } from '../../../src/functions/references.ts';
import { fill, parts } from '../../../src/functions/templates.ts';
import { table } from '../../support/function-table.ts';

const CRM = [['[A-Z]+', 'system'], '/', ['[0-9A-Za-z]+', 'id']];
const LOOSE = [['.+', 'a'], '-', ['.+', 'b']];
table('$parts', parts, [
  [['SFDC/003', CRM], { system: 'SFDC', id: '003' }],
  [['sfdc/003', CRM], undefined],
  [['SFDC/003/4', CRM], undefined],
  [['x-y', LOOSE], { a: 'x', b: 'y' }],
  [['x-y-z', LOOSE], undefined],
  [['ID-7', ['ID-', ['[0-9]+']]], '7'],
  [['7@x', [['[0-9]+', 'owner', 'id'], '@', null]], undefined],
  [['7@x', [['[0-9]+', 'owner', 'id'], '@', 'x']], { owner: { id: '7' } }],
  [
    [
      'AB12',
      [
        ['[A-Z]+', 'a'],
        ['[0-9]+', 'b'],
      ],
    ],
    { a: 'AB', b: '12' },
  ],
  [
    [
      'AB12',
      [
        ['[A-Z]+', 'a'],
        ['[A-Z0-9]+', 'b'],
      ],
    ],
    undefined,
  ],
  [['7/8', [['[0-9]', 'a'], '/', ['[0-9]', 'a']]], undefined],
  [['7/7', [['[0-9]', 'a'], '/', ['[0-9]', 'a']]], { a: '7' }],
  [['x', [['[', 'a']]], undefined],
  [['x', [['x', '__proto__']]], undefined],
]);
table('$fill', fill, [
  [[{ system: 'SFDC', id: '003' }, CRM], 'SFDC/003'],
  [[{ system: 'SFDC' }, CRM], undefined],
  [[{ system: 'sfdc', id: '003' }, CRM], undefined],
  [[{ a: 'x-y', b: 'z' }, LOOSE], undefined],
  [[{ a: 7, b: 8 }, LOOSE], '7-8'],
  [['7', ['ID-', ['[0-9]+']]], 'ID-7'],
]);
it('$parts ends for a text that could be split in millions of ways', () => {
  const piece = (name: string) => ['[-a]+', name];
  expect(
    parts('-'.repeat(20_000), [piece('a'), '-', piece('b'), '-', piece('c'), '-', ['z+', 'd']]),
  ).toBeUndefined();
});

table('$refId', refId, [
  [[{ id: '7', type: 'M' }, 'id', { type: 'M' }, ['type']], '7'],
  [[{ id: '7', type: 'N' }, 'id', { type: 'M' }, ['type']], undefined],
  [[{ id: '7' }, 'id', { type: 'M' }, ['type']], undefined],
  [[{ id: '7', type: 'M', more: 1 }, 'id', { type: 'M' }, ['type']], undefined],
  [[{ id: '7', type: 'M' }, 'id', {}, ['type']], undefined],
]);
