// Regular expressions that an engine with linear time cannot run: look-around and back-references.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { referencesOf } from '../../jsonata/parse/references.ts';
import { expressionSites } from '../facts/expression-sites.ts';
import type { Check } from './check.ts';

interface Construct {
  readonly construct: string;
  readonly start: number;
  readonly end: number;
}

/** The first construct of a pattern that needs backtracking, with its offsets in the pattern. */
export const backtrackingIn = (source: string): Construct | undefined => {
  let inClass = false;
  for (let at = 0; at < source.length; at++) {
    const char = source[at];
    if (char === '\\') {
      const found = inClass ? null : /^\\(?:[1-9]\d*|k<[^>]*>)/.exec(source.slice(at));
      if (found) return { construct: 'a back-reference', start: at, end: at + found[0].length };
      at += 1;
    } else if (inClass) inClass = char !== ']';
    else if (char === '[') inClass = true;
    else if (char === '(') {
      const found = /^\(\?<?[=!]/.exec(source.slice(at));
      if (found) {
        const construct = found[0].includes('<') ? 'look-behind' : 'look-ahead';
        return { construct, start: at, end: at + found[0].length };
      }
    }
  }
  return undefined;
};

export const checkExpressionRegexes: Check = ({ mapping }) =>
  expressionSites(mapping).flatMap(({ expression, spanOf }) =>
    referencesOf(expression.tree).regexes.flatMap((regex): readonly Diagnostic[] => {
      const found = backtrackingIn(regex.source);
      if (found === undefined) return [];
      // The pattern stands behind the opening slash.
      const extent = { start: regex.start + 1 + found.start, end: regex.start + 1 + found.end };
      const args = { construct: found.construct, pattern: regex.source };
      return [createDiagnostic('expression/regex', args, { span: spanOf(extent) })];
    }),
  );
