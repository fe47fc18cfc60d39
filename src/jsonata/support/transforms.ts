// `| pattern | update, delete |`: a function that changes a copy.
import { JsonataError } from '../errors.ts';
import { Callable, isFunction } from './callables.ts';
import { apply } from './calls.ts';
import { put } from './groups.ts';
import { isArray } from './sequences.ts';
import { parseSignature } from './signature.ts';

type Evaluate = (context: unknown) => unknown;

export interface TransformParts {
  readonly pattern: Evaluate;
  readonly update: Evaluate;
  readonly remove: Evaluate | undefined;
  /** What `$clone` means where the transform stands. */
  readonly clone: () => unknown;
  readonly position: number | undefined;
  readonly updatePosition: number | undefined;
  readonly removePosition: number | undefined;
}

export const TRANSFORM_SIGNATURE = parseSignature('<(oa):o>');

/** Puts the update of one match into it. */
export const updateMatch = (match: unknown, update: unknown, parts: TransformParts): void => {
  if (update === undefined) return;
  if (typeof update !== 'object' || update === null || Array.isArray(update)) {
    throw new JsonataError('T2011', { position: parts.updatePosition, value: update });
  }
  for (const [key, value] of Object.entries(update)) put(match as Record<string, unknown>, key, value);
};

/** Deletes the named members of one match. */
export const removeFrom = (match: unknown, given: unknown, parts: TransformParts): void => {
  if (given === undefined) return;
  const keys: readonly unknown[] = isArray(given) ? given : [given];
  if (!keys.every((key) => typeof key === 'string')) {
    throw new JsonataError('T2012', { position: parts.removePosition, value: given });
  }
  if (typeof match !== 'object' || match === null) return;
  for (const key of keys) Reflect.deleteProperty(match, key as string);
};

/** The function that a transform is. */
export const transform = (parts: TransformParts): Callable =>
  new Callable(
    'native',
    (input) => {
      if (input === undefined) return undefined;
      const clone = parts.clone();
      if (!isFunction(clone)) throw new JsonataError('T2013', { position: parts.position });
      const result = apply(clone, [input], null);
      const matches = parts.pattern(result);
      if (matches === undefined) return result;
      for (const match of isArray(matches) ? matches : [matches]) {
        updateMatch(match, parts.update(match), parts);
        removeFrom(match, parts.remove?.(match), parts);
      }
      return result;
    },
    1,
    TRANSFORM_SIGNATURE,
  );
