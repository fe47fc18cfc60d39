// Arrays of objects with keys, both ways; the functions report through a session.

import { nameSet } from './name-set.ts';
import { elementPath, memberPath } from './paths.ts';
import { isPlain, own, type Plain } from './plain.ts';
import { failWith, isThenable, type Session } from './session.ts';
import { some } from './structure.ts';
import { UNREAD } from './unread.ts';
import { into, isCleared } from './writing.ts';

type KeyOf = (element: unknown) => string | undefined;

/** Keys come as names, or as lists of names where the inner rule has a path. */
const keyReader = (keys: unknown): KeyOf => {
  const paths = (Array.isArray(keys) ? keys : []).map((key): string[] =>
    Array.isArray(key) ? key.map(String) : [String(key)],
  );
  return (element) => {
    const parts = paths.map((path) => path.reduce(own, element));
    return parts.some((part) => part === undefined || part === null || part === UNREAD)
      ? undefined
      : JSON.stringify(parts);
  };
};

/** Positions of the elements whose key is missing or was there before. */
const wrongKeys = (elements: readonly unknown[], keyOf: KeyOf): readonly number[] => {
  const seen = new Set<string>();
  return elements.flatMap((element, index) => {
    const key = keyOf(element);
    if (key === undefined || seen.has(key)) return [index];
    seen.add(key);
    return [];
  });
};

