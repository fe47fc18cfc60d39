// Puts the rules of an overlay into those of its base, by path.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import { printPath } from '../schema/parse-path.ts';
import { touches } from './locks.ts';
import type { Report } from './reader.ts';
import type { RuleNode } from './tree.ts';

/**
 * A path that the base has takes the overlay's rule in its place; a new one comes last. One that lies above or below a path
 * of the base is reported and left out.
 */
export const mergeRules = (
  base: readonly RuleNode[],
  own: readonly RuleNode[],
  report: Report,
): readonly RuleNode[] => {
  const rules = new Map(base.map((rule) => [printPath(rule.path.value), rule]));
  for (const rule of own) {
    const { path } = rule;
    const name = printPath(path.value);
    const beside = base.filter(
      (each) => printPath(each.path.value) !== name && touches(each.path.value, path.value),
    );
    for (const { path: other } of beside) {
      const related = [{ span: other.span, message: 'has a rule here' }];
      const args = { path: name, other: printPath(other.value) };
      report(createDiagnostic('overlay/overlapping-paths', args, { span: path.span, related }));
    }
    if (beside.length === 0) rules.set(name, rule);
  }
  return [...rules.values()];
};
