// Guards on time, nesting and length: what runs away is stopped, with the package's codes, and what is fine is not.
import jsonata from 'jsonata';
import { describe, expect, test } from 'vitest';
import { compileJsonata } from '../../../src/jsonata/index.ts';

interface Guards {
  readonly timeout?: number;
  readonly stack?: number;
  readonly sequence?: number;
}

const codeOf = (thrown: unknown): string => {
  const code: unknown =
    typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, 'code') : undefined;
  return typeof code === 'string' ? code : String(thrown);
};

const outcome = async (run: () => unknown): Promise<unknown> => {
  try {
    return { value: JSON.parse(JSON.stringify((await run()) ?? null)) };
  } catch (thrown) {
    return { code: codeOf(thrown) };
  }
};

/** What we and the package make of it, in all three ways of running. */
const outcomes = async (text: string, guards: Guards, input: unknown = {}) => {
  const ours = compileJsonata(text, guards);
  // The package types its options without `sequence`, which it supports.
  const theirs = jsonata(text, guards as unknown as Parameters<typeof jsonata>[1]);
  return {
    package: await outcome(() => theirs.evaluate(input)),
    ours: await outcome(() => ours.evaluate(input)),
    waiting: await outcome(() => ours.evaluateAsync(input)),
  };
};

const numbers = Array.from({ length: 300 }, (_, at) => ({ n: at, items: [{ v: at }, { v: -at }] }));

describe('length', () => {
  test.each([
    ['a range', '[1..5000]'],
    ['a range in a sum', '$sum([1..5000])'],
    ['a path', 'list.n'],
    ['a path through arrays', 'list.items.v'],
    ['a path with a predicate', 'list[n > 1].n'],
    ['a predicate', 'list[n > 1]'],
    ['a count of a path', '$count(list.items.v)'],
    ['a sum of a path', '$sum(list.items.v)'],
    ['$map', '$map(list, function($x) { $x.n })'],
    ['$filter', '$filter(list, function($x) { $x.n > 1 })'],
    ['a sort', 'list^(n)'],
    ['descendants', '**'],
    ['a wildcard', 'list.*'],
    ['$append of itself', '$append(list, list)'],
    ['$each', '$each($merge(list.{ "k" & n: n }), function($v) { $v })'],
    ['$keys', '$keys($merge(list.{ "k" & n: n }))'],
    ['tuples', 'list@$l.$l.items@$i.{ "n": $l.n, "v": $i.v }'],
    ['$split', '$split($join([1..90].("ab"), ","), "")'],
    ['$distinct', '$distinct(list.n)'],
    ['$reverse', '$reverse(list)'],
    ['an array of the input as it is', 'list'],
  ])('%s beyond the allowed length ends as the package ends it', async (_, text) => {
    const { package: expected, ours, waiting } = await outcomes(text, { sequence: 100 }, { list: numbers });
    expect(ours).toEqual(expected);
    expect(waiting).toEqual(expected);
  });

  // Loops meet items in another order than steps do: what the package notices first must be what ends it.
  test.each([
    ['a predicate that fails before a sequence is too long', 'list[n > v].n', 4],
    ['a sequence too long before a body fails', 'list.items.(v + "a")', 4],
    ['a body that fails on the last item', 'list.items.(v < 3 ? v : v + "a")', 1000],
    ['a body that fails after the limit', 'list.items.(v < 250 ? v : v + "a")', 100],
    ['a predicate after a long step', 'list.items[v > "a"].v', 100],
    ['a count of few from many', '$count(list.items[v > 295])', 700],
    ['a count of few from too many', '$count(list.items[v > 295])', 100],
    ['a sum of few from many', '$sum(list.items[v > 295].(v * 2))', 100],
    ['a path in a body', 'list.{ "n": n, "v": items[v > 0].v }', 100],
    ['a path in a body that fits', 'list.{ "n": n, "v": items[v > 0].v }', 1000],
    ['a path in a lambda', '$map(list, function($x) { $count($x.items[v > 1].v) })', 300],
    ['one item of many', 'list[n = 7].items[v > 0].v', 1],
  ])('%s ends as in the package', async (_, text, sequence) => {
    const { package: expected, ours } = await outcomes(text, { sequence }, { list: numbers });
    expect(ours).toEqual(expected);
  });

  test('what just fits is untouched', async () => {
    const input = { list: numbers.slice(0, 100) };
    const { package: expected, ours, waiting } = await outcomes('list.n', { sequence: 100 }, input);
    expect(ours).toEqual(expected);
    expect(waiting).toEqual(expected);
    expect(ours).toEqual({ value: input.list.map(({ n }) => n) });
  });
});

