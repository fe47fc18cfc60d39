// The walks over the rules of a mapping that ask nothing of where a rule stands; `sitesOf` knows that too.
import type { ResolvedMapping, Rule } from '../resolved.ts';

/** The rules under `fields:`: those outside branches first, then each branch's own. */
export const allRules = ({
  rules,
  branches,
}: Pick<ResolvedMapping, 'rules' | 'branches'>): readonly Rule[] =>
  branches === undefined ? rules : [...rules, ...branches.arms.flatMap(({ own }) => own)];

/** The rules that stand for one value: a rule, and the arms of its choices. */
export const withArms = (rule: Rule): readonly Rule[] =>
  rule.source.kind === 'firstOf' ? [rule, ...rule.source.arms.flatMap((arm) => withArms(arm.rule))] : [rule];
