// Diagnostics as SARIF 2.1.0, for code scanning: rules from the catalogue, places with UTF-16 columns, fixes as replacements.
import { catalogue, type DiagnosticCode } from '../catalogue/index.ts';
import type { Diagnostic, Edit } from '../diagnostic.ts';
import { positionAt } from '../position.ts';
import type { Label, Span } from '../span.ts';
import { fingerprintsOf } from './gitlab.ts';

/** Who made the report. */
export interface SarifTool {
  readonly version?: string | undefined;
  readonly informationUri?: string | undefined;
  /** The page of a code: its text, and where it can be read; nothing for a code without one. */
  readonly pageOf?: ((code: string) => SarifPage | undefined) | undefined;
}

export interface SarifPage {
  readonly markdown: string;
  /** An absolute URI. */
  readonly uri: string;
}

/** A result that a comment in the file silences, with the reason that it gives. */
export interface SarifSuppressed {
  readonly diagnostic: Diagnostic;
  readonly reason: string;
}

/** A path as a URI reference: relative paths stay relative. */
const uriOf = (path: string): string => {
  const encoded = path
    .split('/')
    .map((name) => encodeURIComponent(name.replace(/[\ud800-\udfff]/gu, '\ufffd')))
    .join('/');
  if (/^[A-Za-z]%3A\//.test(encoded)) return `file:///${encoded.replace('%3A', ':')}`;
  return encoded.startsWith('/') ? `file://${encoded}` : encoded;
};

const regionOf = ({ file, start, end }: Span) => {
  const from = positionAt(file, start);
  const to = positionAt(file, end);
  return {
    startLine: from.line,
    startColumn: from.column,
    endLine: to.line,
    endColumn: to.column,
    charOffset: from.offset,
    charLength: to.offset - from.offset,
  };
};

const physicalOf = (span: Span) => ({
  artifactLocation: { uri: uriOf(span.file.path) },
  region: regionOf(span),
});

const locationOf = ({ span, message }: Label) => ({
  physicalLocation: physicalOf(span),
  ...(message !== '' && { message: { text: message } }),
});

const fixOf = (edits: readonly Edit[], isSafe: boolean) => {
  const files = new Map<string, Edit[]>();
  for (const edit of edits) {
    const uri = uriOf(edit.span.file.path);
    files.set(uri, [...(files.get(uri) ?? []), edit]);
  }
  return {
    description: {
      text: isSafe
        ? 'crosswalk check --fix makes this change'
        : 'a proposal: it may change what the file means',
    },
    artifactChanges: [...files].map(([uri, changes]) => ({
      artifactLocation: { uri },
      replacements: changes.map(({ span, text }) => ({
        deletedRegion: regionOf(span),
        insertedContent: { text },
      })),
    })),
  };
};

const ruleOf = (code: DiagnosticCode, page: SarifPage | undefined) => ({
  id: code,
  shortDescription: { text: catalogue[code].title },
  ...(page && { helpUri: page.uri, help: { text: page.markdown, markdown: page.markdown } }),
  defaultConfiguration: { level: catalogue[code].severity },
});

/** The report as an object. */
export const sarifReport = (
  diagnostics: readonly Diagnostic[],
  tool: SarifTool = {},
  suppressed: readonly SarifSuppressed[] = [],
) => {
  const all = [
    ...diagnostics.map((diagnostic) => ({ diagnostic, reason: undefined })),
    ...suppressed.map(({ diagnostic, reason }) => ({ diagnostic, reason })),
  ];
  const codes = [...new Set(all.map(({ diagnostic }) => diagnostic.code))].sort();
  const indexOf = new Map(codes.map((code, index) => [code, index]));
  const fingerprints = fingerprintsOf(all.map(({ diagnostic }) => diagnostic));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'crosswalk',
            ...(tool.version && { version: tool.version }),
            ...(tool.informationUri && { informationUri: tool.informationUri }),
            rules: codes.map((code) => ruleOf(code, tool.pageOf?.(code))),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: all.map(({ diagnostic, reason }, index) => {
          const { code, severity, message, span, label, related, help, fix, fixIsSafe = false } = diagnostic;
          return {
            ruleId: code,
            ruleIndex: indexOf.get(code) ?? -1,
            level: severity,
            message: { text: help ? `${message}\n${help}` : message },
            ...(span && { locations: [locationOf({ span, message: label ?? '' })] }),
            ...(related?.length && {
              relatedLocations: related.map((each, id) => ({ id: id + 1, ...locationOf(each) })),
            }),
            ...(fix?.length && { fixes: [fixOf(fix, fixIsSafe)] }),
            partialFingerprints: { 'crosswalk/v1': fingerprints[index] ?? '' },
            // Where one result states what silences it, all do.
            ...(suppressed.length > 0 && {
              suppressions: reason === undefined ? [] : [{ kind: 'inSource', justification: reason }],
            }),
          };
        }),
      },
    ],
  };
};

/** The report as JSON text, ending with a line feed. */
export const formatSarif = (
  diagnostics: readonly Diagnostic[],
  tool: SarifTool = {},
  suppressed: readonly SarifSuppressed[] = [],
): string => `${JSON.stringify(sarifReport(diagnostics, tool, suppressed), null, 2)}\n`;