describe('nesting', () => {
  test.each([
    ['a function that calls itself', '($f := function($n) { $n = 0 ? 0 : 1 + $f($n - 1) }; $f(1000))'],
    [
      'two that call each other',
      '($a := function($n) { 1 + $b($n) }; $b := function($n) { 1 + $a($n) }; $a(1))',
    ],
    ['through $map', '($f := function($n) { $map([$n], function($x) { 1 + $f($x) }) }; $f(1))'],
    ['through $reduce', '($f := function($a, $b) { $reduce([1, 2], $f) + 1 }; $f(1, 2))'],
    ['through a chain', '($f := function($n) { ($n ~> $f) & "" }; 1 ~> $f)'],
    ['through a sort', '($f := function($a, $b) { $count($sort([2, 1], $f)) > 0 }; $f(1, 2))'],
    ['through a partial application', '($f := function($n, $m) { 1 + $f($n, ?)($m) }; $f(1, 2))'],
    ['the Y combinator', '(function($f) { 1 + $f($f) })(function($f) { 1 + $f($f) })'],
  ])('%s is stopped', async (_, text) => {
    const { package: expected, ours, waiting } = await outcomes(text, { stack: 100 });
    expect(expected).toEqual({ code: 'D1011' });
    expect(ours).toEqual(expected);
    expect(waiting).toEqual(expected);
  });

  test('a tail call does not nest', async () => {
    const text = '($f := function($n) { $n = 0 ? "done" : $f($n - 1) }; $f(20000))';
    const { ours, waiting } = await outcomes(text, { stack: 100 });
    expect(ours).toEqual({ value: 'done' });
    expect(waiting).toEqual({ value: 'done' });
  });

  test('without a guard the host stops it, with the same code', () => {
    const { evaluate } = compileJsonata('($f := function($n) { 1 + $f($n) }; $f(1))');
    expect(() => evaluate({})).toThrow(expect.objectContaining({ code: 'D1011' }));
  });
});

describe('time', () => {
  test.each([
    ['a tail call without end', '($f := function() { $f() }; $f())'],
    ['two tail calls without end', '($a := function() { $b() }; $b := function() { $a() }; $a())'],
    [
      'a loop in a loop in a loop',
      '$map([1..2000], function($a) { $map([1..2000], function($b) { $a * $b }) })',
    ],
    [
      'a fold over a fold',
      '$reduce([1..5000], function($s, $a) { $sum($map([1..5000], function($b) { $a + $b })) })',
    ],
    ['a path in a path', '[1..3000].($a := $; [1..3000].($a * $))'],
    ['predicates in a path', '[1..3000].($a := $; [1..3000][$ = $a])'],
    ['a sort by a function', '$sort([1..200000].($random()), function($a, $b) { $a > $b })'],
    ['tuples crossed with themselves', '([1..3000])@$a.([1..3000])@$b.($a * $b)'],
    [
      'a filter by a function',
      '$filter([1..3000], function($a) { $count($filter([1..3000], function($b) { $b = $a })) > 0 })',
    ],
    [
      '$each of $each',
      '($o := $merge([1..2000].{ "k" & $: $ }); $each($o, function($a) { $each($o, function($b) { $a * $b }) }))',
    ],
  ])('%s is stopped', (_, text) => {
    const { evaluate } = compileJsonata(text, { timeout: 60 });
    expect(() => evaluate({})).toThrow(expect.objectContaining({ code: 'D1012' }));
  });

  test.each([
    ['a tail call without end', '($f := function() { $f() }; $f())'],
    ['a loop in a loop', '$map([1..2000], function($a) { $map([1..2000], function($b) { $a * $b }) })'],
    ['a path in a path', '[1..3000].($a := $; [1..3000].($a * $))'],
  ])('%s is stopped while waiting, too', async (_, text) => {
    await expect(compileJsonata(text, { timeout: 60 }).evaluateAsync({})).rejects.toMatchObject({
      code: 'D1012',
    });
  });

  test('text that $eval runs stands under the same guards', () => {
    const guards = { timeout: 60, stack: 100, sequence: 1000, allowEval: true };
    const code = (inner: string) => {
      try {
        return compileJsonata(`$eval(${JSON.stringify(inner)})`, guards).evaluate({});
      } catch (thrown) {
        return String(thrown);
      }
    };
    expect(code('($f := function() { $f() }; $f())')).toMatch(/longer than 60 milliseconds/);
    expect(code('($f := function($n) { 1 + $f($n) }; $f(1))')).toMatch(/nested too deeply/);
    expect(code('[1..5000]')).toMatch(/The sequence is longer than the allowed/);
  });

  test('each evaluation has its own time', () => {
    const { evaluate } = compileJsonata('$sum([1..20000].($ * 2))', { timeout: 2000 });
    for (let at = 0; at < 20; at += 1) expect(evaluate({})).toBe(400020000);
  });
});
