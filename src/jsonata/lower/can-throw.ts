// Expressions that never fail, whatever the data: their errors need no place.
import type { Expression } from '../tree.ts';

const SAFE_OPERATORS: ReadonlySet<string> = new Set(['=', '!=', 'in', 'and', 'or']);

/** May evaluating this end in an error? True in doubt. */
export const canThrow = (node: Expression): boolean => {
  if (node.predicate !== undefined || node.group !== undefined || node.stages !== undefined) return true;
  switch (node.type) {
    case 'string':
    case 'number':
    case 'value':
    case 'name':
    case 'variable':
      return false;
    case 'path':
      return node.steps.some(canThrow);
    case 'binary':
      return !SAFE_OPERATORS.has(node.operator) || canThrow(node.lhs) || canThrow(node.rhs);
    case 'array':
      return node.items.some(canThrow);
    default:
      return true;
  }
};
