// What an overlay maps is no longer ignored, where the base ignores just that field.
import { printPath } from '../schema/parse-path.ts';
import type { Path } from '../schema/path.ts';
import { placesOf, withArms } from './places-of.ts';
import type { IgnoreNode, IgnoresNode, RefNode, RuleNode, Side } from './tree.ts';

/** The names of all places that these rules map, those of rules inside `each` with `[*]`, as `ignore` writes them. */
const namesOf = (rules: readonly RuleNode[], refs: readonly RefNode[], side: Side): ReadonlySet<string> => {
  const within = (node: RuleNode, prefix: string): readonly string[] => {
    const named = (path: Path) => `${prefix}${printPath(path)}`;
    const places = placesOf(node, refs).filter((use) => use.side === side && use.role !== 'list');
    const [elements] = places.filter(({ role }) => role === 'elements');
    const inner = node.codec?.kind === 'each' && elements ? node.codec.fields : [];
    return [
      ...places.map(({ place }) => named(place.value)),
      ...inner
        .flatMap(withArms)
        .flatMap((each) => within(each, elements ? `${named(elements.place.value)}[*].` : prefix)),
    ];
  };
  return new Set(rules.flatMap(withArms).flatMap((node) => within(node, '')));
};

/** The base's entries but for those that name a field of these rules, then the overlay's own. */
export const liftIgnores = (
  base: IgnoresNode,
  own: IgnoresNode,
  rules: readonly RuleNode[],
  refs: readonly RefNode[],
): IgnoresNode => {
  const lifted = (ignored: readonly IgnoreNode[], side: Side): readonly IgnoreNode[] => {
    if (ignored.length === 0) return ignored;
    const mapped = namesOf(rules, refs, side);
    return ignored.filter(({ field }) => !mapped.has(field.value));
  };
  return {
    vendor: [...lifted(base.vendor, 'vendor'), ...own.vendor],
    canonical: [...lifted(base.canonical, 'canonical'), ...own.canonical],
  };
};
