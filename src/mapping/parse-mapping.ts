// Parses a file of the mapping language: a base mapping or an overlay.

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../diagnostics/sort-diagnostics.ts';
import type { SourceFile } from '../diagnostics/span.ts';
import { rememberFor } from '../schema/remember.ts';
import { entryOf } from '../yaml/node.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import { parseBase } from './parse-base.ts';
import { parseOverlay } from './parse-overlay.ts';
import type { MappingDocument, OverlayDocument } from './tree.ts';

/** What a mapping file says, as far as it can be read, and everything that is wrong with it. */
export interface ParsedMapping {
  /** Undefined where the file does not say what it maps or extends. Partial where diagnostics tell of errors. */
  readonly document?: MappingDocument | OverlayDocument;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Parses a mapping or an overlay: which it is, its first key says. All problems are returned at once; a part that
 * cannot be read is left out of the document. Never throws.
 *
 * @example
 * ```ts
 * const { document, diagnostics } = parseMappingFile({ path: 'contact.yaml', text });
 * ```
 */
export const parseMappingFile = (file: SourceFile): ParsedMapping => parsed(file);

const parsed = rememberFor((file: SourceFile): ParsedMapping => {
  const { root, diagnostics } = parseYaml(file);
  const problems = [...diagnostics];
  const report = (diagnostic: Diagnostic): void => {
    problems.push(diagnostic);
  };
  if (root === undefined) return { diagnostics: problems };
  const isOverlay =
    root.kind === 'map' && (entryOf(root, 'overlay') ?? entryOf(root, 'extends')) !== undefined;
  const document = isOverlay ? parseOverlay(root, report) : parseBase(root, report);
  return { ...(document && { document }), diagnostics: sortDiagnostics(problems) };
});
