// What the package ships: schemas for names that a project does not have, mappings that its overlays may extend.
import type { SourceFile } from '../diagnostics/span.ts';
import { packageHost } from '../host/package-host.ts';
import { type SchemaFile, schemaName } from '../schema/registry.ts';
import { MAPPING_FILES, readFiles, SCHEMA_FILES } from './read-files.ts';

/** Does a schema refer to another document? */
const refersToOthers = ({ text }: SourceFile): boolean => /"\$ref"\s*:\s*"[^#"]/.test(text);

/**
 * The project's schemas, and the shipped ones whose names it does not have; where the project's refer to other documents,
 * the shipped ones that they replace as well.
 * @param shipped - the shipped ones, where they have been read before
 */
export const withShippedSchemas = (
  own: readonly SourceFile[],
  shipped?: readonly SourceFile[],
): readonly SchemaFile[] => {
  const names = new Set(own.map(({ path }) => schemaName(path)));
  const files = shipped ?? readFiles(packageHost(), ['schemas'], SCHEMA_FILES).files;
  const isOwn = ({ path }: SourceFile): boolean => names.has(schemaName(path));
  const replaced = own.some(refersToOthers) ? files.filter(isOwn) : [];
  return [
    ...own,
    ...files.filter((file) => !isOwn(file)),
    ...replaced.map((file) => ({ ...file, isReplaced: true })),
  ];
};

export const shippedMappings = (): readonly SourceFile[] =>
  readFiles(packageHost(), ['mappings'], MAPPING_FILES).files;
