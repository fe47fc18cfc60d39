import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CompileOptions, compileJsonata, type JsonSchema } from '../../src/jsonata/index.ts';
import { hasSuite, inputOf, suiteCases, suiteDatasets } from '../support/official-suite.ts';
import { expression } from './jsonata-fuzz/expressions.ts';
import { input } from './jsonata-fuzz/inputs.ts';
import { shapeFrom } from './jsonata-fuzz/shapes.ts';

const GUARDS = { stack: 300, timeout: 2000 };

const outcome = (run: () => unknown): unknown => {
  try {
    const value = run();
    // As JSON, so that functions count by where they are, with keys in their order.
    return { value: value === undefined ? undefined : JSON.stringify(value) };
  } catch (thrown) {
    const { code, position, token } = thrown as Record<string, unknown>;
    return { code, position, token };
  }
};

/** What differs between an expression with and without a promise about its inputs. */
const difference = (
  text: string,
  values: readonly unknown[],
  shape: JsonSchema,
  options: CompileOptions,
  bindings?: Record<string, unknown>,
): string | undefined => {
  let plain: ReturnType<typeof compileJsonata>;
  try {
    plain = compileJsonata(text, options);
  } catch {
    return undefined;
  }
  const shaped = compileJsonata(text, { ...options, shape });
  for (const value of values) {
    const before = JSON.stringify(value);
    const want = outcome(() => plain.evaluate(value, bindings));
    const got = outcome(() => shaped.evaluate(value, bindings));
    if (!isDeepStrictEqual(want, got))
      return `${JSON.stringify(want)} but ${JSON.stringify(got)} with ${JSON.stringify(shape)} on ${before}`;
    if (JSON.stringify(value) !== before) return 'the input was changed';
  }
  return undefined;
};

const name = fc.constantFrom('a', 'b', 'c', 'd');
const scalar = fc.constantFrom<unknown>(0, 1, 2.5, -3, 'a', 'b c', '', 'A', true, false, null);

/** Inputs with much of one kind in one place, as records have it. */
const record = fc.letrec<{ node: unknown; object: unknown }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 4, arbitrary: scalar },
    { weight: 2, arbitrary: tie('object') },
    { weight: 3, arbitrary: fc.array(tie('object'), { maxLength: 3 }) },
    { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  ),
  object: fc.dictionary(name, tie('node'), { maxKeys: 4, noNullPrototype: true }),
})).object;

