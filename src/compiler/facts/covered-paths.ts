// Which places of both schemas a set of rules covers: what coverage, branches and `ignore` are checked against.
import { type PlaceRole, placesOf, withArms } from '../../mapping/places-of.ts';
import type { MappingDocument, RuleNode, Side } from '../../mapping/tree.ts';
import type { SchemaDocument } from '../../schema/domain.ts';
import { fieldAt } from '../../schema/fields.ts';
import type { Path } from '../../schema/path.ts';
import type { Branch, ResolvedMapping } from '../resolved.ts';
import { allRules } from './all-rules.ts';
import { absolutePath, ELEMENT } from './paths.ts';
import { type Site, sitesOf } from './sites.ts';

export type CoveredPaths = { readonly [S in Side]: readonly Path[] };

/** Do the uses of a place cover it? What stands around mapped places is covered by these, and a lookup maps nothing. */
const COVERS: Readonly<Record<PlaceRole, boolean>> = {
  value: true,
  expression: true,
  condition: true,
  lookup: false,
  list: false,
  elements: false,
  members: false,
};

/** A list of pairs is covered by a rule for one only where the schema does not list their names. */
const isOpenList = (document: SchemaDocument, path: Path): boolean =>
  !Object.hasOwn(fieldAt(document, path)?.schema ?? {}, 'properties');

const onBothSides = (pathsOf: (side: Side) => readonly Path[]): CoveredPaths => ({
  vendor: pathsOf('vendor'),
  canonical: pathsOf('canonical'),
});

const coveredBySites = (vendor: SchemaDocument, sites: readonly Site[]): CoveredPaths =>
  onBothSides((side) =>
    sites.flatMap(({ rule, vendorPrefix, canonicalPrefix }) =>
      rule.places.flatMap((use) => {
        if (use.side !== side) return [];
        const path = absolutePath(side === 'vendor' ? vendorPrefix : canonicalPrefix, use.place.path);
        return COVERS[use.role] || (use.role === 'list' && isOpenList(vendor, path)) ? [path] : [];
      }),
    ),
  );

/** Rules that were not bound (a fault was reported, or `ifPresent` left them out) still say what they are about. */
const coveredByNodes = (
  { refs }: MappingDocument,
  nodes: readonly RuleNode[],
  bound: ReadonlySet<RuleNode>,
): CoveredPaths =>
  onBothSides((side) =>
    nodes
      .filter((node) => !bound.has(node))
      .flatMap(withArms)
      .flatMap((node) => placesOf(node, refs))
      .flatMap((use) => (use.side === side && use.role !== 'list' ? [use.place.value] : [])),
  );

const both = (...parts: readonly CoveredPaths[]): CoveredPaths => ({
  vendor: parts.flatMap(({ vendor }) => vendor),
  canonical: parts.flatMap(({ canonical }) => canonical),
});

/** What the mapping as a whole covers: constants, the discriminator, the collected fields. */
const coveredByMapping = (mapping: ResolvedMapping): CoveredPaths => {
  const prefix: Path = mapping.records === undefined ? [] : [...mapping.records.path, ELEMENT];
  return {
    vendor: [
      ...mapping.write.map(({ place }) => place.path),
      ...(mapping.branches ? [absolutePath(prefix, mapping.branches.by.path)] : []),
    ],
    canonical: mapping.policies.unmapped.fromVendor === 'collect' ? [[{ kind: 'key', key: 'custom' }]] : [],
  };
};

// A memo, not state: several checks ask for the same, and a mapping never changes.
const memo = new WeakMap<ResolvedMapping | Branch, CoveredPaths>();

/** What is covered for every record: outside branches, or in one branch. */
export const coveredPaths = (mapping: ResolvedMapping, branch?: Branch): CoveredPaths => {
  const known = memo.get(branch ?? mapping) ?? collect(mapping, branch);
  memo.set(branch ?? mapping, known);
  return known;
};

const collect = (mapping: ResolvedMapping, branch: Branch | undefined): CoveredPaths => {
  const rules = new Set(branch?.rules ?? mapping.rules);
  const sites = sitesOf(mapping).filter(({ top }) => rules.has(top));
  const nodes = [...mapping.document.rules, ...branchNodes(mapping, branch)];
  const bound = new Set(allRules(mapping).map(({ node }) => node));
  return both(
    coveredByMapping(mapping),
    coveredBySites(branch?.vendor ?? mapping.vendor, sites),
    coveredByNodes(mapping.document, nodes, bound),
  );
};

const branchNodes = (mapping: ResolvedMapping, branch: Branch | undefined): readonly RuleNode[] =>
  mapping.document.branches?.arms.find(({ span }) => span === branch?.span)?.rules ?? [];
