// The parser's complaints, said again for a person: what stands there, why YAML minds, what to type.
import type { Document, YAMLError } from 'yaml';
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { positionAt } from '../diagnostics/position.ts';
import type { SourceFile, Span } from '../diagnostics/span.ts';
import type { TreeFacts } from './tree-facts.ts';

/** More than these are echoes of the first. */
const MOST = 10;

interface Said {
  readonly diagnostic: Diagnostic;
  /** Nothing after this in the file can be trusted. */
  readonly last?: boolean;
}

const meanings: ReadonlyMap<string, string> = new Map([
  ['@', 'YAML reserves it'],
  ['`', 'YAML reserves it'],
  ['%', 'it begins a directive'],
  ['|', 'it begins a block of text'],
  ['>', 'it begins a block of text'],
  [',', 'it separates entries'],
  ['\t', 'it is a tab'],
]);

/** From an offset to the end of its line, without trailing space. */
const restOfLine = (file: SourceFile, offset: number): Span => {
  const line = /[^\r\n]*/y;
  line.lastIndex = offset;
  const rest = (line.exec(file.text)?.[0] ?? '').trimEnd();
  return { file, start: offset, end: offset + Math.max(rest.length, offset < file.text.length ? 1 : 0) };
};

const skipBlank = (file: SourceFile, offset: number): number => {
  const blank = /[ \t\r\n]*/y;
  blank.lastIndex = offset;
  const end = offset + (blank.exec(file.text)?.[0].length ?? 0);
  return end < file.text.length ? end : offset;
};

