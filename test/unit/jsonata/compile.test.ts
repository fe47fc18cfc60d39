import { expect, test } from 'vitest';
import { compileJsonata, JsonataError, referenceEvaluate } from '../../../src/jsonata/index.ts';

const evaluate = (text: string, input?: unknown, bindings?: Record<string, unknown>): unknown =>
  compileJsonata(text).evaluate(input, bindings);

const thrownBy = (run: () => unknown): JsonataError => {
  try {
    run();
  } catch (thrown) {
    if (thrown instanceof JsonataError) return thrown;
    throw thrown;
  }
  throw new Error('nothing was thrown');
};

test('a comparison with null is false for a missing field and for null', () => {
  const text = '[missing != null, nothing != null, there != null]';
  expect(evaluate(text, { nothing: null, there: 0 })).toEqual([false, false, true]);
});

test('members without a value are left out, and the order of the others is kept', () => {
  const result = evaluate('{ "a": x, "b": 1, "c": y, "d": 2 }', { y: 0 });
  expect(JSON.stringify(result)).toBe('{"b":1,"c":0,"d":2}');
});

test('a result has the ordinary prototype and no flags', () => {
  const result = evaluate('{ "list": a.b, "one": a[0].b[] }', { a: [{ b: 1 }, { b: 2 }] });
  expect(result).toStrictEqual({ list: [1, 2], one: [1] });
  expect(Object.getOwnPropertyNames((result as { list: unknown[] }).list)).toEqual(['0', '1', 'length']);
});

test('the left side of ?? is evaluated once', () => {
  let calls = 0;
  const expression = compileJsonata('$next() ?? 0', { functions: { next: () => ++calls } });
  expect(expression.evaluate({})).toBe(1);
  expect(calls).toBe(1);
});

test('hostile names are data: prototypes are neither read nor written', () => {
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'kind', 'run']) {
    expect(evaluate(`\`${name}\``, {})).toBe(undefined);
    expect(evaluate(`a.\`${name}\``, { a: {} })).toBe(undefined);
    const made = evaluate(`{ "${name}": 1 }`, {}) as object;
    expect(Object.hasOwn(made, name)).toBe(true);
    expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
  }
  expect(evaluate('$.length', 'text')).toBe(undefined);
  evaluate('$merge([a, {"polluted": 1}])', { a: JSON.parse('{"__proto__": {"polluted": 1}}') });
  expect('polluted' in {}).toBe(false);
});

test('names and strings never become code', () => {
  const parts = ['"', "'", '\\"', '$\u007b1}', '*/', '`', '\u2028', '\u2029', '\n', '</script>', '\\u0022'];
  for (const part of parts) {
    const text = JSON.stringify(`${part}; throw 1; ${part}`);
    expect(evaluate(text, {})).toBe(JSON.parse(text));
    expect(evaluate(`{ ${text}: 1 }`, {})).toEqual({ [JSON.parse(text)]: 1 });
    expect(evaluate(`$lookup({ ${text}: 2 }, key)`, { key: JSON.parse(text) })).toBe(2);
  }
});

test('the input is not changed, and constants of the expression are not shared between results', () => {
  const input = Object.freeze({ a: Object.freeze([]), b: Object.freeze([Object.freeze({ c: 1 })]) });
  expect(evaluate('{ "x": a.{ "y": 1 }, "z": b ~> |$|{ "d": 2 }| }', input)).toEqual({ z: [{ c: 1, d: 2 }] });
  const expression = compileJsonata('{ "list": [1, 2], "object": { "k": [] } }');
  const first = expression.evaluate({}) as { list: number[]; object: { k: number[] } };
  first.list.push(3);
  first.object.k.push(4);
  expect(expression.evaluate({})).toEqual({ list: [1, 2], object: { k: [] } });
});

test('bindings are variables, and may replace functions', () => {
  expect(evaluate('$x + 1', {}, { x: 2 })).toBe(3);
  expect(evaluate('$sum([1, 2])', {}, { sum: () => 'mine' })).toBe('mine');
  const expression = compileJsonata('$sum([1, 2])');
  expect(expression.evaluate({})).toBe(3);
  expect(expression.evaluate({}, { sum: () => 'mine' })).toBe('mine');
  expect(expression.evaluate({})).toBe(3);
});

