// The package itself, run as the oracle: what an expression must evaluate to.
import jsonata from 'jsonata';
import { LinearRegExp } from '../regex/linear-regex.ts';
import { plainJson } from './plain.ts';

/** A function that expressions may call. */
export type ExpressionFunction = (...args: readonly never[]) => unknown;

export interface ReferenceOptions {
  readonly timeout?: number | undefined;
  readonly stack?: number | undefined;
  readonly sequence?: number | undefined;
  /** The engine of regular expressions, as in `compileJsonata`. */
  readonly regex?: 'native' | 'linear';
}

/**
 * Evaluates an expression with the `jsonata` package. Resolves to plain JSON (`undefined` for no
 * result); rejects with what the package throws.
 */
export const referenceEvaluate = async (
  text: string,
  input: unknown,
  bindings?: Readonly<Record<string, unknown>>,
  functions: Readonly<Record<string, ExpressionFunction>> = {},
  options: ReferenceOptions = {},
): Promise<unknown> => {
  // The package types its options without `sequence`, which it supports.
  const { regex, ...guards } = options;
  const engine = regex === 'linear' ? { RegexEngine: LinearRegExp } : {};
  const expression = jsonata(text, { ...guards, ...engine } as unknown as Parameters<typeof jsonata>[1]);
  for (const [name, implementation] of Object.entries(functions)) {
    expression.registerFunction(name, implementation as (...args: unknown[]) => unknown);
  }
  return plainJson(await expression.evaluate(input, bindings === undefined ? undefined : { ...bindings }));
};
