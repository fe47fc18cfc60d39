// Makes a diagnostic of a code and its values; a wrong code or argument does not compile.
import { type DiagnosticArgs, type DiagnosticCode, entryOfCode } from './catalogue/index.ts';
import type { Diagnostic, Edit, Severity } from './diagnostic.ts';
import { renameOf } from './rename.ts';
import type { Label, Span } from './span.ts';

/** What a diagnostic has beside its code and values; `label`, `help` and `severity` take the place of the entry's. */
export interface DiagnosticExtras {
  readonly span?: Span | undefined;
  readonly label?: string | undefined;
  readonly related?: readonly Label[] | undefined;
  readonly help?: string | undefined;
  readonly fix?: readonly Edit[] | undefined;
  /** Counts only beside a fix. */
  readonly fixIsSafe?: boolean | undefined;
  readonly severity?: Severity | undefined;
}

/**
 * Makes a diagnostic.
 *
 * @example
 * ```ts
 * createDiagnostic('yaml/duplicate-key', { key: 'fields' }, { span: key.span });
 * ```
 */
export const createDiagnostic = <Code extends DiagnosticCode>(
  code: Code,
  args: DiagnosticArgs[Code],
  extras: DiagnosticExtras = {},
): Diagnostic => {
  const entry = entryOfCode(code);
  const label = extras.label ?? entry.label?.(args);
  const help = extras.help ?? entry.help?.(args);
  const mend = extras.fix ? extras : ((extras.span && renameOf(args, extras.span)) ?? extras);
  return {
    code,
    severity: extras.severity ?? entry.severity,
    message: entry.message(args),
    // A copy: a caller may go on using its own.
    args: Object.fromEntries(Object.entries(args)),
    ...(extras.span && { span: extras.span }),
    ...(label && { label }),
    ...(extras.related && { related: extras.related }),
    ...(help && { help }),
    ...(mend.fix && { fix: mend.fix }),
    ...(mend.fix && mend.fixIsSafe === true && { fixIsSafe: true as const }),
  };
};
