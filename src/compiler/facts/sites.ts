// Every rule of a mapping with where it stands: arms of `firstOf`, elements of `each` and branches included.
import type { Path } from '../../schema/path.ts';
import { isTwoWay } from '../emit/to-vendor.ts';
import type { Branch, Place, ResolvedMapping, Rule } from '../resolved.ts';
import { ELEMENT } from './paths.ts';

export interface Site {
  readonly rule: Rule;
  /** The entry under `fields:` that the rule stands in; the rule itself if it is one. */
  readonly top: Rule;
  /** The rule directly around: of an arm, or of an element's rule. */
  readonly parent?: Rule;
  readonly role: 'field' | 'arm' | 'element';
  readonly branch?: Branch;
  /** Where the rule's own paths begin. */
  readonly vendorPrefix: Path;
  readonly canonicalPrefix: Path;
  /** Which ways the rule really goes: what stands around it and the mapping as a whole go there too. */
  readonly reads: boolean;
  readonly writes: boolean;
}

// A memo, not state: the sites are a pure function of a mapping, which never changes.
const memo = new WeakMap<ResolvedMapping, readonly Site[]>();

/** The sites of all rules, each once: those outside branches first, then each branch's own. */
export const sitesOf = (mapping: ResolvedMapping): readonly Site[] => {
  const known = memo.get(mapping) ?? collect(mapping);
  memo.set(mapping, known);
  return known;
};

const collect = (mapping: ResolvedMapping): readonly Site[] => {
  const writes = isTwoWay(mapping);
  const vendorPrefix = mapping.records === undefined ? [] : [...mapping.records.path, ELEMENT];
  const top = (rule: Rule, branch?: Branch): readonly Site[] =>
    within({
      rule,
      top: rule,
      role: 'field',
      ...(branch && { branch }),
      vendorPrefix,
      canonicalPrefix: [],
      reads: rule.reads,
      writes: writes && rule.writes,
    });
  return [
    ...mapping.rules.flatMap((rule) => top(rule)),
    ...(mapping.branches?.arms ?? []).flatMap((branch) => branch.own.flatMap((rule) => top(rule, branch))),
  ];
};

const within = (site: Site): readonly Site[] => {
  const { rule } = site;
  const inner = (next: Rule, role: 'arm' | 'element', prefixes: Partial<Site> = {}): readonly Site[] =>
    within({
      ...site,
      ...prefixes,
      rule: next,
      parent: rule,
      role,
      reads: site.reads && next.reads,
      writes: site.writes && next.writes,
    });
  const arms =
    rule.source.kind === 'firstOf' ? rule.source.arms.flatMap((arm) => inner(arm.rule, 'arm')) : [];
  const vendorArray = rule.source.kind === 'field' ? rule.source.from.path : [];
  const prefixes = {
    vendorPrefix: [...site.vendorPrefix, ...vendorArray, ELEMENT],
    canonicalPrefix: [...site.canonicalPrefix, ...rule.canonical.path, ELEMENT],
  };
  const elements = rule.each?.rules.flatMap((next) => inner(next, 'element', prefixes)) ?? [];
  return [site, ...arms, ...elements];
};

/** Is this rule the mapping's key, a part of it, or around it? */
export const isKeySite = (mapping: ResolvedMapping, site: Site): boolean =>
  site.canonicalPrefix.length === 0 && mapping.key.some((key) => overlaps(key, site.top.canonical));

const overlaps = (left: Place, right: Place): boolean => {
  const [short, long] = left.path.length <= right.path.length ? [left, right] : [right, left];
  return (
    long.name === short.name ||
    long.name.startsWith(`${short.name}.`) ||
    long.name.startsWith(`${short.name}[`)
  );
};
