import { expect, test } from 'vitest';
import { compileJsonata, JsonataError } from '../../../src/jsonata/index.ts';
import {
  guardsOf,
  hasSuite,
  inputOf,
  type SuiteCase,
  suiteCases,
  suiteDatasets,
} from '../../support/official-suite.ts';

const json = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value));
const sorted = (value: unknown): unknown =>
  Array.isArray(value) ? value.map((item) => JSON.stringify(item)).sort() : value;

const GUARDS = ['D1011', 'D1012'];

/** What is wrong with our answer to a case; undefined where it is right. */
const differenceIn = (each: SuiteCase, datasets: Record<string, unknown>): string | undefined => {
  const input = structuredClone(inputOf(each, datasets));
  const code = each.code ?? each.error?.code;
  let got: unknown;
  try {
    const expression = compileJsonata(each.expr, { ...guardsOf(each), allowEval: true });
    if (expression.strategy !== 'compiled') return 'not compiled';
    got = json(expression.evaluate(input, each.bindings));
  } catch (thrown) {
    if (!(thrown instanceof JsonataError)) return `threw ${String(thrown)}`;
    const guarded = code === 'U1001' && GUARDS.includes(thrown.code);
    if (code === undefined || (thrown.code !== code && !guarded)) return `threw ${thrown.code}`;
    return each.token === undefined || thrown.token === each.token
      ? undefined
      : `token ${String(thrown.token)}`;
  }
  if (code !== undefined) return `gave ${JSON.stringify(got)} instead of ${code}`;
  const [mine, theirs] = each.unordered ? [sorted(got), sorted(each.result)] : [got, each.result];
  return JSON.stringify(mine) === JSON.stringify(theirs) || deepEquals(mine, theirs)
    ? undefined
    : `gave ${JSON.stringify(got)}`;
};

const deepEquals = (left: unknown, right: unknown): boolean => {
  try {
    expect(left).toStrictEqual(right);
    return true;
  } catch {
    return false;
  }
};

test.skipIf(!hasSuite)(
  'all 1,686 cases of the official suite give the right answer, and all are compiled',
  () => {
    const datasets = suiteDatasets();
    const wrong = new Map<string, string[]>();
    let right = 0;
    for (const each of suiteCases()) {
      const difference = differenceIn(each, datasets);
      if (difference === undefined) right += 1;
      else wrong.set(each.group, [...(wrong.get(each.group) ?? []), `${each.name}: ${difference}`]);
    }
    expect(Object.fromEntries(wrong)).toEqual({});
    expect(right).toBe(1686);
  },
);
