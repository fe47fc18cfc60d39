// Branches among themselves: types that two branches claim, types that none takes.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { JsonScalar } from '../../json/json.ts';
import type { Branch, ResolvedMapping } from '../resolved.ts';
import type { Check } from './check.ts';

/** Two names of a value map may stand for one code; a name that stands twice was refused when the file was read. */
const claimedTwice = (mapping: ResolvedMapping, arms: readonly Branch[]): readonly Diagnostic[] => {
  const first = new Map<JsonScalar, Branch>();
  return arms.flatMap((arm) =>
    arm.codes.flatMap((code): readonly Diagnostic[] => {
      const other = first.get(code);
      if (other === undefined) first.set(code, arm);
      if (other === undefined || other === arm) return [];
      const args = { code, names: [other.name, arm.name] };
      const related = [{ span: nameOf(mapping, other), message: 'the branch that takes it' }];
      return [createDiagnostic('rule/branch-repeated', args, { span: nameOf(mapping, arm), related })];
    }),
  );
};

const nameOf = (mapping: ResolvedMapping, branch: Branch) =>
  mapping.document.branches?.arms.find(({ span }) => span === branch.span)?.types[0]?.span ?? branch.span;

/** Without `"*"` a record of any other type is rejected, unless the schema lists the types and all are there. */
const missingRest = (mapping: ResolvedMapping, arms: readonly Branch[]): readonly Diagnostic[] => {
  const { branches } = mapping;
  if (branches?.by.known === false) return [];
  if (
    branches === undefined ||
    arms.length === 0 ||
    arms.some(({ codes, name }) => codes.length === 0 && name === '*')
  )
    return [];
  const codes = new Set(arms.flatMap((arm) => arm.codes));
  const { values } = branches.by.domain;
  const missing = values?.filter((value) => !codes.has(value));
  if (missing?.length === 0) return [];
  const args = { by: branches.by.name, missing: missing ?? [] };
  return [createDiagnostic('rule/branch-no-rest', args, { span: branches.by.span })];
};

export const checkBranches: Check = {
  mapping: ({ mapping }) => {
    const arms = mapping.branches?.arms ?? [];
    return [...claimedTwice(mapping, arms), ...missingRest(mapping, arms)];
  },
};
