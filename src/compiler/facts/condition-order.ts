// Rules whose conditions other rules write: which come first, and which go round in a circle.
import type { Place, Rule } from '../resolved.ts';
import { vendorWrites } from './vendor-places.ts';

/** The vendor places on which arms of a rule depend. */
export const conditionsOf = ({ source }: Rule): readonly Place[] =>
  source.kind === 'firstOf' ? source.arms.flatMap(({ when }) => when?.place ?? []) : [];

/** The rules that write what a rule's conditions read. */
const neededBy = (rule: Rule, rules: readonly Rule[]): readonly Rule[] => {
  const names = new Set(conditionsOf(rule).map(({ name }) => name));
  return names.size === 0
    ? []
    : rules.filter((other) => vendorWrites(other).some(({ name }) => names.has(name)));
};

/** The rules, each behind those that write what its conditions read. */
export const inConditionOrder = (rules: readonly Rule[]): readonly Rule[] => {
  const ordered = new Set<Rule>();
  const seen = new Set<Rule>();
  const visit = (rule: Rule): void => {
    if (seen.has(rule)) return;
    seen.add(rule);
    for (const other of neededBy(rule, rules)) visit(other);
    ordered.add(rule);
  };
  for (const rule of rules) visit(rule);
  return [...ordered];
};

/** The circles: what each of these rules writes decides whether the next one counts, and the last one the first. */
export const conditionCircles = (rules: readonly Rule[]): readonly (readonly Rule[])[] => {
  const circles: (readonly Rule[])[] = [];
  const visit = (rule: Rule, way: readonly Rule[]): void => {
    const start = way.indexOf(rule);
    if (start >= 0) {
      const circle = way.slice(start);
      if (!circles.some((other) => circle.some((each) => other.includes(each)))) circles.push(circle);
      return;
    }
    for (const other of neededBy(rule, rules)) visit(other, [...way, rule]);
  };
  for (const rule of rules.filter((each) => conditionsOf(each).length > 0)) visit(rule, []);
  return circles;
};
