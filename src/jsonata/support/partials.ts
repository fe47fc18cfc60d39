// Partial application.
import { JsonataError } from '../errors.ts';
import { Callable, type Site } from './callables.ts';

/** Stands for an argument that is still missing. */
export const MISSING: unique symbol = Symbol('missing');

/**
 * `f(a, ?)`: a function of the missing arguments. A built-in's signature no longer checks them.
 * `callHost` calls functions of the host.
 */
export const partialWith =
  (callHost: (procedure: object, args: readonly unknown[], context: unknown) => unknown) =>
  (procedure: unknown, args: readonly unknown[], site: Site, namesake: unknown): unknown => {
    if (procedure === undefined && namesake) {
      throw new JsonataError('T1007', { position: site.position, token: site.token });
    }
    const isHost = typeof procedure === 'function';
    if (!isHost && !(procedure instanceof Callable)) {
      throw new JsonataError('T1008', { position: site.position, token: site.token });
    }
    const size = isHost ? procedure.length : procedure.arity;
    const holes: number[] = [];
    for (let at = 0; at < size; at += 1) if (args[at] === MISSING) holes.push(at);
    const run = (...rest: readonly unknown[]): unknown => {
      const all = Array.from({ length: size }, (_, at) =>
        args[at] === MISSING ? rest[holes.indexOf(at)] : args[at],
      );
      return isHost ? callHost(procedure, all, undefined) : procedure.run(...all);
    };
    return new Callable('lambda', run, holes.length);
  };
