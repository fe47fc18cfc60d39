// Entries under `ignore` that match nothing, or what is mapped.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { coveredPaths } from '../facts/covered-paths.ts';
import { entriesOf, isInherited, matcherOf, unmatchedIgnores } from '../facts/ignore-patterns.ts';
import { rulesWith } from '../facts/rule-places.ts';
import { isCoveredBy, leavesOf } from '../facts/schema-leaves.ts';
import { SIDES, schemaOf } from '../facts/side.ts';
import type { Check } from './check.ts';

/** Entries that match no field of the schema, and entries for fields that rules cover. */
export const checkIgnores: Check = {
  mapping: ({ mapping }) =>
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
    }),
};
