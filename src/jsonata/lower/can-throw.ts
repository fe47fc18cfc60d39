// Expressions that never fail, whatever the data: their errors need no place.
import type { Expression } from '../parse/tree.ts';

const SAFE_OPERATORS: ReadonlySet<string> = new Set(['=', '!=', 'in', 'and', 'or']);

/** May evaluating this end in an error? True in doubt; where reads are `awaited`, a promise may be rejected. */
export const canThrow = (node: Expression, awaited = false): boolean => {
  if (node.predicate !== undefined || node.group !== undefined || node.stages !== undefined) return true;
  switch (node.type) {
    case 'string':
    case 'number':
    case 'value':
      return false;
    case 'name':
    case 'variable':
      return awaited;
    case 'path':
      return node.steps.some((step) => canThrow(step, awaited));
    case 'binary':
      return !SAFE_OPERATORS.has(node.operator) || canThrow(node.lhs, awaited) || canThrow(node.rhs, awaited);
    case 'array':
      return node.items.some((item) => canThrow(item, awaited));
    default:
      return true;
  }
};
