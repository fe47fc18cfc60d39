// Sets of the names that an emitted text lists. The list is made anew for every record, so equal lists share one set.

interface Known {
  readonly names: readonly unknown[];
  readonly set: ReadonlySet<string>;
}

/** Lists remembered at most: a mapping has a handful. */
const MOST = 256;

/** The last list of each length: comparing names that are the same texts costs far less than making a set. */
const lists = new Map<number, Known>();

const isSame = (left: readonly unknown[], right: readonly unknown[]): boolean => {
  for (let at = 0; at < left.length; at++) if (left[at] !== right[at]) return false;
  return true;
};

/** The names as a set; empty for what is no array. */
export const nameSet = (names: unknown): ReadonlySet<string> => {
  if (!Array.isArray(names)) return new Set();
  const known = lists.get(names.length);
  if (known !== undefined && isSame(known.names, names)) return known.set;
  if (lists.size >= MOST) lists.clear();
  const set = new Set(names.map(String));
  lists.set(names.length, { names: [...names], set });
  return set;
};
