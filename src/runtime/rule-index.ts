// Finds the rule of an issue: by canonical path, or by the vendor field that a refused value was meant for.
import type { Plan, PlanRule } from './plan.ts';
import { valueAt } from './value-at.ts';

export interface RuleIndex {
  /** The rule that owns a canonical path, or the nearest one above it. */
  readonly ofCanonical: (path: string, record: unknown) => PlanRule | undefined;
  /** The rule that owns a vendor field. */
  readonly ofVendor: (name: string, record: unknown) => PlanRule | undefined;
  readonly orderOf: (rule: PlanRule | undefined) => number;
}

const shapeOf = (path: string): string => path.replaceAll(/\[\d+\]/g, '[]');

/** The path and its parents, longest first. */
const upwards = function* (path: string): Generator<string> {
  let text = path;
  while (text !== '') {
    yield text;
    const cut = Math.max(text.lastIndexOf('.'), text.lastIndexOf('['));
    text = cut < 0 ? '' : text.slice(0, cut);
  }
};

export const indexRules = (plan: Plan): RuleIndex => {
  const order = new Map(plan.rules.map((rule, index) => [rule, index] as const));
  const collect = (
    keysOf: (rule: PlanRule) => readonly string[],
  ): ReadonlyMap<string, readonly PlanRule[]> => {
    const map = new Map<string, PlanRule[]>();
    for (const rule of plan.rules)
      for (const key of keysOf(rule)) {
        const list = map.get(key);
        if (list === undefined) map.set(key, [rule]);
        else list.push(rule);
      }
    return map;
  };
  const byCanonical = collect((rule) => [rule.at]);
  const byVendor = collect((rule) => rule.vendor);
  const branchOf = (record: unknown): string | undefined => {
    if (plan.branches === undefined) return undefined;
    const code = valueAt(record, [plan.branches.vendor]);
    return plan.branches.codes.find(([each]) => each === code)?.[1] ?? '*';
  };
  const choose = (rules: readonly PlanRule[] | undefined, record: unknown): PlanRule | undefined => {
    if (rules === undefined || rules.length < 2) return rules?.[0];
    const branch = branchOf(record);
    return (
      rules.find((rule) => rule.branch === branch) ??
      rules.find((rule) => rule.branch === undefined) ??
      rules[0]
    );
  };
  const find = (map: ReadonlyMap<string, readonly PlanRule[]>) => (path: string, record: unknown) => {
    for (const text of upwards(shapeOf(path))) {
      const rule = choose(map.get(text), record);
      if (rule !== undefined) return rule;
    }
    return undefined;
  };
  return {
    ofCanonical: find(byCanonical),
    ofVendor: find(byVendor),
    orderOf: (rule) => (rule === undefined ? -1 : (order.get(rule) ?? -1)),
  };
};
