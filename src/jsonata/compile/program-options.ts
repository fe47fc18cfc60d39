// From the options of a compilation to those of its programs.
import type { ProgramOptions } from '../lower/program.ts';
import type { Guards } from '../support/run.ts';

/** What all programs of one compilation have in common. */
export const programOptions = (
  { timeout, stack, sequence }: Guards,
  functions: Iterable<string>,
): Omit<ProgramOptions, 'record' | 'replaced'> => ({
  functions: new Set(functions),
  guarded: timeout !== undefined || stack !== undefined,
  stack,
  sequenceGuard: sequence !== undefined,
});
