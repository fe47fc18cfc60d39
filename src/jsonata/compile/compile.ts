// Compiles JSONata text to JavaScript functions: one that is synchronous, one that waits for promises.

import { JsonataError } from '../errors.ts';
import { NotLowered } from '../lower/lowering.ts';
import { parseExpression } from '../parse/parse-expression.ts';
import type { Expression } from '../parse/tree.ts';
import { asError } from '../support/entry.ts';
import { AWAITING, SYNCHRONOUS } from './code-mode.ts';
import { createEvaluators, type Evaluate } from './evaluators.ts';
import type { Bindings, CompileOptions } from './options.ts';
import { packageEvaluator } from './package-evaluator.ts';

export type { Bindings, CompileOptions } from './options.ts';

/** A compiled expression. */
export interface CompiledJsonata {
  /**
   * Evaluates at once and returns plain JSON, `undefined` for no result. The result may share parts
   * with the input. Throws {@link JsonataError}; with strategy `async-only` always `not-lowered`.
   */
  evaluate(input: unknown, bindings?: Bindings): unknown;
  /**
   * Evaluates and waits: for what functions return, and for promises in the bindings or the input wherever the
   * expression reads one (a promise that is an item of an array waits until the item itself is read). Parts are
   * evaluated one after the other, from left to right. Functions of the host that are given a function of the
   * expression can call it as an asynchronous one. Resolves to what {@link evaluate} would give for the settled
   * values; rejects with {@link JsonataError}, or with what a function threw or a promise was rejected with.
   * Any number of evaluations can run at the same time. `timeout` counts the time waited, and is noticed when
   * what was waited for has come. With strategy `async-only` the `jsonata` package evaluates.
   *
   * @example
   * const { evaluateAsync } = compileJsonata('$load(id).name', { functions: { load: async (id) => find(id) } });
   */
  evaluateAsync(input: unknown, bindings?: Bindings): Promise<unknown>;
  /** `async-only`: something in the expression is not lowered, see {@link notLowered}. */
  readonly strategy: 'compiled' | 'async-only';
}

/**
 * Compiles an expression. Throws {@link JsonataError} for a syntax error: check text with
 * `parseExpression` first where a person wrote it.
 *
 * @example
 * const greet = compileJsonata('"Hello " & name');
 * greet.evaluate({ name: 'Ada' }); // 'Hello Ada'
 */
export const compileJsonata = (text: string, options: CompileOptions = {}): CompiledJsonata => {
  const parsed = parseExpression(text);
  if (!parsed.ok) {
    const { code, message, end, token } = parsed.problem;
    const error = new JsonataError(code, { position: end, token });
    error.message = message;
    throw error;
  }
  const evaluators = createEvaluators(parsed.tree, options, SYNCHRONOUS);
  if (evaluators instanceof NotLowered) {
    const { construct } = evaluators;
    return {
      evaluate: () => {
        throw new JsonataError('not-lowered', {
          message: `${construct} is evaluated by evaluateAsync only`,
        }).describe();
      },
      evaluateAsync: packageEvaluator(text, options),
      strategy: 'async-only',
    };
  }
  return {
    evaluate: evaluators,
    evaluateAsync: awaitingEvaluator(parsed.tree, options),
    strategy: 'compiled',
  };
};

/** The programs that wait are generated at the first call. */
const awaitingEvaluator = (tree: Expression, options: CompileOptions): CompiledJsonata['evaluateAsync'] => {
  let evaluate: Evaluate | NotLowered | undefined;
  return async (input, bindings) => {
    try {
      evaluate ??= createEvaluators(tree, options, AWAITING);
      if (evaluate instanceof NotLowered) throw evaluate;
      return await evaluate(input, bindings);
    } catch (thrown) {
      throw asError(thrown);
    }
  };
};
