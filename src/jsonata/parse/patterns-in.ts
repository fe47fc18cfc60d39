// The regular expressions of the package's tree, by their place.

/** Regular expressions by their place: the parser's copy of the left side of `??` and `?:` has lost them. */
const patternsIn = (root: unknown): ReadonlyMap<unknown, RegExp> => {
  const patterns = new Map<unknown, RegExp>();
  const pending: unknown[] = [root];
  while (pending.length > 0) {
    const node = pending.pop();
    if (typeof node !== 'object' || node === null) continue;
    const value: unknown = Reflect.get(node, 'value');
    if (value instanceof RegExp) patterns.set(Reflect.get(node, 'position'), value);
    else for (const member of Object.values(node)) pending.push(member);
  }
  return patterns;
};

/** Finds the pattern of a place; the tree is searched when the first is asked for, which most expressions never do. */
export const patternFinder = (root: unknown): ((position: number | undefined) => RegExp | undefined) => {
  let patterns: ReadonlyMap<unknown, RegExp> | undefined;
  return (position) => {
    patterns ??= patternsIn(root);
    return patterns.get(position);
  };
};
