// Calling functions whose results are waited for. Errors are reported where the synchronous calls report them.
import { JsonataError } from '../errors.ts';
import { arityOf, Callable, isFunction, type Site, Thunk } from '../support/callables.ts';
import { located, locatedIfMissing } from '../support/calls.ts';
import type { Run } from '../support/run.ts';
import { normal } from '../support/sequences.ts';
import { INNER, OUTER } from '../support/values.ts';
import { pending, settle } from './pending.ts';

/** Calls a JavaScript function, from bindings or one that another returned; the result may be a promise. */
export const callForeign = (procedure: object, args: readonly unknown[], context: unknown): unknown =>
  settle(Reflect.apply(procedure as () => unknown, context, args.map(toHostFunction)));

const invoke = (procedure: unknown, args: readonly unknown[], context: unknown): unknown => {
  if (procedure instanceof Callable) {
    const { signature } = procedure;
    const valid = signature === undefined ? args : signature.validate(args, context, isFunction);
    return procedure.run(...valid);
  }
  if (typeof procedure !== 'function') throw new JsonataError('T1006');
  return callForeign(procedure, args, context);
};

/** Runs a chain of tail calls to its end, in constant space. */
export const follow = async (first: Thunk, context: unknown): Promise<unknown> => {
  let result: unknown = first;
  while (result instanceof Thunk) {
    const { site, procedure, args } = result;
    try {
      result = invoke(procedure, args, context);
      if (pending(result)) result = await result;
    } catch (thrown) {
      throw procedure instanceof Callable ? located(thrown, site) : thrown;
    }
  }
  return result;
};

/** Calls a function with any number of arguments; follows tail calls. */
export const apply = async (
  procedure: unknown,
  args: readonly unknown[],
  context: unknown,
): Promise<unknown> => {
  const result = await invoke(procedure, args, context);
  return result instanceof Thunk ? follow(result, context) : result;
};

const asArgument = (value: unknown): unknown => {
  if (!(value instanceof Callable) || value.kind === 'closure') return value;
  return new Callable('closure', (...args) => apply(value, args, null), value.arity);
};

/** A call written in an expression. */
export const call = async (
  procedure: unknown,
  args: readonly unknown[],
  context: unknown,
  site: Site,
): Promise<unknown> => {
  const isNative = procedure instanceof Callable && procedure.kind === 'native';
  const given = !isNative && args.some(isFunction) ? args.map(asArgument) : args;
  let result: unknown;
  try {
    result = invoke(procedure, given, context);
    if (pending(result)) result = await result;
  } catch (thrown) {
    const owned = procedure instanceof Callable && procedure.kind !== 'closure';
    throw owned ? located(thrown, site) : locatedIfMissing(thrown, site);
  }
  if (!(result instanceof Thunk)) return result;
  try {
    return await follow(result, context);
  } catch (thrown) {
    throw locatedIfMissing(thrown, site);
  }
};

/** An asynchronous JavaScript function that calls an expression's function: what functions of the host are given. */
export const toHostFunction = (value: unknown): unknown => bridge(value, undefined);

const bridge = (value: unknown, run: Run | undefined): unknown => {
  if (!(value instanceof Callable)) return value;
  const depth = run?.depth ?? 0;
  const called = async (...args: readonly unknown[]): Promise<unknown> => {
    // The host may call it at any time, several at once: each stands where the host was called.
    if (run !== undefined) run.depth = depth;
    try {
      return await apply(value, args, null);
    } catch (thrown) {
      // The host may catch it: its message is complete here.
      throw thrown instanceof JsonataError ? thrown.describe() : thrown;
    }
  };
  return Object.assign(called, { arity: value.arity });
};

type HostFunction = (...args: readonly unknown[]) => unknown;

/** A call of a function of the host that is known by name; `run` where nesting is counted. */
export const callHost = async (
  implementation: HostFunction,
  args: readonly unknown[],
  site: Site,
  run?: Run,
): Promise<unknown> => {
  try {
    return await settle(implementation(...args.map((arg) => bridge(arg, run))));
  } catch (thrown) {
    throw located(thrown, site);
  }
};

/** A function of the host as a value that can be passed around. */
export const hostFunction = (implementation: unknown): Callable =>
  new Callable('native', (...args) => apply(implementation, args, undefined), arityOf(implementation));

/** `left ~> right` where right is a value: a call, or a new function where left is one too. */
export const chain = async (
  left: unknown,
  right: unknown,
  position: number | undefined,
): Promise<unknown> => {
  if (!isFunction(right)) throw new JsonataError('T2006', { position, value: right });
  if (!isFunction(left)) return apply(right, [left], null);
  const both = async (value: unknown): Promise<unknown> =>
    new Thunk(right, [normal(await call(left, [normal(value)], null, INNER))], OUTER);
  return new Callable('lambda', both, 1);
};
