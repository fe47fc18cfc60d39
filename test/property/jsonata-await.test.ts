// Expressions that wait: promises in the input and in bindings, asynchronous functions, and none of these.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileJsonata, parseExpression } from '../../src/jsonata/index.ts';
import { createComparison, WITH_PROMISES } from './jsonata-fuzz/comparison.ts';
import { expression } from './jsonata-fuzz/expressions.ts';
import { fuzzRound, noFigures } from './jsonata-fuzz/fuzz-round.ts';
import { input } from './jsonata-fuzz/inputs.ts';
import { failed, type Outcome, returned } from './jsonata-fuzz/outcome.ts';

const RUNS = Number(process.env.FUZZ_RUNS ?? 500);

test('with promises random expressions give what the package gives', async () => {
  const figures = noFigures();
  const round = { seed: Number(process.env.FUZZ_SEED ?? 20261123), expressions: RUNS, inputs: 4 };
  const difference = await fuzzRound(createComparison(WITH_PROMISES), figures, round);
  expect(difference).toBe(undefined);
  expect(figures.pairs).toBeGreaterThan(RUNS * 2);
  expect(figures.places.get('') ?? 0).toBe(0);
}, 600_000);

test('without promises evaluateAsync gives what evaluate gives, errors with their place', async () => {
  const options = { stack: 300, timeout: 3000, allowEval: true };
  const bindings = { z: [1, 'b', { a: 3 }], list: [3, 1, 2], f: (value: unknown) => value };
  const outcome = async (run: () => unknown): Promise<Outcome> => {
    try {
      return returned(await run());
    } catch (thrown) {
      return failed(thrown);
    }
  };
  // A regular expression that is called may be given a function: it would match in the source of that.
  const texts = expression.filter(
    (text) => !/\$(random|shuffle|now|millis)\b|\/[im]*\(/.test(text) && parseExpression(text).ok,
  );
  await fc.assert(
    fc.asyncProperty(texts, fc.array(input, { minLength: 3, maxLength: 3 }), async (text, inputs) => {
      const compiled = compileJsonata(text, options);
      for (const value of inputs) {
        const want = await outcome(() => compiled.evaluate(structuredClone(value), bindings));
        const got = await outcome(() => compiled.evaluateAsync(structuredClone(value), bindings));
        const beyond = [want.code, got.code].some((code) => code === 'D1011' || code === 'D1012');
        if (!beyond) expect(got).toEqual(want);
      }
    }),
    { seed: Number(process.env.FUZZ_SEED ?? 20261123), numRuns: RUNS },
  );
}, 600_000);
