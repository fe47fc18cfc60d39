// What is valid YAML and yet not wanted or hardly meant: tags, directives, second documents, texts cut short.
import { type CST, type Document, isScalar } from 'yaml';
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceFile, Span } from '../diagnostics/span.ts';
import { singleQuoted } from './single-quoted.ts';
import type { Followed, TreeFacts } from './tree-facts.ts';

const spanOfToken = (file: SourceFile, { offset, source }: { offset: number; source: string }): Span => ({
  file,
  start: offset,
  end: Math.min(offset + source.length, file.text.length),
});

/** Has a text brackets or double quotes that are opened and not closed? */
const isUnbalanced = (text: string): boolean => {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  return count(/[([{]/g) !== count(/[)\]}]/g) || count(/"/g) % 2 === 1;
};

const commentDiagnostics = (file: SourceFile, { value, by }: Followed): readonly Diagnostic[] => {
  if (value.type !== 'scalar') return [];
  const gap = file.text.slice(value.offset + value.source.length, by.offset);
  const closeBy = gap.length === 1 && /^#[^\s#!-]/.test(by.source);
  if (!closeBy && !isUnbalanced(value.source)) return [];
  const end = by.offset + by.source.trimEnd().length;
  const whole = { file, start: value.offset, end };
  return [
    createDiagnostic(
      'yaml/comment-in-text',
      { text: value.source },
      {
        span: { file, start: by.offset, end },
        fix: [{ span: whole, text: singleQuoted(file.text.slice(whole.start, end)) }],
      },
    ),
  ];
};

const directiveDiagnostics = (file: SourceFile, tokens: readonly CST.Token[]): readonly Diagnostic[] =>
  tokens.flatMap((token) =>
    token.type === 'directive' && !/^%YAML\s+1\.2\s*$/.test(token.source)
      ? [createDiagnostic('yaml/directive', { directive: token.source }, { span: spanOfToken(file, token) })]
      : [],
  );

/** A line of a folded text that was hardly meant as text: a list item one level too deep, a key without a space. */
const continuedDiagnostics = (
  file: SourceFile,
  { value, isItem }: TreeFacts['folded'][number],
): readonly Diagnostic[] => {
  const lines = [...value.source.matchAll(/\n[ \t]*([^\r\n]*)/g)];
  const odd = lines.find(
    ([, line = '']) => (isItem && /^-(?:\s|$)/.test(line)) || /^[A-Za-z_][\w.-]*:[^\s:/]/.test(line),
  );
  if (odd === undefined) return [];
  const line = (odd[1] ?? '').trimEnd();
  const start = value.offset + odd.index + odd[0].length - (odd[1] ?? '').length;
  const span = { file, start, end: start + line.length };
  return [createDiagnostic('yaml/continued-text', { line }, { span })];
};

/** Is the document there at all, or only comments and space? */
const isEmpty = (document: Document.Parsed | undefined): boolean => {
  const contents = document?.contents;
  return !contents || (isScalar(contents) && contents.source === '' && contents.type === 'PLAIN');
};

/** The diagnostics about a text that parses. */
export const textDiagnostics = (
  file: SourceFile,
  tokens: readonly CST.Token[],
  documents: readonly Document.Parsed[],
  facts: TreeFacts,
): readonly Diagnostic[] => {
  const second = documents[1]?.range?.[0];
  const secondStart = tokens.filter((token) => token.type === 'document')[1]?.offset ?? second;
  const found = [
    ...facts.tags.map((tag) =>
      createDiagnostic('yaml/tag', { tag: tag.source }, { span: spanOfToken(file, tag) }),
    ),
    ...facts.commented.flatMap((followed) => commentDiagnostics(file, followed)),
    ...facts.folded.flatMap((folded) => continuedDiagnostics(file, folded)),
    ...facts.emptyBlocks.map((header) =>
      createDiagnostic('yaml/empty-block', { header: header.source }, { span: spanOfToken(file, header) }),
    ),
    ...directiveDiagnostics(file, tokens),
  ];
  if (secondStart !== undefined) {
    const span = { file, start: secondStart, end: Math.min(secondStart + 3, file.text.length) };
    found.push(createDiagnostic('yaml/several-documents', {}, { span }));
  }
  if (isEmpty(documents[0]) && documents[0]?.errors.length === 0) {
    found.push(createDiagnostic('yaml/empty-file', {}, { span: { file, start: 0, end: 0 } }));
  }
  return found;
};
