// Elements of arrays of which rules take some: by position, or by what a member says.
import { elementTree } from './coverage.ts';
import { elementPath } from './paths.ts';
import { own } from './plain.ts';
import { failWith, type Session } from './session.ts';

const isTaken = (element: unknown, index: number, covered: unknown): boolean =>
  Array.isArray(covered) && elementTree(covered, element, index) !== undefined;

/**
 * `$otherElements(items, covered)`: the elements that the tree `covered` leaves out, in their order; nothing where none of
 * them says anything.
 */
export const otherElements = (items: unknown, covered: unknown): unknown => {
  if (!Array.isArray(items)) return undefined;
  const others = items.filter((element, index) => !isTaken(element, index, covered));
  return others.some((element) => element !== null) ? others : undefined;
};

/** The functions that report, bound to a session. */
export const otherElementFunctions = (session: Session) => {
  const fail = failWith(session);

  /** `$checkMatch(items, key, value, path, onError)`: an issue for each element but the first whose member `key` has the value. */
  const checkMatch = (
    items: unknown,
    key: string,
    value: unknown,
    at: string,
    onError: unknown,
  ): undefined => {
    if (!Array.isArray(items)) return undefined;
    let found = false;
    for (const item of items) {
      if (own(item, key) !== value) continue;
      if (found) fail('value/slot', at, item, onError);
      found = true;
    }
    return undefined;
  };

  /**
   * `$patchOthers(patched, onto, covered, others, path, onError)`: the patched array, or the one that is written onto,
   * with `others` in the place of the elements that `covered` leaves out; nothing to do where `others` is nothing. One
   * that a rule would read, or that would leave a gap for one, is an issue.
   */
  const patchOthers = (
    patched: unknown,
    onto: unknown,
    covered: unknown,
    others: unknown,
    at: string,
    onError: unknown,
  ): unknown => {
    if (others === undefined || !Array.isArray(covered)) return patched;
    if (others !== null && !Array.isArray(others)) {
      fail('value/type', at, others, onError);
      return patched;
    }
    // Nothing is there to be cleared.
    if (others === null && !Array.isArray(patched) && !Array.isArray(onto)) return patched;
    const base: readonly unknown[] = Array.isArray(patched) ? patched : Array.isArray(onto) ? onto : [];
    const rest: readonly unknown[] = others ?? [];
    const strange = covered[0] === '#' ? -1 : rest.findIndex((each, index) => isTaken(each, index, covered));
    if (strange >= 0) {
      fail('value/not-written', elementPath(at, strange), rest[strange], onError);
      return patched;
    }
    const last = covered[0] === '#' ? covered.length - 1 : 0;
    const result: unknown[] = [];
    let next = 0;
    for (const [index, element] of base.entries()) {
      if (isTaken(element, index, covered)) result.push(element);
      else if (next < rest.length) result.push(rest[next++]);
      else if (index < last) result.push(null);
    }
    if (next < rest.length && result.length < last) {
      fail('value/incomplete', elementPath(at, next), rest[next], onError);
      return patched;
    }
    return [...result, ...rest.slice(next)];
  };

  return { checkMatch, patchOthers };
};
