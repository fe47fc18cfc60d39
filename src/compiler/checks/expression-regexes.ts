// Regular expressions that an engine with linear time cannot run: look-around and back-references.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { referencesOf } from '../../jsonata/parse/references.ts';
import { backtrackingIn } from '../facts/backtracking.ts';
import { expressionsOf } from '../facts/expression-sites.ts';
import type { Check } from './check.ts';

export const checkExpressionRegexes: Check = {
  rule: (site) =>
    expressionsOf(site).flatMap(({ expression, spanOf }) =>
      referencesOf(expression.tree).regexes.flatMap((regex): readonly Diagnostic[] => {
        const found = backtrackingIn(regex.source);
        if (found === undefined) return [];
        // The pattern stands behind the opening slash.
        const extent = { start: regex.start + 1 + found.start, end: regex.start + 1 + found.end };
        const args = { construct: found.construct, pattern: regex.source };
        return [createDiagnostic('expression/regex', args, { span: spanOf(extent) })];
      }),
    ),
};
