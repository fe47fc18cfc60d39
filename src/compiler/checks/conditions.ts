// Conditions that go round in a circle: nothing says which of their rules is written first.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import { conditionCircles, conditionsOf } from '../facts/condition-order.ts';
import type { Rule } from '../resolved.ts';
import type { Check } from './check.ts';

const innerRules = (rules: readonly Rule[]): readonly (readonly Rule[])[] =>
  rules.flatMap(({ each }) => (each === undefined ? [] : [each.rules, ...innerRules(each.rules)]));

export const checkConditions: Check = {
  mapping: ({ mapping }) => {
    const lists = [mapping.rules, ...(mapping.branches?.arms.map(({ rules }) => rules) ?? [])];
    const circles = [...lists, ...lists.flatMap(innerRules)].flatMap(conditionCircles);
    const told = new Map(circles.map((circle) => [circle[0]?.node, circle] as const));
    return [...told.values()].flatMap((circle) => {
      const [first, ...others] = circle;
      const span = first && conditionsOf(first)[0]?.span;
      if (span === undefined) return [];
      const related = others.flatMap((rule) =>
        conditionsOf(rule)
          .slice(0, 1)
          .map((place) => ({ span: place.span, message: 'and this condition' })),
      );
      const paths = circle.map(({ canonical }) => canonical.name);
      return [createDiagnostic('rule/condition-circle', { paths }, { span, related })];
    });
  },
};
