// Waiting: what a promise is, and the one loop that evaluates for items one after the other.

/** Is it a promise, or anything that `await` would wait for? */
export const pending = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' &&
  value !== null &&
  'then' in value &&
  typeof Reflect.get(value, 'then') === 'function';

/** What a function of the host returned, to be awaited; of a generator its first value. */
export const settle = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || !('next' in value) || !(Symbol.iterator in value)) {
    return value;
  }
  const { next } = value;
  if (typeof next !== 'function') return value;
  const step: unknown = Reflect.apply(next, value, []);
  return typeof step === 'object' && step !== null ? Reflect.get(step, 'value') : undefined;
};

/** Evaluates for each item, in order and one at a time; each result is handed on before the next is begun. */
export const each = async <T>(
  items: readonly T[],
  evaluate: (item: T, at: number) => unknown,
  then: (given: unknown, at: number) => void,
): Promise<void> => {
  for (let at = 0; at < items.length; at += 1) {
    const given = evaluate(items[at] as T, at);
    then(pending(given) ? await given : given, at);
  }
};
