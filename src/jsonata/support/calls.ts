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

const invoke = (procedure: unknown, args: readonly unknown[], context: unknown): unknown => {
  if (procedure instanceof Callable) {
    const { signature } = procedure;
    const valid = signature === undefined ? args : signature.validate(args, context, isFunction);
    return procedure.run(...valid);
  }
  if (typeof procedure === 'function') return settled(Reflect.apply(procedure, context, [...args]));
  throw new JsonataError('T1006');
};

/** Calls a function with any number of arguments; follows tail calls. */
export const apply = (procedure: unknown, args: readonly unknown[], context: unknown): unknown => {
  let result = invoke(procedure, args, context);
  while (result instanceof Thunk) {
    const { site } = result;
    try {
      result = invoke(result.procedure, result.args, context);
    } catch (thrown) {
      throw located(thrown, site);
    }
  }
  return result;
};

/** A function argument as its callee sees it: calls go through, errors keep the inner position. */
export const asArgument = (value: unknown): unknown => {
  if (!(value instanceof Callable) || value.kind === 'closure') return value;
  return new Callable('closure', (...args) => apply(value, args, null), value.arity);
};

/** A call written in an expression. */
export const call = (procedure: unknown, args: readonly unknown[], context: unknown, site: Site): unknown => {
  try {
    if (procedure instanceof Callable && procedure.kind === 'native') return apply(procedure, args, context);
    return apply(procedure, args.some(isFunction) ? args.map(asArgument) : args, context);
  } catch (thrown) {
    if (procedure instanceof Callable && procedure.kind !== 'closure') throw located(thrown, site);
    const error = thrown as { token?: unknown; position?: unknown };
    const missing = typeof thrown === 'object' && thrown !== null && error.position === undefined;
    throw located(thrown, missing ? site : { position: undefined, token: site.token });
  }
};

/** A call whose procedure is a path: forgetting the dollar sign is a mistake worth a hint. */
export const callPath = (
  procedure: unknown,
  args: readonly unknown[],
  context: unknown,
  site: Site,
  namesake: unknown,
): unknown => {
  if (procedure === undefined && namesake)
    throw new JsonataError('T1005', { position: site.position, token: site.token });
  return call(procedure, args, context, site);
};

/** A JavaScript function that calls an expression's function: what functions of the host are given. */
export const toHostFunction = (value: unknown): unknown => {
  if (!(value instanceof Callable)) return value;
  const bridge = (...args: readonly unknown[]): unknown => apply(value, args, null);
  return Object.assign(bridge, { arity: value.arity });
};
