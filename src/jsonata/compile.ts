// Compiles JSONata text to one synchronous JavaScript function.
import jsonata from 'jsonata';
import { JsonataError } from './errors.ts';
import { NATIVES } from './functions/natives.ts';
import { LinearRegExp, linearEngine } from './linear-regex.ts';
import { NotLowered } from './lower/lowering.ts';
import { generate, type Program } from './lower/program.ts';
import { parseExpression } from './parse-expression.ts';
import { plainJson } from './plain.ts';
import { programOptions } from './program-options.ts';
import type { ExpressionFunction } from './reference.ts';
import { asError, isRecord, wrapped } from './support/entry.ts';
import { SUPPORT } from './support/index.ts';
import { nativeEngine } from './support/regexes.ts';
import { type EvaluateText, Run } from './support/run.ts';
import type { Expression } from './tree.ts';

export interface CompileOptions {
  /** Functions that the expression may call, by name without the dollar sign. They must not return promises. */
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

export type Bindings = Readonly<Record<string, unknown>>;

/** A compiled expression. */
export interface CompiledJsonata {
  /**
   * Evaluates at once and returns plain JSON, `undefined` for no result. The result may share parts
   * with the input. Throws {@link JsonataError}; with strategy `async-only` always `not-lowered`.
   */
  evaluate(input: unknown, bindings?: Bindings): unknown;
  /** Evaluates with the `jsonata` package; functions and bindings may be asynchronous. */
  evaluateAsync(input: unknown, bindings?: Bindings): Promise<unknown>;
  /** `async-only`: something in the expression is not lowered, see {@link notLowered}. */
  readonly strategy: 'compiled' | 'async-only';
}

type Evaluator = (input: unknown, root: unknown, bindings: Bindings | undefined, run: unknown) => unknown;

const NO_NAMES: ReadonlySet<string> = new Set();

/** Constructs one evaluator; all names and texts in the source are escaped literals. */
const load = (program: Program, options: CompileOptions): Evaluator => {
  const make = new Function('support', 'natives', 'functions', 'regexEngine', program.source);
  const engine = options.regex === 'linear' ? linearEngine : nativeEngine;
  return make(SUPPORT, NATIVES, options.functions ?? {}, engine) as Evaluator;
};

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
  const evaluateAsync = asyncEvaluator(text, options);
  const evaluators = createEvaluators(parsed.tree, options);
  if (evaluators instanceof NotLowered) {
    const { construct } = evaluators;
    return {
      evaluate: () => {
        throw new JsonataError('not-lowered', {
          message: `${construct} is evaluated by evaluateAsync only`,
        }).describe();
      },
      evaluateAsync,
      strategy: 'async-only',
    };
  }
  return { evaluate: evaluators, evaluateAsync, strategy: 'compiled' };
};

interface Loaded {
  readonly evaluate: Evaluator;
  readonly needsRun: boolean;
}

/** The evaluator for records is made at once, those for other inputs and replaced functions when needed. */
const createEvaluators = (
  tree: Expression,
  options: CompileOptions,
): CompiledJsonata['evaluate'] | NotLowered => {
  const functions = options.functions ?? {};
  const { timeout, stack, sequence } = options;
  const guards = { timeout, stack, sequence };
  const common = programOptions(options, Object.keys(functions));
  const cache = new Map<string, Loaded>();
  const assumed = new Set<string>();
  const make = (record: boolean, replaced: ReadonlySet<string>): Loaded => {
    const key = JSON.stringify([record, [...replaced].sort()]);
    const known = cache.get(key);
    if (known !== undefined) return known;
    const program = generate(tree, { ...common, replaced, record });
    for (const name of program.assumed) assumed.add(name);
    const loaded = { evaluate: load(program, options), needsRun: program.needsRun };
    cache.set(key, loaded);
    return loaded;
  };
  const run = (loaded: Loaded, input: unknown, root: unknown, bindings: Bindings | undefined): unknown =>
    loaded.evaluate(input, root, bindings, loaded.needsRun ? new Run(guards, evaluateText) : undefined);
  const evaluateText = options.allowEval === true ? textEvaluator(options) : undefined;
  let forRecord: Loaded;
  try {
    forRecord = make(true, NO_NAMES);
  } catch (thrown) {
    if (thrown instanceof NotLowered) return thrown;
    throw asError(thrown);
  }
  const replacedBy = (bindings: Bindings | undefined): ReadonlySet<string> => {
    if (bindings === undefined) return NO_NAMES;
    const names = [...assumed].filter((name) => Object.hasOwn(bindings, name));
    return names.length === 0 ? NO_NAMES : new Set(names);
  };
  return (input, bindings) => {
    try {
      const replaced = replacedBy(bindings);
      if (isRecord(input)) {
        return run(replaced === NO_NAMES ? forRecord : make(true, replaced), input, input, bindings);
      }
      return run(make(false, replaced), wrapped(input), input, bindings);
    } catch (thrown) {
      throw asError(thrown);
    }
  };
};

/** What `$eval` runs: a program of its own, with the variables of its place as bindings. */
const textEvaluator = (options: CompileOptions): EvaluateText => {
  const common = programOptions(options, Object.keys(options.functions ?? {}));
  return (text, input, root, variables, run) => {
    const parsed = parseExpression(text);
    if (!parsed.ok) throw new JsonataError('D3120', { value: parsed.problem.message });
    try {
      const program = generate(parsed.tree, {
        ...common,
        replaced: new Set(Object.keys(variables)),
        record: false,
        raw: true,
      });
      return load(program, options)(input, root, variables, run);
    } catch (thrown) {
      const error = asError(thrown);
      throw new JsonataError('D3121', { value: error instanceof Error ? error.message : String(error) });
    }
  };
};

const asyncEvaluator = (text: string, options: CompileOptions): CompiledJsonata['evaluateAsync'] => {
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

/** The package throws plain objects: makes them errors. */
const fromPackageError = (thrown: unknown): unknown => {
  if (thrown instanceof Error || typeof thrown !== 'object' || thrown === null) return thrown;
  const code: unknown = Reflect.get(thrown, 'code');
  return new JsonataError(typeof code === 'string' ? code : 'unknown', { ...thrown }).describe();
};
