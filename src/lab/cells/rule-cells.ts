// All cells of one rule, those of the rules inside its `each` included.
import type { Rule } from '../../compiler/resolved.ts';
import { armCells } from './arm-cells.ts';
import type { Cell } from './cell.ts';
import { conversionCells } from './conversion-cells.ts';
import { readCells } from './read-cells.ts';
import { elementScope, type Scope } from './scope.ts';
import { slotCells } from './slot-cells.ts';
import { writeCells } from './write-cells.ts';

export const ruleCells = (rule: Rule, scope: Scope): readonly Cell[] => [
  ...(scope.reads && rule.reads ? readCells(rule, scope) : []),
  ...(scope.writes && rule.writes ? writeCells(rule, scope) : []),
  ...conversionCells(rule, scope),
  ...slotCells(rule, scope),
  ...armCells(rule, scope),
  ...elementCells(rule, scope),
];

const elementCells = (rule: Rule, scope: Scope): readonly Cell[] => {
  if (rule.each === undefined || rule.each.rules.length === 0) return [];
  const inner = elementScope(scope, rule);
  return rule.each.rules.flatMap((each) => ruleCells(each, inner));
};
