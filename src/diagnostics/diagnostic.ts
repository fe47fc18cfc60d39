// A problem in a text that a person wrote: data, returned and never thrown.
import type { DiagnosticCode } from './catalogue/index.ts';
import type { Severity } from './severity.ts';
import type { Label, Span } from './span.ts';

export type { Severity };

/** A replacement of text that mends the problem. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** One sentence: what is wrong. */
  readonly message: string;
  /** The values in the message, for machines and tests. */
  readonly args: Readonly<Record<string, unknown>>;
  readonly span?: Span;
  /** A few words at the caret. */
  readonly label?: string;
  readonly related?: readonly Label[];
  /** What to do, as something to type where possible. */
  readonly help?: string;
  /** What to change in the text, where one change mends it. */
  readonly fix?: readonly Edit[];
  /** The fix cannot change what the file means, or the author's text leaves no doubt about it: it may be applied unasked. */
  readonly fixIsSafe?: true;
}
