// The places of all rules on one side of a mapping, and labels at the rules that stand with a field.
import type { Label } from '../../diagnostics/span.ts';
import type { Side } from '../../mapping/tree.ts';
import type { Place, ResolvedMapping } from '../resolved.ts';
import { allRules, withArms } from './all-rules.ts';
import { starName } from './paths.ts';

/** More labels than these would hide the error itself. */
export const MOST_LABELS = 3;

/** The places that rules have a value at, outer and in branches; those of rules inside `each` are not among them. */
export const allPlaces = (mapping: ResolvedMapping, side: Side): readonly Place[] =>
  allRules(mapping)
    .flatMap(withArms)
    .flatMap(({ places }) =>
      places.flatMap((use) =>
        use.side === side && use.role !== 'condition' && use.role !== 'lookup' ? [use.place] : [],
      ),
    );

/** A label at each rule that stands with a field, such as one that is ignored as well. */
export const rulesWith = (mapping: ResolvedMapping, side: Side, name: string): readonly Label[] =>
  allPlaces(mapping, side)
    .filter((place) => starName(place.path) === name)
    .slice(0, MOST_LABELS)
    .map(({ span }) => ({ span, message: 'this rule has it' }));
