// Diagnostics as workflow commands: annotations beside the lines of a pull request on GitHub.
import type { Diagnostic, Severity } from '../diagnostic.ts';
import { positionAt } from '../position.ts';
import type { Span } from '../span.ts';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'notice' };

const escapeText = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

/** In a property, the signs that end properties are escaped too. */
const escapeProperty = (text: string): string =>
  escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** What an annotation shows, and beside which lines. */
export interface Annotation {
  readonly severity: Severity;
  readonly title: string;
  readonly text: string;
  readonly span?: Span | undefined;
}

/** One workflow command, without a line feed at the end. */
export const workflowCommand = ({ severity, title, text, span }: Annotation): string => {
  const properties: [name: string, value: string][] = [];
  if (span) {
    const start = positionAt(span.file, span.start);
    const end = positionAt(span.file, Math.max(span.start, span.end - 1));
    properties.push(['file', span.file.path], ['line', String(start.line)], ['endLine', String(end.line)]);
    // Columns are read only where the annotation stays on one line.
    if (start.line === end.line) {
      properties.push(['col', String(start.column)], ['endColumn', String(end.column)]);
    }
  }
  properties.push(['title', title]);
  const list = properties.map(([name, value]) => `${name}=${escapeProperty(value)}`).join(',');
  return `::${commands[severity]} ${list}::${escapeText(text)}`;
};

const annotation = ({ code, severity, message, span, help }: Diagnostic): string =>
  workflowCommand({ severity, title: code, text: help ? `${message}\nhelp: ${help}` : message, span });

/** One command a line, each line ended by a line feed; the empty text if there are no diagnostics. */
export const formatGithub = (diagnostics: readonly Diagnostic[]): string =>
  diagnostics.map((diagnostic) => `${annotation(diagnostic)}\n`).join('');
