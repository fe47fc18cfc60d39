// Diagnostics for machines: a versioned document whose places have offsets, lines and columns.
import type { Diagnostic, Severity } from '../diagnostic.ts';
import { type Position, positionAt } from '../position.ts';
import type { Span } from '../span.ts';
import { type Summary, summaryOf } from '../summary.ts';

/** A place: lines and columns from 1, offsets from 0, columns and offsets in UTF-16 units. */
interface JsonPlace {
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}

/** One diagnostic; a place is left out where there is none. */
export interface JsonDiagnostic extends Partial<JsonPlace> {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly label?: string;
  readonly help?: string;
  readonly related: readonly (JsonPlace & { readonly message: string })[];
  readonly args: Readonly<Record<string, unknown>>;
  readonly fix: readonly (JsonPlace & { readonly text: string })[];
  /** May `check --fix` make it unasked? */
  readonly fixIsSafe: boolean;
}

/** The whole report. `version` changes when a field changes its meaning or goes. */
export interface JsonReport {
  readonly version: 1;
  readonly diagnostics: readonly JsonDiagnostic[];
  readonly summary: Summary;
}

const placeOf = ({ file, start, end }: Span): JsonPlace => ({
  file: file.path,
  start: positionAt(file, start),
  end: positionAt(file, end),
});

const jsonDiagnostic = (diagnostic: Diagnostic): JsonDiagnostic => {
  const {
    code,
    severity,
    message,
    span,
    label,
    help,
    related = [],
    args,
    fix = [],
    fixIsSafe = false,
  } = diagnostic;
  return {
    code,
    severity,
    message,
    ...(span && placeOf(span)),
    ...(label && { label }),
    ...(help && { help }),
    related: related.map((each) => ({ ...placeOf(each.span), message: each.message })),
    args,
    fix: fix.map((edit) => ({ ...placeOf(edit.span), text: edit.text })),
    fixIsSafe,
  };
};

/** The report as an object. */
export const jsonReport = (diagnostics: readonly Diagnostic[]): JsonReport => ({
  version: 1,
  diagnostics: diagnostics.map(jsonDiagnostic),
  summary: summaryOf(diagnostics),
});

/** What JSON cannot say is said as text. */
const sayable = (_key: string, value: unknown): unknown =>
  typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value)) ? String(value) : value;

/** The report as JSON text, ending with a line feed. */
export const formatJson = (diagnostics: readonly Diagnostic[]): string =>
  `${JSON.stringify(jsonReport(diagnostics), sayable, 2)}\n`;
