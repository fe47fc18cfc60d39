// YAML text → the located tree and the problems of the text; the one way into this folder.
import { Composer, type Document } from 'yaml';
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../diagnostics/sort-diagnostics.ts';
import type { SourceFile } from '../diagnostics/span.ts';
import { buildTree } from './build-tree.ts';
import { maskControls } from './mask-controls.ts';
import type { YamlNode } from './node.ts';
import { DEPTH_BOUND, readTokens } from './read-tokens.ts';
import { syntaxDiagnostics, withoutEchoes } from './syntax-diagnostics.ts';
import { textDiagnostics } from './text-diagnostics.ts';
import { treeFacts } from './tree-facts.ts';

/** How many UTF-16 units a file may have. */
export const SIZE_BOUND = 10 * 1024 * 1024;

/** What a file says, as far as it can be read, and what is wrong with it as YAML. */
export interface ParsedYaml {
  /** Undefined for an empty or refused file; partial where diagnostics tell of errors. */
  readonly root: YamlNode | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Parses a YAML 1.2 text of one document. Scalars keep their text and are not typed. Never throws.
 *
 * @example
 * ```ts
 * const { root, diagnostics } = parseYaml({ path: 'a.yaml', text: 'zip: 02139' });
 * ```
 */
export const parseYaml = (file: SourceFile): ParsedYaml => {
  const size = file.text.length;
  if (size > SIZE_BOUND) {
    const span = { file, start: 0, end: 0 };
    return {
      root: undefined,
      diagnostics: [createDiagnostic('yaml/too-large', { size, bound: SIZE_BOUND }, { span })],
    };
  }
  const masked = maskControls(file);
  const read = readTokens(masked.text);
  if ('tooDeepAt' in read) {
    const span = { file, start: read.tooDeepAt, end: Math.min(size, read.tooDeepAt + 1) };
    const tooDeep = createDiagnostic('yaml/nesting', { bound: DEPTH_BOUND }, { span });
    return { root: undefined, diagnostics: sortDiagnostics([...masked.diagnostics, tooDeep]) };
  }
  const documents: Document.Parsed[] = [];
  const composer = new Composer({
    schema: 'failsafe',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  for (const document of composer.compose(read.tokens, true, size)) documents.push(document);
  const [document] = documents;
  const tree = document ? buildTree(file, document) : { root: undefined, diagnostics: [] };
  const facts = treeFacts(read.tokens);
  const text = [...tree.diagnostics, ...textDiagnostics(file, read.tokens, documents, facts)];
  const syntax = syntaxDiagnostics(file, documents, facts, tree.diagnostics);
  const problems = [...masked.diagnostics, ...syntax, ...withoutEchoes(file, text, syntax)];
  return { root: tree.root, diagnostics: sortDiagnostics(problems) };
};
