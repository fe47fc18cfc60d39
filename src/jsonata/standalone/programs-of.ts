// The programs that a module holds: one for records, one for other inputs, one where bindings replace functions.
import { generate, type Program, type ProgramOptions } from '../lower/program.ts';
import type { Expression } from '../parse/tree.ts';

export interface Programs {
  readonly record: Program;
  readonly any: Program;
  /** Undefined where nothing can be replaced. */
  readonly replaced: Program | undefined;
  /** Names of functions that bindings may replace. */
  readonly assumed: readonly string[];
}

/** Generates them; throws `NotLowered` for what has no lowering. */
export const programsOf = (
  tree: Expression,
  options: Omit<ProgramOptions, 'record' | 'replaced'>,
): Programs => {
  const none: ReadonlySet<string> = new Set();
  const record = generate(tree, { ...options, record: true, replaced: none });
  const any = generate(tree, { ...options, record: false, replaced: none });
  const assumed = new Set([...record.assumed, ...any.assumed]);
  let replaced: Program | undefined;
  // The general form of a call may assume functions that the special form has no use for.
  for (let before = 0; before < assumed.size; ) {
    before = assumed.size;
    replaced = generate(tree, { ...options, record: false, replaced: new Set(assumed) });
    for (const name of replaced.assumed) assumed.add(name);
  }
  return { record, any, replaced, assumed: [...assumed].sort() };
};
