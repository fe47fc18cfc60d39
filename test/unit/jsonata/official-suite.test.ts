import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileJsonata, JsonataError } from '../../../src/jsonata/index.ts';

interface SuiteCase {
  readonly group: string;
  readonly name: string;
  readonly expr: string;
  readonly data?: unknown;
  readonly dataset?: string | null;
  readonly bindings?: Record<string, unknown>;
  readonly result?: unknown;
  readonly undefinedResult?: boolean;
  readonly code?: string;
  readonly error?: { readonly code: string };
  readonly token?: string;
  readonly unordered?: boolean;
  readonly timelimit?: number;
  readonly depth?: number;
}

const folder = new URL('../../../../shared/data/jsonata-suite/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const present = existsSync(folder);
if (!present) console.log('skipped: the official JSONata suite is not at ../shared/data/jsonata-suite');

const json = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value));
const sorted = (value: unknown): unknown =>
  Array.isArray(value) ? value.map((item) => JSON.stringify(item)).sort() : value;

const GUARDS = ['D1011', 'D1012'];

/** What is wrong with our answer to a case; undefined where it is right. */
const differenceIn = (each: SuiteCase, datasets: Record<string, unknown>): string | undefined => {
  const named = each.dataset === undefined || each.dataset === null ? undefined : datasets[each.dataset];
  const input = 'data' in each ? each.data : structuredClone(named);
  const code = each.code ?? each.error?.code;
  const guards = {
    ...(each.timelimit && { timeout: each.timelimit }),
    ...(each.depth && { stack: each.depth }),
  };
  let got: unknown;
  try {
    const expression = compileJsonata(each.expr, { ...guards, allowEval: true });
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

test.skipIf(!present)(
  'all 1,686 cases of the official suite give the right answer, and all are compiled',
  () => {
    const cases = read('cases.json') as readonly SuiteCase[];
    const datasets = read('datasets.json') as Record<string, unknown>;
    const wrong = new Map<string, string[]>();
    let right = 0;
    for (const each of cases) {
      const difference = differenceIn(each, datasets);
      if (difference === undefined) right += 1;
      else wrong.set(each.group, [...(wrong.get(each.group) ?? []), `${each.name}: ${difference}`]);
    }
    expect(Object.fromEntries(wrong)).toEqual({});
    expect(right).toBe(1686);
  },
);
