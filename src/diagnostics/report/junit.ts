// Diagnostics as JUnit XML: a suite for each file, a failing case for each error; what is no error is no failure.
import type { Diagnostic } from '../diagnostic.ts';
import { positionAt } from '../position.ts';
import { formatDiagnostic } from './text.ts';
import { escapeXml } from './xml.ts';

const NOWHERE = '(no file)';

const caseOf = (diagnostic: Diagnostic, path: string): string => {
  const { code, severity, message, span } = diagnostic;
  const place = span ? positionAt(span.file, span.start) : undefined;
  const name = place ? `${code} ${place.line}:${place.column}` : code;
  const open = `    <testcase name="${escapeXml(name)}" classname="${escapeXml(path)}"`;
  const text = escapeXml(formatDiagnostic(diagnostic));
  return severity === 'error'
    ? `${open}>\n      <failure message="${escapeXml(message)}" type="${escapeXml(code)}">${text}</failure>\n    </testcase>`
    : `${open}>\n      <system-out>${text}</system-out>\n    </testcase>`;
};

const suiteOf = (path: string, diagnostics: readonly Diagnostic[]): string => {
  const failures = diagnostics.filter(({ severity }) => severity === 'error').length;
  // A file without problems is one passing case: some servers take an empty suite for a mistake.
  const cases =
    diagnostics.length > 0
      ? diagnostics.map((diagnostic) => caseOf(diagnostic, path))
      : [`    <testcase name="check" classname="${escapeXml(path)}"/>`];
  const counts = `tests="${cases.length}" failures="${failures}" errors="0" skipped="0"`;
  return `  <testsuite name="${escapeXml(path)}" ${counts}>\n${cases.join('\n')}\n  </testsuite>\n`;
};

/**
 * The report as XML text.
 *
 * @param paths - all files that were looked at, so that those without problems are shown as passed
 */
export const formatJunit = (diagnostics: readonly Diagnostic[], paths: readonly string[] = []): string => {
  const suites = new Map<string, Diagnostic[]>(paths.map((path) => [path, []]));
  for (const diagnostic of diagnostics) {
    const path = diagnostic.span?.file.path ?? NOWHERE;
    suites.set(path, [...(suites.get(path) ?? []), diagnostic]);
  }
  const body = [...suites].map(([path, found]) => suiteOf(path, found)).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="crosswalk">\n${body}</testsuites>\n`;
};
