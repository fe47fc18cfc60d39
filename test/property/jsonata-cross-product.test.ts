import { isDeepStrictEqual } from 'node:util';
import jsonata from 'jsonata';
import { expect, test } from 'vitest';
import { compileJsonata, plainJson } from '../../src/jsonata/index.ts';
import { hasSuite, suiteCases, suiteDatasets } from '../support/official-suite.ts';

// The clock, chance and ten million items cannot be compared.
const INCOMPARABLE = /\$(now|millis|random|shuffle)\b|10000|[0-9]{5}\]/;
const OWN_INPUTS: Readonly<Record<string, unknown>> = {
  nothing: undefined,
  null: null,
  number: 5,
  text: 'hello',
  truth: true,
  empty: {},
  'empty array': [],
  'mixed array': [1, [2, 3], { a: 1 }, 'x', null],
  objects: [{ a: 1, b: [1, 2] }, { a: 2, b: [] }, { b: 3 }],
};

const json = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value));
const member = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

interface Outcome {
  readonly value?: unknown;
  readonly code?: unknown;
  readonly place?: readonly unknown[];
}
const failed = (thrown: unknown): Outcome => ({
  code: member(thrown, 'code') ?? member(thrown, 'message'),
  place: [member(thrown, 'position'), member(thrown, 'token')],
});

/** The package failed with an error of JavaScript (ours has a code, or is a result), or the machine was too busy. */
const isIncomparable = (thrown: unknown): boolean =>
  thrown instanceof TypeError || member(thrown, 'code') === 'D1012';

test.skipIf(!hasSuite)(
  'every expression of the official suite gives on every data set what the package gives',
  async () => {
    const cases = suiteCases();
    const inputs = { ...suiteDatasets(), ...OWN_INPUTS };
    const expressions = new Map(
      cases
        .filter((each) => each.timelimit === undefined && !INCOMPARABLE.test(each.expr))
        .map((each) => [each.expr, each]),
    );
    const differences: string[] = [];
    let pairs = 0;
    let errors = 0;
    let samePlace = 0;
    let incomparable = 0;
    for (const [text, { bindings }] of expressions) {
      let reference: ReturnType<typeof jsonata>;
      try {
        reference = jsonata(text, { stack: 600, timeout: 3000 });
      } catch {
        continue;
      }
      const compiled = compileJsonata(text, { allowEval: true, stack: 600, timeout: 3000 });
      for (const [name, input] of Object.entries(inputs)) {
        pairs += 1;
        let want: Outcome;
        let got: Outcome;
        try {
          want = { value: json(plainJson(await reference.evaluate(structuredClone(input), bindings))) };
        } catch (thrown) {
          if (isIncomparable(thrown)) {
            incomparable += 1;
            continue;
          }
          want = failed(thrown);
        }
        try {
          got = { value: json(compiled.evaluate(structuredClone(input), bindings)) };
        } catch (thrown) {
          got = failed(thrown);
        }
        if (want.code !== undefined || got.code !== undefined) {
          errors += 1;
          if (isDeepStrictEqual(want.place, got.place)) samePlace += 1;
        }
        if (want.code !== got.code || !isDeepStrictEqual(want.value, got.value)) {
          differences.push(`${text} on ${name}: ${JSON.stringify(want)} but ${JSON.stringify(got)}`);
        }
      }
    }
    expect(differences).toEqual([]);
    expect(pairs).toBeGreaterThan(43_000);
    expect(incomparable / pairs).toBeLessThan(0.002);
    expect(samePlace / errors).toBeGreaterThan(0.995);
  },
  600_000,
);
