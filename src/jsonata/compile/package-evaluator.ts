// Evaluation by the `jsonata` package itself: for what is not lowered.
import jsonata from 'jsonata';
import { JsonataError } from '../errors.ts';
import { LinearRegExp } from '../regex/linear-regex.ts';
import type { Bindings, CompileOptions } from './options.ts';
import { plainJson } from './plain.ts';

/** The package throws plain objects: makes them errors. */
const fromPackageError = (thrown: unknown): unknown => {
  if (thrown instanceof Error || typeof thrown !== 'object' || thrown === null) return thrown;
  const code: unknown = Reflect.get(thrown, 'code');
  return new JsonataError(typeof code === 'string' ? code : 'unknown', { ...thrown }).describe();
};

/** A function that evaluates a text as the package does, and resolves to plain JSON. */
export const packageEvaluator = (
  text: string,
  options: CompileOptions,
): ((input: unknown, bindings?: Bindings) => Promise<unknown>) => {
  const { timeout, stack, sequence } = options;
  return async (input, bindings) => {
    const guards = {
      ...(timeout && { timeout }),
      ...(stack && { stack }),
      ...(sequence && { sequence }),
      ...(options.regex === 'linear' && { RegexEngine: LinearRegExp }),
    };
    // The package types its options without `sequence`, which it supports.
    const expression = jsonata(text, guards as unknown as Parameters<typeof jsonata>[1]);
    for (const [name, implementation] of Object.entries(options.functions ?? {})) {
      expression.registerFunction(name, implementation as (...args: unknown[]) => unknown);
    }
    try {
      return plainJson(
        await expression.evaluate(input, bindings === undefined ? undefined : { ...bindings }),
      );
    } catch (thrown) {
      throw fromPackageError(thrown);
    }
  };
};
