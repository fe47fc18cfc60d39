import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileJsonata, linearProblem, referenceEvaluate } from '../../src/jsonata/index.ts';

// Patterns of what both engines can do, on texts of the characters they name.
const atom = fc.constantFrom(
  'a',
  'b',
  '.',
  '\\s',
  '\\S',
  '\\d',
  '\\w',
  '[a-c]',
  '[^b]',
  '[\\s-]',
  '\\u00e9',
  '\\x41',
  '\\.',
  '\\-',
  '(a|b)',
  '(?:c)',
  '\\/',
  '\\b',
  '[\\S]',
  '[^\\s\\d]',
);
const pattern = fc
  .array(fc.tuple(atom, fc.constantFrom('', '', '*', '+', '?', '{1,2}', '*?')), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.map(([one, quantifier]) => (one === '\\b' ? one : one + quantifier)).join(''));
const anchored = fc
  .tuple(fc.constantFrom('', '^'), pattern, fc.constantFrom('', '$'))
  .map((parts) => parts.join(''));
const text = fc
  .array(
    fc.constantFrom('a', 'b', 'c', 'A', ' ', '\u00a0', '\n', '\r', '\u2028', 'é', '.', '-', '1', '/', '_'),
  )
  .map((chars) => chars.join(''));

test('on what both engines can do they find the same', () => {
  fc.assert(
    fc.property(anchored, fc.constantFrom('', 'i'), text, (source, flags, value) => {
      const expression = `$match(s, /${source}/${flags})`;
      const outcome = (regex: 'native' | 'linear'): unknown => {
        try {
          return compileJsonata(expression, { regex }).evaluate({ s: value });
        } catch (thrown) {
          return thrown instanceof Error && Reflect.get(thrown, 'code');
        }
      };
      expect(outcome('linear')).toEqual(outcome('native'));
    }),
    { numRuns: 1000, seed: 7 },
  );
});

test('the package run with the linear engine gives what we give with it', async () => {
  await fc.assert(
    fc.asyncProperty(anchored, text, async (source, value) => {
      const expression = `$replace(s, /${source}/, "<$0>")`;
      const mine = (() => {
        try {
          return compileJsonata(expression, { regex: 'linear' }).evaluate({ s: value });
        } catch (thrown) {
          return thrown instanceof Error && Reflect.get(thrown, 'code');
        }
      })();
      const theirs = await referenceEvaluate(
        expression,
        { s: value },
        undefined,
        {},
        { regex: 'linear' },
      ).catch((thrown: { code: string }) => thrown.code);
      expect(mine).toEqual(theirs);
    }),
    { numRuns: 500, seed: 7 },
  );
});

test.each([
  ['(?=a)b', 'a look-ahead'],
  ['(?<!a)b', 'a look-behind'],
  ['(a)\\1', 'a back-reference'],
  ['\\ud83d', 'half a surrogate pair'],
])('%s has no linear form, and says so', (source, construct) => {
  expect(linearProblem(source, '')?.construct).toBe(construct);
  expect(() => compileJsonata(`$match(s, /${source}/)`, { regex: 'linear' })).toThrow(/linear time/);
});

test('a pattern that takes exponential time elsewhere ends at once', () => {
  const value = `${'a'.repeat(5000)}!`;
  expect(compileJsonata('$contains(s, /^(a+)+$/)', { regex: 'linear' }).evaluate({ s: value })).toBe(false);
});
