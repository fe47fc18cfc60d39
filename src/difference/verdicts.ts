// Verdicts of the same rule in two states: what is lost now that was not lost before.

import isEqual from 'lodash/isEqual.js';
import type { CompiledMapping } from '../compiler/compile-mappings.ts';
import { sitesOf } from '../compiler/facts/sites.ts';
import type { Rule } from '../compiler/resolved.ts';
import { type Verdict, type VerdictWord, verdictText } from '../compiler/verdicts/verdict.ts';
import { verdictsOf } from '../compiler/verdicts/verdicts-of.ts';
import { acceptsAll } from '../schema/compare.ts';
import type { Domain } from '../schema/domain.ts';
import type { Both, Party, Tell } from './change.ts';
import { oneLine, shownValue } from './written.ts';

const RANK: Readonly<Record<VerdictWord, number>> = {
  exact: 0,
  'exact up to': 1,
  partial: 2,
  unproven: 3,
  lossy: 4,
};

const PARTIES = {
  fromVendor: ['canonical readers'],
  toVendor: ['canonical writers', 'vendor readers'],
} as const satisfies Record<Verdict['direction'], readonly Party[]>;

/** A reason that stands in the file: the loss is known and wanted. */
const reasonOf = (rule: Rule | undefined): string | undefined =>
  rule?.node.because?.value ?? rule?.node.default?.because?.value;

const whyOf = ({ because, witness }: Verdict, rule: Rule | undefined): string | undefined => {
  const shown = witness === undefined ? '' : `${witness.inputs.map(shownValue).join(' and ')}: `;
  const reason = reasonOf(rule);
  const text = [
    ...(because === undefined ? [] : [`${shown}${because}`]),
    ...(reason === undefined ? [] : [`acknowledged: ${reason}`]),
  ].join('; ');
  return text === '' ? undefined : oneLine(text);
};

/** Those inside arrays, too; an arm has the name of the rule it stands in, and no verdict of its own. */
const rulesOf = ({ resolved }: CompiledMapping): ReadonlyMap<string, Rule> =>
  new Map(sitesOf(resolved).flatMap(({ rule, role }) => (role === 'arm' ? [] : [[rule.id, rule] as const])));

const outputOf = ({ canonical, source }: Rule, direction: Verdict['direction']): Domain | undefined =>
  direction === 'fromVendor' ? canonical.domain : source.kind === 'field' ? source.to.domain : undefined;

/** Does every value that came through before do so still? Then it is only new values that fail. */
const stillGoes = ({ base, now }: Both<Rule>, direction: Verdict['direction']): boolean => {
  const [before, after] = [outputOf(base, direction), outputOf(now, direction)];
  return before !== undefined && after !== undefined && acceptsAll(before, after) === true;
};

/**
 * Tells the verdicts that moved. Running witnesses takes as long as all checks together, so nothing runs where neither
 * an expression nor a schema differs.
 */
export const compareVerdicts = ({ base, now }: Both<CompiledMapping>, tell: Tell): void => {
  const [old, plan] = [base.plan, now.plan];
  if (old === undefined || plan === undefined) return;
  if (
    isEqual(old.expressions, plan.expressions) &&
    isEqual(old.vendor.schema, plan.vendor.schema) &&
    isEqual(old.canonical.schema, plan.canonical.schema)
  )
    return;
  const key = ({ rule, direction }: Verdict): string => JSON.stringify([rule, direction]);
  const before = new Map(verdictsOf(base.resolved, old).map((verdict) => [key(verdict), verdict]));
  const rules = rulesOf(now);
  const oldRules = rulesOf(base);
  for (const verdict of verdictsOf(now.resolved, plan)) {
    const other = before.get(key(verdict));
    const rule = rules.get(verdict.rule);
    const [was, is] = [other && verdictText(other), verdictText(verdict)];
    const isLoss = verdict.verdict === 'lossy' && other?.verdict !== 'lossy';
    if (was === is || (other === undefined && !isLoss)) continue;
    const why = whyOf(verdict, rule);
    const change = {
      at: `${verdict.rule} ${verdict.direction}`,
      ...(was !== undefined && { before: was }),
      after: is,
      ...(why !== undefined && { why }),
      ...(rule && { span: rule.node.span }),
    };
    const isWorse = other === undefined || RANK[verdict.verdict] > RANK[other.verdict];
    const parties = PARTIES[verdict.direction];
    if (isLoss) tell('new loss', other === undefined ? 'minor' : 'major', parties, change);
    else if (isWorse) {
      const before = oldRules.get(verdict.rule);
      const holds =
        isEqual(old.expressions, plan.expressions) &&
        before !== undefined &&
        rule !== undefined &&
        stillGoes({ base: before, now: rule }, verdict.direction);
      tell('verdict worse', holds ? 'minor' : 'major', parties, change);
    } else tell('verdict better', 'patch', [], change);
  }
};
