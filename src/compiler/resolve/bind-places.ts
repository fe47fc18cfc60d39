// The places of a rule, bound to the two schemas.
import { type NodePlace, placesOf } from '../../mapping/places-of.ts';
import type { RefNode, RuleNode } from '../../mapping/tree.ts';
import { ANY_DOMAIN } from '../../schema/domain-of.ts';
import { fieldAt } from '../../schema/fields.ts';
import { printPath } from '../../schema/parse-path.ts';
import type { Path } from '../../schema/path.ts';
import { followNames } from '../facts/schema-names.ts';
import type { Place, RulePlace } from '../resolved.ts';
import { type PlaceFinder, pairPlace, placeAt } from './places.ts';

/** What an expression reads: it follows names into arrays, as JSONata does. */
const expressionPlace = (finder: PlaceFinder, { value, span }: NodePlace['place']): Place => {
  const [first] = value;
  const isParent = first?.kind === 'key' && first.key === '$parent';
  const prefix = isParent ? [] : finder.prefix;
  const names = (isParent ? value.slice(1) : value).flatMap((step) =>
    step.kind === 'key' ? [step.key] : [],
  );
  const followed = followNames(finder.document, prefix, names);
  const path: Path = !followed.ok
    ? value
    : isParent
      ? [first, ...followed.path]
      : followed.path.slice(prefix.length);
  const field = followed.ok ? fieldAt(finder.document, followed.path) : undefined;
  return { path, name: printPath(path), domain: field?.domain ?? ANY_DOMAIN, known: followed.ok, span };
};

/** Binds every place that a rule names; see {@link placesOf}. */
export const bindPlaces = (
  node: RuleNode,
  refs: readonly RefNode[],
  finders: { readonly vendor: PlaceFinder; readonly canonical: PlaceFinder },
): readonly RulePlace[] =>
  placesOf(node, refs).map(({ side, role, ways, place, pair }): RulePlace => {
    const finder = finders[side];
    const bound =
      pair !== undefined
        ? pairPlace(finder, pair.list, pair.name)
        : role === 'expression'
          ? expressionPlace(finder, place)
          : placeAt(finder, place);
    return { side, role, ways, place: bound };
  });
