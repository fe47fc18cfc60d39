// Functions of write-back: what was edited, and how a change is put into an array of the record that is there.
import isEqual from 'lodash/isEqual.js';
import { equalUpTo } from './equality.ts';
import { isThenable, type Session } from './session.ts';
import { matchesPattern, nameSet } from './structure.ts';

type Plain = Record<string, unknown>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const own = (value: unknown, key: string): unknown =>
  isPlain(value) && Object.hasOwn(value, key) ? value[key] : undefined;

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

/** Puts one record's changes over another: objects member by member, all else whole. */
export const applyPatch = (record: unknown, patch: unknown): unknown => {
  if (!isPlain(record) || !isPlain(patch)) return patch;
  const result: Plain = { ...record };
  for (const key of Object.keys(patch)) {
    if (key === '__proto__') continue;
    result[key] = applyPatch(Object.hasOwn(record, key) ? record[key] : undefined, patch[key]);
  }
  return result;
};

/**
 * `$slotted(items, key, slot, member)`: the member of the array element that has this key. A present array is whole:
 * a slot that it lacks is null. Nothing where there is no array, null where it is null.
 */
export const slotted = (items: unknown, key: string, name: unknown, value: string): unknown => {
  if (!Array.isArray(items)) return items === null ? null : undefined;
  return (
    own(
      items.find((item) => own(item, key) === name),
      value,
    ) ?? null
  );
};

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

/** `$patchPositions(array, changes)`: the array with each change put into the element at its position. */
export const patchPositions = (items: unknown, changes: unknown): unknown => {
  if (!Array.isArray(changes)) return undefined;
  const result: unknown[] = Array.isArray(items) ? [...items] : [];
  let touched = false;
  for (const [at, change] of changes.entries()) {
    if (change === null || (isPlain(change) && Object.keys(change).length === 0)) continue;
    touched = true;
    while (result.length < at) result.push(null);
    const value = isPlain(change) && Object.hasOwn(change, 'value') ? change.value : change;
    result[at] = at < result.length ? applyPatch(result[at], value) : value;
  }
  return touched ? result : undefined;
};

/** `$patchPairs(pairs, changes)`: name/value pairs, in the form they came in, with the changes; null takes a pair out. */
export const patchPairs = (pairs: unknown, changes: unknown): unknown => {
  if (!isPlain(changes) || Object.keys(changes).length === 0) return undefined;
  if (isPlain(pairs)) {
    const result: Plain = { ...pairs };
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) delete result[name];
      else result[name] = value;
    }
    return result;
  }
  const result = Array.isArray(pairs) ? [...pairs] : [];
  for (const [name, value] of Object.entries(changes)) {
    const at = result.findIndex((entry) => own(entry, 'name') === name);
    if (value === null) {
      if (at >= 0) result.splice(at, 1);
    } else if (at < 0) result.push({ name, value });
    else result[at] = { ...result[at], value };
  }
  return result;
};

