// Diagnostics as Markdown: the summary of a step on GitHub, or a comment on a merge request.
import { positionAt } from '../position.ts';
import { summaryLine, summaryOf } from '../summary.ts';
import { visible } from '../visible.ts';
import type { Problem } from './problem.ts';

/** Longer tables are cut: a summary may have a mebibyte, and nobody reads further. */
const MOST = 200;

const SIGNS = { error: '❌', warning: '⚠️', note: 'ℹ️' } as const;

/** A text inside a table's cell: signs of Markdown and HTML mean themselves. */
export const markdownText = (text: string): string =>
  visible(text)
    .replaceAll(/[\\`*_{}[\]<>()#|~]/g, '\\$&')
    .replaceAll(/\r?\n/g, ' ');

/** A text as code inside a table's cell. */
export const markdownCode = (text: string): string => {
  const ticks = '`'.repeat(1 + Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)));
  return `${ticks} ${visible(text).replaceAll('|', '\\|')} ${ticks}`.replaceAll(/\r?\n/g, ' ');
};

const rowOf = ({ code, severity, message, help, span }: Problem): string => {
  const place = span ? `${span.file.path}:${positionAt(span.file, span.start).line}` : '';
  const [first = ''] = (help ?? '').split('\n');
  return `| ${SIGNS[severity]} ${markdownCode(code)} | ${place === '' ? '' : markdownCode(place)} | ${markdownText(message)} | ${markdownText(first)} |`;
};

/** The report under a heading, ending with a line feed. */
export const formatMarkdown = (
  diagnostics: readonly Problem[],
  heading = 'crosswalk check',
  summary = summaryLine(summaryOf(diagnostics)),
): string => {
  const rows = diagnostics.slice(0, MOST).map(rowOf);
  const table =
    rows.length === 0
      ? []
      : ['', '| problem | place | what is wrong | what to do |', '|---|---|---|---|', ...rows];
  const more = diagnostics.length - rows.length;
  return [`### ${heading}`, '', summary, ...table, ...(more > 0 ? ['', `… and ${more} more`] : []), ''].join(
    '\n',
  );
};
