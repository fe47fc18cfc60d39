// Rules that may be why a field has none: they stand with a field that is ignored, or read one that another rule reads too.

import { nearest } from '../../diagnostics/near.ts';
import { quote } from '../../diagnostics/quote.ts';
import type { Label } from '../../diagnostics/span.ts';
import type { Side } from '../../mapping/tree.ts';
import { printPath } from '../../schema/parse-path.ts';
import type { ResolvedMapping } from '../resolved.ts';
import { allRules } from './all-rules.ts';
import { matcherOf } from './ignore-patterns.ts';
import { starName } from './paths.ts';
import { allPlaces, MOST_LABELS } from './rule-places.ts';
import { leavesOf } from './schema-leaves.ts';
import { schemaOf } from './side.ts';

/**
 * Labels at those rules, the likeliest first: they stand with an ignored field, `ifPresent` left them out for a name
 * that is near a missing one, or two of them read one field.
 *
 * @param missing names of the fields that have no rule
 */
export const suspectRules = (
  mapping: ResolvedMapping,
  side: Side,
  missing: readonly string[],
): readonly Label[] => {
  const places = allPlaces(mapping, side);
  const leaves = leavesOf(
    schemaOf(mapping, side),
    places.map(({ path }) => path),
  );
  const ignored = new Map(
    mapping.ignore[side].flatMap(({ pattern }) =>
      leaves.filter(matcherOf(pattern)).map(({ name }) => [name, pattern] as const),
    ),
  );
  const ofIgnored = places.flatMap(({ path, span }): readonly Label[] => {
    const pattern = ignored.get(starName(path));
    return pattern === undefined
      ? []
      : [{ span, message: `this has a rule, though ${quote(pattern)} ignores it` }];
  });
  const labels =
    side === 'canonical' ? ofIgnored : [...ofIgnored, ...leftOut(mapping, missing), ...readTwice(mapping)];
  return labels.slice(0, MOST_LABELS);
};

const leftOut = ({ absentRules, document }: ResolvedMapping, missing: readonly string[]): readonly Label[] =>
  document.rules.flatMap(({ path, source }): readonly Label[] => {
    if (source.kind !== 'field' || !absentRules.includes(printPath(path.value))) return [];
    const { span, value } = source.from;
    return nearest(printPath(value), missing).length === 0
      ? []
      : [{ span, message: 'left out: the schema has no such field' }];
  });

const readTwice = (mapping: ResolvedMapping): readonly Label[] => {
  const all = allRules(mapping);
  const read = all.flatMap(({ source }) => (source.kind === 'field' ? [source.from] : []));
  return read
    .filter(({ name }) => read.filter((other) => other.name === name).length > 1)
    .map(({ span }) => ({ span, message: 'two rules read this' }));
};
