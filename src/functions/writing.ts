// Functions of write-back: what was edited, and how a change is put into an array of the record that is there.
import isEqual from 'lodash/isEqual.js';
import { uncovered } from './coverage.ts';
import { equalUpTo } from './equality.ts';
import { nameSet } from './name-set.ts';
import { memberPath } from './paths.ts';
import { isPlain, own, type Plain, setOwn } from './plain.ts';
import { failWith, isThenable, type Session } from './session.ts';
import { matchesPattern } from './structure.ts';

/**
 * `$edited(value, before, $onto, equality)`: is this canonical value to be written? Never where it is absent; always
 * where there is no record to write onto; else where it differs from the value before, null and absent being one.
 */
export const edited = (value: unknown, before: unknown, onto: unknown, equality?: unknown): boolean => {
  if (value === undefined) return false;
  if (onto === undefined) return true;
  if (value === null) return before !== undefined && before !== null;
  if (before === undefined || before === null) return true;
  return !equalUpTo(value, before, equality);
};

/**
 * `$cleared(value, before, $onto)`: null for what is not there now and was before, or where there is no record to write
 * onto; else the value.
 */
export const cleared = (value: unknown, before: unknown, onto: unknown): unknown => {
  if (value !== undefined) return value;
  return onto === undefined || (before !== undefined && before !== null) ? null : undefined;
};

/** Puts one record's changes over another: objects member by member, all else whole. */
export const applyPatch = (record: unknown, patch: unknown): unknown => {
  if (!isPlain(record) || !isPlain(patch)) return patch;
  const result: Plain = copyOf(record);
  for (const key of Object.keys(patch)) setOwn(result, key, applyPatch(own(record, key), patch[key]));
  return result;
};

const copyOf = (record: Plain): Plain => {
  const copy: Plain = {};
  for (const key of Object.keys(record)) setOwn(copy, key, record[key]);
  return copy;
};

/** The member of the array element that has this key. Nothing without an array or such an element, null where it is null. */
const slotted = (items: unknown, key: string, name: unknown, value: string): unknown => {
  if (!Array.isArray(items)) return items === null ? null : undefined;
  return own(
    items.find((item) => own(item, key) === name),
    value,
  );
};

/**
 * `$editedSlot(items, before, field, $onto, key, slot, member, equality)`: what an array writes into the vendor field of
 * one of its slots: the member's value where it was edited, null where the slot is gone, nothing where the field stays.
 * A present array is whole: a slot that it lacks is cleared, also where the field's value could not be read before; but
 * only an edit of the array says so.
 */
export const editedSlot = (
  items: unknown,
  before: unknown,
  field: unknown,
  onto: unknown,
  key: string,
  name: unknown,
  member: string,
  equality?: unknown,
): unknown => {
  if (items === undefined) return undefined;
  const now = slotted(items, key, name, member);
  const was = slotted(before, key, name, member);
  if (now !== undefined && now !== null) return edited(now, was, onto, equality) ? now : undefined;
  // An element without its value says neither: it is reported.
  if (now === undefined && hasSlot(items, key, name)) return undefined;
  if (onto === undefined || (was !== undefined && was !== null)) return null;
  const isThere = field !== undefined && field !== null;
  return isThere && (items === null || edited(items, before, onto, 'order')) ? null : undefined;
};

const hasSlot = (items: unknown, key: string, name: unknown): boolean =>
  Array.isArray(items) && items.some((item) => own(item, key) === name);

/** `$patchElements(array, key, changes)`: the array with `changes[i].set` put into the element whose `key` is `changes[i].is`. */
export const patchElements = (items: unknown, key: string, changes: unknown): unknown => {
  if (!Array.isArray(changes)) return undefined;
  const result: unknown[] = Array.isArray(items) ? [...items] : [];
  let touched = false;
  for (const change of changes) {
    const set = own(change, 'set');
    if (!isPlain(set) || Object.keys(set).length === 0) continue;
    touched = true;
    const is = own(change, 'is');
    const at = result.findIndex((item) => own(item, key) === is);
    if (at < 0) result.push({ [key]: is, ...set });
    else result[at] = applyPatch(result[at], set);
  }
  return touched ? result : undefined;
};

/**
 * `$patchPairs(pairs, changes)`: name/value pairs, in the form they came in, with the changes. A null takes a pair out of
 * an array and clears the member of an object.
 */
export const patchPairs = (pairs: unknown, changes: unknown): unknown => {
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

/** `$withAll(object, more)`: both objects' members, at any depth; `more` wins. */
export const withAll = (object: unknown, more: unknown): unknown =>
  isPlain(object) && isPlain(more) ? applyPatch(object, more) : object;

/** `$withConstants(patch, constants, $onto)`: vendor-only constants, added where something is written at all. */
export const withConstants = (patch: unknown, constants: unknown, onto: unknown): unknown => {
  if (!isPlain(patch) || !isPlain(constants)) return patch;
  if (onto !== undefined && Object.keys(patch).length === 0) return patch;
  const result: Plain = { ...patch };
  for (const [key, value] of Object.entries(constants)) {
    if (!isEqual(own(onto, key), value)) result[key] = value;
  }
  return result;
};

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
      if (own(value, name) === undefined) setOwn(changes, name, null);
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

  /** `$checkUnwritten(value, before, $onto, path, equality)`: an issue where a field that is only read was edited. */
  const checkUnwritten = (
    value: unknown,
    before: unknown,
    onto: unknown,
    at: string,
    equality?: unknown,
  ): undefined =>
    onto !== undefined && edited(value, before, onto, equality)
      ? issue('value/not-written', at, value)
      : undefined;

  /**
   * `$customFields(custom, before, $onto, mapped, ignored)`: the vendor fields that `custom` holds, by difference.
   * A mapped name inside `custom` is an issue: its rule owns it.
   */
  const customFields = (
    custom: unknown,
    before: unknown,
    onto: unknown,
    mapped: unknown,
    ignored: unknown,
  ): unknown => {
    if (!isPlain(custom)) return undefined;
    const names = nameSet(mapped);
    const patterns = Array.isArray(ignored) ? ignored.map(String) : [];
    let fields: Plain | undefined;
    for (const key of Object.keys(custom)) {
      const value = custom[key];
      if (!edited(value, own(before, key), onto)) continue;
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
  cleared,
  editedSlot,
  patchElements,
  patchPairs,
  withAll,
  withConstants,
};
