// The values of parameters are what their patterns say from end to end.
import { expect, it } from 'vitest';
import { parametersOf } from '../../../src/runtime/parameters.ts';
import { planOf, SMALL } from '../../support/small-mapping.ts';

const plan = planOf({
  ...SMALL,
  mapping: SMALL.mapping
    .replace('fields:\n', 'parameters:\n  account: { type: string, pattern: "[0-9]{3}|[A-Z]{3}" }\nfields:\n')
    .replace('kind: { const: thing }', 'kind: { param: account }'),
});

it.each(['123', 'ABC'])('takes %s', (account) => {
  expect(parametersOf(plan, { account })).toEqual({ account });
});

it.each(['1234', '0123', 'x123', 'ABC-', 'xABC', '123\n', ''])('refuses %j', (account) => {
  expect(() => parametersOf(plan, { account })).toThrow('the parameter "account" of marketo/thing must be');
});
