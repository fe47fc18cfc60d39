// Diagnostics as SARIF 2.1.0, for code scanning: rules from the catalogue, places with UTF-16 columns, fixes as replacements.
import { catalogue } from '../catalogue/index.ts';
import type { Diagnostic, Edit } from '../diagnostic.ts';
import { positionAt } from '../position.ts';
import type { Label, Span } from '../span.ts';

/** Who made the report. */
export interface SarifTool {
  readonly version?: string | undefined;
  readonly informationUri?: string | undefined;
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

const fixOf = (edits: readonly Edit[]) => {
  const files = new Map<string, Edit[]>();
  for (const edit of edits) {
    const uri = uriOf(edit.span.file.path);
    files.set(uri, [...(files.get(uri) ?? []), edit]);
  }
  return {
    artifactChanges: [...files].map(([uri, changes]) => ({
      artifactLocation: { uri },
      replacements: changes.map(({ span, text }) => ({
        deletedRegion: regionOf(span),
        insertedContent: { text },
      })),
    })),
  };
};

/** The report as an object. */
export const sarifReport = (diagnostics: readonly Diagnostic[], tool: SarifTool = {}) => {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  const indexOf = new Map(codes.map((code, index) => [code, index]));
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
            rules: codes.map((code) => ({
              id: code,
              shortDescription: { text: catalogue[code].title },
              defaultConfiguration: { level: catalogue[code].severity },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map(({ code, severity, message, span, label, related, help, fix }) => ({
          ruleId: code,
          ruleIndex: indexOf.get(code) ?? -1,
          level: severity,
          message: { text: help ? `${message}\n${help}` : message },
          ...(span && { locations: [locationOf({ span, message: label ?? '' })] }),
          ...(related?.length && {
            relatedLocations: related.map((each, index) => ({ id: index + 1, ...locationOf(each) })),
          }),
          ...(fix?.length && { fixes: [fixOf(fix)] }),
        })),
      },
    ],
  };
};

/** The report as JSON text, ending with a line feed. */
export const formatSarif = (diagnostics: readonly Diagnostic[], tool: SarifTool = {}): string =>
  `${JSON.stringify(sarifReport(diagnostics, tool), null, 2)}\n`;
