// What `ignore` entries mean: which leaves they match, and which entries match nothing.
import { nearest } from '../../diagnostics/near.ts';
import type { IgnoreNode, IgnoresNode, Side } from '../../mapping/tree.ts';
import type { Path } from '../../schema/path.ts';
import type { ResolvedMapping } from '../resolved.ts';
import { allRules } from './all-rules.ts';
import { coveredPaths } from './covered-paths.ts';
import { dividedArrays, isElementOf } from './divided-arrays.ts';
import { pairNamed } from './pair-named.ts';
import { namesAbove } from './paths.ts';
import { type Leaf, leavesOf } from './schema-leaves.ts';
import { schemaOf } from './side.ts';

/** Does the pattern match the leaf, or a place above it? `*` stands for any characters. */
export const matcherOf = (pattern: string): ((leaf: Leaf) => boolean) => {
  const dotted = pattern.replaceAll(/\[\d+\]|\.\d+(?=\.|$)/g, '[*]');
  if (!dotted.replaceAll('[*]', '').includes('*')) return ({ path }) => namesAbove(path).includes(dotted);
  const parts = dotted.split(/(\[\*\]|\*+)/);
  return ({ path }) => namesAbove(path).some((name) => matchesParts(parts, name));
};

/** Wildcards without backtracking: each literal part is found at its first place behind the one before. */
const matchesParts = (parts: readonly string[], name: string): boolean => {
  let at = 0;
  let free = false;
  for (const [index, part] of parts.entries()) {
    if (/^\*+$/.test(part)) {
      free = true;
      continue;
    }
    const isLast = parts.slice(index + 1).every((rest) => rest === '');
    const found = free ? (isLast ? name.lastIndexOf(part) : name.indexOf(part, at)) : at;
    if (found < at || !name.startsWith(part, found)) return false;
    at = found + part.length;
    if (part !== '') free = false;
  }
  return free || at === name.length;
};

export const entriesOf = (mapping: ResolvedMapping, side: Side): readonly IgnoreNode[] => {
  const of = (ignore: IgnoresNode) => ignore[side];
  return [
    of(mapping.document.ignore),
    ...(mapping.document.branches?.arms ?? []).map(({ ignore }) => of(ignore)),
  ].flat();
};

/** Does the entry stand in the base of an overlay? */
export const isInherited = (
  { document: { overlays, name } }: ResolvedMapping,
  { field }: IgnoreNode,
): boolean => overlays.length > 0 && field.span.file === name.span.file;

const pairLists = (mapping: ResolvedMapping): readonly Path[] =>
  allRules(mapping).flatMap(({ source }) =>
    source.kind === 'pair' || source.kind === 'pairs' ? [source.in.path] : [],
  );

/** Entries that match nothing, with the names that they probably mean. */
export const unmatchedIgnores = (
  mapping: ResolvedMapping,
  side: Side,
): readonly { readonly entry: IgnoreNode; readonly near: readonly string[] }[] => {
  const entries = entriesOf(mapping, side);
  if (entries.length === 0) return [];
  const arms = side === 'vendor' ? (mapping.branches?.arms ?? []) : [];
  const leaves = [
    ...leavesOf(schemaOf(mapping, side), coveredPaths(mapping)[side]),
    ...arms.flatMap((arm) => leavesOf(arm.vendor, coveredPaths(mapping, arm).vendor)),
  ];
  const lists = side === 'vendor' ? pairLists(mapping) : [];
  const arrays = side === 'vendor' ? dividedArrays(allRules(mapping)) : [];
  const names = new Set(leaves.flatMap(({ path }) => namesAbove(path)));
  return entries.flatMap((entry) => {
    const { value } = entry.field;
    // An account's own schema need not have every field that the base speaks of.
    if (isInherited(mapping, entry)) return [];
    if (value.includes('[*]') || leaves.some(matcherOf(value))) return [];
    // A pair need not stand in the schema, nor one element.
    if (lists.some((list) => pairNamed(list, value) !== undefined)) return [];
    if (arrays.some((array) => isElementOf(array, value))) return [];
    return [{ entry, near: nearest(value, names) }];
  });
};
