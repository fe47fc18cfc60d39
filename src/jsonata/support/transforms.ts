// `| pattern | update, delete |`: a function that changes a copy.
import { JsonataError } from '../errors.ts';
import { Callable, isFunction } from './callables.ts';
import { apply } from './calls.ts';
import { isRecord } from './entry.ts';
import { put } from './groups.ts';
import type { Run } from './run.ts';
import { isArray } from './sequences.ts';
import { parseSignature } from './signature.ts';

type Evaluate = (context: unknown) => unknown;

export interface TransformParts {
  readonly pattern: Evaluate;
  readonly update: Evaluate;
  readonly remove: Evaluate | undefined;
  /** What `$clone` means where the transform stands. */
  readonly clone: () => unknown;
  /** That is the built-in function, which shares nothing with what it copies. */
  readonly copies: boolean;
  /** The pattern may select what is no part of the copy. */
  readonly reachesOut: boolean;
  /** The guards of the evaluation. */
  readonly run: Run | undefined;
  readonly position: number | undefined;
  readonly updatePosition: number | undefined;
  readonly removePosition: number | undefined;
}

export const TRANSFORM_SIGNATURE = parseSignature('<(oa):o>');

/** A copy that shares no object and no array with the value; what occurs twice in it does so in the copy. */
const deepCopy = (
  value: unknown,
  run: Run | undefined,
  copies: Map<unknown, unknown> = new Map(),
): unknown => {
  if (!isArray(value) && !isRecord(value)) return value;
  const known = copies.get(value);
  if (known !== undefined) return known;
  const copy = Array.isArray(value) ? [] : {};
  copies.set(value, copy);
  run?.made(8);
  // The flags of a sequence are members too.
  for (const [key, member] of Object.entries(value))
    put(copy as Record<string, unknown>, key, deepCopy(member, run, copies));
  return copy;
};

/** What a transform works on; a function that stands for `$clone` may have given the input itself. */
export const changeable = (cloned: unknown, parts: TransformParts): unknown =>
  parts.copies ? cloned : deepCopy(cloned, parts.run);

/** All objects in a value. */
const objectsIn = (value: unknown, run: Run | undefined): ReadonlySet<unknown> => {
  const found = new Set<unknown>();
  const pending = [value];
  while (pending.length > 0) {
    const next = pending.pop();
    if ((!isArray(next) && !isRecord(next)) || found.has(next)) continue;
    run?.made(8);
    found.add(next);
    for (const member of Object.values(next)) pending.push(member);
  }
  return found;
};

/** Tells which matches may be changed: parts of the copy only, never the input or a value of a variable. */
export const isOwnOf = (
  copy: unknown,
  { reachesOut, run }: TransformParts,
): ((match: unknown) => boolean) => {
  if (!reachesOut) return (match) => isArray(match) || isRecord(match);
  const own = objectsIn(copy, run);
  return (match) => own.has(match);
};

/** Puts the update of one match into it, if that is ours to change. */
export const updateMatch = (match: unknown, own: boolean, update: unknown, parts: TransformParts): void => {
  if (update === undefined) return;
  if (typeof update !== 'object' || update === null || Array.isArray(update)) {
    throw new JsonataError('T2011', { position: parts.updatePosition, value: update });
  }
  if (!own) return;
  for (const [key, value] of Object.entries(update)) {
    parts.run?.made(2);
    put(match as Record<string, unknown>, key, value);
  }
};

/** Deletes the named members of one match, if that is ours to change. */
export const removeFrom = (match: unknown, own: boolean, given: unknown, parts: TransformParts): void => {
  if (given === undefined) return;
  const keys: readonly unknown[] = isArray(given) ? given : [given];
  if (!keys.every((key) => typeof key === 'string')) {
    throw new JsonataError('T2012', { position: parts.removePosition, value: given });
  }
  if (!own) return;
  for (const key of keys) Reflect.deleteProperty(match as object, key as string);
};

/** The function that a transform is. */
export const transform = (parts: TransformParts): Callable =>
  new Callable(
    'native',
    (input) => {
      if (input === undefined) return undefined;
      const clone = parts.clone();
      if (!isFunction(clone)) throw new JsonataError('T2013', { position: parts.position });
      const result = changeable(apply(clone, [input], null), parts);
      const isOwn = isOwnOf(result, parts);
      const matches = parts.pattern(result);
      if (matches === undefined) return result;
      for (const match of isArray(matches) ? matches : [matches]) {
        const own = isOwn(match);
        updateMatch(match, own, parts.update(match), parts);
        removeFrom(match, own, parts.remove?.(match), parts);
      }
      return result;
    },
    1,
    TRANSFORM_SIGNATURE,
  );
