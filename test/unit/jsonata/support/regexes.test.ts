import { expect, test } from 'vitest';
import { compileJsonata } from '../../../../src/jsonata/index.ts';

test.each(['ours', 'linear'] as const)(
  'a pattern of the engine %s can be called with any value',
  (engine) => {
    const match = (text: string, input?: unknown): unknown =>
      compileJsonata(`${text}.match`, engine === 'linear' ? { regex: 'linear' } : {}).evaluate(input);
    expect(match('/.+/(12)')).toBe('12');
    expect(match('/.+/(null)')).toBe('null');
    expect(match('/.+/([1, null, ["a"]])')).toBe('1,,a');
    expect(match('/.+/({"a": 1})')).toBe('[object Object]');
    expect(match('/.+/($)', { toString: 'no function' })).toBe('[object Object]');
    expect(match('/.+/(nothing)')).toBe('undefined');
  },
);

test('a function that nothing expects is the text of any object, never source', () => {
  const texts = [
    '$replace("a", "a", /b/)',
    '$replace("a", "a", $sum)',
    '/.+/(/b/).match',
    '/.+/(function(){1}).match',
    '/[^,]+$/([1, /b/]).match',
  ];
  for (const text of texts) expect(compileJsonata(text).evaluate({})).toBe('[object Object]');
});

test('the search for further matches ends with the value', () => {
  expect(compileJsonata('/u/(null).next().match').evaluate({})).toBe(undefined);
  expect(compileJsonata('/n/("nn").next().match').evaluate({})).toBe('n');
});
