// Expressions that can be evaluated again, after loops have evaluated them in part.
import type { Expression } from '../parse/tree.ts';
import { canThrow } from './can-throw.ts';

/** Evaluating it again, after it was evaluated in loops, makes no difference: it binds and calls nothing. */
export const isRepeatable = (node: Expression): boolean => {
  if (node.group !== undefined) return false;
  const filters = [...(node.predicate ?? []), ...(node.stages ?? [])];
  if (!filters.every((filter) => filter.type === 'filter' && isRepeatable(filter.expression))) return false;
  switch (node.type) {
    case 'binary':
      return isRepeatable(node.lhs) && isRepeatable(node.rhs);
    case 'block':
      return node.expressions.every(isRepeatable);
    case 'path':
      return node.steps.every(isRepeatable);
    case 'condition':
      return [node.condition, node.then, node.else].every((part) => part === undefined || isRepeatable(part));
    case 'array':
      return node.items.every(isRepeatable);
    case 'object':
      return node.pairs.flat().every(isRepeatable);
    case 'name':
    case 'variable':
      return true;
    default:
      return filters.length === 0 && !canThrow(node);
  }
};
