import { describe, expect, it } from 'vitest';
import { NATIVES } from '../../../../src/jsonata/functions/natives.ts';
import { STATEFUL } from '../../../../src/jsonata/functions/stateful.ts';
import { compileJsonata, type EmitOptions, emitModule } from '../../../../src/jsonata/index.ts';
import { MODULE_NAMES } from '../../../../src/jsonata/standalone/module-text.ts';
import { loadParts, loadRegexParts } from '../../../../src/jsonata/standalone/parts.ts';
import { SUPPORT } from '../../../../src/jsonata/support/index.ts';
import { type ModuleRun, outcomeOf, runModules } from '../../../support/run-modules.ts';

const sourceOf = async (text: string, options?: EmitOptions): Promise<string> => {
  const emitted = await emitModule(text, options);
  if (!emitted.ok) throw new Error(emitted.refusal.message);
  return emitted.source;
};

const refusalOf = async (text: string, options?: EmitOptions): Promise<unknown> => {
  const emitted = await emitModule(text, options);
  return emitted.ok ? undefined : emitted.refusal;
};

type Evaluate = (input?: unknown, bindings?: object) => unknown;

const imported = async (
  source: string,
): Promise<{ evaluate?: Evaluate; create?: (functions: object) => Evaluate }> =>
  import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(source)}`);

const ORDERS = {
  name: 'Ada',
  none: null,
  born: '1815-12-10T00:00:00Z',
  orders: [
    { id: 'b', price: 2, tags: ['x', 'y'] },
    { id: 'a', price: 10.5, tags: ['z'] },
    { id: 'c', price: 4, tags: [] },
  ],
};

/** One for each family of constructs and functions. */
const EXPRESSIONS: readonly string[] = [
  'name & " " & $uppercase(name)',
  'orders[price > 3].id',
  'orders.tags[]',
  '**.tags[0]',
  'orders^(>price).id',
  'orders{id: price}',
  'orders#$i[$i > 0].{"at": $i, "id": id}',
  'orders@$o.{"id": $o.id, "of": %.name}',
  '$map(orders, function($o, $i) { $o.price * $i }) ~> $sum',
  '$reduce(orders.price, function($sum, $price) { $sum + $price })',
  '($factorial := function($n) { $n < 2 ? 1 : $n * $factorial($n - 1) }; $factorial(20))',
  '($even := function($n) { $n = 0 ? true : $odd($n - 1) }; $odd := function($n) { $n = 0 ? false : $even($n - 1) }; $even(5001))',
  '$toMillis(born) ~> $fromMillis("[D1o] [MNn] [Y]")',
  '$formatNumber(1234.5, "#,##0.00") & $formatInteger(1999, "I") & $formatInteger(21, "w")',
  '$parseInteger("twelve", "w") + $number("0x1F")',
  '$match("abracadabra", /(a)(b)/).groups',
  '$replace("John Smith", /(\\w+)\\s(\\w+)/, "$2, $1") & $split("a, b;c", /[,;]\\s*/)[2]',
  '$base64encode(name) & $encodeUrlComponent("ä/ö")',
  'orders ~> |$|{"price": price * 2}, "tags"|',
  '$sift($$, function($v) { $type($v) = "string" })',
  '$sort(orders, function($l, $r) { $l.price > $r.price }).id',
  '$single(orders, function($o) { $o.id = "a" }).price',
  '$substring(?, 0, 2)(name)',
  'none ?? "no" & (missing ?: "missing")',
  '$lookup({"Ada": 1, "__proto__": 2}, name)',
  '$now() = $now()',
  '$eval("1 + 1")',
  '$error("my " & name)',
  'name + 1',
  '$uppercase(1)',
  'missing()',
  '$number("x")',
  '[orders.price[1]..3]',
  '[1..3].($ % 2 = 0 ? "even" : "odd")',
];

describe('a standalone module', () => {
  it('gives the values and errors of compileJsonata where code generation is forbidden', async () => {
    const runs: ModuleRun[] = [];
    const expected: unknown[] = [];
    for (const text of EXPRESSIONS) {
      for (const [input, bindings] of [
        [ORDERS, undefined],
        [[ORDERS, { name: 'Bob', orders: { id: 'd', price: 1 } }], { other: 1 }],
        ['text', { sum: 1, uppercase: 2, name: 3 }],
        [null, undefined],
      ] as const) {
        runs.push({ source: await sourceOf(text), input, ...(bindings && { bindings }) });
        expected.push(outcomeOf(() => compileJsonata(text).evaluate(structuredClone(input), bindings)));
      }
    }
    const { generates, packages, outcomes } = runModules(runs);
    expect({ generates, packages }).toEqual({ generates: false, packages: false });
    expect(outcomes).toEqual(expected);
  });

  it('has real errors, with code, token, position and message', async () => {
    const { evaluate } = await imported(await sourceOf('1 + name'));
    expect(() => evaluate?.({ name: 'x' })).toThrow(
      expect.objectContaining({
        name: 'JsonataError',
        code: 'T2002',
        token: '+',
        position: 3,
        message: 'The right side of "+" must be a number',
      }),
    );
  });

  it('holds what it reaches and nothing else', async () => {
    const small = await sourceOf('name & "!"');
    expect(small).not.toMatch(/\bimport\b|\brequire\b|\beval\b|new Function|fromMillis|parseSignature|T2001/);
    expect(small.length).toBeLessThan(9000);
    const large = await sourceOf('$fromMillis(0, "[Y]")');
    expect(large).toContain('parseSignature');
    expect(large.length).toBeGreaterThan(2 * small.length);
  });

  it('is the body of a function as well', async () => {
    const body = await sourceOf('$sum(orders.price) & $suffix', { form: 'body' });
    expect(new Function('input', 'bindings', body)(ORDERS, { suffix: ' EUR' })).toBe('16.5 EUR');
  });

  it('lets bindings replace functions', async () => {
    const { evaluate } = await imported(await sourceOf('$sum([1, 2]) + $count([1])'));
    expect([evaluate?.({}), evaluate?.({}, { sum: () => 10 }), evaluate?.({}, { count: () => 5 })]).toEqual([
      4, 11, 8,
    ]);
  });

  it('keeps guards', async () => {
    const text = '($f := function($n) { 1 + $f($n + 1) }; $f(0))';
    const { evaluate } = await imported(await sourceOf(text, { stack: 100, sequence: 10 }));
    expect(() => evaluate?.({})).toThrow(expect.objectContaining({ code: 'D1011' }));
    const long = await imported(await sourceOf('[1..20].(1)', { sequence: 10 }));
    expect(() => long.evaluate?.({})).toThrow(expect.objectContaining({ code: 'D2015' }));
  });

  it('takes functions of the host by create', async () => {
    const { create, evaluate } = await imported(
      await sourceOf('$twice(price) & $__proto__(1)', { functions: ['twice', '__proto__'] }),
    );
    const functions = Object.assign(Object.create(null), { twice: (value: number) => 2 * value });
    expect(evaluate).toBeUndefined();
    expect(() => create?.(functions)).toThrow(new TypeError('create needs the function "__proto__"'));
    Object.defineProperty(functions, '__proto__', { value: () => '!', enumerable: true });
    expect(create?.(functions)({ price: 4 })).toBe('8!');
  });

  it('takes functions as the third parameter of a body', async () => {
    const body = await sourceOf('$twice(price)', { functions: ['twice'], form: 'body' });
    const run = new Function('input', 'bindings', 'functions', body);
    expect(run({ price: 4 }, undefined, { twice: (value: number) => 2 * value })).toBe(8);
    expect(() => run({ price: 4 })).toThrow(TypeError);
  });

  it('takes in the linear engine, with its licence', async () => {
    const text = '$match(name, /(a+)+$/).match & $contains(name, /^A/i)';
    const source = await sourceOf(text, { regex: 'linear', bundle: true });
    expect(source).toContain('Permission is hereby granted');
    const { outcomes } = runModules([
      { source, input: { name: 'Ada' } },
      { source, input: { name: `${'a'.repeat(50_000)}b` } },
    ]);
    expect(outcomes.map(({ value }) => value)).toEqual(['"atrue"', '"true"']);
  });

  it('is refused by name where it would need more', async () => {
    expect(await refusalOf('$eval("1")', { allowEval: true })).toMatchObject({
      code: 'needs-compiler',
      construct: '$eval',
    });
    expect(await refusalOf('$match(a, /b/)', { regex: 'linear' })).toMatchObject({
      code: 'needs-library',
      construct: 're2js',
      position: 13,
    });
    expect(await refusalOf('$match(a, /b(?=c)/)', { regex: 'linear', bundle: true })).toMatchObject({
      code: 'regex-not-linear',
      construct: 'a look-ahead',
    });
    expect(await refusalOf('name &')).toMatchObject({ code: 'S0207', position: 6 });
    expect(await refusalOf('name & "x"', { regex: 'linear' })).toBeUndefined();
  });

  it('holds names of every kind', async () => {
    const text =
      '($__proto__ := 1; $constructor := $__proto__ + 1; function($toString) { $toString }($constructor))';
    const { evaluate } = await imported(await sourceOf(text));
    expect(evaluate?.({})).toBe(2);
  });
});

describe('the parts of modules', () => {
  it('are those that programs can name', async () => {
    const { support, natives, stateful } = await loadParts();
    const names = (members: readonly (readonly unknown[])[]) => members.map(([name]) => name).sort();
    expect(names(support)).toEqual(Object.keys(SUPPORT).sort());
    expect(names(natives)).toEqual([...NATIVES.keys()].sort());
    expect(names(stateful)).toEqual([...STATEFUL].sort());
  });

  it('declare no name that a module declares', async () => {
    const { parts } = await loadParts();
    const names = [...parts, ...(await loadRegexParts()).parts].map(([, key]) => key);
    // The parts have a form of it that takes in all functions of the clock; modules have their own.
    expect(names.filter((name) => MODULE_NAMES.includes(name))).toEqual(['statefulNative']);
  });
});
