// The places of rules on one side of a mapping, and labels at the rules that stand with a field.
import type { Label } from '../../diagnostics/span.ts';
import type { Place, ResolvedMapping, Rule } from '../resolved.ts';
import { starName } from './paths.ts';
import type { Side } from './side.ts';

/** More labels than these would hide the error itself. */
export const MOST_LABELS = 3;

/** The places of a rule on one side, arms and parts included. */
const placesOf = (rule: Rule, side: Side): readonly Place[] => {
  const { source, canonical } = rule;
  if (side === 'canonical') return [canonical];
  switch (source.kind) {
    case 'field':
      return [source.from];
    case 'join':
      return source.from;
    case 'parts':
      return source.parts;
    case 'slots':
      return source.slots.map(({ place }) => place);
    case 'firstOf':
      return source.arms.flatMap((arm) => placesOf(arm.rule, side));
    default:
      return [];
  }
};

/** The places of all rules, outer and in branches. */
export const allPlaces = ({ rules, branches }: ResolvedMapping, side: Side): readonly Place[] =>
  [...rules, ...(branches?.arms.flatMap(({ own }) => own) ?? [])].flatMap((rule) => placesOf(rule, side));

/** A label at each rule that stands with a field, such as one that is ignored as well. */
export const rulesWith = (mapping: ResolvedMapping, side: Side, name: string): readonly Label[] =>
  allPlaces(mapping, side)
    .filter((place) => starName(place.path) === name)
    .slice(0, MOST_LABELS)
    .map(({ span }) => ({ span, message: 'this rule has it' }));
