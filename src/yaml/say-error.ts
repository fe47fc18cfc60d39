// One complaint of the parser, said again for a person: what stands there, why YAML minds, what to type.
import type { YAMLError } from 'yaml';
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceFile, Span } from '../diagnostics/span.ts';
import { mixesItems, NO_STRAY, strayLine, widthAround } from './indentation.ts';
import { singleQuoted } from './single-quoted.ts';
import type { Followed, TreeFacts } from './tree-facts.ts';

/** A complaint as a diagnostic. */
export interface Said {
  readonly diagnostic: Diagnostic;
  /** Nothing after this in the file can be trusted. */
  readonly isLast: boolean;
}

const meanings: ReadonlyMap<string, string> = new Map([
  ['@', 'YAML reserves it'],
  ['`', 'YAML reserves it'],
  ['%', 'it begins a directive'],
  ['|', 'it begins a block of text, which stands on the lines below'],
  ['>', 'it begins a block of text, which stands on the lines below'],
  [',', 'it separates entries'],
  ['\t', 'it is a tab'],
]);

const sliceOf = ({ file, start, end }: Span): string => file.text.slice(start, end);

/** From an offset to the end of its line, without trailing space; one unit at least. */
const restOfLine = (file: SourceFile, offset: number): Span => {
  const line = /[^\r\n]*/y;
  line.lastIndex = offset;
  const rest = (line.exec(file.text)?.[0] ?? '').trimEnd();
  return { file, start: offset, end: Math.min(file.text.length, offset + Math.max(1, rest.length)) };
};

/** The first offset at or after one at which something stands. */
const skipBlank = (file: SourceFile, offset: number): number => {
  const blank = /[ \t\r\n]*/y;
  blank.lastIndex = offset;
  const end = offset + (blank.exec(file.text)?.[0].length ?? 0);
  return end < file.text.length ? end : offset;
};

const said = (diagnostic: Diagnostic, isLast = false): Said => ({ diagnostic, isLast });

const sayLeftover = (file: SourceFile, { value, by, inFlow }: Followed): Said => {
  const start = 'offset' in value ? value.offset : by.offset;
  const span = restOfLine(file, by.offset);
  const before = file.text.slice(start, by.offset).trimEnd();
  const whole = { file, start, end: span.end };
  const isQuoted = value.type === 'single-quoted-scalar' || value.type === 'double-quoted-scalar';
  const isMendable = !inFlow && !isQuoted && !/[\r\n]/.test(sliceOf(whole));
  const help = isQuoted
    ? `put the whole value in quotes; inside, a quote is written ${value.type === 'single-quoted-scalar' ? "''" : '\\"'}`
    : undefined;
  return said(
    createDiagnostic(
      'yaml/bracket-in-text',
      { before, rest: sliceOf(span) },
      {
        span,
        help,
        ...(isMendable && { fix: [{ span: whole, text: singleQuoted(sliceOf(whole)) }] }),
      },
    ),
    true,
  );
};

const sayUnclosed = (file: SourceFile, offset: number, facts: TreeFacts): Said => {
  const unclosed = facts.unclosed.findLast((each) => each.offset <= offset);
  const at = unclosed?.offset ?? Math.max(0, Math.min(offset, file.text.length) - 1);
  const opening = unclosed?.opening ?? file.text.charAt(at);
  const closing = unclosed?.closing ?? opening;
  const span = { file, start: at, end: Math.min(at + 1, file.text.length) };
  return said(createDiagnostic('yaml/unclosed', { opening, closing }, { span }), true);
};

const sayIndentation = (file: SourceFile, offset: number, help?: string): Said => {
  const at = skipBlank(file, offset);
  if (help === undefined && mixesItems(file, at)) {
    const mixed =
      'a key and a list item cannot stand beside each other: remove the dash, or begin every entry with one';
    return said(createDiagnostic('yaml/bad-indentation', {}, { span: restOfLine(file, at), help: mixed }));
  }
  const { line, width, isSure } = help === undefined ? strayLine(file, at) : NO_STRAY;
  if (line === undefined)
    return said(createDiagnostic('yaml/bad-indentation', {}, { span: restOfLine(file, at), help }));
  const span = restOfLine(file, line.start + line.indent);
  const fix = [{ span: { file, start: line.start, end: span.end }, text: ' '.repeat(width) + sliceOf(span) }];
  const extras = {
    span,
    label: 'not in line with its neighbours',
    help: `begin it with ${width} spaces, like the lines around it`,
    fix,
    fixIsSafe: isSure,
  };
  return said(createDiagnostic('yaml/bad-indentation', {}, extras));
};

/** A comment ended a text of several lines, and its next line has no place. */
const sayComment = (file: SourceFile, offset: number, facts: TreeFacts): Said | undefined => {
  const cut = facts.commented.find(({ by }) => {
    const end = by.offset + by.source.length;
    return end <= offset && file.text.slice(end, offset).trim() === '';
  });
  if (cut === undefined || cut.value.type !== 'scalar') return undefined;
  const { by, value } = cut;
  const next = restOfLine(file, skipBlank(file, offset));
  // A key on the next line is a matter of its indentation.
  if (/:(?:\s|$)/.test(sliceOf(next))) return undefined;
  return said(
    createDiagnostic(
      'yaml/comment-in-text',
      { text: value.source },
      {
        severity: 'error',
        span: { file, start: by.offset, end: by.offset + by.source.trimEnd().length },
        related: [{ span: next, message: 'no longer part of the text' }],
        help: 'remove the comment, or write the text as a block below `|`, where # is only #',
      },
    ),
  );
};

