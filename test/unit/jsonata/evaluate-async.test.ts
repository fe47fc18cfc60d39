import { expect, test } from 'vitest';
import { packageEvaluator } from '../../../src/jsonata/compile/package-evaluator.ts';
import { compileJsonata, JsonataError, referenceEvaluate } from '../../../src/jsonata/index.ts';

const later = <T>(value: T, ticks = 3): Promise<T> =>
  ticks === 0 ? Promise.resolve(value) : Promise.resolve().then(() => later(value, ticks - 1));

const rejection = async (run: () => unknown): Promise<unknown> => {
  try {
    await run();
  } catch (thrown) {
    return thrown;
  }
  throw new Error('nothing was thrown');
};

test('results of asynchronous functions are waited for, wherever the function is called', async () => {
  const functions = {
    double: async (value: number) => later(value * 2),
    isBig: async (value: number) => later(value > 2),
    generated: function* () {
      yield Promise.resolve('first');
      yield 'second';
    },
  };
  const evaluate = (text: string): Promise<unknown> =>
    compileJsonata(text, { functions }).evaluateAsync({ a: [1, 2, 3, 4], s: 'a1b2' });
  expect(await evaluate('$double(a[0]) + $double(2)')).toBe(6);
  expect(await evaluate('a.$double($)')).toEqual([2, 4, 6, 8]);
  expect(await evaluate('a[$isBig($)]')).toEqual([3, 4]);
  expect(await evaluate('$map(a, $double)')).toEqual([2, 4, 6, 8]);
  expect(await evaluate('$map(a, function($v, $i){ $double($v) + $i })')).toEqual([2, 5, 8, 11]);
  expect(await evaluate('$filter(a, $isBig)')).toEqual([3, 4]);
  expect(await evaluate('$reduce(a, function($x, $y){ $x + $double($y) }, 0)')).toBe(20);
  expect(await evaluate('$single(a, function($v){ $isBig($v) and $v < 4 })')).toBe(3);
  expect(await evaluate('$sift({"x": 1, "y": 3}, $isBig)')).toEqual({ y: 3 });
  expect(await evaluate('$each({"x": 1, "y": 3}, $double)')).toEqual([2, 6]);
  expect(await evaluate('$sort(a, function($l, $r){ $double($l) < $double($r) })')).toEqual([4, 3, 2, 1]);
  expect(await evaluate('a^(>$double($))')).toEqual([4, 3, 2, 1]);
  expect(await evaluate('a^($double($) % 4, >$double($))')).toEqual([4, 2, 3, 1]);
  expect(await evaluate('a{$string($double($) % 4): $sum($double($[0]))}')).toEqual({ 0: 4, 2: 2 });
  expect(await evaluate('$replace(s, /[0-9]/, function($m){ $string($double($number($m.match))) })')).toBe(
    'a2b4',
  );
  expect(await evaluate('($twice := $double ~> $double; 5 ~> $twice)')).toBe(20);
  expect(await evaluate('($by := $double(?); $by(4))')).toBe(8);
  expect(await evaluate('{"o": 1} ~> |$|{"p": $double(o)}|')).toEqual({ o: 1, p: 2 });
  expect(await evaluate('a#$i[$isBig($i)].$double($)')).toBe(8);
  expect(await evaluate('$generated()')).toBe('first');
});

test('promises in the input and in bindings settle where they are read', async () => {
  const { evaluateAsync } = compileJsonata(
    '{ "path": a.b.c, "items": a.list.n, "variable": $v.w, "called": $f(2), "sum": $sum(a.list.n) + $n }',
  );
  const a = { b: later({ c: 1 }), list: later([{ n: later(2) }, { n: 3 }]) };
  const bindings = { v: later({ w: later('w') }), f: later(async (x: number) => later(x + 1)), n: later(4) };
  expect(await evaluateAsync({ a: later(a) }, bindings)).toEqual({
    path: 1,
    items: [2, 3],
    variable: 'w',
    called: 3,
    sum: 9,
  });
});

test('a promise among the items of an array is only an item until it is read itself', async () => {
  const input = (): unknown => ({ a: [later({ b: 1 }), { b: 2 }] });
  for (const text of ['a.b', 'a[0].b', '$count(a)', 'a.($.b)', '$map(a, function($v){ $v.b })']) {
    expect([text, await compileJsonata(text).evaluateAsync(input())]).toEqual([
      text,
      await referenceEvaluate(text, input()),
    ]);
  }
});

test('parts are evaluated one after the other, from left to right', async () => {
  const log: string[] = [];
  const functions = {
    step: async (name: string, ticks: number) => {
      log.push(`begin ${name}`);
      await later(undefined, ticks);
      log.push(`end ${name}`);
      return name;
    },
  };
  const { evaluateAsync } = compileJsonata('[$step("a", 9), {"x": $step("b", 1), "y": $step("c", 0)}]', {
    functions,
  });
  expect(await evaluateAsync({})).toEqual(['a', { x: 'b', y: 'c' }]);
  expect(log).toEqual(['a', 'b', 'c'].flatMap((name) => [`begin ${name}`, `end ${name}`]));
});

