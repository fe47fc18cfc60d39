// All cells of a mapping: of its rules, and of each type of record with the rules of its own.
import { isTwoWay } from '../../compiler/emit/to-vendor.ts';
import type { Branch, ResolvedMapping } from '../../compiler/resolved.ts';
import { recordWith } from '../../compiler/verdicts/record-with.ts';
import type { Cell } from './cell.ts';
import { readPlace } from './read-place.ts';
import { ruleCells } from './rule-cells.ts';
import { branchScope, isOfBranch, rootScope, type Scope } from './scope.ts';

/** All cells of a mapping, in the order of the file. */
export const cellsOf = (mapping: ResolvedMapping): readonly Cell[] => {
  const scope = rootScope(mapping, isTwoWay(mapping));
  return [
    ...mapping.rules.flatMap((rule) => ruleCells(rule, scope)),
    ...(mapping.branches?.arms.flatMap((arm) => branchCells(arm, scope)) ?? []),
  ];
};

const branchCells = (arm: Branch, outer: Scope): readonly Cell[] => {
  const { mapping } = outer;
  const by = mapping.branches?.by;
  if (by === undefined) return [];
  const isOf = isOfBranch(arm, mapping);
  const types = arm.codes.map(
    (code): Cell => ({
      rule: arm.name,
      what: `record type ${JSON.stringify(code)}`,
      span: arm.span,
      isTaken: (seen) => outer.objects(seen, 'vendor').some((each) => readPlace(each, by.path) === code),
      record: { side: 'vendor', value: outer.around(recordWith(by.path, code), 'vendor') },
    }),
  );
  const rest: Cell = {
    rule: arm.name,
    what: 'record type',
    span: arm.span,
    isTaken: (seen) => outer.objects(seen, 'vendor').some(isOf),
  };
  const scope = branchScope(outer, arm);
  return [...(types.length === 0 ? [rest] : types), ...arm.own.flatMap((rule) => ruleCells(rule, scope))];
};
