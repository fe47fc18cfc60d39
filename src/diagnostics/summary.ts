// How many diagnostics there are of each severity.
import type { Diagnostic, Severity } from './diagnostic.ts';

export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
}

export const summaryOf = (diagnostics: readonly Pick<Diagnostic, 'severity'>[]): Summary => {
  const count = (severity: Severity): number =>
    diagnostics.filter((each) => each.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), notes: count('note') };
};

const plural = (count: number, word: string): readonly string[] =>
  count === 0 ? [] : [`${count} ${word}${count === 1 ? '' : 's'}`];

/** `2 errors, 1 warning`; `no problems` if there are none. */
export const summaryLine = ({ errors, warnings, notes }: Summary): string =>
  [...plural(errors, 'error'), ...plural(warnings, 'warning'), ...plural(notes, 'note')].join(', ') ||
  'no problems';

/** Is there at least one error? */
export const hasErrors = (diagnostics: readonly Pick<Diagnostic, 'severity'>[]): boolean =>
  diagnostics.some(({ severity }) => severity === 'error');
