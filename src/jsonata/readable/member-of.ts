// Finds the part of an expression that gives one member of its result.
import type { Expression } from '../parse/tree.ts';

const isNode = (value: unknown): value is Expression =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value;

const find = (value: unknown, name: string): Expression | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  if (isNode(value) && value.type === 'object') {
    for (const [key, member] of value.pairs) if (key.type === 'string' && key.value === name) return member;
    return undefined;
  }
  // What comes last is what a block gives.
  for (const member of Object.values(value).reverse()) {
    const found = find(member, name);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** The expression of the member under these names; undefined where no object in the expression has it. */
export const memberOf = (tree: Expression, names: readonly string[]): Expression | undefined => {
  let node: Expression | undefined = tree;
  for (const name of names) node = find(node, name);
  return node;
};
