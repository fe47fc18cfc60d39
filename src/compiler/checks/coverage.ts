// Every field of both schemas is mapped, ignored with a reason, or reported here: in the mapping, and in each branch.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { Side } from '../../mapping/tree.ts';
import { elementFields } from '../../schema/fields.ts';
import { type CoveredPaths, coveredPaths } from '../facts/covered-paths.ts';
import { matcherOf, unmatchedIgnores } from '../facts/ignore-patterns.ts';
import { absolutePath, starName } from '../facts/paths.ts';
import { isCoveredBy, type Leaf, leavesOf } from '../facts/schema-leaves.ts';
import { SIDES, schemaOf } from '../facts/side.ts';
import { suspectRules } from '../facts/suspect-rules.ts';
import { unknownUses } from '../facts/unknown-uses.ts';
import type { Branch, Ignores, ResolvedMapping } from '../resolved.ts';
import type { Check } from './check.ts';

/** Misspelt fields have their own diagnostic: what they probably mean is not missing as well. */
const probablyMeant = (mapping: ResolvedMapping): { readonly [S in Side]: ReadonlySet<string> } => {
  const meant = { vendor: new Set<string>(), canonical: new Set<string>() };
  for (const { use, near } of unknownUses(mapping)) {
    for (const name of near) meant[use.side].add(name);
    // A member of an element that does not exist stands for any that does.
    const array = use.path.slice(0, -1);
    if (array.at(-1)?.kind === 'index') {
      const elements = absolutePath(use.prefix, array);
      for (const { path } of elementFields(use.document, elements.slice(0, -1)))
        meant[use.side].add(starName([...elements, ...path]));
    }
  }
  for (const side of SIDES)
    for (const { near } of unmatchedIgnores(mapping, side)) for (const name of near) meant[side].add(name);
  return meant;
};

const uncovered = (
  leaves: readonly Leaf[],
  paths: readonly (readonly [CoveredPaths, Ignores, ...Ignores[]])[],
  side: Side,
): readonly Leaf[] =>
  paths.reduce<readonly Leaf[]>((rest, [covered, ...ignores]) => {
    const isCovered = isCoveredBy(covered[side]);
    const matchers = ignores.flatMap((ignore) => ignore[side].map(({ pattern }) => matcherOf(pattern)));
    return rest.filter((leaf) => !isCovered(leaf) && !matchers.some((matches) => matches(leaf)));
  }, leaves);

/** Where a branch is named: its whole entry would be too much to underline. */
const nameSpan = (mapping: ResolvedMapping, branch: Branch): Span =>
  mapping.document.branches?.arms.find(({ span }) => span === branch.span)?.types[0]?.span ?? branch.span;

export const checkCoverage: Check = {
  mapping: ({ mapping, incomplete }) => {
    if (incomplete === true) return [];
    const outer = coveredPaths(mapping);
    const branches = (mapping.branches?.arms ?? []).map((branch) => ({
      branch,
      covered: coveredPaths(mapping, branch),
    }));
    const meant = probablyMeant(mapping);
    return SIDES.flatMap((side): readonly Diagnostic[] => {
      const schema = schemaOf(mapping, side);
      const everyPath =
        branches.length === 0
          ? outer[side]
          : [outer, ...branches.map(({ covered }) => covered)].flatMap((covered) => covered[side]);
      const leaves = leavesOf(schema, everyPath).filter(({ name }) => !meant[side].has(name));
      const everywhere = branches.map(({ branch, covered }) => [covered, branch.ignore] as const);
      const nowhere = uncovered(leaves, [[outer, mapping.ignore], ...everywhere], side);
      const ofMapping = nowhere.map(({ name }) => name);
      const suspects = ofMapping.length === 0 ? [] : suspectRules(mapping, side, ofMapping);
      const found =
        ofMapping.length === 0
          ? []
          : [
              createDiagnostic(
                'rule/not-covered',
                { side, names: ofMapping, schema: schema.file },
                { span: mapping.document.name.span, ...(suspects.length > 0 && { related: suspects }) },
              ),
            ];
      const inBranches = branches.flatMap(({ branch, covered }) => {
        // Optional canonical fields belong to some types only; vendor values that no rule reads are lost in any.
        const own = side === 'vendor' ? leavesOf(branch.vendor, covered.vendor) : leaves;
        const names = uncovered(own, [[covered, mapping.ignore, branch.ignore]], side)
          .filter(({ name, field }) => !ofMapping.includes(name) && (side === 'vendor' || field.required))
          .map(({ name }) => name);
        if (names.length === 0) return [];
        const args = { branch: branch.name, side, names, schema: schema.file };
        return [createDiagnostic('rule/branch-not-covered', args, { span: nameSpan(mapping, branch) })];
      });
      return [...found, ...inBranches];
    });
  },
};
