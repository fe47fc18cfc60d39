import { isDeepStrictEqual } from 'node:util';
import jsonata from 'jsonata';
import { expect, test } from 'vitest';
import { type CompiledJsonata, compileJsonata } from '../../../src/jsonata/index.ts';
import { failed, type Outcome, returned } from '../../property/jsonata-fuzz/outcome.ts';
import {
  hasSuite,
  inputOf,
  type SuiteCase,
  suiteCases,
  suiteDatasets,
} from '../../support/official-suite.ts';

// The clock and chance cannot be compared; that the guards hold is tested elsewhere.
const INCOMPARABLE = /\$(now|millis|random|shuffle)\b/;

const outcome = async (run: () => unknown): Promise<Outcome> => {
  try {
    return returned(await run());
  } catch (thrown) {
    return failed(thrown);
  }
};

/** Each member is a promise of what it was. */
const promised = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, Promise.resolve(member)]))
    : value;

/** Compares two outcomes of every comparable case; lists those that differ. */
const differences = async (
  compare: (each: SuiteCase, compiled: CompiledJsonata, input: () => unknown) => Promise<[Outcome, Outcome]>,
): Promise<{ readonly compared: number; readonly wrong: readonly string[] }> => {
  const datasets = suiteDatasets();
  const wrong: string[] = [];
  let compared = 0;
  for (const each of suiteCases()) {
    if (INCOMPARABLE.test(each.expr) || each.timelimit !== undefined || each.depth !== undefined) continue;
    let compiled: CompiledJsonata;
    try {
      compiled = compileJsonata(each.expr, { allowEval: true });
    } catch {
      continue;
    }
    const data = inputOf(each, datasets);
    const [want, got] = await compare(each, compiled, () => structuredClone(data));
    compared += 1;
    if (!isDeepStrictEqual(want, got)) {
      wrong.push(`${each.group}/${each.name}: ${JSON.stringify(want)} but ${JSON.stringify(got)}`);
    }
  }
  return { compared, wrong };
};

test.skipIf(!hasSuite)(
  'evaluateAsync gives on the official suite what evaluate gives, errors with message and place',
  async () => {
    const { compared, wrong } = await differences(async ({ bindings }, compiled, input) => [
      await outcome(() => compiled.evaluate(input(), bindings)),
      await outcome(() => compiled.evaluateAsync(input(), bindings)),
    ]);
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(1500);
  },
  180_000,
);

test.skipIf(!hasSuite)(
  'with promises for the members of the input and for the bindings it gives what the package gives',
  async () => {
    // A promise is a promise there too where nothing reads it: what such a value looks like is compared as well.
    const { compared, wrong } = await differences(async ({ expr, bindings }, compiled, input) => {
      const given = (): Record<string, unknown> => promised(bindings ?? {}) as Record<string, unknown>;
      const want = await outcome(() => jsonata(expr).evaluate(promised(input()), given()));
      const got = await outcome(() => compiled.evaluateAsync(promised(input()), given()));
      const { message: _want, ...rest } = want;
      const { message: _got, ...own } = got;
      return [rest, own];
    });
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(1500);
  },
  180_000,
);
