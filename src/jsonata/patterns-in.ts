// The regular expressions of the package's tree, by their place.

/** Regular expressions by their place: the parser's copy of the left side of `??` and `?:` has lost them. */
export const patternsIn = (root: unknown): ReadonlyMap<unknown, RegExp> => {
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
