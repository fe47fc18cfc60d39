// What is wrong with the schemas that mappings use, at the place in their files.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceFile } from '../diagnostics/span.ts';
import { malformedConsents } from '../schema/consent.ts';
import type { SchemaDocument } from '../schema/domain.ts';
import { locateJson } from '../schema/locate-json.ts';
import { rememberFor } from '../schema/remember.ts';
import { checkSchema } from '../schema/validate/check-schema.ts';
import { looksSound } from './looks-sound.ts';

const CONSENT_FORM = 'x-consent is { "granted": [value, …] }: the values that mean consent, and nothing else';

const faultsOf = rememberFor((document: SchemaDocument) => {
  if (!looksSound(document.root)) {
    const faults = checkSchema(document);
    if (faults.length > 0) return faults;
  }
  return malformedConsents(document.root).map((pointer) => ({ pointer, message: CONSENT_FORM }));
});

/** Checks each document against JSON Schema itself; faults of documents without a file have no place. */
export const checkSchemas = (
  documents: Iterable<SchemaDocument>,
  files: readonly SourceFile[],
): readonly Diagnostic[] =>
  [...new Set(documents)].flatMap((document) => {
    const faults = faultsOf(document);
    if (faults.length === 0) return [];
    const file = files.find(({ path }) => path === document.file);
    const { values } = locateJson(file?.text ?? '{}');
    return faults.map(({ pointer, message }) => {
      const range = values.get(pointer) ?? values.get('');
      const span = file && range && { file, start: range.start, end: range.end };
      return createDiagnostic('schema/invalid', { reason: message }, { span });
    });
  });
