// The parser's errors as diagnostics: one for each line, until nothing more can be trusted.
import type { Document } from 'yaml';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { positionAt } from '../diagnostics/position.ts';
import type { SourceFile } from '../diagnostics/span.ts';
import { isAboutIndentation, sectionEnd } from './indentation.ts';
import { sayError } from './say-error.ts';
import type { TreeFacts } from './tree-facts.ts';

/** More than these are echoes of the first. */
const MOST = 10;

const lineOf = (file: SourceFile, diagnostic: Diagnostic): number =>
  positionAt(file, diagnostic.span?.start ?? 0).line;

/**
 * Says what the parser minds in the first document.
 *
 * @param told - errors that are told already: their lines are not complained of again
 */
export const syntaxDiagnostics = (
  file: SourceFile,
  documents: readonly Document.Parsed[],
  facts: TreeFacts,
  told: readonly Diagnostic[],
): readonly Diagnostic[] => {
  // Aliases are resolved, and complained of, by the tree.
  const errors = (documents[0]?.errors ?? []).filter(({ code }) => code !== 'BAD_ALIAS');
  const lines = new Set(
    told.filter(({ severity }) => severity === 'error').map((each) => lineOf(file, each)),
  );
  const found: Diagnostic[] = [];
  let echoesUntil = 0;
  for (const error of errors.slice(0, 10 * MOST)) {
    const { diagnostic, isLast } = sayError(file, error, facts);
    const line = lineOf(file, diagnostic);
    const moved = isAboutIndentation(diagnostic);
    // One line too far left or right takes the place from all that follow it in its section.
    if (moved && line < echoesUntil) continue;
    if (moved) echoesUntil = sectionEnd(file, line);
    if (!lines.has(line)) found.push(diagnostic);
    lines.add(line);
    // A line that a diagnostic speaks of beside its own needs no further one.
    for (const label of diagnostic.related ?? []) lines.add(positionAt(file, label.span.start).line);
    if (isLast || found.length >= MOST) break;
  }
  return found;
};

/** The diagnostics that are not mere echoes of a syntax error on their line. */
export const withoutEchoes = (
  file: SourceFile,
  diagnostics: readonly Diagnostic[],
  syntax: readonly Diagnostic[],
): readonly Diagnostic[] => {
  const lines = new Set(syntax.map((each) => lineOf(file, each)));
  return diagnostics.filter((each) => each.severity === 'error' || !lines.has(lineOf(file, each)));
};
