// Paths that no schema has, on either side: in rules, keys, branches, constants, templates and references.
import { nearest } from '../../diagnostics/near.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { Side } from '../../mapping/tree.ts';
import type { SchemaDocument } from '../../schema/domain.ts';
import { elementFields, fieldAt, fieldsOf } from '../../schema/fields.ts';
import { printPath } from '../../schema/parse-path.ts';
import type { Path } from '../../schema/path.ts';
import type { Place, ResolvedMapping } from '../resolved.ts';
import { namesAbove } from './paths.ts';
import { type Site, sitesOf } from './sites.ts';

/** A path with the schema that should have it. */
interface SchemaUse {
  readonly side: Side;
  readonly document: SchemaDocument;
  /** Where relative paths begin. */
  readonly prefix: Path;
  readonly path: Path;
  readonly name: string;
  readonly span: Span;
}

/** Names like the one that was not found, as they would be written at its place. */
const nearFields = ({
  document,
  prefix,
  name,
}: Omit<SchemaUse, 'span' | 'side' | 'path'>): readonly string[] => {
  const leaves = prefix.length === 0 ? fieldsOf(document) : elementFields(document, prefix.slice(0, -1));
  return nearest(name, new Set(leaves.flatMap(({ path }) => namesAbove(path))));
};

/** Expressions have a check of their own, which knows their tokens; an arm's canonical place is that of its choice. */
const usesOfSite = (mapping: ResolvedMapping, site: Site): readonly SchemaUse[] => {
  const sides = {
    vendor: { document: site.branch?.vendor ?? mapping.vendor, prefix: site.vendorPrefix },
    canonical: { document: mapping.canonical, prefix: site.canonicalPrefix },
  };
  const unknown = site.rule.places.filter(({ place }) => !place.known);
  // What lies beneath an unknown place is not worth a second diagnostic.
  const isBeneath = (place: Place): boolean =>
    unknown.some(
      (other) =>
        other.place.path.length < place.path.length &&
        other.place.name === printPath(place.path.slice(0, other.place.path.length)),
    );
  return unknown.flatMap(({ side, role, place }): readonly SchemaUse[] => {
    const { document, prefix } = sides[side];
    // That the array around is none has a diagnostic of its own.
    const isNowhere = prefix.length > 0 && fieldAt(document, prefix) === undefined;
    return role === 'expression' ||
      isNowhere ||
      isBeneath(place) ||
      (site.role === 'arm' && side === 'canonical')
      ? []
      : [{ side, document, prefix, ...pick(place) }];
  });
};

/** Every path that the mapping names outside expressions and `ignore`, and that its schema does not have. */
const unknownPlaces = (mapping: ResolvedMapping): readonly SchemaUse[] => {
  const sites = sitesOf(mapping);
  const root = { side: 'vendor', document: mapping.vendor, prefix: [] as Path } as const;
  const record = { ...root, prefix: sites[0]?.vendorPrefix ?? [] };
  const key = { side: 'canonical', document: mapping.canonical, prefix: [] as Path } as const;
  const whole = [
    ...mapping.write.map(({ place }) => ({ ...root, place })),
    ...(mapping.branches ? [{ ...record, place: mapping.branches.by }] : []),
    ...(mapping.records ? [{ ...root, place: mapping.records }] : []),
    ...mapping.key.map((place) => ({ ...key, place })),
  ];
  return [
    ...sites.flatMap((site) => usesOfSite(mapping, site)),
    ...whole.flatMap(({ place, ...use }) => (place.known ? [] : [{ ...use, ...pick(place) }])),
  ];
};

const pick = ({ path, name, span }: Place) => ({ path, name, span });

/** What a record is known by is given by the vendor, and mapped both ways. */
const likelyKeys = (mapping: ResolvedMapping): readonly string[] =>
  mapping.rules
    .filter(
      ({ writes, places }) =>
        writes && places.some(({ side, place }) => side === 'vendor' && place.domain.readOnly),
    )
    .map(({ canonical }) => canonical.name)
    .slice(0, MOST_KEYS);

const MOST_KEYS = 2;

/** A path that its schema does not have, with the names that it probably means. */
interface UnknownUse {
  readonly use: SchemaUse;
  readonly near: readonly string[];
}

/** A file with more misspelt names than this was written for another schema: near names would only cost time. */
const MOST_NEAR = 50;

// A memo, not state: coverage asks for the same, and a mapping never changes.
const memo = new WeakMap<ResolvedMapping, readonly UnknownUse[]>();

/** Every path that its schema does not have, once a place. */
export const unknownUses = (mapping: ResolvedMapping): readonly UnknownUse[] => {
  const known = memo.get(mapping);
  if (known !== undefined) return known;
  const collects = mapping.policies.unmapped.fromVendor === 'collect';
  const seen = new Set<string>();
  const unknown = unknownPlaces(mapping).filter((use) => {
    const place = `${use.span.file.path}:${use.span.start}`;
    if (seen.has(place)) return false;
    const [first] = use.path;
    if (use.side === 'canonical' && collects && first?.kind === 'key' && first.key === 'custom') return false;
    return seen.add(place);
  });
  const uses = unknown.map((use, index) => {
    const near = index < MOST_NEAR ? nearFields(use) : [];
    const isKey = use.side === 'canonical' && mapping.key.some(({ span }) => span === use.span);
    return { use, near: near.length === 0 && isKey ? likelyKeys(mapping) : near };
  });
  memo.set(mapping, uses);
  return uses;
};
