// Where every field of both sides comes from and goes to: by which rule, through which codec, in which file and layer.
import { positionAt } from '../diagnostics/position.ts';
import type { Span } from '../diagnostics/span.ts';
import { matcherOf } from './facts/ignore-patterns.ts';
import { starName } from './facts/paths.ts';
import { type Leaf, leavesOf } from './facts/schema-leaves.ts';
import { type Site, sitesOf } from './facts/sites.ts';
import { vendorReads, vendorWrites } from './facts/vendor-places.ts';
import { layerOf } from './layer-of.ts';
import type { Ignore, Ignores, ResolvedMapping, Rule } from './resolved.ts';

/** Where something is written, and in which layer. */
export interface LineagePlace {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly level: 'base' | 'organization' | 'account' | 'instance';
  /** Name of the overlay; absent in the base. */
  readonly overlay?: string;
}

/** One canonical field with the rule that fills it. */
export interface CanonicalLineage extends LineagePlace {
  readonly canonical: string;
  /** Id of the rule. */
  readonly rule: string;
  /** The codec's name, `rename`, or the kind of the source: `join`, `const`, `jsonata`, … */
  readonly how: string;
  /** Vendor fields that it is read from. */
  readonly reads: readonly string[];
  /** Vendor fields that it is written to. */
  readonly writes: readonly string[];
  readonly branch?: string;
  readonly because?: string;
}

/** One vendor field: the canonical fields that it goes to, or why it goes nowhere. */
export interface VendorLineage {
  readonly vendor: string;
  /** Canonical fields read from it. */
  readonly to: readonly string[];
  /** Canonical fields written to it. */
  readonly from: readonly string[];
  readonly ignored?: LineagePlace & { readonly because: string | null };
  /** No rule and no `ignore` speaks of it: what the policy says happens. */
  readonly unmapped?: string;
}

export interface Lineage {
  readonly mapping: string;
  readonly vendor: { readonly system: string; readonly object: string };
  readonly resource: string;
  readonly fields: readonly CanonicalLineage[];
  readonly vendorFields: readonly VendorLineage[];
}

/** The codec's name, `rename`, or the kind of the source. */
export const howOf = (rule: Rule): string => {
  if (rule.each !== undefined) return 'each';
  if (rule.codec !== undefined) return rule.codec.name;
  return rule.source.kind === 'field' ? 'rename' : rule.source.kind;
};

/** File, line and layer of a span. */
const lineagePlace = (mapping: ResolvedMapping, span: Span): LineagePlace => {
  const layer = layerOf(mapping.document, span);
  return {
    file: span.file.path,
    line: positionAt(span.file, span.start).line,
    level: layer?.level ?? 'base',
    ...(layer && { overlay: layer.overlay }),
  };
};

const names = (prefix: Site['vendorPrefix'], paths: readonly Site['vendorPrefix'][]): readonly string[] => [
  ...new Set(paths.map((path) => starName([...prefix, ...path]))),
];

const fieldOf = (mapping: ResolvedMapping, site: Site): CanonicalLineage => {
  const { rule, vendorPrefix, canonicalPrefix } = site;
  const because = rule.node.because?.value ?? rule.node.default?.because?.value;
  return {
    canonical: starName([...canonicalPrefix, ...rule.canonical.path]),
    rule: rule.id,
    how: howOf(rule),
    reads: site.reads ? names(vendorPrefix, vendorReads(rule)) : [],
    writes: site.writes
      ? names(
          vendorPrefix,
          vendorWrites(rule).map(({ path }) => path),
        )
      : [],
    ...lineagePlace(mapping, rule.node.span),
    ...(site.branch && { branch: site.branch.name }),
    ...(because !== undefined && { because }),
  };
};

const ignoresIn = (mapping: ResolvedMapping, side: keyof Ignores): readonly Ignore[] => [
  ...mapping.ignore[side],
  ...(mapping.branches?.arms.flatMap(({ ignore }) => ignore[side]) ?? []),
];

/** Is one of the places the other, or above it? */
const meets = (one: string, other: string): boolean => {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return long === short || long.startsWith(`${short}.`) || long.startsWith(`${short}[`);
};

const vendorLineage = (
  mapping: ResolvedMapping,
  leaf: Leaf,
  fields: readonly CanonicalLineage[],
): VendorLineage => {
  const of = (way: 'reads' | 'writes') => [
    ...new Set(
      fields
        .filter((each) => each[way].some((name) => meets(name, leaf.name)))
        .map(({ canonical }) => canonical),
    ),
  ];
  const [to, from] = [of('reads'), of('writes')];
  const entry = { vendor: leaf.name, to, from };
  if (to.length + from.length > 0) return entry;
  const ignore = ignoresIn(mapping, 'vendor').find(({ pattern }) => matcherOf(pattern)(leaf));
  if (ignore === undefined) return { ...entry, unmapped: mapping.policies.unmapped.fromVendor };
  return {
    ...entry,
    ignored: { because: ignore.because ?? null, ...lineagePlace(mapping, ignore.span) },
  };
};

/** The lineage of a mapping; `name` is that with its overlays. */
export const lineageOf = (mapping: ResolvedMapping, name: string): Lineage => {
  // An arm of a choice is told with the field that it gives; so are the elements' rules, which have fields of their own.
  const fields = sitesOf(mapping)
    .filter(({ role }) => role !== 'arm')
    .map((site) => fieldOf(mapping, site));
  const read = sitesOf(mapping).flatMap(({ rule, vendorPrefix }) =>
    vendorReads(rule).map((path) => [...vendorPrefix, ...path]),
  );
  return {
    mapping: name,
    vendor: { system: mapping.system, object: mapping.object },
    resource: mapping.canonical.name,
    fields,
    vendorFields: leavesOf(mapping.vendor, read).map((leaf) => vendorLineage(mapping, leaf, fields)),
  };
};
