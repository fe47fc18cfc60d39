// What reports for machines need of a problem: diagnostics have it, and so has what a test or a comparison found.
import type { Diagnostic } from '../diagnostic.ts';

/** A problem with a code of its own; a diagnostic is one. */
export type Problem = Pick<Diagnostic, 'severity' | 'message' | 'help' | 'span'> & { readonly code: string };
