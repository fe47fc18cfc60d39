import { expect, test } from 'vitest';
import { compileJsonata, emitModule } from '../../../../src/jsonata/index.ts';
import { guardsOf, hasSuite, inputOf, suiteCases, suiteDatasets } from '../../../support/official-suite.ts';
import { type ModuleRun, type Outcome, outcomeOf, runModules } from '../../../support/run-modules.ts';

/** Their values are never the same twice. */
const VARIES = /\$(?:now|millis|random|shuffle)\b/;
/** Which guard ends an endless evaluation depends on the machine. */
const GUARDED = new Set<unknown>(['D1011', 'D1012']);

const known = (outcome: Outcome, varies: boolean): unknown => {
  if (varies && outcome.value !== undefined) return 'a value';
  return GUARDED.has(outcome.code) ? 'a guard' : outcome;
};

test.skipIf(!hasSuite)(
  'the whole official suite gives the same by modules, where code generation is forbidden',
  async () => {
    const datasets = suiteDatasets();
    const runs: ModuleRun[] = [];
    const expected: { readonly name: string; readonly varies: boolean; readonly outcome: Outcome }[] = [];
    const refusals = new Map<string, number>();
    const wrong: string[] = [];
    for (const each of suiteCases()) {
      const name = `${each.group}/${each.name}`;
      const input = inputOf(each, datasets);
      const options = guardsOf(each);
      const emitted = await emitModule(each.expr, options);
      if (!emitted.ok) {
        const { code } = emitted.refusal;
        refusals.set(code.charAt(0), (refusals.get(code.charAt(0)) ?? 0) + 1);
        const outcome = outcomeOf(() => compileJsonata(each.expr, options).evaluate(input, each.bindings));
        if (outcome.code !== code) wrong.push(`${name}: refused with ${code}, not ${String(outcome.code)}`);
        continue;
      }
      runs.push({ source: emitted.source, input, ...(each.bindings && { bindings: each.bindings }) });
      const { evaluate } = compileJsonata(each.expr, options);
      const outcome = outcomeOf(() => evaluate(structuredClone(input), each.bindings));
      expected.push({ name, varies: VARIES.test(each.expr), outcome });
    }
    const { generates, packages, outcomes } = runModules(runs);
    expect({ generates, packages }).toEqual({ generates: false, packages: false });
    expected.forEach(({ name, varies, outcome }, index) => {
      const got = JSON.stringify(known(outcomes[index] ?? {}, varies));
      const wanted = JSON.stringify(known(outcome, varies));
      if (got !== wanted) wrong.push(`${name}: gave ${got.slice(0, 300)} instead of ${wanted.slice(0, 300)}`);
    });
    expect(wrong).toEqual([]);
    // Only syntax errors are refused.
    expect([...refusals.keys()]).toEqual(['S']);
    expect(runs.length).toBeGreaterThan(1550);
  },
  300_000,
);
