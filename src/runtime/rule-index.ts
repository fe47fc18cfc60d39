// Finds the rule of an issue: by canonical path, or by the vendor field that a refused value was meant for.
import type { Plan, PlanRule } from './plan.ts';
import { type Keys, pathText, valueAt } from './value-at.ts';

/** A rule, and how many steps of the path that was asked for lead to its place. */
export interface Owner {
  readonly rule: PlanRule;
  readonly depth: number;
}

export interface RuleIndex {
  /** The rule that owns a canonical path, as issues spell it, or the nearest one above it. */
  readonly ofCanonical: (path: string, record: unknown) => PlanRule | undefined;
  /** The same for a path of keys. */
  readonly ownerOf: (side: 'canonical' | 'vendor', keys: Keys, record: unknown) => Owner | undefined;
  readonly orderOf: (rule: PlanRule | undefined) => number;
}

/** A path without positions: `roles[2].name` and `roles[id=4].name` are both `roles[].name`. */
const shapeOf = (path: string): string => path.replaceAll(/\[(?:\d+|[^\]"]*=[^\]"]*)\]/g, '[]');

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
  const collect = (keysOf: (rule: PlanRule) => readonly string[]): ReadonlyMap<string, PlanRule[]> => {
    const map = new Map<string, PlanRule[]>();
    for (const rule of plan.rules)
      for (const key of new Set(keysOf(rule).flatMap((name) => [name, shapeOf(name)]))) {
        const list = map.get(key);
        if (list === undefined) map.set(key, [rule]);
        else list.push(rule);
      }
    return map;
  };
  const maps = { canonical: collect((rule) => [rule.at]), vendor: collect((rule) => rule.vendor) };
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
  const at = (map: ReadonlyMap<string, readonly PlanRule[]>, path: string, record: unknown) =>
    choose(map.get(path) ?? map.get(shapeOf(path)), record);
  return {
    ofCanonical: (path, record) => {
      for (const text of upwards(path)) {
        const rule = at(maps.canonical, text, record);
        if (rule !== undefined) return rule;
      }
      return undefined;
    },
    ownerOf: (side, keys, record) => {
      for (let depth = keys.length; depth > 0; depth--) {
        const rule = at(maps[side], pathText(keys.slice(0, depth)), record);
        if (rule !== undefined) return { rule, depth };
      }
      return undefined;
    },
    orderOf: (rule) => (rule === undefined ? plan.rules.length : (order.get(rule) ?? plan.rules.length)),
  };
};
