import { expect, test } from 'vitest';
import { parseExpression, referencesOf } from '../../../../src/jsonata/index.ts';

const referencesIn = (text: string) => {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return referencesOf(parsed.tree);
};

const pathsIn = (text: string): string[] =>
  referencesIn(text).paths.map(({ root, names, open }) => {
    const start = root.kind === 'variable' ? `$${root.name}.` : root.kind === 'record' ? '' : '?.';
    return start + names.map(({ name }) => name).join('.') + (open ? '.*' : '');
  });

test('a predicate reads below the step that it filters', () => {
  expect(pathsIn('items[id = 4].name')).toEqual(['items.id', 'items.name']);
});

test('a path under a variable is told from a path under the record', () => {
  expect(pathsIn('$onto.a.b & $.c & $$.d')).toEqual(['$onto.a.b', 'c', 'd']);
});

test('a lookup in the context by a literal is a path', () => {
  expect(pathsIn('$lookup($, "odd`name")')).toEqual(['odd`name']);
});

test('a wildcard is open', () => {
  expect(pathsIn('a.*')).toEqual(['a.*']);
});

test('the two arms of a condition, the missing one and those of ?? are listed once each', () => {
  expect(referencesIn('a ? b').arms.map((arm) => arm.kind)).toEqual(['then', 'missing-else']);
  expect(referencesIn('a ?? b').arms.map((arm) => arm.kind)).toEqual(['present', 'default']);
  expect(pathsIn('a ?? b')).toEqual(['a', 'b']);
});

test('functions say whether they are built in, variables where they are bound', () => {
  const references = referencesIn('($f := function($x){ $x }; $f(1) + $sum(a) + $codec(b))');
  expect(references.functions.map(({ name, builtin, bound }) => [name, builtin, bound])).toEqual([
    ['f', false, true],
    ['sum', true, false],
    ['codec', false, false],
  ]);
  expect(references.variablesBound.map(({ name }) => name)).toEqual(['f', 'x']);
});
