import { expect, test } from 'vitest';
import { parseExpression } from '../../../../src/jsonata/index.ts';

const textOf = (text: string, extent: { start: number; end: number }): string =>
  text.slice(extent.start, extent.end);

const treeOf = (text: string) => {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.tree;
};

test('a path knows where it and each of its names stand', () => {
  const text = ' a . `b c`[d = 1].e ';
  const tree = treeOf(text);
  expect(textOf(text, tree)).toBe('a . `b c`[d = 1].e');
  if (tree.type !== 'path') throw new Error(tree.type);
  expect(tree.steps.map((step) => textOf(text, step))).toEqual(['a', '`b c`', 'e']);
  const [filter] = tree.steps[1]?.stages ?? [];
  expect(filter?.type === 'filter' && textOf(text, filter)).toBe('[d = 1]');
});

test('a call, a lambda, an object and a transform end with their closing token', () => {
  for (const text of [
    '$sum(a, (b))',
    'function($x)<n:n>{ $x }',
    '{ "a": { "b": 1 } }',
    '| a | { "b": 1 }, "c" |',
    'x^(>a, b)',
  ]) {
    expect(textOf(text, treeOf(text))).toBe(text);
  }
});

test('a negative number and a variable begin with their sign', () => {
  expect(textOf(' -5', treeOf(' -5'))).toBe('-5');
  expect(textOf(' $abc ', treeOf(' $abc '))).toBe('$abc');
});

test('a slash after a value divides and elsewhere opens a regular expression', () => {
  const text = '$match(a / 2, /x[/]y/i)';
  const tree = treeOf(text);
  if (tree.type !== 'function') throw new Error(tree.type);
  expect(tree.arguments.map((argument) => textOf(text, argument))).toEqual(['a / 2', '/x[/]y/i']);
});

test('a mistake is a problem at the token that shows it', () => {
  const text = 'a ++';
  const parsed = parseExpression(text);
  expect(parsed).toMatchObject({ ok: false, problem: { code: 'S0211', start: 3, end: 4, token: '+' } });
});

test.each([
  ['nested parentheses', `${'('.repeat(20_000)}1${')'.repeat(20_000)}`],
  ['a chain of minus signs', `${'-'.repeat(50_000)}1`],
  ['a chain of additions', `a${'+a'.repeat(20_000)}`],
  ['nested defaults, which the parser copies', `${'('.repeat(40)}a${' ?? b)'.repeat(40)}`],
  ['a very long text', `"${'x'.repeat(1_100_000)}"`],
])('%s are refused before the parser is lost in them', (_, text) => {
  expect(parseExpression(text)).toMatchObject({ ok: false, problem: { code: 'too-large' } });
});

test('an impossible regular expression is a problem at its literal', () => {
  expect(parseExpression('a ~> /(?<n/')).toMatchObject({ ok: false });
});
