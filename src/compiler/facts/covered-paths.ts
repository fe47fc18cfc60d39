// Which places of both schemas a set of rules covers: what coverage, branches and `ignore` are checked against.
import { referencesOf } from '../../jsonata/parse/references.ts';
import type { RuleNode } from '../../mapping/tree.ts';
import type { SchemaDocument } from '../../schema/domain.ts';
import { fieldAt } from '../../schema/fields.ts';
import type { Path } from '../../schema/path.ts';
import type { AuthoredExpression, Branch, Place, ResolvedMapping } from '../resolved.ts';
import { absolutePath, ELEMENT } from './paths.ts';
import { followNames } from './schema-names.ts';
import type { Side } from './side.ts';
import { type Site, sitesOf } from './sites.ts';

export type CoveredPaths = { readonly [S in Side]: readonly Path[] };

const key = (name: string): Path => [{ kind: 'key', key: name }];

/** An expression that looks at everything (`*`, `**` or `$` itself) covers everything. */
const readsAll = ({ tree }: AuthoredExpression): boolean => {
  const { paths, variablesUsed } = referencesOf(tree);
  return (
    paths.some(({ root, names, open }) => open && root.kind === 'record' && names.length === 0) ||
    (tree.type === 'variable' && variablesUsed.some(({ name }) => name === '' || name === '$'))
  );
};

/** The places that an expression reads from its record; arrays on the way are entered. */
const readPaths = (
  mapping: ResolvedMapping,
  { vendorPrefix }: Site,
  { tree }: AuthoredExpression,
): readonly Path[] =>
  referencesOf(tree).paths.flatMap(({ root, names }) => {
    if (root.kind !== 'record') return [];
    const followed = followNames(
      mapping.vendor,
      vendorPrefix,
      names.map(({ name }) => name),
    );
    return followed.ok ? [followed.path.slice(vendorPrefix.length)] : [];
  });

/** Pairs that the schema lists want rules of their own: `pair: "*"` is there for those that it does not know. */
const otherPairs = (document: SchemaDocument, { vendorPrefix }: Site, { path }: Place): readonly Path[] => {
  const list = fieldAt(document, absolutePath(vendorPrefix, path));
  return list !== undefined && Object.hasOwn(list.schema, 'properties') ? [] : [path];
};

const vendorPaths = (mapping: ResolvedMapping, document: SchemaDocument, site: Site): readonly Path[] => {
  const { rule } = site;
  const { source } = rule;
  switch (source.kind) {
    case 'field':
      // The rules inside `each` cover the elements' fields themselves.
      return rule.each !== undefined && rule.each.item === undefined
        ? []
        : [source.from.path, source.to.path];
    case 'pair': {
      const isListed = fieldAt(document, absolutePath(site.vendorPrefix, source.value.path)) !== undefined;
      return [isListed ? source.value.path : source.in.path];
    }
    case 'pairs':
      return otherPairs(document, site, source.in);
    case 'firstOf':
      return source.arms.flatMap(({ when }) => (when ? [when.place.path] : []));
    case 'join':
      return source.from.map(({ path }) => path);
    case 'slots':
      return source.slots.map(({ place }) => place.path);
    case 'parts':
      return source.parts.map(({ path }) => path);
    case 'jsonata': {
      const read = source.fromVendor;
      const writes = source.writes.map(({ path }) => path);
      return read === undefined
        ? writes
        : [...readPaths(mapping, site, read), ...(readsAll(read) ? [[]] : []), ...writes];
    }
    case 'const':
    case 'param':
      return [];
  }
};

const canonicalPaths = ({ rule, role }: Site): readonly Path[] => {
  const { path, domain } = rule.canonical;
  if (rule.each !== undefined && rule.each.item === undefined) return [];
  if (rule.source.kind === 'slots') {
    const { key: name, value } = rule.source;
    return [name, value].map((member) => [...path, ELEMENT, ...key(member)]);
  }
  const members = rule.codec?.members ?? [];
  const isObject = domain.types.has('object') || domain.types.has('array');
  if (members.length > 0 && isObject) return members.map((member) => [...path, ...memberPath(member)]);
  // An arm with members of its own covers those only; what the parent covers is what its arms do.
  const byArms =
    rule.source.kind === 'firstOf' && rule.source.arms.some(({ rule: arm }) => hasMembers(arm.codec));
  return byArms && role === 'field' && isObject ? [] : [path];
};

const hasMembers = (codec: Site['rule']['codec']): boolean => (codec?.members?.length ?? 0) > 0;

const memberPath = (member: string): Path => member.split('.').flatMap((name) => key(name));

const coveredBySites = (
  mapping: ResolvedMapping,
  document: SchemaDocument,
  sites: readonly Site[],
): CoveredPaths => ({
  vendor: sites.flatMap((site) =>
    vendorPaths(mapping, document, site).map((path) => absolutePath(site.vendorPrefix, path)),
  ),
  canonical: sites.flatMap((site) =>
    canonicalPaths(site).map((path) => absolutePath(site.canonicalPrefix, path)),
  ),
});

/** Rules that were not bound (a fault was reported, or `ifPresent` left them out) still say what they are about. */
const coveredByNodes = (nodes: readonly RuleNode[], bound: ReadonlySet<RuleNode>): CoveredPaths => {
  const others = nodes.filter((node) => !bound.has(node));
  return {
    vendor: others.flatMap(({ source }) =>
      source.kind === 'field'
        ? [source.from, ...(source.to ? [source.to] : [])].map(({ value }) => value)
        : source.kind === 'join'
          ? source.from.map(({ value }) => value)
          : [],
    ),
    canonical: others.map(({ path }) => path.value),
  };
};

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
    canonical: mapping.policies.unmapped.fromVendor === 'collect' ? [key('custom')] : [],
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
  const all = [...mapping.rules, ...(mapping.branches?.arms.flatMap(({ own }) => own) ?? [])];
  const bound = new Set(all.map(({ node }) => node));
  const document = branch?.vendor ?? mapping.vendor;
  return both(
    coveredByMapping(mapping),
    coveredBySites(mapping, document, sites),
    coveredByNodes(nodes, bound),
  );
};

const branchNodes = (mapping: ResolvedMapping, branch: Branch | undefined): readonly RuleNode[] =>
  mapping.document.branches?.arms.find(({ span }) => span === branch?.span)?.rules ?? [];
