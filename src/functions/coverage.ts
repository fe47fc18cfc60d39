// Which parts of a canonical record the rules of a mapping take up, as a tree that emitted texts write as a literal.
import { elementPath, memberPath } from './paths.ts';
import { isPlain, own } from './plain.ts';
import type { Session } from './session.ts';
import { matchesPattern } from './structure.ts';

type Report = (path: string, value: unknown) => void;

/** What the tree of an array says of one element; nothing where it leaves the element out. */
export const elementTree = (tree: readonly unknown[], element: unknown, index: number): unknown => {
  const [form, ...rest] = tree;
  if (form === '*') return rest[0];
  if (form === '#') return rest[index] ?? undefined;
  const key = String(form);
  for (const entry of rest) {
    if (!Array.isArray(entry) || own(element, key) !== entry[0]) continue;
    // The member that identifies the element is the path's own.
    return isPlain(entry[1]) ? { ...entry[1], [key]: true } : entry[1];
  }
  return undefined;
};

/**
 * Calls `report` for each member and element of `value` that the tree leaves out, outermost only.
 * @param tree - `true`: whole, with all it holds. `false`: nothing of it, on purpose. `{ … }`: these members.
 *   `["*", tree]`: every element of an array. `["#", tree, …]`: elements by position, null where no rule takes one up.
 *   `[key, [value, tree], …]`: the elements whose member `key` has one of these values.
 */
export const uncovered = (
  value: unknown,
  tree: unknown,
  path: string,
  report: Report,
  ignored: Report = () => {},
): void => {
  if (tree === true) return;
  if (tree === false) ignored(path, value);
  else if (Array.isArray(value) && Array.isArray(tree)) {
    for (const [index, element] of value.entries()) {
      const inner = elementTree(tree, element, index);
      const place = elementPath(path, index);
      if (inner !== undefined) uncovered(element, inner, place, report, ignored);
      else if (element !== null) report(place, element);
    }
  } else if (isPlain(value) && isPlain(tree)) {
    for (const key of Object.keys(value)) {
      const inner = own(tree, key);
      const place = memberPath(path, key);
      if (inner === undefined) report(place, value[key]);
      else uncovered(value[key], inner, place, report, ignored);
    }
  } else if (value !== null && value !== undefined) report(path, value);
};

/** The functions that report what no rule takes up. */
export const coverageFunctions = (session: Session) => {
  const issue = (code: string, at: string, value: unknown): void =>
    session.raise({ code, at, value, rejects: false });

  /**
   * `$reportUnknown(record, covered, ignored, before, all)`: an issue for each canonical key that no rule covers, at any
   * depth, and for each value of an ignored one: nothing writes it. What stands so in `before` has been kept by the
   * policy `unmapped` and was not edited; what `all` covers is the business of `$reportOtherBranch`.
   */
  const reportUnknown = (
    record: unknown,
    covered: unknown,
    ignored?: unknown,
    before?: unknown,
    otherwise?: unknown,
  ): undefined => {
    const patterns = Array.isArray(ignored) ? ignored.map(String) : [];
    const unwritten: Report = (path, value) => {
      if (value !== null && value !== undefined) issue('value/not-written', path, value);
    };
    const unknown: Report = (path, value) => {
      if (otherwise !== undefined && value !== null && isCovered(record, otherwise, path)) return;
      if (patterns.some((pattern) => matchesPattern(path, pattern))) return unwritten(path, value);
      if (isPlain(before) && isPlain(record) && sameText(own(before, path), value)) return;
      issue('record/unknown-key', path, value);
    };
    uncovered(record, covered, '', unknown, unwritten);
    return undefined;
  };

  /** `$reportOtherBranch(record, covered, all)`: an issue for each value that only rules of another branch take up. */
  const reportOtherBranch = (record: unknown, covered: unknown, all: unknown): undefined => {
    uncovered(record, covered, '', (path, value) => {
      if (value !== null && isCovered(record, all, path)) issue('value/branch', path, value);
    });
    return undefined;
  };

  /**
   * `$reportUnmapped(rest, path, covered)`: an issue for each vendor key, or each pair of a list, that no rule covers; of
   * an array for each element that the tree `covered` leaves out.
   */
  const reportUnmapped = (rest: unknown, path = '', covered: unknown = {}): undefined => {
    if (typeof rest === 'object')
      uncovered(rest, covered, path, (place, value) => issue('record/unknown-key', place, value));
    return undefined;
  };

  return { reportUnknown, reportOtherBranch, reportUnmapped };
};

/** Is the place, or anything below it, taken up? */
const isCovered = (record: unknown, tree: unknown, path: string): boolean => {
  let found = true;
  uncovered(record, tree, '', (place) => {
    if (place === path) found = false;
  });
  return found;
};

const sameText = (a: unknown, b: unknown): boolean =>
  a !== undefined && JSON.stringify(a) === JSON.stringify(b);
