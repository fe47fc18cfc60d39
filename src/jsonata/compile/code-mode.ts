// The two code modes: synchronous programs, and programs that wait for promises.
import { AWAITING_SUPPORT } from '../awaited/index.ts';
import { AWAITING_NATIVES } from '../awaited/natives.ts';
import { JsonataError } from '../errors.ts';
import { NATIVES } from '../functions/natives.ts';
import { generate, type Program } from '../lower/program.ts';
import { parseExpression } from '../parse/parse-expression.ts';
import type { Expression } from '../parse/tree.ts';
import { linearEngine } from '../regex/linear-regex.ts';
import { asError } from '../support/entry.ts';
import { SUPPORT } from '../support/index.ts';
import { nativeEngine } from '../support/regexes.ts';
import type { EvaluateText } from '../support/run.ts';
import type { Bindings, CompileOptions } from './options.ts';
import { programOptions } from './program-options.ts';

/** What a program is, once loaded; in the waiting mode it returns a promise. */
export type Evaluator = (
  input: unknown,
  root: unknown,
  bindings: Bindings | undefined,
  run: unknown,
) => unknown;

/** Evaluates an input that breaks what was promised about it. */
export type Otherwise = (input: unknown, bindings: Bindings | undefined) => unknown;

export interface CodeMode {
  /** Programs are asynchronous functions. */
  readonly awaits: boolean;
  /** Constructs one evaluator; all names and texts in the source are escaped literals. */
  load(program: Program, options: CompileOptions, otherwise?: Otherwise): Evaluator;
  /** What `$eval` runs: a program of its own, with the variables of its place as bindings. */
  textEvaluator(options: CompileOptions): EvaluateText;
}

const load = (
  support: object,
  natives: typeof NATIVES,
  program: Program,
  { regex, functions = {} }: CompileOptions,
  otherwise: Otherwise | undefined,
): Evaluator => {
  const make = new Function('support', 'natives', 'functions', 'regexEngine', 'otherwise', program.source);
  const engine = regex === 'linear' ? linearEngine : nativeEngine;
  return make(support, natives, functions, engine, otherwise) as Evaluator;
};

/** The tree of a text that `$eval` was given. */
const treeOf = (text: string): Expression => {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new JsonataError('D3120', { value: parsed.problem.message });
  return parsed.tree;
};

const programOf = (
  tree: Expression,
  variables: Readonly<Record<string, unknown>>,
  options: CompileOptions,
  awaits: boolean,
): Program => {
  const common = programOptions(options, Object.keys(options.functions ?? {}));
  const replaced = new Set(Object.keys(variables));
  return generate(tree, { ...common, replaced, record: false, raw: true, awaits });
};

const LONGEST_MESSAGE = 500;

/** Whatever goes wrong while such a text runs is one error. */
const evalFailed = (thrown: unknown): JsonataError => {
  const error = asError(thrown);
  // A message in a message, and so on, would double its quotes each time.
  const message = error instanceof Error ? error.message : String(error);
  return new JsonataError('D3121', { value: message.slice(0, LONGEST_MESSAGE) });
};

/** `evaluate`: a promise is an error where a function returns it. */
export const SYNCHRONOUS: CodeMode = {
  awaits: false,
  load: (program, options, otherwise) => load(SUPPORT, NATIVES, program, options, otherwise),
  textEvaluator: (options) => (text, input, root, variables, run) => {
    const tree = treeOf(text);
    try {
      const program = programOf(tree, variables, options, false);
      return SYNCHRONOUS.load(program, options)(input, root, variables, run);
    } catch (thrown) {
      throw evalFailed(thrown);
    }
  },
};

/** `evaluateAsync`. */
export const AWAITING: CodeMode = {
  awaits: true,
  load: (program, options, otherwise) =>
    load(AWAITING_SUPPORT, AWAITING_NATIVES, program, options, otherwise),
  textEvaluator: (options) => async (text, input, root, variables, run) => {
    const tree = treeOf(text);
    try {
      const program = programOf(tree, variables, options, true);
      return await AWAITING.load(program, options)(input, root, variables, run);
    } catch (thrown) {
      throw evalFailed(thrown);
    }
  },
};
