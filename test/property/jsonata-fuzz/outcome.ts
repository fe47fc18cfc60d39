// What an evaluation gave: a value or an error, in a form that can be compared.

export interface Outcome {
  readonly value?: unknown;
  readonly code?: string;
  /** An error of JavaScript, by itself or as what went wrong in the text of `$eval`. */
  readonly internal?: true;
  /** Position and token of an error. */
  readonly message?: string;
  readonly place?: readonly [unknown, unknown];
}

const member = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
const isFunction = (value: unknown): boolean =>
  typeof value === 'function' ||
  member(value, '_jsonata_lambda') === true ||
  member(value, '_jsonata_function') === true ||
  (typeof value === 'object' && value !== null && value.constructor?.name === 'Callable');

/** Plain JSON, functions as a mark: what can be told from a result without calling it. */
const comparable = (value: unknown): unknown => {
  if (isFunction(value)) return '<function>';
  if (Array.isArray(value)) return Array.from(value, comparable);
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? 0 : value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, comparable(inner)]));
};

export const returned = (value: unknown): Outcome => ({ value: comparable(value) });

const isInternal = (thrown: unknown): boolean =>
  thrown instanceof TypeError || (member(thrown, 'code') === 'D3121' && isInternal(member(thrown, 'error')));

export const failed = (thrown: unknown): Outcome => {
  // Errors of JavaScript are known by name: some carry codes of the host.
  const byName = thrown instanceof TypeError || thrown instanceof RangeError;
  const code = byName ? thrown.name : member(thrown, 'code');
  return {
    // An error of JavaScript: its text depends on names in the source.
    code: typeof code === 'string' ? code : thrown instanceof Error ? thrown.name : JSON.stringify(thrown),
    ...(isInternal(thrown) && { internal: true }),
    ...(thrown instanceof Error && { message: thrown.message }),
    place: [member(thrown, 'position'), member(thrown, 'token')],
  };
};
