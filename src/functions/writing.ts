// Functions of write-back: what was edited, and how a change is put into an array of the record that is there.
import isEqual from 'lodash/isEqual.js';
import { uncovered } from './coverage.ts';
import { equalUpTo } from './equality.ts';
import { nameSet } from './name-set.ts';
import { memberPath } from './paths.ts';
import { isPlain, own, type Plain, setOwn } from './plain.ts';
import { failWith, isThenable, type Session } from './session.ts';
import { matchesPattern, some } from './structure.ts';
import { HIDDEN, wasShown } from './unread.ts';

/**
 * `$edited(value, before, $onto, equality, forNull)`: is this canonical value to be written? Never where it is absent;
 * always where there is no record to write onto; else where it differs from the value before, null and absent being one.
 * Where a vendor null is read as `forNull`, a canonical null is one with that.
 */
const edited = (
  value: unknown,
  before: unknown,
  onto: unknown,
  equality?: unknown,
  forNull?: unknown,
): boolean => {
  if (value === undefined) return false;
  if (onto === undefined) return true;
  const now = value ?? forNull ?? null;
  if (now === null) return before !== undefined && before !== null;
  if (before === undefined || before === null) return value !== null;
  return !equalUpTo(now, before, equality);
};

/**
 * `$gone(value, before, $onto)`: is this canonical value absent, where it was there before or where there is no record
 * to write onto? What could not be read was not there: to leave it out is no edit.
 */
const gone = (value: unknown, before: unknown, onto: unknown): boolean =>
  value === undefined && (onto === undefined || wasShown(before));

/**
 * `$lacks(array, value, before, $onto)`: does a present array lack this value? An array is whole: what it lacks is
 * cleared, also what only a gap or a refusal beside it hid before, but not what could not be read for its own value.
 */
const lacks = (array: unknown, value: unknown, before: unknown, onto: unknown): boolean =>
  value === undefined &&
  Array.isArray(array) &&
  (onto === undefined || before === HIDDEN || wasShown(before));

/** The objects that rules write into, by their keys; what stands elsewhere is written whole. */
export interface Parents {
  readonly [key: string]: Parents;
}

/** Puts changes into a record: into the objects that rules share, all else whole. */
export const applyPatch = (record: unknown, patch: unknown, parents: Parents): unknown => {
  if (!isPlain(record) || !isPlain(patch)) return patch;
  const result = copyOf(record);
  for (const key of Object.keys(patch)) {
    const inner = Object.hasOwn(parents, key) ? parents[key] : undefined;
    setOwn(result, key, inner === undefined ? patch[key] : applyPatch(own(record, key), patch[key], inner));
  }
  return result;
};

/** `$into(object, changes)`: the object with the changed members; nothing where there are no changes. */
export const into = (object: unknown, changes: unknown): unknown =>
  some(changes) === undefined ? undefined : applyPatch(object, changes, {});

/** Both patches' members, at any depth. */
const merged = (patch: unknown, more: unknown): unknown => {
  if (!isPlain(patch) || !isPlain(more)) return more;
  const result = copyOf(patch);
  for (const key of Object.keys(more)) setOwn(result, key, merged(own(patch, key), more[key]));
  return result;
};

const copyOf = (record: Plain): Plain => {
  const copy: Plain = {};
  for (const key of Object.keys(record)) setOwn(copy, key, record[key]);
  return copy;
};

/** `$patchElements(array, key, changes)`: the array with `changes[i].set` put into the element whose `key` is `changes[i].is`. */
const patchElements = (items: unknown, key: string, changes: unknown): unknown => {
  if (!Array.isArray(changes)) return undefined;
  const result: unknown[] = Array.isArray(items) ? [...items] : [];
  let touched = false;
  for (const change of changes) {
    const set = own(change, 'set');
    if (!isPlain(set) || Object.keys(set).length === 0) continue;
    const is = own(change, 'is');
    const at = result.findIndex((item) => own(item, key) === is);
    // In an element that is not there nothing can be cleared.
    if (at < 0 && isCleared(set)) continue;
    touched = true;
    if (at < 0) result.push({ [key]: is, ...set });
    else result[at] = into(result[at], set);
  }
  return touched ? result : undefined;
};

/**
 * `$patchPairs(pairs, changes)`: name/value pairs, in the form they came in, with the changes. A null takes a pair out of
 * an array and clears the member of an object.
 */
const patchPairs = (pairs: unknown, changes: unknown): unknown => {
  if (!isPlain(changes) || Object.keys(changes).length === 0) return undefined;
  // An object is changed member by member anyway.
  if (isPlain(pairs)) return changes;
  let result: unknown[] = Array.isArray(pairs) ? [...pairs] : [];
  for (const [name, value] of Object.entries(changes)) {
    const at = result.findIndex((entry) => own(entry, 'name') === name);
    const entry = result[at];
    if (value === null) {
      // All of that name: of several the first counts, so that the next would be read in its place.
      result = result.filter((other) => own(other, 'name') !== name);
    } else if (isPlain(entry)) result[at] = { ...entry, value };
    else result.push({ name, value });
  }
  return result;
};

/** Is it null, or an object of nothing else? */
export const isCleared = (value: unknown): boolean =>
  value === null || (isPlain(value) && Object.values(value).every(isCleared));

/** `$withAll(object, more)`: both objects' members, at any depth; `more` wins. */
const withAll = (object: unknown, more: unknown): unknown =>
  isPlain(object) && isPlain(more) ? merged(object, more) : object;

