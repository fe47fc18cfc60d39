// Expressions off the beaten track give what the package gives, in each way of running them.
import jsonata from 'jsonata';
import { describe, expect, test } from 'vitest';
import { compileJsonata, emitModule, plainJson } from '../../../src/jsonata/index.ts';

type Values = Readonly<Record<string, unknown>>;

const outcome = async (run: () => unknown): Promise<unknown> => {
  try {
    return { value: plainJson(await run()) };
  } catch (thrown) {
    const error = thrown as { readonly code?: unknown; readonly position?: unknown };
    return { code: error.code ?? String(thrown), position: error.position };
  }
};

/** What we make of it, in all three ways of running, beside what the package makes of it. */
const outcomes = async (text: string, input: unknown, options: Values = {}, bindings?: Values) => {
  const compiled = compileJsonata(text, options);
  const emitted = await emitModule(text, { ...options, form: 'body' });
  if (!emitted.ok) throw new Error(emitted.refusal.message);
  const run = new Function('input', 'bindings', emitted.source) as (...args: unknown[]) => unknown;
  return {
    // The package types its options without `sequence`, which it supports.
    package: await outcome(() => jsonata(text, options as never).evaluate(input, bindings)),
    evaluate: await outcome(() => compiled.evaluate(input, bindings)),
    evaluateAsync: await outcome(() => compiled.evaluateAsync(input, bindings)),
    module: await outcome(() => run(input, bindings)),
  };
};

const expectSame = (all: Awaited<ReturnType<typeof outcomes>>): void => {
  const { package: expected, ...ours } = all;
  expect(ours).toEqual({ evaluate: expected, evaluateAsync: expected, module: expected });
};

describe('a path that starts with an array constructor', () => {
  const input = { a: { b: 1, x: 2 }, c: { b: [2, 7] }, b: 4, items: [{ type: 'y' }] };
  test.each([
    '["x","y"]#$i.($ & $i)',
    '[1..3]@$v.($v*2)',
    '[1..3]#$i.{"i": $i, "v": $}',
    '[a,c]#$i.{"i": $i, "b": b}',
    '[a,c]#$i[$i=1].b',
    '[a,c][0]#$i.b',
    '[a,c]@$v[$v.b=1].$v.b',
    '[a,c]#$i.b#$j.{"i": $i, "j": $j}',
    '[a,c]@$i.b@$j.{"i": $i, "j": $j}',
    '[a,c]@$i^(b).b',
    '[a,c]#$i.b{"k": $}',
    '[a,c].b@$x.%.b',
    '[]#$i.b',
    '[]@$i.b',
    '[[1,2],[3]]#$i.($ & "")',
    '([a,c])#$i.(b[0] & $i)',
    '[1,2]#$i',
    '[1][1].b',
    '[a,q][0].c',
    '$count([a,c][x=1].c)',
    '{"k": [a,c][x=1].c}',
    '[$x, $y][0].z',
    '[items][type="x"][0].name',
    '[a,c][x=2].b',
    '["ab"][0].$',
    'items{"k": [$count($)].($)}',
    'items{"k": ([$count($)].$).($)}',
  ])('%s', async (text) => expectSame(await outcomes(text, input)));

  test.each([
    ['[null][0].b', undefined],
    ['["ab"][0].c@$x', undefined],
    ['[x][0].y[]', undefined],
  ])('%s, for which the package has an error of JavaScript, gives a value', async (text, value) => {
    const { package: theirs, ...ours } = await outcomes(text, {});
    expect(theirs).toMatchObject({ code: expect.stringContaining('TypeError') });
    expect(ours).toEqual({ evaluate: { value }, evaluateAsync: { value }, module: { value } });
  });
});

test.each(['count(1+"x")', 'sum($error("z"))', 'type(-"x")', 'count($length(5))', 'a.count($error("z"))'])(
  'a call without the dollar sign is told before its arguments: %s',
  async (text) => expectSame(await outcomes(text, {})),
);

class Database {
  query(text: string): string {
    return `ran ${text}`;
  }
  get secret(): string {
    return 'k3y';
  }
}

