// The order in which diagnostics are shown, whatever order the checks ran in.
import type { Diagnostic } from './diagnostic.ts';

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

const identity = ({ code, severity, message, span }: Diagnostic): string =>
  JSON.stringify([code, severity, message, span?.file.path, span?.start, span?.end]);

/**
 * Sorts by file, offset and code, keeping the given order otherwise, and drops repetitions (same code, place, severity
 * and message). Diagnostics without a place come first.
 */
export const sortDiagnostics = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => {
  const seen = new Set<string>();
  const unique = diagnostics.filter((diagnostic) => {
    const key = identity(diagnostic);
    return !seen.has(key) && seen.add(key);
  });
  return unique.sort(
    (left, right) =>
      compare(left.span?.file.path ?? '', right.span?.file.path ?? '') ||
      (left.span?.start ?? -1) - (right.span?.start ?? -1) ||
      compare(left.code, right.code),
  );
};
