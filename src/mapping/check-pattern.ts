// Is a text a regular expression at all? Whether our engine takes it is another question, asked where it is compiled.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Span } from '../diagnostics/span.ts';
import type { Report } from './reader.ts';

/** Longer expressions are refused unread. */
const LONGEST = 1000;

export const checkPattern = (pattern: string, span: Span, report: Report): boolean => {
  const reason = reasonAgainst(pattern);
  if (reason !== undefined) report(createDiagnostic('mapping/bad-pattern', { pattern, reason }, { span }));
  return reason === undefined;
};

const reasonAgainst = (pattern: string): string | undefined => {
  if (pattern.length > LONGEST) return `it is longer than ${LONGEST} characters`;
  try {
    new RegExp(pattern);
    return undefined;
  } catch (error) {
    // "Invalid regular expression: /(/: Unterminated group": only what follows the expression is news.
    const message = error instanceof Error ? error.message : '';
    return message.slice(message.lastIndexOf(': ') + 2).toLowerCase() || 'it cannot be compiled';
  }
};