const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('.'));
/** Paths, conditions and steps as mappings have them: random expressions are rarely about promised values. */
const mapped = fc.letrec<{ expr: string; test: string }>((tie) => ({
  test: fc.oneof(
    path,
    path.map((p) => `${p} != null`),
    path.map((p) => `$exists(${p})`),
    fc
      .tuple(path, fc.constantFrom('=', '!=', '<', '>='), fc.constantFrom('1', '"a"', 'null'))
      .map((all) => all.join(' ')),
    fc.tuple(tie('test'), fc.constantFrom('and', 'or'), tie('test')).map((all) => `(${all.join(' ')})`),
    tie('test').map((test) => `$not(${test})`),
  ),
  expr: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 5, arbitrary: path },
    { weight: 2, arbitrary: fc.tuple(path, tie('test')).map(([p, test]) => `${p}[${test}]`) },
    { weight: 2, arbitrary: fc.tuple(path, tie('test'), path).map(([p, test, q]) => `${p}[${test}].${q}`) },
    { weight: 2, arbitrary: fc.tuple(path, tie('expr')).map(([p, e]) => `${p}.(${e})`) },
    {
      weight: 2,
      arbitrary: fc.tuple(path, tie('expr'), tie('expr')).map(([p, e, f]) => `${p}.{"x": ${e}, "y": ${f}}`),
    },
    { weight: 1, arbitrary: fc.tuple(path, path).map(([p, q]) => `${p}^(${q})`) },
    { weight: 1, arbitrary: fc.tuple(path, name).map(([p, q]) => `${p}[0].${q}`) },
    { weight: 1, arbitrary: path.map((p) => `${p}[]`) },
    {
      weight: 1,
      arbitrary: fc.tuple(path, path, tie('expr')).map(([p, q, e]) => `${p}{$string(${q}): ${e}}`),
    },
    { weight: 1, arbitrary: fc.tuple(tie('expr'), name).map(([e, n]) => `($v := ${e}; $v.${n})`) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom('map', 'filter'), path, tie('expr'), name)
        .map(([f, p, e, n]) => `$${f}(${p}, function($v){ $v.${n} ? $v.${n} : ${e} })`),
    },
    {
      weight: 3,
      arbitrary: fc.tuple(tie('test'), tie('expr'), tie('expr')).map(([t, e, f]) => `(${t} ? ${e} : ${f})`),
    },
    { weight: 1, arbitrary: fc.tuple(tie('test'), tie('expr')).map(([t, e]) => `(${t} ? ${e})`) },
    { weight: 1, arbitrary: fc.tuple(tie('expr'), tie('expr')).map(([e, f]) => `(${e} ?? ${f})`) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(path, fc.constantFrom('+', '*', '&', '..', 'in'), path)
        .map(([p, o, q]) => (o === '..' ? `[${p}..${q}]` : `(${p} ${o} ${q})`)),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom(
            'sum',
            'count',
            'string',
            'trim',
            'uppercase',
            'number',
            'not',
            'boolean',
            'exists',
            'keys',
            'type',
            'length',
          ),
          tie('expr'),
        )
        .map(([f, e]) => `$${f}(${e})`),
    },
    { weight: 2, arbitrary: fc.tuple(tie('expr'), tie('expr')).map(([e, f]) => `{"x": ${e}, "y": ${f}}`) },
    { weight: 1, arbitrary: fc.tuple(tie('expr'), tie('expr')).map(([e, f]) => `[${e}, ${f}]`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '$',
        '$$',
        '$$.a',
        '$.b',
        '*',
        '**.a',
        '%.a',
        '"s"',
        '1',
        '$next()',
        '$spread(a)',
      ),
    },
  ),
})).expr;

const runs = Number(process.env.FUZZ_RUNS ?? 300);

test.each([
  ['random', expression.filter((text) => text.length < 300), input, 20261123],
  ['mapping-like', mapped.filter((text) => text.length < 300), record, 20261124],
] as const)(
  '%s expressions give with a true and with a false promise what they give without',
  (_, texts, inputs, seed) => {
    fc.assert(
      fc.property(
        texts,
        inputs,
        fc.array(inputs, { maxLength: 3 }),
        fc.boolean(),
        (text, first, others, limited) => {
          const functions = { next: () => 1 };
          const options = limited ? { ...GUARDS, sequence: 1000, functions } : { ...GUARDS, functions };
          const all = [first, ...others];
          // True of all, true of the first only.
          expect(difference(text, all, shapeFrom(all), options)).toBe(undefined);
          expect(difference(text, all, shapeFrom([first]), options)).toBe(undefined);
        },
      ),
      { seed, numRuns: runs },
    );
  },
  600_000,
);

// The clock, chance and ten million items cannot be compared.
const INCOMPARABLE = /\$(now|millis|random|shuffle)\b|10000|[0-9]{5}\]/;

test.skipIf(!hasSuite)(
  'every case of the official suite gives the same with a promise that is true of its data, and of other data',
  () => {
    const datasets = suiteDatasets();
    const inputs = Object.values(datasets);
    const differences: string[] = [];
    let compared = 0;
    suiteCases().forEach((each, at) => {
      if (each.timelimit !== undefined || INCOMPARABLE.test(each.expr)) return;
      const value = inputOf(each, datasets);
      const values = [value, inputs[at % inputs.length]];
      const options = { allowEval: true, stack: 600, timeout: 3000 };
      const found = difference(each.expr, values, shapeFrom([value]), options, each.bindings);
      if (found !== undefined) differences.push(`${each.expr}: ${found}`);
      compared += 1;
    });
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThan(1600);
  },
  60_000,
);
