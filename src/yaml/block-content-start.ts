// Where the text of a block scalar begins, behind its header line and its indentation.
import type { Span } from '../diagnostics/span.ts';

/**
 * The file offset of the first character of a block scalar's text.
 *
 * @param source - the text of the file
 * @param span - the block scalar with its header
 * @param text - its decoded text
 */
export const blockContentStart = (source: string, span: Span, text: string): number => {
  const header = source.indexOf('\n', span.start);
  if (header < 0 || header >= span.end) return span.end;
  const start = header + 1;
  const newline = source.indexOf('\n', start);
  const line = source.slice(start, newline < 0 ? source.length : newline).replace(/\r$/, '');
  const first = text.split('\n', 1)[0] ?? '';
  // A folded first line may go on behind the fold: then the indentation is all white space before its text.
  return line.endsWith(first)
    ? start + line.length - first.length
    : start + (line.length - line.trimStart().length);
};
