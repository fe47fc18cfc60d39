// The page of a code as SARIF carries it: its text, and where it can be read.
import type { SarifPage } from '../diagnostics/report/sarif.ts';
import { diagnosticPage } from './diagnostic-pages.ts';

/** The page of a code; undefined for a code without one. */
export const sarifPage = (code: string): SarifPage | undefined => {
  const page = diagnosticPage(code);
  return page && page.text !== '' ? { markdown: page.text, uri: page.uri } : undefined;
};
