import { expect, test } from 'vitest';
import { compileJsonata } from '../../../../src/jsonata/index.ts';

const frozen = (): unknown => Object.freeze({ a: Object.freeze({ b: 1 }), list: Object.freeze([1]) });

/** What the two ways of evaluation give, which must be one. */
const evaluate = async (text: string, input: unknown, bindings = {}): Promise<unknown> => {
  const compiled = compileJsonata(text);
  const result = compiled.evaluate(input, bindings);
  expect(await compiled.evaluateAsync(input, bindings)).toEqual(result);
  return result;
};

test.each([
  '{} ~> |$$|{"d": true}|',
  '{} ~> |$$.a|{"d": true}, "b"|',
  '{} ~> |$$.list|{"d": true}|',
  '($v := a; {} ~> |$v|{"d": true}|)',
  '{} ~> |$lookup($$, "a")|{"d": true}|',
  '{} ~> |$given|{"d": true}|',
  '($clone := function($x){ {} }; $ ~> |$$.a|{"d": true}|)',
])('%s leaves the input, the bindings and the result as they are', async (text) => {
  const given = Object.freeze({ kept: true });
  expect(await evaluate(text, frozen(), { given })).toEqual({});
});

test('a function in the place of $clone may give the input itself: a copy of that is changed', async () => {
  const result = await evaluate('($clone := function($x){ $x }; $ ~> |a|{"d": true}|)', frozen());
  expect(result).toEqual({ a: { b: 1, d: true }, list: [1] });
});

test('what occurs twice in that copy is changed in both places', async () => {
  const text = '($clone := function($x){ ($s := {"n": 1}; {"p": $s, "q": $s}) }; $ ~> |p|{"n": 2}|)';
  expect(await evaluate(text, {})).toEqual({ p: { n: 2 }, q: { n: 2 } });
});

test('a pattern that names variables changes parts of the copy', async () => {
  const text = '($v := 1; $ ~> |items[n = $v]|{"found": true}|)';
  expect(await evaluate(text, { items: [{ n: 1 }, { n: 2 }] })).toEqual({
    items: [{ n: 1, found: true }, { n: 2 }],
  });
});

test('matches that are no objects have no members to update', async () => {
  expect(await evaluate('$ ~> |a|{"d": true}, "x"|', { a: 5 })).toEqual({ a: 5 });
  expect(await evaluate('$ ~> |a|{"d": true}|', { a: null })).toEqual({ a: null });
});

test('functions of the library cannot be changed', async () => {
  expect(await evaluate('({} ~> |$sum|{"arity": 9}|; $map([[1, 2], 3], $sum))', {})).toEqual([3, 3]);
});
