// `| pattern | update, delete |` whose parts are waited for.
import { JsonataError } from '../errors.ts';
import { Callable, isFunction } from '../support/callables.ts';
import { isArray } from '../support/sequences.ts';
import {
  changeable,
  isOwnOf,
  removeFrom,
  TRANSFORM_SIGNATURE,
  type TransformParts,
  updateMatch,
} from '../support/transforms.ts';
import { apply } from './calls.ts';

/** The function that a transform is. */
export const transform = (parts: TransformParts): Callable =>
  new Callable(
    'native',
    async (input) => {
      if (input === undefined) return undefined;
      const clone = parts.clone();
      if (!isFunction(clone)) throw new JsonataError('T2013', { position: parts.position });
      const result = changeable(await apply(clone, [input], null), parts);
      const isOwn = isOwnOf(result, parts);
      const matches = await parts.pattern(result);
      if (matches === undefined) return result;
      for (const match of isArray(matches) ? matches : [matches]) {
        const own = isOwn(match);
        updateMatch(match, own, await parts.update(match), parts);
        removeFrom(match, own, await parts.remove?.(match), parts);
      }
      return result;
    },
    1,
    TRANSFORM_SIGNATURE,
  );
