// `# crosswalk-ignore CODE until DATE: reason`, on a line or above it: silences warnings and notes, for a time.
import { catalogue } from '../diagnostics/catalogue/index.ts';
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/near.ts';
import { lineStartsOf, lineTextAt, positionAt } from '../diagnostics/position.ts';
import { didYouMean } from '../diagnostics/quote.ts';
import type { SourceFile, Span } from '../diagnostics/span.ts';

/** A diagnostic that a comment silences, and what the comment says. */
export interface Suppressed {
  readonly diagnostic: Diagnostic;
  readonly reason: string;
  /** The last day on which the comment counts: `2027-01-31`. */
  readonly until: string;
}

interface Suppression {
  readonly codes: readonly string[];
  readonly until: string;
  readonly reason: string;
  /** The comment. */
  readonly span: Span;
  /** The line that it is about, from 1. */
  readonly line: number;
}

const COMMENT = /(?:^|\s)#\s*crosswalk-ignore\b[ \t]*([^\r\n]*)/;
const FORM = /^([^:]*?)\s+until\s+(\S+?)\s*:\s*(.*)$/;

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().slice(0, 10) === text;

/** What is wrong with the text behind `crosswalk-ignore`, or what it says. */
const parse = (text: string): string | Pick<Suppression, 'codes' | 'until' | 'reason'> => {
  const [, list, until, reason] = FORM.exec(text.trim()) ?? [];
  if (list === undefined || until === undefined || reason === undefined)
    return 'it needs a code, a date and a reason';
  const codes = list.split(/[,\s]+/).filter((code) => code !== '');
  if (codes.length === 0) return 'it names no code';
  const unknown = codes.find((code) => !Object.hasOwn(catalogue, code));
  if (unknown !== undefined) {
    const near = didYouMean(nearest(unknown, Object.keys(catalogue), 1));
    return `there is no code ${JSON.stringify(unknown)}${near === '' ? '' : `; ${near}`}`;
  }
  if (!isDay(until)) return `${JSON.stringify(until)} is no day, such as 2027-01-31`;
  return reason.trim() === '' ? 'it gives no reason' : { codes, until, reason: reason.trim() };
};

/** The first line after a comment of its own that says something. */
const lineBelow = (file: SourceFile, from: number): number => {
  const count = lineStartsOf(file).length;
  for (let line = from + 1; line <= count; line++)
    if (!/^\s*(?:#|$)/.test(lineTextAt(file, line) ?? '')) return line;
  return from;
};

const readFile = (file: SourceFile): { suppressions: Suppression[]; diagnostics: Diagnostic[] } => {
  const found = { suppressions: [] as Suppression[], diagnostics: [] as Diagnostic[] };
  if (!file.text.includes('crosswalk-ignore')) return found;
  for (const [index, start] of lineStartsOf(file).entries()) {
    const text = lineTextAt(file, index + 1) ?? '';
    const match = COMMENT.exec(text);
    if (match === null) continue;
    const at = start + match.index + match[0].indexOf('#');
    const span = { file, start: at, end: start + text.trimEnd().length };
    const parsed = parse(match[1] ?? '');
    if (typeof parsed === 'string') {
      found.diagnostics.push(createDiagnostic('suppress/malformed', { reason: parsed }, { span }));
    } else {
      const isAlone = text.slice(0, at - start).trim() === '';
      found.suppressions.push({
        ...parsed,
        span,
        line: isAlone ? lineBelow(file, index + 1) : index + 1,
      });
    }
  }
  return found;
};

/**
 * Takes out what comments silence, and adds what is wrong with the comments.
 * @param today - `2026-11-23`; without it nothing is expired
 * @param isWhole - were all mappings of the files checked? Only then can a comment be known to silence nothing
 */
export const applySuppressions = (
  diagnostics: readonly Diagnostic[],
  files: readonly SourceFile[],
  { today, isWhole }: { readonly today?: string | undefined; readonly isWhole: boolean },
): { readonly diagnostics: readonly Diagnostic[]; readonly suppressed: readonly Suppressed[] } => {
  const read = files.map(readFile);
  const suppressions = read.flatMap((each) => each.suppressions);
  const problems = read.flatMap((each) => each.diagnostics);
  if (suppressions.length === 0) return { diagnostics: [...diagnostics, ...problems], suppressed: [] };
  const suppressed: Suppressed[] = [];
  const used = new Set<Suppression>();
  const refused = new Set<Suppression>();
  const kept = diagnostics.filter((diagnostic) => {
    const { code, span, severity } = diagnostic;
    const by = suppressions.find(
      ({ codes, line, span: { file } }) =>
        span?.file === file && positionAt(file, span.start).line === line && codes.includes(code),
    );
    if (by === undefined) return true;
    used.add(by);
    if (severity === 'error') {
      if (!refused.has(by)) problems.push(createDiagnostic('suppress/error', { code }, { span: by.span }));
      refused.add(by);
      return true;
    }
    if (today !== undefined && by.until < today) return true;
    suppressed.push({ diagnostic, reason: by.reason, until: by.until });
    return false;
  });
  for (const each of suppressions) {
    const { codes, until, span } = each;
    if (!used.has(each)) {
      if (isWhole) problems.push(createDiagnostic('suppress/unused', { codes }, { span }));
    } else if (today !== undefined && until < today && !refused.has(each)) {
      problems.push(createDiagnostic('suppress/expired', { codes, until, today }, { span }));
    }
  }
  return { diagnostics: [...kept, ...problems], suppressed };
};
