// The function that evaluates one expression, in either code mode: its programs are made when first needed.

import { NotLowered } from '../lower/lowering.ts';
import { generate } from '../lower/program.ts';
import { type Shape, shapeOf } from '../lower/shape.ts';
import type { Expression } from '../parse/tree.ts';
import { asError, isRecord, wrapped } from '../support/entry.ts';
import { Run } from '../support/run.ts';
import type { CodeMode, Evaluator, Otherwise } from './code-mode.ts';
import type { Bindings, CompileOptions } from './options.ts';
import { programOptions } from './program-options.ts';

export type Evaluate = (input: unknown, bindings?: Bindings) => unknown;

const NO_NAMES: ReadonlySet<string> = new Set();

interface Loaded {
  readonly evaluate: Evaluator;
  readonly needsRun: boolean;
}

/** The evaluator for records is made at once, those for other inputs and replaced functions when needed. */
export const createEvaluators = (
  tree: Expression,
  options: CompileOptions,
  mode: CodeMode,
): Evaluate | NotLowered => {
  const functions = options.functions ?? {};
  const { timeout, stack, sequence } = options;
  const guards = { timeout, stack, sequence };
  const common = programOptions(options, Object.keys(functions));
  const cache = new Map<string, Loaded>();
  const assumed = new Set<string>();
  // Where a program waits, a promise may stand for any value: nothing is promised about it.
  const promised = options.shape === undefined || mode.awaits ? undefined : shapeOf(options.shape);
  const make = (record: boolean, replaced: ReadonlySet<string>, shape?: Shape): Loaded => {
    const key = JSON.stringify([record, shape === undefined, [...replaced].sort()]);
    const known = cache.get(key);
    if (known !== undefined) return known;
    const program = generate(tree, { ...common, replaced, record, shape, awaits: mode.awaits });
    const otherwise: Otherwise = (input, bindings) => {
      // The general program may assume more names, which a binding may replace.
      make(true, replaced);
      return run(make(true, replacedBy(bindings)), input, input, bindings);
    };
    for (const name of program.assumed) assumed.add(name);
    const loaded = { evaluate: mode.load(program, options, otherwise), needsRun: program.needsRun };
    cache.set(key, loaded);
    return loaded;
  };
  const run = (loaded: Loaded, input: unknown, root: unknown, bindings: Bindings | undefined): unknown =>
    loaded.evaluate(
      input,
      root,
      bindings,
      loaded.needsRun ? new Run(guards, evaluateText, mode.awaits) : undefined,
    );
  const evaluateText = options.allowEval === true ? mode.textEvaluator(options) : undefined;
  let forRecord: Loaded;
  try {
    forRecord = make(true, NO_NAMES, promised);
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
        const loaded = replaced === NO_NAMES ? forRecord : make(true, replaced, promised);
        return run(loaded, input, input, bindings);
      }
      return run(make(false, replaced), wrapped(input), input, bindings);
    } catch (thrown) {
      throw asError(thrown);
    }
  };
};
