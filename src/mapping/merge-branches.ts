// Merges the branches of an overlay into those of its base: type by type, and in a type rule by rule.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import { liftIgnores } from './lift-ignores.ts';
import { mergeRules } from './merge-rules.ts';
import type { Report } from './reader.ts';
import type { BranchesNode, BranchNode, Located, MappingDocument, RefNode, RuleNode } from './tree.ts';

/**
 * Types that the base has no branch for get one; a type that it has keeps its rules, but for those whose path the overlay
 * states again. What stands for several types in the base stands for the others as before.
 * @param locked - tells, and reports, whether a lock covers a path
 */
export const mergeBranches = (
  base: MappingDocument,
  own: readonly BranchNode[],
  refs: readonly RefNode[],
  locked: (path: RuleNode['path']) => boolean,
  report: Report,
): BranchesNode | undefined => {
  const { branches } = base;
  const [first] = own;
  if (first === undefined) return branches;
  if (branches === undefined) {
    const args = { key: 'branches', needs: 'where the base has "branch"' };
    report(createDiagnostic('mapping/misplaced-key', args, { span: first.types[0]?.span ?? first.span }));
    return undefined;
  }
  let arms = branches.arms;
  for (const each of own) {
    const arm = { ...each, rules: each.rules.filter(({ path }) => !locked(path)) };
    const isKnown = ({ value }: Located<string>): boolean =>
      arms.some(({ types }) => types.some((type) => type.value === value));
    const added = arm.types.filter((type) => !isKnown(type));
    for (const type of arm.types.filter(isKnown))
      arms = arms.flatMap((known) => changed(known, type, arm, refs, report));
    if (added.length > 0) arms = [...arms, { ...arm, types: added }];
  }
  return { ...branches, arms };
};

/** The branch with the type apart, changed, if the branch takes it. */
const changed = (
  known: BranchNode,
  type: Located<string>,
  own: BranchNode,
  refs: readonly RefNode[],
  report: Report,
): readonly BranchNode[] => {
  const before = known.types.find(({ value }) => value === type.value);
  if (before === undefined) return [known];
  const types = known.types.filter((each) => each !== before);
  const rules = mergeRules(known.rules, own.rules, report);
  // Its own place: branches are told apart by theirs. The type keeps the place where the base names it.
  const ignore = liftIgnores(known.ignore, own.ignore, own.rules, refs);
  const merged = { types: [before], rules, ignore, span: type.span };
  return types.length === 0 ? [merged] : [{ ...known, types }, merged];
};
