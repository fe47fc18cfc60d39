// The tables of docs/sandbox.md against the published description and against the routes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { IMPLEMENTED, operationTable } from '../../support/operation-table.ts';
import { hasSharedData, operationsOf } from '../../support/published-description.ts';
import { REPOSITORY } from '../../support/shipped.ts';

const page = readFileSync(join(REPOSITORY, 'docs/sandbox.md'), 'utf8').replaceAll('\r\n', '\n');

const tableUnder = (mark: string): string => {
  const from = page.split(`<!-- ${mark} -->\n`)[1];
  return from?.split('\n<!-- end -->')[0]?.trim() ?? '';
};

test.skipIf(!hasSharedData).each([
  ['lead database', 'swagger-mapi'],
  ['assets', 'swagger-asset'],
] as const)('docs/sandbox.md tells what is answered of the %s', (mark, file) => {
  expect(tableUnder(mark)).toBe(operationTable(operationsOf(file)));
});

test('nothing that docs/sandbox.md calls not answered is answered', () => {
  const told = [...page.matchAll(/`((?:GET|POST|DELETE) \/(?:rest|bulk)\/[^`]+)`/g)].map(
    ([, operation = '']) => operation,
  );
  expect(told.length).toBeGreaterThan(10);
  expect(told.filter((operation) => IMPLEMENTED.has(operation))).toEqual([]);
});

test('the table names what is missing of a family, and says all if everything is', () => {
  const table = operationTable([
    { family: 'B', operation: 'GET /rest/v1/lists.json' },
    { family: 'B', operation: 'PUT /x' },
    { family: 'A', operation: 'PUT /y' },
    { family: 'C', operation: 'GET /rest/v1/leads.json' },
  ]);
  expect(table.split('\n').slice(2)).toEqual([
    '| A | 0 of 1 | all |',
    '| B | 1 of 2 | `PUT /x` |',
    '| C | 1 of 1 | – |',
  ]);
});