/** `$withConstants(patch, constants, $onto)`: vendor-only constants, added where something is written at all. */
const withConstants = (patch: unknown, constants: unknown, onto: unknown): unknown => {
  if (!isPlain(patch) || !isPlain(constants)) return patch;
  if (onto !== undefined && Object.keys(patch).length === 0) return patch;
  const missing = Object.entries(constants).filter(([key, value]) => !holds(own(onto, key), value));
  return merged(patch, Object.fromEntries(missing));
};

/** `$withGone(object, before)`: the object, with a null for each member that it lacks and that was there before. */
const withGone = (object: unknown, before: unknown): unknown => {
  if (!isPlain(before) || (object !== undefined && !isPlain(object))) return object;
  const gone = Object.keys(before).filter((key) => own(object, key) === undefined && wasShown(before[key]));
  return gone.length === 0 ? object : { ...object, ...Object.fromEntries(gone.map((key) => [key, null])) };
};

const nullsOf = (members: Plain): Plain => Object.fromEntries(Object.keys(members).map((key) => [key, null]));

const holds = (record: unknown, constants: unknown): boolean =>
  isPlain(constants)
    ? Object.entries(constants).every(([key, value]) => holds(own(record, key), value))
    : isEqual(record, constants);

/** The functions of write-back that report, bound to a session. */
export const writingFunctions = (session: Session) => {
  const fail = failWith(session);
  const issue = (code: string, at: string, value: unknown): undefined => {
    session.raise({ code, at, value, rejects: false });
    return undefined;
  };

  /**
   * `$pairChanges(value, before, names, path, onError)`: which pairs an object of them changes: what differs, and a null
   * for what is gone. A name that belongs to another rule is an issue.
   */
  const pairChanges = (
    value: unknown,
    before: unknown,
    names: unknown,
    at: string,
    onError: unknown,
  ): unknown => {
    if (value !== null && !isPlain(value)) return fail('value/type', at, value, onError);
    const taken = nameSet(names);
    const changes: Plain = {};
    for (const name of Object.keys(isPlain(before) ? before : {}))
      if (own(value, name) === undefined && (value === null || wasShown(own(before, name))))
        setOwn(changes, name, null);
    for (const [name, member] of Object.entries(value ?? {})) {
      if (taken.has(name)) fail('value/not-written', memberPath(at, name), member, onError);
      else if (!isEqual(own(before, name), member)) setOwn(changes, name, member);
    }
    return changes;
  };

  /** `$checkConstant(value, constant, path, onError)`: an issue where a constant of the mapping was edited. */
  const checkConstant = (value: unknown, constant: unknown, at: string, onError: unknown): undefined => {
    if (value !== undefined && value !== null && !isEqual(value, constant))
      fail('value/not-constant', at, value, onError);
    return undefined;
  };

  /**
   * `$checkUnwritten(value, before, $onto, path, equality, written, forNull)`: an issue where a field that is only read was
   * edited. Without a record to write onto a present one is an edit too, but where all that it derives from is
   * `written`.
   */
  const checkUnwritten = (
    value: unknown,
    before: unknown,
    onto: unknown,
    at: string,
    equality?: unknown,
    isWritten?: unknown,
    forNull?: unknown,
  ): undefined => {
    const isEdited =
      onto === undefined
        ? value !== undefined && value !== null && isWritten !== true
        : edited(value, before, onto, equality, forNull);
    return isEdited ? issue('value/not-written', at, value) : undefined;
  };

  /**
   * `$customFields(custom, before, $onto, mapped, ignored, lists)`: the vendor fields that `custom` holds, by difference.
   * A mapped name inside `custom` is an issue: its rule owns it. The lists hold pairs, which are written one by one.
   */
  const customFields = (
    custom: unknown,
    before: unknown,
    onto: unknown,
    mapped: unknown,
    ignored: unknown,
    lists?: unknown,
  ): unknown => {
    const given = custom === null && isPlain(before) ? nullsOf(before) : custom;
    if (!isPlain(given)) return undefined;
    const names = nameSet(mapped);
    const patterns = Array.isArray(ignored) ? ignored.map(String) : [];
    const others = nameSet(lists);
    let fields: Plain | undefined;
    for (const key of Object.keys(given)) {
      const value = given[key];
      if (others.has(key) || !edited(value, own(before, key), onto)) continue;
      const at = memberPath('custom', key);
      const isIgnored = patterns.some((pattern) => matchesPattern(key, pattern));
      if (names.has(key) || key === '__proto__') issue('value/custom-name', at, value);
      else if (isIgnored) checkUnwritten(value, own(before, key), onto ?? null, at);
      else {
        fields ??= {};
        fields[key] = value;
      }
    }
    return fields;
  };

  /**
   * `$written(fields, covered, path, onError)`: what an authored `toVendor` gave, if it wrote nothing but the fields
   * that `covered` names.
   */
  const written = (fields: unknown, covered: unknown, at: string, onError: unknown): unknown => {
    const check = (result: unknown): unknown => {
      if (result === undefined) return undefined;
      if (!isPlain(result)) return reportWritten(result, '');
      const strange: string[] = [];
      uncovered(result, covered, '', (path) => strange.push(path));
      return strange.length === 0 ? result : reportWritten(result, strange.join(', '));
    };
    const reportWritten = (value: unknown, strange: string): undefined => {
      const detail =
        strange === ''
          ? 'toVendor gave no object of fields'
          : `toVendor wrote ${strange}, which "writes" does not name`;
      session.raise({ code: 'value/expression', at, value, rejects: onError === 'reject', detail });
      return undefined;
    };
    return isThenable(fields) ? fields.then(check) : check(fields);
  };

  return { pairChanges, checkConstant, checkUnwritten, customFields, written };
};

export const patchFunctions = {
  edited,
  gone,
  lacks,
  into,
  patchElements,
  patchPairs,
  withAll,
  withConstants,
  withGone,
};
