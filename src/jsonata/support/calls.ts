// Calling functions: validation, the trampoline of tail calls, and where an error is reported.
import { JsonataError } from '../errors.ts';
import { Callable, isFunction, type Site, Thunk } from './callables.ts';

const hasMember = (value: object, key: string): boolean => key in value;

/**
 * The value a function of the host returned. A promise cannot be waited for here: it is an error
 * with the code `async-function`.
 */
export const settled = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  if (hasMember(value, 'then') && typeof Reflect.get(value, 'then') === 'function') {
    throw new JsonataError('async-function', { value: 'promise' });
  }
  if (
    hasMember(value, 'next') &&
    Symbol.iterator in value &&
    typeof Reflect.get(value, 'next') === 'function'
  ) {
    const next: unknown = Reflect.apply(Reflect.get(value, 'next'), value, []);
    return settled(typeof next === 'object' && next !== null ? Reflect.get(next, 'value') : undefined);
  }
  return value;
};

/** Adds position and token of a call to an error that comes out of it, as the package does. */
export const located = (thrown: unknown, site: Site): unknown => {
  if (typeof thrown !== 'object' || thrown === null || !Object.isExtensible(thrown)) return thrown;
  const error = thrown as { token?: unknown; position?: unknown };
  if (error.token === undefined || error.token === null || error.token === '') error.token = site.token;
  if (site.position !== undefined && site.position !== 0) error.position = site.position;
  return thrown;
};

/** Calls a JavaScript function, from bindings or one that another returned. */
export const callForeign = (procedure: object, args: readonly unknown[], context: unknown): unknown =>
  settled(Reflect.apply(procedure as () => unknown, context, args.map(toHostFunction)));

const invoke = (procedure: unknown, args: readonly unknown[], context: unknown): unknown => {
  if (procedure instanceof Callable) {
    const { signature } = procedure;
    const valid = signature === undefined ? args : signature.validate(args, context, isFunction);
    return procedure.run(...valid);
  }
  if (typeof procedure === 'function') return callForeign(procedure, args, context);
  throw new JsonataError('T1006');
};

/** Runs a chain of tail calls to its end; each error is reported at the call that made it. */
export const follow = (first: Thunk, context: unknown): unknown => {
  let result: unknown = first;
  while (result instanceof Thunk) {
    const { site, procedure, args } = result;
    try {
      result = invoke(procedure, args, context);
    } catch (thrown) {
      throw procedure instanceof Callable ? located(thrown, site) : thrown;
    }
  }
  return result;
};

/** Calls a function with any number of arguments; follows tail calls. */
export const apply = (procedure: unknown, args: readonly unknown[], context: unknown): unknown => {
  const result = invoke(procedure, args, context);
  return result instanceof Thunk ? follow(result, context) : result;
};

/** A function argument as its callee sees it: calls go through, errors keep the inner position. */
const asArgument = (value: unknown): unknown => {
  if (!(value instanceof Callable) || value.kind === 'closure') return value;
  return new Callable('closure', (...args) => apply(value, args, null), value.arity);
};

/** Fills in the place of a call where an error has none. */
export const locatedIfMissing = (thrown: unknown, site: Site): unknown => {
  if (typeof thrown !== 'object' || thrown === null) return thrown;
  const placed = Boolean(Reflect.get(thrown, 'position'));
  return located(thrown, placed ? { position: undefined, token: site.token } : site);
};

/** A call written in an expression. */
export const call = (procedure: unknown, args: readonly unknown[], context: unknown, site: Site): unknown => {
  const isNative = procedure instanceof Callable && procedure.kind === 'native';
  const given = !isNative && args.some(isFunction) ? args.map(asArgument) : args;
  let result: unknown;
  try {
    result = invoke(procedure, given, context);
  } catch (thrown) {
    const owned = procedure instanceof Callable && procedure.kind !== 'closure';
    throw owned ? located(thrown, site) : locatedIfMissing(thrown, site);
  }
  if (!(result instanceof Thunk)) return result;
  try {
    return follow(result, context);
  } catch (thrown) {
    throw locatedIfMissing(thrown, site);
  }
};

/** A call of nothing, by a path that has the name of a function: the dollar sign was forgotten. */
export const refuseMissing = (namesake: unknown, site: Site): void => {
  if (namesake) throw new JsonataError('T1005', { position: site.position, token: site.token });
};

/** A JavaScript function that calls an expression's function: what functions of the host are given. */
export const toHostFunction = (value: unknown): unknown => {
  if (!(value instanceof Callable)) return value;
  const bridge = (...args: readonly unknown[]): unknown => {
    try {
      return apply(value, args, null);
    } catch (thrown) {
      // The host may catch it: its message is complete here.
      throw thrown instanceof JsonataError ? thrown.describe() : thrown;
    }
  };
  return Object.assign(bridge, { arity: value.arity });
};
