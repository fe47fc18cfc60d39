// The check that every exchange of the tests goes through can fail: each way of being other than described is told, by
// the name of the operation and a pointer.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../src/sandbox/index.ts';
import { createCheck, type RequestsToCheck } from '../../support/check-exchange.ts';
import { hasSharedData } from '../../support/published-description.ts';
import { REPOSITORY } from '../../support/shipped.ts';

const REQUEST_ID = 'e42b#14272d07d78';

const told = (change: Partial<Exchange>, reply: unknown, requests: RequestsToCheck = 'all') => {
  const check = createCheck();
  const exchange: Exchange = {
    method: 'GET',
    path: '/rest/v1/leads.json',
    query: 'filterType=id&filterValues=1,2',
    operation: 'GET /rest/v1/leads.json',
    headers: {},
    body: new Uint8Array(),
    faults: [],
    reply: { status: 200, headers: { 'content-type': 'application/json' }, text: JSON.stringify(reply) },
    ...change,
  };
  check.see(exchange, requests);
  return check.take();
};

const good = { requestId: REQUEST_ID, success: true, result: [{ id: 1 }] };
const refused = { requestId: REQUEST_ID, success: false, errors: [{ code: '1003', message: 'no' }] };
const write = (body: unknown): Partial<Exchange> => ({
  method: 'POST',
  query: '',
  operation: 'POST /rest/v1/leads.json',
  headers: { 'content-type': 'application/json' },
  body: new TextEncoder().encode(JSON.stringify(body)),
});

describe.skipIf(!hasSharedData)('the check of exchanges', () => {
  test('finds nothing wrong with what is described', () => {
    expect(told({}, good)).toEqual([]);
    expect(told({}, refused)).toEqual([]);
    expect(told(write({ input: [{ email: 'a@example.com' }] }), good)).toEqual([]);
  });

  test.each<[string, Partial<Exchange>, unknown, string]>([
    ['a value of another type', {}, { ...good, result: [{ id: '1' }] }, 'reply/result/0/id must be integer'],
    ['no request id', {}, { success: true, result: [] }, "reply must have required property 'requestId'"],
    [
      'an error without its code',
      {},
      { ...refused, errors: [{ message: 'no' }] },
      "reply/errors/0 must have required property 'code'",
    ],
    [
      'no errors in a refusal',
      {},
      { ...refused, errors: [] },
      'reply/errors must NOT have fewer than 1 items',
    ],
    [
      'an unknown parameter',
      { query: 'filterType=id&filterValues=1&limit=3' },
      good,
      'request query/limit is not declared',
    ],
    ['a parameter left out', { query: 'filterType=id' }, good, 'request query/filterValues is missing'],
    [
      'a parameter of another type',
      { query: 'filterType=id&filterValues=1&batchSize=ten' },
      good,
      'request query/batchSize must be int32, not "ten"',
    ],
    ['a body of another shape', write({ input: {} }), good, 'request body/input must be array'],
    [
      'an unknown action',
      write({ action: 'upsert', input: [] }),
      good,
      'request body/action must be equal to one of',
    ],
    ['no body', { ...write({}), body: new Uint8Array() }, good, 'request body is missing'],
  ])('tells %s', (_, change, reply, fault) => {
    const found = told(change, reply);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`${change.operation ?? 'GET /rest/v1/leads.json'}: ${fault}`);
  });

  test('tells a reply that is no JSON, or has another status, unless a fault made it so', () => {
    const html = { status: 502, headers: { 'content-type': 'text/html' }, text: '<html>' };
    expect(told({ reply: html }, good)).toEqual(['GET /rest/v1/leads.json: reply is not JSON: <html>']);
    expect(told({ reply: html, faults: ['httpStatus'] }, good)).toEqual([]);
    expect(told({ reply: { ...html, text: '{}' } }, good)).toEqual([
      'GET /rest/v1/leads.json: reply has the status 502',
    ]);
  });

  test('lets a refused request be what it was, unless it is one of our own client', () => {
    const query = 'limit=3&filterType=id&filterValues=1';
    expect(told({ query }, refused, 'accepted')).toEqual([]);
    expect(told({ query }, refused, 'all')).toHaveLength(1);
    expect(told({ query }, good, 'accepted')).toHaveLength(1);
    expect(told({ query }, good, 'none')).toEqual([]);
  });
});

test('every test starts the sandbox that is checked', () => {
  const files = readdirSync(join(REPOSITORY, 'test'), { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && file !== 'support/checked-sandbox.ts');
  expect(files.length).toBeGreaterThan(100);
  const past = files.filter((file) =>
    /import \{[^}]*\bstartSandbox\b[^}]*\} from '[^']*src\/sandbox/.test(
      readFileSync(join(REPOSITORY, 'test', file), 'utf8'),
    ),
  );
  expect(past).toEqual([]);
});