describe('own members only', () => {
  const inherited: unknown = Object.create({ inherited: 7 });
  const bare = Object.assign(Object.create(null), { inherited: 8 });
  test.each<[string, unknown, Values?]>([
    ['$db.query("DROP")', {}, { db: new Database() }],
    ['$db.secret', {}, { db: new Database() }],
    ['u.href', { u: new URL('http://example.com/') }],
    ['u.href & "" = "" ? u.href : "leak"', { u: new URL('http://example.com/') }],
    ['secret', new Database()],
    ['p.inherited', { p: inherited }],
    ['p.inherited.x', { p: Object.create({ inherited: { x: 1 } }) }],
    ['p[inherited = 7].inherited', { p: [inherited, { inherited: 7 }] }],
    ['$sum(p.q.inherited)', { p: [{ q: inherited }, { q: { inherited: 7 } }] }],
    ['p.q.{ "i": inherited }', { p: [{ q: inherited }, { q: bare }] }],
    ['$map(p, function($x) { $x.inherited })', { p: [inherited, bare] }],
    ['p^(inherited).inherited', { p: [bare, { inherited: 7 }] }],
    ['$lookup(p, "inherited")', { p: inherited }],
    ['p.constructor', { p: { constructor: 1 } }],
    ['p.name & p.length & p.size', { p: { name: 'n', length: 2 } }],
    ['p.size & p.when.getTime', { p: new Map([[1, 2]]), when: new Date() }],
  ])('%s', async (text, input, bindings) => expectSame(await outcomes(text, input, {}, bindings)));

  test('a promise about the input does not open inherited members', () => {
    const shape = {
      type: 'object',
      required: ['p'],
      properties: { p: { type: 'object', properties: { inherited: { type: 'number' } } } },
    };
    const { evaluate } = compileJsonata('p.inherited + 1', { shape });
    expect(evaluate({ p: inherited })).toBe(undefined);
    expect(evaluate({ p: { inherited: 1 } })).toBe(2);
  });
});

describe('nesting is counted as the package counts it', () => {
  test.each([
    ['($f := function($n){ $n = 0 ? 0 : $f($n - 1) }; $f(50))', [4, 5]],
    ['$map([1,2], function($x){ $sum([$x]) })', [2, 3]],
    ['$map([1,2], function($x){ ($y := $x; $sum([$y])) })', [3, 4]],
    ['$map([1..3], function($x){ $x > 1 ? $string($x * 2 + 1) : $x })', [3, 4]],
    ['(function($x){ $map([$x], function($y){ $string($y + 1) }) })(2)', [3, 4]],
  ] as const)('%s', async (text, limits) => {
    for (const stack of limits) {
      const all = await outcomes(text, {}, { stack });
      const codes = Object.values(all).map((each) => Reflect.get(each as object, 'code') ?? 'value');
      expect(new Set(codes).size, `${stack}: ${codes}`).toBe(1);
    }
  });
});

describe('arrays that are not JSON', () => {
  const flagged = { a: Object.assign([1], { sequence: true }) };
  test.each([
    ['a', [1]],
    ['$type(a)', 'array'],
    ['a = 1', false],
    ['$each({ "q": a }, function($v) { $v })', [1]],
  ])('what an earlier result left on an array does not count: %s', async (text, value) => {
    const { package: _, ...ours } = await outcomes(text, flagged);
    expect(ours).toEqual({ evaluate: { value }, evaluateAsync: { value }, module: { value } });
  });

  test.each(['$sum(a)', '$sort(a)', 'a^($)', '*', '$count(a)', 'a@$x.[$x]', '$string(a)'])(
    'a hole is an item that is nothing: %s',
    async (text) => {
      const holes = [3];
      holes[2] = 1;
      const { package: _, ...ours } = await outcomes(text, { a: holes });
      const dense = await outcome(() => jsonata(text).evaluate({ a: [3, undefined, 1] }));
      expect(ours).toEqual({ evaluate: dense, evaluateAsync: dense, module: dense });
    },
  );
});
