// The page of a diagnostic or issue code: what it is, why, how to mend it. Read from `docs/diagnostics` when asked for.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../diagnostics/catalogue/index.ts';
import type { Severity } from '../diagnostics/severity.ts';
import { ISSUES } from '../functions/issue-codes.ts';
import { packageFolder } from '../host/package-host.ts';
import { packageVersion } from './package-version.ts';

/** One page; `text` is Markdown without its heading. */
export interface DiagnosticPage {
  readonly code: string;
  /** `issue` for what is wrong with a record. */
  readonly severity: Severity | 'issue';
  readonly title: string;
  readonly text: string;
  /** Where this version's page can be read. */
  readonly uri: string;
}

/** All codes that have a page. */
export const pageCodes = (): readonly string[] => [...Object.keys(catalogue), ...Object.keys(ISSUES)];

const titleOf = (code: string): Pick<DiagnosticPage, 'severity' | 'title'> | undefined => {
  for (const [known, { severity, title }] of Object.entries(catalogue))
    if (known === code) return { severity, title };
  for (const [known, text] of Object.entries(ISSUES))
    if (known === code) return { severity: 'issue', title: text.charAt(0).toUpperCase() + text.slice(1) };
  return undefined;
};

const stageOf = (code: string): string => code.slice(0, code.indexOf('/'));

/** The text below a heading, up to the next. */
const sectionOf = (markdown: string, code: string): string => {
  const [, text = ''] = `\n${markdown.replaceAll('\r\n', '\n')}`.split(`\n## ${code}\n`);
  const [section = ''] = text.split('\n## ');
  return section.trim();
};

/** Any package on npm can be read there by version; the pages are part of it. */
const uriOf = (code: string): string =>
  `https://unpkg.com/marketo-crosswalk@${packageVersion()}/docs/diagnostics/${stageOf(code)}.md#${code.replace('/', '')}`;

/** The page of a code; undefined for what is no code. */
export const diagnosticPage = (code: string): DiagnosticPage | undefined => {
  const title = titleOf(code);
  if (title === undefined) return undefined;
  const path = join(packageFolder(), 'docs', 'diagnostics', `${stageOf(code)}.md`);
  const markdown = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return { code, ...title, text: sectionOf(markdown, code), uri: uriOf(code) };
};

/** Is this shaped like a code: does it begin with a stage that has codes? */
export const looksLikeCode = (name: string): boolean =>
  name.includes('/') && pageCodes().some((code) => stageOf(code) === stageOf(name));

/** A page for a terminal: without signs of Markdown, its changes indented. */
export const pageText = ({ code, severity, title, text }: DiagnosticPage): string => {
  let isCode = false;
  const lines = text.split('\n').flatMap((line) => {
    if (line.startsWith('```')) {
      isCode = !isCode;
      return [];
    }
    return isCode ? `    ${line}` : line.replaceAll('**', '');
  });
  return `${severity}[${code}]: ${title}\n\n${lines.join('\n')}\n`;
};