export const elementFunctions = (session: Session) => {
  const fail = failWith(session);

  /**
   * `$readElements(items, keys, path, onError, function($item, $index) { … })`: an array of objects out of an array of
   * objects. A value that is none fails as a whole; a repeated or missing key is an issue, and the array is kept.
   */
  const readElements = (
    items: unknown,
    keys: unknown,
    at: string,
    onError: unknown,
    convert: (item: unknown, index: number) => unknown,
  ): unknown => {
    if (!Array.isArray(items)) return fail('value/type', at, items, onError);
    const strange = items.findIndex((item) => !isPlain(item));
    if (strange >= 0) return fail('value/type', elementPath(at, strange), items[strange], onError);
    const results = items.map((item, index) => convert(item, index));
    const checked = (elements: readonly unknown[]): readonly unknown[] => {
      for (const index of wrongKeys(elements, keyReader(keys)))
        fail('value/key', elementPath(at, index), elements[index], onError === 'reject' ? onError : 'omit');
      return elements;
    };
    return results.some(isThenable) ? Promise.all(results).then(checked) : checked(results);
  };

  /**
   * `$writeElements(items, before, $onto.items, keys, removed, path, onError, function($item, $before, $onto, $index) { … })`:
   * the vendor's array with each canonical element put into the vendor element of the same key. `before` was read
   * from the vendor's array, so the two agree by position.
   */
  const writeElements = (
    items: unknown,
    before: unknown,
    onto: unknown,
    keys: unknown,
    removed: unknown,
    at: string,
    onError: unknown,
    write: (item: unknown, before: unknown, onto: unknown, index: number) => unknown,
  ): unknown => {
    if (!Array.isArray(items)) return fail('value/type', at, items, onError);
    const keyOf = keyReader(keys);
    const was: readonly unknown[] = Array.isArray(before) ? before : [];
    const there: readonly unknown[] = Array.isArray(onto) ? onto : [];
    // What could not be read cannot be matched: to write over it would lose it.
    if (was.length !== there.length || was.some((item) => keyOf(item) === undefined))
      return fail('value/not-written', at, items, onError);
    const wrong = wrongKeys(items, keyOf);
    if (wrong.length > 0) {
      for (const index of wrong) fail('value/key', elementPath(at, index), items[index], onError);
      return onError === 'null' ? null : undefined;
    }
    const positions = new Map(was.map((item, index) => [keyOf(item), index] as const));
    const keep = new Set(items.map(keyOf));
    const gone = was.flatMap((item, index) => (keep.has(keyOf(item)) ? [] : [index]));
    if (removed === 'error' && gone.length > 0) {
      for (const index of gone) fail('value/removed', elementPath(at, index), was[index], onError);
      return onError === 'null' ? null : undefined;
    }
    const olds = items.map((item) => positions.get(keyOf(item)));
    const changes = items.map((item, index) => {
      const position = olds[index];
      return position === undefined
        ? write(item, undefined, undefined, index)
        : write(item, was[position], there[position], index);
    });
    const whole = (patches: readonly unknown[]): unknown[] => [
      ...patches.map((patch, index) => {
        const position = olds[index];
        return position === undefined ? (patch ?? {}) : (into(there[position], patch) ?? there[position]);
      }),
      ...(removed === 'keep' ? gone.map((index) => there[index]) : []),
    ];
    return changes.some(isThenable) ? Promise.all(changes).then(whole) : whole(changes);
  };

  /**
   * `$readRecords(items, function($item, $index) { … })`: a record for each element; an element that is no object is an
   * issue and stops none of the others.
   */
  const readRecords = (items: unknown, convert: (item: unknown, index: number) => unknown): unknown => {
    if (items === undefined || items === null) return [];
    if (!Array.isArray(items)) {
      session.raise({ code: 'value/type', at: '', value: items, rejects: true });
      return [];
    }
    const results = items.flatMap((item: unknown, index) => {
      if (isPlain(item)) return [convert(item, index)];
      session.raise({
        code: 'record/not-an-object',
        at: elementPath('', index),
        value: item,
        rejects: false,
      });
      return [];
    });
    return results.some(isThenable) ? Promise.all(results) : results;
  };

  /**
   * `$checkSlots(items, key, slots, member, path, onError)`: an issue for each element whose key is unknown or repeated,
   * or that has no such member: without its value an element neither says nor clears anything.
   */
  const checkSlots = (
    items: unknown,
    key: string,
    slots: unknown,
    member: string,
    at: string,
    onError: unknown,
  ): undefined => {
    if (!Array.isArray(items)) {
      if (items !== undefined && items !== null) fail('value/type', at, items, onError);
      return undefined;
    }
    const known = nameSet(slots);
    const seen = new Set<unknown>();
    for (const [index, item] of items.entries()) {
      const name = own(item, key);
      if (typeof name !== 'string' || !known.has(name) || seen.has(name))
        fail('value/slot', elementPath(at, index), item, onError);
      else if (own(item, member) === undefined)
        fail('value/required', memberPath(elementPath(at, index), member), undefined, onError);
      seen.add(name);
    }
    return undefined;
  };

  /**
   * `$dense(object, path, onError, constants)`: the array with the values at the positions that are the object's keys;
   * nothing where there is none: constants alone make nothing. A gap is an issue of its place, which hides the rest: positions are meaning.
   */
  const dense = (given: unknown, at: string, onError: unknown, constants?: unknown): unknown => {
    const members = some(given, constants);
    if (!isPlain(members)) return undefined;
    const { length } = Object.keys(members);
    const items = Array.from({ length }, (_, index) => own(members, String(index)));
    const gap = items.indexOf(undefined);
    if (gap < 0) return items;
    const policy = policyAt(onError, gap);
    session.raise({
      code: 'value/incomplete',
      at: elementPath(at, gap),
      value: members,
      rejects: policy === 'reject',
      hides: {
        at,
        value: Array.from({ length: lengthOf(members) }, (_, index) => own(members, String(index))),
      },
    });
    return policy === 'null' ? null : undefined;
  };

  /** `$joined(separator, path, onError, …parts)`: the present, non-empty parts as one text; nothing where there is none. */
  const joined = (separator: string, at: string, onError: unknown, ...parts: readonly unknown[]): unknown => {
    const texts: string[] = [];
    for (const part of parts) {
      if (part === null || part === undefined || part === '') continue;
      if (typeof part === 'object') return fail('value/type', at, part, onError);
      texts.push(String(part));
    }
    return texts.length === 0 ? undefined : texts.join(separator);
  };

  /**
   * `$patchPositions(array, changes, path, onError)`: the array with each change put into the element at its position.
   * Elements at the end that are cleared and hold nothing else are cut off.
   */
  const patchPositions = (items: unknown, changes: unknown, at: string, onError: unknown): unknown => {
    if (!Array.isArray(changes)) return undefined;
    const result: unknown[] = Array.isArray(items) ? [...items] : [];
    let touched = false;
    for (const [index, change] of changes.entries()) {
      if (!isPlain(change) || Object.keys(change).length === 0) continue;
      const isValue = own(change, 'is') === 'value';
      const value: unknown = isValue ? own(change, 'set') : change;
      if (value === undefined) continue;
      // Nothing to clear there; anything else would leave a gap.
      if (index >= result.length && isCleared(value)) continue;
      if (index > result.length)
        return fail(
          'value/incomplete',
          elementPath(at, result.length),
          value,
          policyAt(onError, result.length),
        );
      touched = true;
      result[index] = isValue ? value : into(result[index], value);
    }
    if (!touched) return undefined;
    while (result.length > 0 && result.length <= changes.length) {
      const last = result.length - 1;
      if (some(changes[last]) === undefined || !isCleared(result[last])) break;
      result.pop();
    }
    return result;
  };

  /**
   * `$withoutGap(array, before, path, onError, members)`: an array whose positions are fields of the vendor, or what was
   * there before where a position says nothing while one behind it does: that is an issue, for it would not be read
   * back. Of an element that is an object `members` say what it says.
   */
  const withoutGap = (
    items: unknown,
    before: unknown,
    at: string,
    onError: unknown,
    members?: unknown,
  ): unknown => {
    if (!Array.isArray(items)) return items;
    const names = Array.isArray(members) ? members.map(String) : undefined;
    const says = (item: unknown): boolean =>
      names !== undefined && isPlain(item)
        ? names.some((name) => !isCleared(own(item, name) ?? null))
        : !isCleared(item ?? null);
    const gap = items.findIndex((item) => !says(item));
    if (gap < 0 || !items.slice(gap).some(says)) return items;
    fail('value/incomplete', elementPath(at, gap), items, policyAt(onError, gap));
    return before;
  };

  /**
   * `$withoutRepeats(array, before, key, path, onError)`: an array whose elements are told apart by a member, or what was
   * there before where two say the same: that is an issue, for only one of them would be written.
   */
  const withoutRepeats = (
    items: unknown,
    before: unknown,
    key: string,
    at: string,
    onError: unknown,
  ): unknown => {
    if (!Array.isArray(items)) return items;
    const keys = items.map((item) => own(item, key));
    const repeated = keys.findIndex((name, index) => name !== undefined && keys.indexOf(name) < index);
    if (repeated < 0) return items;
    fail('value/key', elementPath(at, repeated), items[repeated], onError);
    return before;
  };

  return {
    withoutGap,
    withoutRepeats,
    readElements,
    readRecords,
    writeElements,
    checkSlots,
    dense,
    joined,
    patchPositions,
  };
};

const lengthOf = (members: Plain): number => Math.max(...Object.keys(members).map(Number)) + 1;

/** The policy of a position: one word for all, or a word for each. */
const policyAt = (onError: unknown, index: number): unknown =>
  Array.isArray(onError) ? onError[index] : onError;
