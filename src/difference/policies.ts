// Policies of a mapping or of one rule: which of their changes are felt, and by whom.

import type { Policies, RulePolicies } from '../compiler/resolved.ts';
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

const weightOf = (name: string, base: string, now: string): Weight => {
  const parties = name.endsWith('fromVendor') ? READ : WRITTEN;
  return { level: isLooser(base, now) ? 'minor' : 'major', parties };
};

const named = (policies: RulePolicies & Partial<Policies>): readonly (readonly [string, string])[] => [
  ...(policies.unmapped === undefined
    ? []
    : ([
        ['unmapped.fromVendor', policies.unmapped.fromVendor],
        ['unmapped.toVendor', policies.unmapped.toVendor],
      ] as const)),
  ['absent.toVendor', policies.absent],
  ['null.fromVendor', policies.null.fromVendor],
  ['null.toVendor', policies.null.toVendor],
  ['onError.fromVendor', policies.onError.fromVendor],
  ['onError.toVendor', policies.onError.toVendor],
];

/** Tells the policies that differ; of a rule, those that its mapping's own change does not explain. */
export const comparePolicies = (
  { base, now }: Both<RulePolicies & Partial<Policies>>,
  at: string | undefined,
  span: Span,
  tell: Tell,
  outer?: Both<Policies>,
): void => {
  const before = new Map(named(base));
  const outside = outer && { base: new Map(named(outer.base)), now: new Map(named(outer.now)) };
  for (const [name, after] of named(now)) {
    const old = before.get(name) ?? after;
    if (old === after || (outside?.base.get(name) === old && outside.now.get(name) === after)) continue;
    const { level, parties } = weightOf(name, old, after);
    const place = at === undefined ? name : `${at} ${name}`;
    tell('policy changed', level, parties, { at: place, before: old, after, span });
  }
};
