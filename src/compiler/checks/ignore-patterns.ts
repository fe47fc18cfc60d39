// What `ignore` entries mean: which leaves they match, and the entries that match nothing or what is mapped.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/near.ts';
import type { IgnoreNode, IgnoresNode, Side } from '../../mapping/tree.ts';
import { coveredPaths } from '../facts/covered-paths.ts';
import { namesAbove } from '../facts/paths.ts';
import { rulesWith } from '../facts/rule-places.ts';
import { isCoveredBy, type Leaf, leavesOf } from '../facts/schema-leaves.ts';
import { SIDES, schemaOf } from '../facts/side.ts';
import type { ResolvedMapping } from '../resolved.ts';
import type { Check } from './check.ts';

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

const entriesOf = (mapping: ResolvedMapping, side: Side): readonly IgnoreNode[] => {
  const of = (ignore: IgnoresNode) => ignore[side];
  return [
    of(mapping.document.ignore),
    ...(mapping.document.branches?.arms ?? []).map(({ ignore }) => of(ignore)),
  ].flat();
};

/** Does the entry stand in the base of an overlay? */
const isInherited = ({ document: { overlays, name } }: ResolvedMapping, { field }: IgnoreNode): boolean =>
  overlays.length > 0 && field.span.file === name.span.file;

/** Entries that match nothing, with the names that they probably mean. */
export const unmatchedIgnores = (
  mapping: ResolvedMapping,
  side: Side,
): readonly { readonly entry: IgnoreNode; readonly near: readonly string[] }[] => {
  const entries = entriesOf(mapping, side);
  if (entries.length === 0) return [];
  const leaves = leavesOf(schemaOf(mapping, side), coveredPaths(mapping)[side]);
  const names = new Set(leaves.flatMap(({ path }) => namesAbove(path)));
  return entries.flatMap((entry) => {
    const { value } = entry.field;
    // An account's own schema need not have every field that the base speaks of.
    if (isInherited(mapping, entry)) return [];
    if (value.includes('[*]') || leaves.some(matcherOf(value))) return [];
    return [{ entry, near: nearest(value, names) }];
  });
};

/** Entries that match no field of the schema, and entries for fields that rules cover. */
export const checkIgnores: Check = ({ mapping }) =>
  SIDES.flatMap((side) => {
    if (entriesOf(mapping, side).length === 0) return [];
    const document = schemaOf(mapping, side);
    const covered = coveredPaths(mapping)[side];
    const leaves = leavesOf(document, covered);
    const isCovered = isCoveredBy(covered);
    const unmatched = unmatchedIgnores(mapping, side).map(({ entry: { field }, near }) => {
      const args = { pattern: field.value, side, schema: document.file, near };
      return createDiagnostic('rule/ignore-matches-nothing', args, { span: field.span });
    });
    const mapped = entriesOf(mapping, side).flatMap((entry): readonly Diagnostic[] => {
      const { field } = entry;
      const pattern = field.value;
      // What an overlay maps lifts the entry there; the rest stays ignored.
      if (isInherited(mapping, entry)) return [];
      const matched = leaves.filter(matcherOf(pattern));
      const both = matched.filter(isCovered);
      const [first] = both;
      // A pattern is about what it matches beside the mapped fields; it is wrong only where nothing is left.
      if (first === undefined || (pattern.includes('*') && both.length < matched.length)) return [];
      const args = { pattern, side, name: first.name };
      const related = rulesWith(mapping, side, first.name);
      return [
        createDiagnostic('rule/ignore-covers-mapped', args, {
          span: field.span,
          ...(related.length > 0 && { related }),
        }),
      ];
    });
    return [...unmatched, ...mapped];
  });
