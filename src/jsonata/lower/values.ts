// Regular expressions and transforms as values.
import type { RegexNode, TransformNode } from '../tree.ts';
import { type Lowering, NotLowered, type Operand, type Place } from './lowering.ts';

export const lowerRegex = (_l: Lowering, node: RegexNode, _place: Place): Operand => {
  throw new NotLowered('regular expression', node);
};

export const lowerTransform = (_l: Lowering, node: TransformNode, _place: Place): Operand => {
  throw new NotLowered('transform', node);
};
