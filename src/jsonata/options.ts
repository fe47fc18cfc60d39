// What a caller says about a compilation, and what an evaluation is given.
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
}

/** Values of variables, by name without the dollar sign. */
export type Bindings = Readonly<Record<string, unknown>>;
