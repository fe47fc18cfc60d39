// Reports what is wrong with schemas as schemas, at the place in their files.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { SourceFile } from '../../diagnostics/span.ts';
import { locateJson } from '../locate-json.ts';
import type { SchemaRegistry } from '../registry.ts';
import type { DialectOptions } from './ajv-for.ts';
import { checkSchema } from './check-schema.ts';

/**
 * Checks every document of a registry against JSON Schema 2020-12 and our dialect.
 * @param files the texts that the registry was made of; a document without one is reported without a place
 */
export const checkSchemas = (
  registry: SchemaRegistry,
  files: readonly SourceFile[],
  options: DialectOptions = {},
): readonly Diagnostic[] => {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return registry.names().flatMap((name) => {
    const document = registry.get(name);
    const faults = document === undefined ? [] : checkSchema(document, options);
    if (document === undefined || faults.length === 0) return [];
    const file = byPath.get(document.file);
    const places = file === undefined ? undefined : locateJson(file.text).values;
    return faults.map(({ pointer, message: reason }) => {
      const range = places?.get(pointer);
      // The whole file is no place; its first character is.
      const end = range === undefined ? 0 : pointer === '' ? range.start + 1 : range.end;
      const span = file === undefined || range === undefined ? undefined : { file, start: range.start, end };
      return createDiagnostic('schema/invalid', { reason }, { span });
    });
  });
};
