// YAML text → the located tree and the problems of the text, by the package: every text, with all that is wrong with it.
import { Composer, type Document } from 'yaml';
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../diagnostics/sort-diagnostics.ts';
import type { SourceFile } from '../diagnostics/span.ts';
import { buildTree } from './build-tree.ts';
import { maskControls } from './mask-controls.ts';
import type { YamlNode } from './node.ts';
import { DEPTH_BOUND, readTokens, TOKEN_BOUND } from './read-tokens.ts';
import { syntaxDiagnostics, withoutEchoes } from './syntax-diagnostics.ts';
import { textDiagnostics } from './text-diagnostics.ts';
import { treeFacts } from './tree-facts.ts';

/** How many UTF-16 units a file may have. */
const SIZE_BOUND = 10 * 1024 * 1024;

/** What a file says, as far as it can be read, and what is wrong with it as YAML. */
export interface ParsedYaml {
  /** Undefined for an empty or refused file; partial where diagnostics tell of errors. */
  readonly root: YamlNode | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** How many problems of one kind are told: the next are told when these are mended. */
const MOST = 100;

const firstOfEach = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => {
  const counts = new Map<string, number>();
  return diagnostics.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count <= MOST;
  });
};

/** Parses any YAML text of one document. Never throws. */
export const parseWithPackage = (file: SourceFile): ParsedYaml => {
  const size = file.text.length;
  const refused = (diagnostic: Diagnostic): ParsedYaml => ({ root: undefined, diagnostics: [diagnostic] });
  const start = { file, start: 0, end: 0 };
  if (size > SIZE_BOUND) {
    return refused(
      createDiagnostic('yaml/too-large', { bound: SIZE_BOUND, unit: 'characters' }, { span: start }),
    );
  }
  const masked = maskControls(file);
  const read = readTokens(masked.text);
  if ('tooMany' in read) {
    return refused(
      createDiagnostic('yaml/too-large', { bound: TOKEN_BOUND, unit: 'tokens' }, { span: start }),
    );
  }
  if ('tooDeepAt' in read) {
    const span = { file, start: read.tooDeepAt, end: Math.min(size, read.tooDeepAt + 1) };
    return refused(createDiagnostic('yaml/nesting', { bound: DEPTH_BOUND }, { span }));
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
  return { root: tree.root, diagnostics: firstOfEach(sortDiagnostics(problems)) };
};