const sayMissingColon = (file: SourceFile, offset: number): Said => {
  const span = restOfLine(file, offset);
  return said(createDiagnostic('yaml/missing-colon', { text: sliceOf(span) }, { span }));
};

/** A key begins inside a value: on its line (`a: b: c`), or on the next, indented. */
const sayNestedKey = (file: SourceFile, offset: number): Said => {
  const span = restOfLine(file, offset);
  const text = sliceOf(span);
  if (/:(?:\s|$)/.test(text)) {
    const fix = [{ span, text: singleQuoted(text) }];
    return said(createDiagnostic('yaml/colon-in-text', {}, { span, fix }));
  }
  const next = restOfLine(file, skipBlank(file, span.end));
  const related =
    next.start > span.end ? [{ span: next, message: 'read as more of it, until the colon' }] : [];
  return said(createDiagnostic('yaml/value-and-keys', { value: text }, { span, related }));
};

const saySyntax = (span: Span, reason: string, help?: string): Said =>
  said(createDiagnostic('yaml/syntax', { reason }, { span, help }));

const sayReserved = (file: SourceFile, offset: number, start: number): Said => {
  const character = file.text.charAt(offset);
  const meaning = meanings.get(character) ?? 'it is a sign of YAML';
  return said(
    createDiagnostic('yaml/reserved-start', { character, meaning }, { span: restOfLine(file, start) }),
  );
};

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const sayMissing = (span: Span, message: string, facts: TreeFacts): Said => {
  const { file, start } = span;
  if (message.startsWith('Missing closing')) return sayUnclosed(file, start, facts);
  if (message.startsWith('Implicit map keys')) return sayMissingColon(file, start);
  if (message.startsWith('Sequence item'))
    return sayIndentation(file, start, 'begin each item of a list with a dash');
  if (message.startsWith('Block scalars with')) {
    return sayIndentation(
      file,
      start,
      'remove the spaces of the empty lines above: they are more than those of the text',
    );
  }
  if (message.startsWith('Comments'))
    return saySyntax(span, 'something stands directly before #', 'write a space before #');
  return saySyntax(span, lowerFirst(message));
};

const sayUnexpected = (span: Span, message: string, facts: TreeFacts): Said => {
  const { file, start } = span;
  const leftover = facts.leftovers.find(({ by }) => by.offset === start);
  if (leftover) return sayLeftover(file, leftover);
  if (message.startsWith('Block scalar header')) {
    const header = /[|>][^|>]*$/.exec(file.text.slice(Math.max(0, start - 4), start));
    const at = header ? start - header[0].length : start;
    return sayReserved(file, at, at);
  }
  if (message.startsWith('Unexpected block-seq-ind')) {
    const help = 'begin the list on the next line, or put a text that begins with `- ` in quotes';
    return saySyntax(span, 'a list cannot begin on the line of its key', help);
  }
  const { diagnostic } = saySyntax(span, `${sliceOf(span) || 'the end of the file'} has no place here`);
  return said(diagnostic, message.includes('stream'));
};

/** Says one error of the parser. */
export const sayError = (file: SourceFile, error: YAMLError, facts: TreeFacts): Said => {
  const start = Math.max(0, Math.min(error.pos[0], file.text.length));
  const span: Span = { file, start, end: Math.max(start, Math.min(error.pos[1], file.text.length)) };
  const { code, message } = error;
  switch (code) {
    case 'TAB_AS_INDENT': {
      const width = widthAround(file, start);
      const text = width === undefined ? sliceOf(span).replaceAll('\t', '  ') : ' '.repeat(width);
      const extras = { span, fix: [{ span, text }], fixIsSafe: width !== undefined };
      return said(createDiagnostic('yaml/tab-indentation', {}, extras));
    }
    case 'BAD_DQ_ESCAPE': {
      const sequence = /^\\[^\r\n]?/.exec(file.text.slice(start, start + 2))?.[0] ?? '\\';
      const wrong = { file, start, end: Math.min(start + sequence.length, file.text.length) };
      return said(createDiagnostic('yaml/bad-escape', { sequence }, { span: wrong }));
    }
    case 'BAD_SCALAR_START':
      return sayReserved(file, start, start);
    case 'KEY_OVER_1024_CHARS':
      return said(
        createDiagnostic('yaml/key-too-long', {}, { span: { ...span, end: Math.min(span.end, start + 40) } }),
      );
    case 'BLOCK_IN_FLOW':
      return said(createDiagnostic('yaml/missing-comma', {}, { span: restOfLine(file, start) }));
    case 'BAD_INDENT':
      if (message.startsWith('Flow ')) return sayUnclosed(file, start, facts);
      return sayComment(file, start, facts) ?? sayIndentation(file, start);
    case 'BLOCK_AS_IMPLICIT_KEY':
      return message.startsWith('A block') ? sayIndentation(file, start) : sayNestedKey(file, start);
    case 'MULTILINE_IMPLICIT_KEY':
      return sayMissingColon(file, start);
    case 'MISSING_CHAR':
      return sayMissing(span, message, facts);
    case 'UNEXPECTED_TOKEN':
      return sayUnexpected(span, message, facts);
    default:
      return saySyntax(span, lowerFirst(message));
  }
};
