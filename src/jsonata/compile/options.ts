// What a caller says about a compilation, and what an evaluation is given.

import type { JsonSchema } from '../lower/shape.ts';
import type { ExpressionFunction } from './reference.ts';

export interface CompileOptions {
  /**
   * Functions that the expression may call, by name without the dollar sign. `evaluateAsync` waits for the
   * promises they return; `evaluate` refuses them with the error `async-function`.
   */
  readonly functions?: Readonly<Record<string, ExpressionFunction>>;
  /** Longest evaluation in milliseconds; more is the error D1012. */
  readonly timeout?: number;
  /** Deepest nesting of calls; more is the error D1011. */
  readonly stack?: number;
  /** Longest sequence; more is the error D2015. */
  readonly sequence?: number;
  /** Whether `$eval` runs text; off by default. */
  readonly allowEval?: boolean;
  /** The engine of regular expressions: the host's, or one with linear time. */
  readonly regex?: 'native' | 'linear';
  /**
   * A JSON Schema that inputs are promised to follow, as far as types, `required`, `properties`, `items`,
   * `enum`, `const`, `anyOf`, `oneOf` and `$ref` within the schema say it. What the generated code relies
   * on is tested first: an input that breaks the promise, or is no object, gets the same answer by the
   * general way. Functions must not change the input. `evaluateAsync` makes no use of it.
   */
  readonly shape?: JsonSchema;
}

/** Values of variables, by name without the dollar sign. */
export type Bindings = Readonly<Record<string, unknown>>;