test('functions of the host can call functions of the expression, several at once', async () => {
  const functions = {
    all: (items: readonly number[], f: (item: number) => Promise<number>) => Promise.all(items.map(f)),
    attempt: async (f: () => Promise<unknown>) => {
      try {
        return await f();
      } catch (thrown) {
        return thrown instanceof JsonataError ? thrown.message : 'other';
      }
    },
  };
  const compiled = compileJsonata(
    '($g := function($x){ $x > 0 ? $g($x - 1) + 1 : 0 }; $all([20..60], function($x){ $g($x) }))',
    { functions, stack: 7000 },
  );
  expect(await compiled.evaluateAsync({})).toEqual(Array.from({ length: 41 }, (_, at) => at + 20));
  const caught = compileJsonata('$attempt(function(){ $string(1) + 1 })', { functions });
  expect(await caught.evaluateAsync({})).toContain('left side');
});

test('an error has the code, token and position of the synchronous one', async () => {
  for (const text of [
    'a.b + "x"',
    '$uppercase(1)',
    '$map(a, function($x){ $x.b + "x" })',
    '$nope(1)',
    'a(1)',
  ]) {
    const { evaluate, evaluateAsync } = compileJsonata(text);
    const input = { a: [{ b: 1 }, { b: 2 }] };
    const { code, token, position, message } = (await rejection(() => evaluate(input))) as JsonataError;
    expect(await rejection(() => evaluateAsync(input))).toMatchObject({ code, token, position, message });
  }
});

test('a rejected promise surfaces as it is, with the place of the call', async () => {
  const boom = new Error('boom');
  const functions = { fail: () => later(undefined).then(() => Promise.reject(boom)) };
  expect(await rejection(() => compileJsonata('1 + $fail()', { functions }).evaluateAsync({}))).toBe(boom);
  expect(boom).toMatchObject({ token: 'fail', position: 10 });
  const refused = new Error('refused');
  const inData = compileJsonata('a = 1').evaluateAsync({ a: Promise.reject(refused) });
  expect(await rejection(() => inData)).toBe(refused);
  const reason: unknown = await rejection(() =>
    compileJsonata('$fail()', { functions: { fail: () => Promise.reject('text') } }).evaluateAsync({}),
  );
  expect(reason).toBe('text');
});

test('evaluations of one expression that run at the same time do not disturb each other', async () => {
  const functions = { wait: async (value: number) => later(value, value % 7) };
  const { evaluateAsync } = compileJsonata(
    '($f := function($n){ $n = 0 ? 0 : $wait($n) + $f($n - 1) }; {"own": n, "sum": $f(n), "bound": $b})',
    { functions, stack: 400 },
  );
  const inputs = Array.from({ length: 40 }, (_, n) => n);
  const results = await Promise.all(inputs.map((n) => evaluateAsync({ n }, { b: later(n) })));
  expect(results).toEqual(inputs.map((n) => ({ own: n, sum: (n * (n + 1)) / 2, bound: n })));
});

test('guards hold while something is waited for', async () => {
  const functions = { sleep: (ms: number) => new Promise((resolve) => setTimeout(resolve, ms)) };
  const slow = compileJsonata('($sleep(30); 1)', { functions, timeout: 10 });
  expect(await rejection(() => slow.evaluateAsync({}))).toMatchObject({ code: 'D1012' });
  const bound = compileJsonata('($sleep(30); 1)', { timeout: 10 });
  expect(await rejection(() => bound.evaluateAsync({}, functions))).toMatchObject({ code: 'D1012' });
  const deep = compileJsonata('($f := function($n){ 1 + $f($wait($n)) }; $f(1))', {
    functions: { wait: async (value: number) => value },
    stack: 200,
  });
  expect(await rejection(() => deep.evaluateAsync({}))).toMatchObject({ code: 'D1011' });
  const long = compileJsonata('a.$wait($)', { functions: { wait: async () => [1, 2, 3] }, sequence: 5 });
  expect(await rejection(() => long.evaluateAsync({ a: [1, 2] }))).toMatchObject({ code: 'D2015' });
});

test('a tail recursion may be deep, waiting or not', async () => {
  const functions = { wait: async (value: number) => value };
  const text = (step: string): string =>
    `($f := function($n, $sum){ $n = 0 ? $sum : $f(${step}, $sum + 1) }; $f(20000, 0))`;
  expect(await compileJsonata(text('$n - 1'), { functions, stack: 100 }).evaluateAsync({})).toBe(20000);
  expect(await compileJsonata(text('$wait($n - 1)'), { functions, stack: 100 }).evaluateAsync({})).toBe(
    20000,
  );
});

test('$eval waits too, and is off by default', async () => {
  const functions = { wait: async (value: number) => later(value) };
  const text = '$eval("$wait(a) + $x", {"a": 2}) + ($x := 1)';
  const bindings = { x: later(3) };
  expect(await compileJsonata(text, { functions, allowEval: true }).evaluateAsync({}, bindings)).toBe(6);
  const failing = compileJsonata('$eval("$wait(a) + \'x\'")', { functions, allowEval: true });
  expect(await rejection(() => failing.evaluateAsync({ a: 1 }))).toMatchObject({ code: 'D3121' });
  expect(await rejection(() => compileJsonata('$eval("1")').evaluateAsync({}))).toMatchObject({
    code: 'eval-forbidden',
  });
});

test('the package evaluates for what is not lowered: the same functions, plain results, errors that are errors', async () => {
  const evaluate = packageEvaluator('[$f(a), b + 1]', { functions: { f: later } });
  expect(await evaluate({ a: later(1), b: 2 })).toEqual([1, 3]);
  const thrown = await rejection(() => evaluate({ b: 'x' }));
  expect(thrown).toBeInstanceOf(JsonataError);
  expect(thrown).toMatchObject({ code: 'T2001', position: 11 });
});
