// What `ignore` names, on both sides and in branches: what its changes ask depends on what becomes of unmapped names.
import { sitesOf } from '../compiler/facts/sites.ts';
import type { Ignore, ResolvedMapping } from '../compiler/resolved.ts';
import type { Side } from '../mapping/tree.ts';
import type { Both, Level, Party, Tell } from './change.ts';
import type { Moved } from './emission.ts';

const ignoresOf = ({ ignore, branches }: ResolvedMapping, side: 'vendor' | 'canonical') =>
  new Map<string, Ignore>([
    ...ignore[side].map((each) => [each.pattern, each] as const),
    ...(branches?.arms ?? []).flatMap((arm) =>
      arm.ignore[side].map((each) => [`${arm.name} › ${each.pattern}`, each] as const),
    ),
  ]);

/** What ignoring a field asks: where names that no rule covers are carried along or refused, it decides what is seen. */
const ignoreWeights = (
  { policies }: ResolvedMapping,
  side: Side,
): { readonly ignored: Level; readonly seen: Level } => {
  const policy = side === 'vendor' ? policies.unmapped.fromVendor : policies.unmapped.toVendor;
  switch (policy) {
    case 'drop':
      return { ignored: 'patch', seen: 'patch' };
    case 'error':
      return { ignored: 'minor', seen: 'major' };
    case 'collect':
    case 'keep':
      return { ignored: 'major', seen: 'minor' };
  }
};

const IGNORE_PARTIES = {
  vendor: ['canonical readers', 'vendor writers'],
  canonical: ['canonical writers'],
} as const satisfies Readonly<Record<Side, readonly Party[]>>;

/** Tells the fields that are ignored now, or no longer. */
export const compareIgnores = (
  { base, now }: Both<ResolvedMapping>,
  side: Side,
  moved: Moved,
  tell: Tell,
): void => {
  const old = ignoresOf(base, side);
  const weights = ignoreWeights(now, side);
  const isFelt = moved[side === 'vendor' ? 'fromVendor' : 'toVendor'];
  const tellIgnore = (
    kind: string,
    weight: Level,
    other: ResolvedMapping,
    change: Parameters<Tell>[3],
  ): void => {
    // A field that a rule has, or had, is told with its rule.
    const level = isFelt && !isNamedByRule(other, side, change.at) ? weight : 'patch';
    tell(`${side} field ${kind}`, level, level === 'patch' ? [] : IGNORE_PARTIES[side], change);
  };
  for (const [at, { because, span }] of ignoresOf(now, side)) {
    const other = old.get(at);
    old.delete(at);
    const where = { at, span, ...(because !== undefined && { after: because }) };
    if (other === undefined) tellIgnore('ignored', weights.ignored, base, where);
    else if (other.because !== because)
      tell('reason changed', 'patch', [], { ...where, ...(other.because && { before: other.because }) });
  }
  for (const [at, { because, span }] of old)
    tellIgnore('no longer ignored', weights.seen, now, {
      at,
      span,
      isGone: true,
      ...(because !== undefined && { before: because }),
    });
};

const isNamedByRule = (mapping: ResolvedMapping, side: Side, at: string): boolean =>
  sitesOf(mapping).some(({ rule: { places } }) =>
    places.some((use) => use.side === side && use.place.name === at),
  );
