// The code that an expression becomes, for people who want to read it.

import { programOptions } from '../compile/program-options.ts';
import { NotLowered } from '../lower/lowering.ts';
import { generate } from '../lower/program.ts';
import { parseExpression } from '../parse/parse-expression.ts';
import type { Guards } from '../support/run.ts';
import { formatCode } from './format-code.ts';
import { memberOf } from './member-of.ts';
import { partNotes } from './part-notes.ts';

/** Options of {@link generatedCode}. */
export interface GeneratedCodeOptions extends Guards {
  /** Names of functions of the host, without the dollar sign. */
  readonly functions?: readonly string[];
  /** Only the code of the member of the result under these names; its free variables are then bindings. */
  readonly member?: readonly string[];
}

export type GeneratedCode =
  | { readonly ok: true; readonly code: string }
  /** A syntax error's code and message, `not-lowered`, or `no-member`. */
  | { readonly ok: false; readonly code: string; readonly message: string };

/**
 * The JavaScript that runs for an expression when its input is an object, laid out, with the parts of the expression as
 * comments. It is what `compileJsonata` constructs: the body of a function of `support`, `natives`, `functions` and
 * `regexEngine`.
 */
export const generatedCode = (text: string, options: GeneratedCodeOptions = {}): GeneratedCode => {
  const parsed = parseExpression(text);
  if (!parsed.ok) return { ok: false, code: parsed.problem.code, message: parsed.problem.message };
  const tree = memberOf(parsed.tree, options.member ?? []);
  if (tree === undefined)
    return { ok: false, code: 'no-member', message: `nothing gives "${options.member?.join('.') ?? ''}"` };
  try {
    const { source } = generate(tree, {
      ...programOptions(options, options.functions ?? []),
      record: true,
      replaced: new Set(),
      notes: partNotes(tree, text),
    });
    return { ok: true, code: formatCode(source) };
  } catch (thrown) {
    if (thrown instanceof NotLowered) return { ok: false, code: 'not-lowered', message: thrown.message };
    throw thrown;
  }
};
