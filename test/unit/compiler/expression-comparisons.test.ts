// A comparison that can never hold is told, and none that could.
import { describe, expect, it } from 'vitest';
import { compileSmall } from '../../support/one-rule-mapping.ts';

const told = (expression: string) =>
  compileSmall({
    vendor: {
      flag: { type: ['boolean', 'null'] },
      whole: { type: 'integer' },
      code: { enum: ['a', 'b'] },
      mixed: { type: ['boolean', 'string'] },
      free: {},
      list: { type: 'array', items: { type: 'string' } },
      inner: { type: 'object', properties: { flag: { type: 'boolean' } } },
    },
    canonical: { c: {} },
    fields: [`c: { jsonata: { fromVendor: '${expression}' }, only: fromVendor, because: a test }`],
  }).diagnostics.flatMap(({ code, message }) => (code === 'expression/never-equal' ? [message] : []));

describe('a comparison with a constant', () => {
  it.each([
    ['flag = "true"', '"flag" is never "true"'],
    ['"true" != flag', '"flag" is never "true"'],
    ['whole = "1"', '"whole" is never "1"'],
    ['whole = 1.5', '"whole" is never 1.5'],
    ['code = "c" ? 1 : 2', '"code" is never "c"'],
    ['code in ["a", "d"]', '"code" is never "d"'],
    ['inner.flag = 1 ? 1', '"inner.flag" is never 1'],
    ['(flag = 0) ?? 2', '"flag" is never 0'],
  ])('is told once where the schema has no such value: %s', (expression, message) => {
    expect(told(expression).map((each) => each.slice(0, message.length))).toEqual([message]);
  });

  it.each([
    'flag = true',
    'flag = null',
    'whole = 1',
    'code = "a"',
    'code = ""',
    'code in ["a", "b"]',
    'mixed = "true"',
    'free = 1',
    'list = "a"',
    '"a" in list',
    '$string(flag) = "true"',
    'whole > "1" or flag',
    'whole = $number("1")',
    '{ "flag": "x" }.flag = "x"',
    '($flag := "true"; $flag = "true")',
  ])('is passed over where it may hold: %s', (expression) => {
    expect(told(expression)).toEqual([]);
  });
});