/** `$withAll(object, more)`: both objects' members; `more` wins. */
export const withAll = (object: unknown, more: unknown): unknown =>
  isPlain(object) && isPlain(more) ? { ...object, ...more } : object;

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
  const issue = (code: string, at: string, value: unknown): undefined => {
    session.raise({ code, at, value, rejects: false });
    return undefined;
  };

  /** `$checkSlots(items, key, slots, path)`: an issue for each element whose key is unknown or repeated. */
  const checkSlots = (items: unknown, key: string, slots: unknown, at: string): undefined => {
    if (items === undefined || items === null) return undefined;
    if (!Array.isArray(items)) return issue('value/type', at, items);
    const known = nameSet(slots);
    const seen = new Set<unknown>();
    for (const item of items) {
      const name = own(item, key);
      if (typeof name !== 'string' || !known.has(name) || seen.has(name)) issue('value/slot', at, item);
      seen.add(name);
    }
    return undefined;
  };

  /** `$checkConstant(value, constant, path)`: an issue where a constant of the mapping was edited. */
  const checkConstant = (value: unknown, constant: unknown, at: string): undefined =>
    value === undefined || value === null || isEqual(value, constant)
      ? undefined
      : issue('value/not-constant', at, value);

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

  /** `$reportUnknown(record, paths)`: an issue for each canonical key that no path covers, at any depth. */
  const reportUnknown = (record: unknown, paths: unknown): undefined => {
    const covered = nameSet(paths);
    const parents = parentsOf(paths);
    const visit = (value: Plain, prefix: string): void => {
      for (const key of Object.keys(value)) {
        const path = prefix === '' ? key : `${prefix}.${key}`;
        const child = value[key];
        if (covered.has(path)) continue;
        if (parents.has(path) && isPlain(child)) visit(child, path);
        else if (!parents.has(path) || (child !== null && child !== undefined)) {
          if (parents.has(path) && Array.isArray(child)) continue;
          issue('record/unknown-key', path, child);
        }
      }
    };
    if (isPlain(record)) visit(record, '');
    return undefined;
  };

  /** `$reportUnmapped(rest)`: an issue for each vendor key that no rule covers. */
  const reportUnmapped = (rest: unknown): undefined => {
    if (isPlain(rest)) for (const key of Object.keys(rest)) issue('record/unknown-key', key, rest[key]);
    return undefined;
  };

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
      if (names.has(key) || key === '__proto__') issue('value/custom-name', `custom.${key}`, value);
      else if (patterns.some((pattern) => matchesPattern(key, pattern)))
        issue('value/not-written', `custom.${key}`, value);
      else {
        fields ??= {};
        fields[key] = value;
      }
    }
    return fields;
  };

  /** `$written(fields, names, path)`: what an authored `toVendor` gave, if it wrote nothing but the fields it names. */
  const written = (fields: unknown, names: unknown, at: string): unknown => {
    const allowed = nameSet(names);
    const check = (result: unknown): unknown => {
      if (result === undefined) return undefined;
      if (!isPlain(result)) return issue('value/expression', at, result);
      for (const key of Object.keys(result))
        if (!allowed.has(key)) return issue('value/expression', at, result);
      return result;
    };
    return isThenable(fields) ? fields.then(check) : check(fields);
  };

  /**
   * `$writeItems(items, before, $onto.items, key, removed, path, function($item, $before, $onto, $index) { … })`:
   * the vendor's array with each canonical element put into the vendor element of the same key. `before` was read
   * from the vendor's array, so the two agree by position.
   */
  const writeItems = (
    items: unknown,
    before: unknown,
    onto: unknown,
    key: unknown,
    removed: unknown,
    at: string,
    write: (item: unknown, before: unknown, onto: unknown, index: number) => unknown,
  ): unknown => {
    if (!Array.isArray(items)) return issue('value/type', at, items);
    const keys = Array.isArray(key) ? key.map(String) : [];
    const keyOf = (item: unknown): string | undefined => {
      const parts = keys.map((name) => own(item, name));
      return parts.some((part) => part === undefined || part === null) ? undefined : JSON.stringify(parts);
    };
    const beforeItems: readonly unknown[] = Array.isArray(before) ? before : [];
    const ontoItems: readonly unknown[] = Array.isArray(onto) ? onto : [];
    const positions = new Map(beforeItems.map((item, index) => [keyOf(item), index] as const));
    const seen = new Set<string>();
    const written: { readonly old: unknown; readonly change: unknown }[] = [];
    for (const [index, item] of items.entries()) {
      const name = keyOf(item);
      if (name === undefined || seen.has(name)) {
        issue('value/key', `${at}[${index}]`, item);
        continue;
      }
      seen.add(name);
      const position = positions.get(name);
      const old = position === undefined ? undefined : ontoItems[position];
      const was = position === undefined ? undefined : beforeItems[position];
      written.push({ old, change: write(item, was, old, index) });
    }
    const kept: unknown[] = [];
    for (const [index, item] of beforeItems.entries()) {
      const name = keyOf(item);
      if (name !== undefined && seen.has(name)) continue;
      if (removed === 'error') issue('value/removed', `${at}[${index}]`, item);
      if (removed !== 'delete') kept.push(ontoItems[index]);
    }
    const whole = (changes: readonly unknown[]): unknown[] => [
      ...changes.map((change, index) => {
        const old = written[index]?.old;
        return old === undefined ? (change ?? {}) : change === undefined ? old : applyPatch(old, change);
      }),
      ...kept,
    ];
    const changes = written.map(({ change }) => change);
    return changes.some(isThenable) ? Promise.all(changes).then(whole) : whole(changes);
  };

  return {
    checkSlots,
    checkConstant,
    checkUnwritten,
    reportUnknown,
    reportUnmapped,
    customFields,
    written,
    writeItems,
  };
};

/** The proper prefixes of a list of dotted paths. */
const parentsOf = (paths: unknown): ReadonlySet<string> => {
  if (!Array.isArray(paths)) return new Set();
  let parents = parentSets.get(paths);
  if (parents === undefined) {
    const found = new Set<string>();
    for (const path of paths.map(String)) {
      for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1))
        found.add(path.slice(0, dot));
    }
    parents = found;
    parentSets.set(paths, found);
  }
  return parents;
};
const parentSets = new WeakMap<object, ReadonlySet<string>>();

export const patchFunctions = {
  edited,
  slotted,
  patchElements,
  patchPositions,
  patchPairs,
  withAll,
  withConstants,
};
