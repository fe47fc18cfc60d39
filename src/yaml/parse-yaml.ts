// YAML text → the located tree and the problems of the text; the one way into this folder.
import type { SourceFile } from '../diagnostics/span.ts';
import { type ParsedYaml, parseWithPackage } from './parse-with-package.ts';
import { readSimple } from './simple/read-simple.ts';

/**
 * Parses a YAML 1.2 text of one document. Scalars keep their text and are not typed. Never throws.
 *
 * @example
 * ```ts
 * const { root, diagnostics } = parseYaml({ path: 'a.yaml', text: 'zip: 02139' });
 * ```
 */
export const parseYaml = (file: SourceFile): ParsedYaml => {
  const root = readSimple(file);
  return root === undefined ? parseWithPackage(file) : { root, diagnostics: [] };
};
