// Which vendor fields a rule reads and writes, by the table of what a rule touches.
import type { PlaceRole } from '../../mapping/places-of.ts';
import type { Direction } from '../../mapping/tree.ts';
import type { Path } from '../../schema/path.ts';
import type { Place, Rule } from '../resolved.ts';
import { withArms } from './all-rules.ts';

/** The list around a pair says nothing that the pair's own place does not. */
const vendorPlaces = (rule: Rule, way: Direction): readonly Place[] =>
  rule.places.flatMap(({ side, role, ways, place }) =>
    side === 'vendor' && role !== 'list' && ways.includes(way) ? [place] : [],
  );

/** Vendor places on which the value of a rule depends, arms included; inside `each`, relative to the element. */
export const vendorReads = (rule: Rule): readonly Path[] =>
  withArms(rule)
    .flatMap((each) => vendorPlaces(each, 'fromVendor'))
    .map(({ path }) => path);

const DERIVES: Readonly<Record<PlaceRole, boolean>> = {
  value: true,
  expression: true,
  elements: true,
  condition: false,
  lookup: false,
  list: false,
  members: false,
};

/** Vendor places out of whose values the value of a rule is made: not what it only depends on. */
export const vendorSources = (rule: Rule): readonly Place[] =>
  withArms(rule).flatMap(({ places }) =>
    places.flatMap(({ side, role, ways, place }) =>
      side === 'vendor' && DERIVES[role] && ways.includes('fromVendor') ? [place] : [],
    ),
  );

/** Vendor places that a rule and its arms write. */
export const vendorWrites = (rule: Rule): readonly Place[] =>
  rule.writes ? withArms(rule).flatMap((each) => (each.writes ? vendorPlaces(each, 'toVendor') : [])) : [];

/** The top-level vendor keys that these rules read or write. */
export const vendorKeys = (rules: readonly Rule[]): readonly string[] => [
  ...new Set(
    rules
      .flatMap((rule) => [...vendorReads(rule), ...vendorWrites(rule).map(({ path }) => path)])
      .flatMap(([first]) => (first?.kind === 'key' ? [first.key] : [])),
  ),
];
