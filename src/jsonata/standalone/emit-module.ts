// Emits an expression as a module of its own, for places that forbid generating code or have no packages.

import { programOptions } from '../compile/program-options.ts';
import { JsonataError } from '../errors.ts';
import { NotLowered } from '../lower/lowering.ts';
import { parseExpression } from '../parse/parse-expression.ts';
import type { Expression, RegexNode } from '../parse/tree.ts';
import { linearProblem } from '../regex/linear-regex.ts';
import { asError } from '../support/entry.ts';
import { gatherParts } from './gather-parts.ts';
import { moduleText } from './module-text.ts';
import { loadParts, loadRegexParts, type ShellName } from './parts.ts';
import { type Programs, programsOf } from './programs-of.ts';

/** Options of {@link emitModule}: those of `compileJsonata`, with functions by name only. */
export interface EmitOptions {
  /** Names of functions that the caller of the module provides, without the dollar sign. */
  readonly functions?: readonly string[];
  /** Longest evaluation in milliseconds; more is the error D1012. */
  readonly timeout?: number;
  /** Deepest nesting of calls; more is the error D1011. */
  readonly stack?: number;
  /** Longest sequence; more is the error D2015. */
  readonly sequence?: number;
  /** Refused where the expression names `$eval`, which needs the compiler. */
  readonly allowEval?: boolean;
  /** The engine of regular expressions: the host's, or one with linear time, which `bundle` takes in. */
  readonly regex?: 'native' | 'linear';
  /** Takes in the library that the expression needs. */
  readonly bundle?: boolean;
  /** An ES module, or the body of a function of `input`, `bindings` and, with functions, `functions`. */
  readonly form?: 'module' | 'body';
}

/** Why there is no module. */
export interface EmitRefusal {
  /** JSONata's code for a syntax error; otherwise `not-lowered`, `regex-not-linear`, `needs-library`, `needs-compiler`. */
  readonly code: string;
  readonly message: string;
  /** The construct, library or text that is to blame. */
  readonly construct: string;
  /** UTF-16 offset in the expression, where it is known. */
  readonly position?: number;
}

export type EmittedModule =
  | { readonly ok: true; readonly source: string }
  | { readonly ok: false; readonly refusal: EmitRefusal };

const refuse = (code: string, construct: string, message: string, position?: number): EmittedModule => ({
  ok: false,
  refusal: { code, construct, message, ...(position !== undefined && { position }) },
});

const nodesOf = (tree: unknown): readonly object[] => {
  if (typeof tree !== 'object' || tree === null) return [];
  return [tree, ...Object.values(tree).flatMap(nodesOf)];
};

const isRegex = (node: object): node is RegexNode =>
  'type' in node && node.type === 'regex' && 'flags' in node;

/** What the options forbid or cannot have. */
const refusalOf = (
  tree: Expression,
  { allowEval, regex, bundle }: EmitOptions,
): EmittedModule | undefined => {
  const nodes = nodesOf(tree);
  const evaluates = nodes.find(
    (node) => 'type' in node && node.type === 'variable' && 'name' in node && node.name === 'eval',
  );
  if (allowEval === true && evaluates !== undefined) {
    const position = 'position' in evaluates ? Number(evaluates.position) : undefined;
    return refuse('needs-compiler', '$eval', '$eval needs the compiler, which no module has', position);
  }
  if (regex !== 'linear') return undefined;
  for (const { source, flags, position } of nodes.filter(isRegex)) {
    const problem = source === undefined ? undefined : linearProblem(source, flags);
    if (problem === undefined) continue;
    const message = `The regular expression cannot run in linear time: ${problem.construct}`;
    return refuse('regex-not-linear', problem.construct, message, position);
  }
  if (bundle === true || !nodes.some(isRegex)) return undefined;
  const message =
    'Regular expressions in linear time need the library re2js: take it in with "bundle", or use "native"';
  return refuse('needs-library', 're2js', message, nodes.find(isRegex)?.position);
};

/**
 * Emits an expression as an ES module without imports, dependencies and generated code, which exports
 * `evaluate(input, bindings?)`, or with functions `create(functions)`, which returns that. It gives the values and
 * errors of `compileJsonata`. Text that cannot be a module is refused with the reason, never thrown.
 *
 * @example
 * const emitted = await emitModule('"Hello " & name');
 * if (emitted.ok) writeFileSync('greet.mjs', emitted.source); // import { evaluate } from './greet.mjs'
 */
export const emitModule = async (text: string, options: EmitOptions = {}): Promise<EmittedModule> => {
  const parsed = parseExpression(text);
  if (!parsed.ok) {
    const { code, message, end, token } = parsed.problem;
    return refuse(code, token === undefined ? 'syntax' : String(token), message, end);
  }
  const { tree } = parsed;
  const refusal = refusalOf(tree, options);
  if (refusal !== undefined) return refusal;
  const { timeout, stack, sequence } = options;
  const functions = [...new Set(options.functions ?? [])];
  let programs: Programs;
  try {
    programs = programsOf(tree, programOptions({ timeout, stack, sequence }, functions));
  } catch (thrown) {
    if (thrown instanceof NotLowered)
      return refuse('not-lowered', thrown.construct, thrown.message, thrown.node.position);
    const error = asError(thrown);
    if (error instanceof JsonataError) return refuse(error.code, 'expression', error.message, error.position);
    throw error;
  }
  const all = [
    programs.record,
    programs.any,
    ...(programs.replaced === undefined ? [] : [programs.replaced]),
  ];
  const usesRegex = all.some(({ uses }) => uses.regexEngine);
  const engine: ShellName = options.regex === 'linear' ? 'linearEngine' : 'nativeEngine';
  const shell: ShellName[] = ['asError', 'isRecord', 'wrapped'];
  if (usesRegex) shell.push(engine);
  if (all.some(({ needsRun }) => needsRun)) shell.push('Run');
  const parts = await loadParts();
  const regexParts = usesRegex && engine === 'linearEngine' ? await loadRegexParts() : undefined;
  const gathered = gatherParts(parts, regexParts, {
    support: new Set(all.flatMap(({ uses }) => uses.support)),
    natives: new Set(all.flatMap(({ uses }) => uses.natives)),
    limited: [timeout, stack, sequence].some((guard) => guard !== undefined),
    shell,
    programs: all.map(({ body }) => body),
  });
  const source = moduleText(programs, gathered, {
    expression: text,
    form: options.form ?? 'module',
    functions,
    guards: { timeout, stack, sequence },
    regexEngine: usesRegex ? engine : undefined,
    notice:
      regexParts === undefined
        ? undefined
        : `It holds the regular expression engine re2js, whose licence is:\n${regexParts.licence}`,
  });
  return { ok: true, source };
};
