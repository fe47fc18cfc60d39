// Paths that no schema has, on either side: in rules, keys, branches, constants, templates and references.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import { nearest } from '../../diagnostics/near.ts';
import type { Span } from '../../diagnostics/span.ts';
import { lookupFields } from '../../mapping/lookup-fields.ts';
import type { SchemaDocument } from '../../schema/domain.ts';
import { elementFields, fieldAt, fieldsOf } from '../../schema/fields.ts';
import { printPath } from '../../schema/parse-path.ts';
import type { Path } from '../../schema/path.ts';
import { absolutePath, namesAbove } from '../facts/paths.ts';
import type { Side } from '../facts/side.ts';
import { type Site, sitesOf } from '../facts/sites.ts';
import type { Place, ResolvedMapping, Rule } from '../resolved.ts';
import type { Check } from './check.ts';

/** A path with the schema that should have it. */
export interface SchemaUse {
  readonly side: Side;
  readonly document: SchemaDocument;
  /** Where relative paths begin. */
  readonly prefix: Path;
  readonly path: Path;
  readonly name: string;
  readonly span: Span;
}

type PathUse = Pick<SchemaUse, 'path' | 'name' | 'span'>;

/** Names like the one that was not found, as they would be written at its place. */
const nearFields = ({
  document,
  prefix,
  name,
}: Omit<SchemaUse, 'span' | 'side' | 'path'>): readonly string[] => {
  const leaves = prefix.length === 0 ? fieldsOf(document) : elementFields(document, prefix.slice(0, -1));
  return nearest(name, new Set(leaves.flatMap(({ path }) => namesAbove(path))));
};

/** Below what is no array there is nothing to look up: that the array is none has a diagnostic of its own. */
const isKnown = ({ document, prefix, path }: SchemaUse): boolean =>
  (prefix.length > 0 && fieldAt(document, prefix) === undefined) ||
  fieldAt(document, absolutePath(prefix, path)) !== undefined;

/** Vendor places that a rule names, its arms' own aside. */
export const vendorPlaces = ({ source }: Rule): readonly Place[] => {
  switch (source.kind) {
    case 'field':
      return source.from === source.to ? [source.from] : [source.from, source.to];
    case 'pair':
      return source.value.known ? [source.in] : [source.in, source.value];
    case 'pairs':
      return [source.in];
    case 'firstOf':
      return source.arms.flatMap(({ when }) => (when ? [when.place] : []));
    case 'join':
      return source.from;
    case 'slots':
      return source.slots.map(({ place }) => place);
    case 'parts':
      return source.parts;
    case 'jsonata':
      return source.writes;
    case 'const':
    case 'param':
      return [];
  }
};

const usesOfSite = (mapping: ResolvedMapping, site: Site): readonly SchemaUse[] => {
  const { rule } = site;
  const document = site.branch?.vendor ?? mapping.vendor;
  const inVendor = ({ path, name, span }: PathUse): SchemaUse => ({
    side: 'vendor',
    document,
    prefix: site.vendorPrefix,
    path,
    name,
    span,
  });
  const inCanonical = ({ path, name, span }: PathUse): SchemaUse => ({
    side: 'canonical',
    document: mapping.canonical,
    prefix: site.canonicalPrefix,
    path,
    name,
    span,
  });
  const looked = lookupFields(rule.node.codec).map(({ value, span }) =>
    inVendor({ path: value, name: printPath(value), span }),
  );
  const places = [...vendorPlaces(rule).map(inVendor), ...looked];
  if (site.role === 'arm') return places;
  // What lies beneath an unknown place is not worth a second diagnostic.
  const members = rule.canonical.known ? membersOf(mapping, site).map(inCanonical) : [];
  return [inCanonical(rule.canonical), ...places, ...members];
};

/** Canonical members beneath the rule's path that its codec or source builds. */
const membersOf = (mapping: ResolvedMapping, { rule }: Site): readonly PathUse[] => {
  const below = (path: Path, span: Span) => {
    const full = [...rule.canonical.path, ...path];
    return { path: full, name: printPath(full), span };
  };
  const source = rule.node.source;
  if (source.kind === 'slots')
    return [source.key, source.value].map(({ value, span }) =>
      below(
        [
          { kind: 'index', index: 0 },
          { kind: 'key', key: value },
        ],
        span,
      ),
    );
  const codec = rule.node.codec?.kind === 'chain' ? rule.node.codec.steps.at(-1) : rule.node.codec;
  if (codec?.kind === 'template' && source.kind !== 'parts')
    return codec.template.pieces.flatMap((piece) =>
      piece.kind === 'part' && piece.path.length > 0 ? [below(piece.path, piece.span)] : [],
    );
  if (codec?.kind === 'ref') {
    const ref = mapping.document.refs.find(({ name }) => name.value === codec.name.value);
    const members = ref === undefined ? [] : [ref.value, ...ref.shape.map(({ key }) => key)];
    return members.map(({ value, span }) => below([{ kind: 'key', key: value }], span));
  }
  return [];
};

/** Every path that the mapping names outside expressions and `ignore`. */
const schemaUses = (mapping: ResolvedMapping): readonly SchemaUse[] => {
  const sites = sitesOf(mapping);
  const root = { side: 'vendor', document: mapping.vendor, prefix: [] as Path } as const;
  const record = { ...root, prefix: sites[0]?.vendorPrefix ?? [] };
  const whole = [
    ...mapping.write.map(({ place }) => ({ ...root, ...pick(place) })),
    ...(mapping.branches ? [{ ...record, ...pick(mapping.branches.by) }] : []),
    ...(mapping.records ? [{ ...root, ...pick(mapping.records) }] : []),
    ...mapping.key.map((place) => ({
      side: 'canonical' as const,
      document: mapping.canonical,
      prefix: [],
      ...pick(place),
    })),
  ];
  return [...sites.flatMap((site) => usesOfSite(mapping, site)), ...whole];
};

const pick = ({ path, name, span }: Place) => ({ path, name, span });

/** A path that its schema does not have, with the names that it probably means. */
export interface UnknownUse {
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
  const unknown = schemaUses(mapping).filter((use) => {
    if (isKnown(use)) return false;
    const place = `${use.span.file.path}:${use.span.start}`;
    if (seen.has(place)) return false;
    const [first] = use.path;
    if (use.side === 'canonical' && collects && first?.kind === 'key' && first.key === 'custom') return false;
    return seen.add(place);
  });
  const uses = unknown.map((use, index) => ({ use, near: index < MOST_NEAR ? nearFields(use) : [] }));
  memo.set(mapping, uses);
  return uses;
};

/** Reports each path that its schema does not have, once a place. */
export const checkUnknownFields: Check = ({ mapping }) =>
  unknownUses(mapping).map(({ use: { side, name, document, span }, near }) =>
    createDiagnostic('rule/unknown-field', { side, name, schema: document.file, near }, { span }),
  );
