// Splits a text into the pieces of a template, and tells whether there is exactly one way to do it.
import type { Matcher } from './pattern.ts';

/** Literal text, or what a part must match. */
export type SplitPiece = string | { readonly matches: Matcher };

/** Characters that the matchers of one text may look at, all in all: no text can hold up a transform. */
const BUDGET = 2_000_000;

/**
 * The texts of the parts, in order.
 * @returns nothing if the text does not fit, fits in two ways, or would take too long to decide.
 */
export const splitText = (text: string, pieces: readonly SplitPiece[]): string[] | undefined => {
  let budget = BUDGET;
  /** How many ways lead from a piece and an offset to the end, counted up to two. */
  const ways = new Map<number, number>();
  /** Where the part at a piece and an offset ends, on the first way. */
  const ends = new Map<number, number>();

  const waysFrom = (index: number, start: number): number => {
    const piece = pieces[index];
    if (piece === undefined) return start === text.length ? 1 : 0;
    if (typeof piece === 'string') {
      return text.startsWith(piece, start) ? waysFrom(index + 1, start + piece.length) : 0;
    }
    const state = index * (text.length + 1) + start;
    const known = ways.get(state);
    if (known !== undefined) return known;
    const next = pieces[index + 1];
    let found = 0;
    for (let end = firstEnd(next, start); end >= 0 && found < 2; end = nextEnd(next, end)) {
      budget -= end - start + 1;
      if (budget < 0) break;
      if (!piece.matches(text.slice(start, end))) continue;
      const rest = waysFrom(index + 1, end);
      if (rest > 0 && found === 0) ends.set(state, end);
      found = Math.min(2, found + rest);
    }
    ways.set(state, found);
    return found;
  };

  /** A part ends at the end of the text, where the literal behind it stands, or anywhere before another part. */
  const firstEnd = (next: SplitPiece | undefined, start: number): number =>
    next === undefined ? text.length : typeof next === 'string' ? text.indexOf(next, start) : start;
  const nextEnd = (next: SplitPiece | undefined, end: number): number =>
    next === undefined || end >= text.length
      ? -1
      : typeof next === 'string'
        ? text.indexOf(next, end + 1)
        : end + 1;

  if (waysFrom(0, 0) !== 1 || budget < 0) return undefined;
  const parts: string[] = [];
  let at = 0;
  for (const [index, piece] of pieces.entries()) {
    if (typeof piece === 'string') at += piece.length;
    else {
      const end = ends.get(index * (text.length + 1) + at) ?? at;
      parts.push(text.slice(at, end));
      at = end;
    }
  }
  return parts;
};
