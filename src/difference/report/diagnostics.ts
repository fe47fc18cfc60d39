// Changes as diagnostics, so that every report for machines can carry them.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ProjectDifference } from '../difference-of.ts';
import { changeText } from './text.ts';

/** The versions that are not raised far enough, as errors. */
export const versionErrors = ({ shortBumps }: ProjectDifference): readonly Diagnostic[] =>
  shortBumps.map(({ subject, before, after = 'none', level, needed, change }) => {
    const text = `${level}: ${changeText(change)}`;
    // What is gone has no place in the files as they are.
    const span = change.isGone ? undefined : change.span;
    return createDiagnostic('diff/version', { subject, before, after, needed, text }, { span });
  });

/** All changes, errors first. */
export const diagnosticsOf = (difference: ProjectDifference): readonly Diagnostic[] => [
  ...versionErrors(difference),
  ...difference.changes.map((change) => {
    const { subject, level, span, isGone } = change;
    const args = { subject, text: changeText(change) };
    return createDiagnostic(`diff/${level}`, args, { span: isGone ? undefined : span });
  }),
];
