// Policies of a mapping or of one rule: which of their changes are felt, and by whom.

import type { Direction, Policies, RulePolicies } from '../compiler/resolved.ts';
import type { Span } from '../diagnostics/span.ts';
import type { Both, Level, Party, Tell } from './change.ts';

interface Weight {
  readonly level: Level;
  readonly parties: readonly Party[];
}

const READ: readonly Party[] = ['canonical readers'];
const WRITTEN: readonly Party[] = ['canonical writers', 'vendor readers'];

/** Less strict than before: records pass that were refused. All else changes what comes out of a record. */
const isLooser = (base: string, now: string): boolean =>
  (base === 'error' || base === 'reject') && now !== 'error' && now !== 'reject';

const weightOf = (direction: Direction, base: string, now: string): Weight => {
  const parties = direction === 'fromVendor' ? READ : WRITTEN;
  return { level: isLooser(base, now) ? 'minor' : 'major', parties };
};

/** One policy of one direction. */
export interface PolicyValue {
  readonly name: 'unmapped' | 'absent' | 'null' | 'onError';
  readonly direction: Direction;
  readonly value: string;
}

/** All policies, one by one. */
export const policiesIn = (policies: RulePolicies & Partial<Policies>): readonly PolicyValue[] => [
  ...(['fromVendor', 'toVendor'] as const).flatMap((direction): readonly PolicyValue[] => [
    ...(policies.unmapped === undefined
      ? []
      : [{ name: 'unmapped' as const, direction, value: policies.unmapped[direction] }]),
    { name: 'null', direction, value: policies.null[direction] },
    { name: 'onError', direction, value: policies.onError[direction] },
  ]),
  { name: 'absent', direction: 'toVendor', value: policies.absent },
];

const textOf = ({ name, direction }: PolicyValue): string => `${name}.${direction}`;

/** Where the policies stand, and what is known of them. */
export interface PolicyScope {
  /** The rule; absent for those of the mapping. */
  readonly at?: string;
  readonly span: Span;
  /** Those of the mapping, for a rule: a change that the mapping's own explains is told there. */
  readonly outer?: Both<Policies>;
  /** Can a record show a change of this policy? */
  readonly isFelt: (policy: PolicyValue) => boolean;
}

const valuesOf = (policies: RulePolicies & Partial<Policies>): ReadonlyMap<string, string> =>
  new Map(policiesIn(policies).map((policy) => [textOf(policy), policy.value]));

/** Tells the policies that differ, and that a record can show. */
export const comparePolicies = (
  { base, now }: Both<RulePolicies & Partial<Policies>>,
  { at, span, outer, isFelt }: PolicyScope,
  tell: Tell,
): void => {
  const before = valuesOf(base);
  const outside = outer && { base: valuesOf(outer.base), now: valuesOf(outer.now) };
  for (const policy of policiesIn(now)) {
    const [name, after] = [textOf(policy), policy.value];
    const old = before.get(name) ?? after;
    if (old === after || !isFelt(policy)) continue;
    if (outside?.base.get(name) === old && outside.now.get(name) === after) continue;
    const { level, parties } = weightOf(policy.direction, old, after);
    tell('policy changed', level, parties, {
      at: at === undefined ? name : `${at} ${name}`,
      before: old,
      after,
      span,
    });
  }
};
