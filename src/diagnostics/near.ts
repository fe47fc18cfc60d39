// Did you mean: the names nearest to a misspelt one, by edit distance with swapped neighbours counted once.

/** Longer texts are no names: they are compared by equality only. */
const LONGEST = 128;

/** How many edits still count as a slip: one in four characters, at least one, at most four. */
const allowance = (length: number): number => Math.max(1, Math.min(4, Math.floor(length / 4) + 1));

/** Damerau-Levenshtein distance (adjacent swaps), given up with `bound + 1` as soon as it must exceed the bound. */
const distance = (left: string, right: string, bound: number): number => {
  if (Math.abs(left.length - right.length) > bound) return bound + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= right.length; column++) {
      const same = left.charCodeAt(row - 1) === right.charCodeAt(column - 1);
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 &&
        column > 1 &&
        left.charCodeAt(row - 1) === right.charCodeAt(column - 2) &&
        left.charCodeAt(row - 2) === right.charCodeAt(column - 1);
      if (swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > bound) return bound + 1;
    beforeLast = last;
    last = current;
  }
  return last[right.length] ?? bound + 1;
};

/** One spelling for names that differ in case or separators only: `First_Name` and `firstName`. */
const fold = (name: string): string => name.toLowerCase().replace(/[\s_-]+/g, '');

/**
 * The candidates nearest to a name, best first: those that differ in case or separators only, then by edits, then
 * those of which the name is the last part of a path. Equal ranks keep the candidates' order.
 *
 * @param max - how many at most
 */
export const nearest = (name: string, candidates: Iterable<string>, max = 3): readonly string[] => {
  const wanted = fold(name);
  if (wanted === '') return [];
  const bound = allowance(wanted.length);
  const ranked: { candidate: string; rank: number }[] = [];
  for (const candidate of new Set(candidates)) {
    if (candidate === name) continue;
    const folded = fold(candidate);
    let rank = folded === wanted ? 0 : bound + 1;
    if (rank > 0 && wanted.length <= LONGEST && folded.length <= LONGEST) {
      const edits = distance(wanted, folded, bound);
      // A name that shares nothing is not near, however short it is.
      if (edits < Math.max(wanted.length, folded.length)) rank = edits;
    }
    if (rank > bound && wanted.length >= 3 && folded.endsWith(`.${wanted}`)) rank = bound;
    if (rank <= bound) ranked.push({ candidate, rank });
  }
  ranked.sort((left, right) => left.rank - right.rank);
  // Beside a slip of one letter, what is two letters away was not meant.
  const worst = Math.max(1, ranked[0]?.rank ?? 1);
  return ranked
    .filter(({ rank }) => rank <= worst)
    .slice(0, max)
    .map(({ candidate }) => candidate);
};

/** Is a name surely a slip of the keyboard for another: they differ in case or separators only, or by one edit of a longer word? */
export const isSlip = (name: string, meant: string): boolean => {
  const [left, right] = [fold(name), fold(meant)];
  return left === right || (right.length >= 4 && left.length <= LONGEST && distance(left, right, 1) === 1);
};

/** Do two names differ in case or separators only? */
export const isSpelling = (name: string, meant: string): boolean => fold(name) === fold(meant);
