// Where nodes end.
import type { Expression } from './tree.ts';

/** Where a node ends when its predicates and its group are counted in. */
export const lastOffset = (node: Expression | undefined): number => {
  if (node === undefined) return 0;
  let end = node.end;
  for (const filter of node.predicate ?? []) end = Math.max(end, filter.end);
  for (const stage of node.stages ?? []) if (stage.type === 'filter') end = Math.max(end, stage.end);
  return Math.max(end, node.group?.end ?? 0);
};