test('an inner variable hides an outer one only after it is bound', () => {
  expect(evaluate('($x := 1; ($y := $x; $x := 2; [$x, $y]))')).toEqual([2, 1]);
  expect(evaluate('($y := $x; $x := 2; [$x, $y])', {}, { x: 7 })).toEqual([2, 7]);
});

test('an error is an Error with code, token and position', () => {
  const error = thrownBy(() => evaluate('1 + "a"'));
  expect(error).toMatchObject({ name: 'JsonataError', code: 'T2002', token: '+', position: 3 });
  expect(error.message).toBe('The right side of "+" must be a number');
});

test('an error of a registered function carries the place of its call', () => {
  const boom = new TypeError('boom');
  const expression = compileJsonata('a & $codec(a)', {
    functions: {
      codec: () => {
        throw boom;
      },
    },
  });
  expect(() => expression.evaluate({ a: 1 })).toThrow(boom);
  expect(boom).toMatchObject({ token: 'codec', position: 11 });
});

test('a function that returns a promise is an error, and works with evaluateAsync', async () => {
  const expression = compileJsonata('$later(2) + 1', {
    functions: { later: async (value: number) => value },
  });
  expect(thrownBy(() => expression.evaluate({})).code).toBe('async-function');
  expect(await expression.evaluateAsync({})).toBe(3);
});

test('functions in bindings are given functions they can call, also where they are partially applied', () => {
  const twice = (f: (value: number) => number, value: number): number => f(f(value));
  const { evaluate } = compileJsonata(
    '$twice(function($x){ $x * 3 }, 2) + $twice(?, 1)(function($x){ $x + 1 })',
  );
  expect(evaluate({}, { twice })).toBe(21);
  expect(compileJsonata('$twice(?, 1)(function($x){ $x + 1 })', { functions: { twice } }).evaluate({})).toBe(
    3,
  );
});

test('functions of the host are given functions they can call', () => {
  const functions = { twice: (f: (value: number) => number, value: number) => f(f(value)) };
  expect(compileJsonata('$twice(function($x){ $x * 3 }, 2)', { functions }).evaluate({})).toBe(18);
});

test.each([
  ['($f := function(){ $f() }; $f())', { timeout: 50 }, 'D1012'],
  ['($f := function($n){ 1 + $f($n) }; $f(1))', { stack: 100 }, 'D1011'],
  ['($f := function($n){ 1 + $f($n) }; $f(1))', {}, 'D1011'],
  ['[1..1000]', { sequence: 100 }, 'D2015'],
  ['a.b', { sequence: 2 }, 'D2015'],
])('%s is stopped by its guard', (text, options, code) => {
  const expression = compileJsonata(text, options);
  expect(thrownBy(() => expression.evaluate({ a: [{ b: 1 }, { b: 2 }, { b: 3 }] })).code).toBe(code);
});

test('a tail call needs no stack', () => {
  expect(evaluate('($f := function($n){ $n = 0 ? "done" : $f($n - 1) }; $f(100000))')).toBe('done');
});

test('$eval runs only where it is allowed', () => {
  expect(thrownBy(() => evaluate('$eval("1 + 1")')).code).toBe('eval-forbidden');
  expect(compileJsonata('($x := 2; $eval("$x + a"))', { allowEval: true }).evaluate({ a: 1 })).toBe(3);
});

test('$now and $millis tell one moment throughout an evaluation', () => {
  const result = evaluate('[$toMillis($now()) - $millis()]') as number[];
  expect(result).toEqual([0]);
});

test('a syntax error is thrown with its code', () => {
  expect(thrownBy(() => compileJsonata('a +'))).toMatchObject({ code: 'S0207', position: 3 });
});

test('inputs that are arrays, scalars or nothing are evaluated as by the package', async () => {
  for (const input of [undefined, null, 5, 'x', [], [[1]], [{ a: 1 }, { a: [2, 3] }]]) {
    for (const text of ['$', 'a', '$.a', '*', '{ "n": $count($) }', '$[0]', '[a]', '$string()']) {
      const want = await referenceEvaluate(text, structuredClone(input)).catch(
        (thrown: { code: string }) => thrown.code,
      );
      let got: unknown;
      try {
        got = evaluate(text, structuredClone(input));
      } catch (thrown) {
        got = thrown instanceof JsonataError ? thrown.code : thrown;
      }
      expect([text, input, got]).toEqual([text, input, want]);
    }
  }
});
