// Diagnostics as GitLab's code quality report: a JSON list of issues, each with a fingerprint that survives moved lines.
import type { Severity } from '../diagnostic.ts';
import { lineTextAt, positionAt } from '../position.ts';
import type { Problem } from './problem.ts';

const severities: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'minor', note: 'info' };

/** FNV-1a over UTF-16 units, twice with different starts: no secret is kept, but few texts may meet. */
const hashOf = (text: string): string =>
  [0x811c9dc5, 0x9747b28c]
    .map((start) => {
      let hash = start;
      for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
      return (hash >>> 0).toString(16).padStart(8, '0');
    })
    .join('');

/**
 * A name for the same problem in another version of the file: its code, file and line's text, not its number.
 * @param count - how many of that name came before
 */
const fingerprintOf = ({ code, message, span }: Problem, count: number): string => {
  const line = span ? (lineTextAt(span.file, positionAt(span.file, span.start).line) ?? '').trim() : '';
  return hashOf([code, span?.file.path ?? '', line, message, count].join('\0'));
};

/** Fingerprints of all, in order, no two alike. */
export const fingerprintsOf = (diagnostics: readonly Problem[]): readonly string[] => {
  const seen = new Map<string, number>();
  return diagnostics.map((diagnostic) => {
    const name = fingerprintOf(diagnostic, 0);
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    return count === 0 ? name : fingerprintOf(diagnostic, count);
  });
};

/** The report as JSON text, ending with a line feed. A problem without a place is shown at the first line of `.`. */
export const formatGitlab = (diagnostics: readonly Problem[]): string => {
  const fingerprints = fingerprintsOf(diagnostics);
  const issues = diagnostics.map(({ code, severity, message, help, span }, index) => ({
    type: 'issue',
    check_name: code,
    description: `${code}: ${message}${help === undefined ? '' : ` — ${help}`}`,
    ...(help !== undefined && { content: { body: help } }),
    categories: ['Bug Risk'],
    fingerprint: fingerprints[index],
    severity: severities[severity],
    location: {
      path: span?.file.path ?? '.',
      lines: span
        ? {
            begin: positionAt(span.file, span.start).line,
            end: positionAt(span.file, Math.max(span.start, span.end - 1)).line,
          }
        : { begin: 1, end: 1 },
    },
  }));
  return `${JSON.stringify(issues, null, 2)}\n`;
};