const say = (file: SourceFile, error: YAMLError, facts: TreeFacts): Said => {
  const [start, end] = error.pos;
  const span: Span = {
    file,
    start: Math.min(start, file.text.length),
    end: Math.min(Math.max(start, end), file.text.length),
  };
  const leftover = facts.leftovers.find(({ by }) => by.offset === start);
  const unclosed = facts.unclosed.findLast(({ offset }) => offset <= start);
  const unclosedAt = (): Said | undefined =>
    unclosed && {
      diagnostic: createDiagnostic(
        'yaml/unclosed',
        { opening: unclosed.opening, closing: unclosed.closing },
        { span: { file, start: unclosed.offset, end: unclosed.offset + 1 } },
      ),
      last: true,
    };
  const syntax = (reason: string): Said => ({
    diagnostic: createDiagnostic('yaml/syntax', { reason }, { span }),
  });
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return {
        diagnostic: createDiagnostic(
          'yaml/tab-indentation',
          {},
          { span, fix: [{ span, text: '  '.repeat(span.end - span.start) }] },
        ),
      };
    case 'BAD_DQ_ESCAPE': {
      const found = { file, start, end: Math.min(start + 2, file.text.length) };
      return {
        diagnostic: createDiagnostic(
          'yaml/bad-escape',
          { sequence: file.text.slice(start, found.end) },
          { span: found },
        ),
      };
    }
    case 'BAD_SCALAR_START': {
      const character = file.text.charAt(start);
      return {
        diagnostic: createDiagnostic(
          'yaml/reserved-start',
          { character, meaning: meanings.get(character) ?? 'it is a sign of YAML' },
          { span: restOfLine(file, start) },
        ),
      };
    }
    case 'KEY_OVER_1024_CHARS':
      return {
        diagnostic: createDiagnostic(
          'yaml/key-too-long',
          {},
          { span: { ...span, end: Math.min(span.end, span.start + 40) } },
        ),
      };
    case 'BLOCK_IN_FLOW':
      return { diagnostic: createDiagnostic('yaml/missing-comma', {}, { span }) };
    case 'BAD_INDENT': {
      if (error.message.startsWith('Flow ')) return unclosedAt() ?? syntax('a bracket is not closed');
      const at = skipBlank(file, start);
      return { diagnostic: createDiagnostic('yaml/bad-indentation', {}, { span: restOfLine(file, at) }) };
    }
    case 'BLOCK_AS_IMPLICIT_KEY':
      if (error.message.startsWith('A block'))
        return {
          diagnostic: createDiagnostic(
            'yaml/bad-indentation',
            {},
            { span: restOfLine(file, skipBlank(file, start)) },
          ),
        };
      return { diagnostic: createDiagnostic('yaml/colon-in-text', {}, { span: restOfLine(file, start) }) };
    case 'MULTILINE_IMPLICIT_KEY': {
      const here = restOfLine(file, start);
      return {
        diagnostic: createDiagnostic(
          'yaml/missing-colon',
          { text: file.text.slice(here.start, here.end) },
          { span: here },
        ),
      };
    }
    case 'MISSING_CHAR': {
      if (error.message.startsWith('Missing closing')) return unclosedAt() ?? syntax('a quote is not closed');
      if (error.message.startsWith('Comments')) return syntax('a comment needs a space before #');
      if (error.message.startsWith('Block scalars with'))
        return {
          diagnostic: createDiagnostic(
            'yaml/bad-indentation',
            {},
            {
              span: restOfLine(file, start),
              help: 'the empty first lines of a block have more spaces than its text: remove the spaces',
            },
          ),
        };
      if (error.message.startsWith('Implicit map keys')) {
        const here = restOfLine(file, start);
        return {
          diagnostic: createDiagnostic(
            'yaml/missing-colon',
            { text: file.text.slice(here.start, here.end) },
            { span: here },
          ),
        };
      }
      if (error.message.startsWith('Sequence item'))
        return {
          diagnostic: createDiagnostic(
            'yaml/bad-indentation',
            {},
            { span: restOfLine(file, skipBlank(file, start)), help: 'begin each item of a list with a dash' },
          ),
        };
      return syntax(lowerFirst(error.message));
    }
    case 'UNEXPECTED_TOKEN':
      if (leftover) {
        const { value } = leftover;
        const before = file.text.slice('offset' in value ? value.offset : start, start).trimEnd();
        const rest = restOfLine(file, start);
        return {
          diagnostic: createDiagnostic(
            'yaml/bracket-in-text',
            { before, rest: file.text.slice(rest.start, rest.end) },
            { span: rest },
          ),
          last: true,
        };
      }
      if (error.message.startsWith('Block scalar header'))
        return {
          diagnostic: createDiagnostic(
            'yaml/reserved-start',
            {
              character: file.text.charAt(start - 1),
              meaning: 'it begins a block of text, which stands on the lines below',
            },
            { span: restOfLine(file, start) },
          ),
        };
      if (error.message.startsWith('Unexpected block-seq-ind'))
        return {
          diagnostic: createDiagnostic(
            'yaml/syntax',
            { reason: 'a list cannot begin on the line of its key' },
            { span, help: 'begin the list on the next line, or put a text that begins with `- ` in quotes' },
          ),
        };
      return {
        ...syntax(`${file.text.slice(span.start, span.end) || 'the end of the file'} has no place here`),
        last: error.message.includes('stream'),
      };
    default:
      return syntax(lowerFirst(error.message));
  }
};

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** One diagnostic for each line that the parser minds, until nothing more can be trusted. */
export const syntaxDiagnostics = (
  file: SourceFile,
  documents: readonly Document.Parsed[],
  facts: TreeFacts,
): readonly Diagnostic[] => {
  const errors = (documents[0]?.errors ?? []).filter(({ code }) => code !== 'BAD_ALIAS');
  const said: Diagnostic[] = [];
  const lines = new Set<number>();
  for (const error of errors.slice(0, 10 * MOST)) {
    const { diagnostic, last } = say(file, error, facts);
    const line = positionAt(file, diagnostic.span?.start ?? 0).line;
    if (!lines.has(line)) said.push(diagnostic);
    lines.add(line);
    if (last || said.length >= MOST) break;
  }
  return said;
};
