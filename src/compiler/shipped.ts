// What the package ships: schemas for names that a project does not have, mappings that its overlays may extend.
import type { SourceFile } from '../diagnostics/span.ts';
import { packageHost } from '../host/package-host.ts';
import { schemaName } from '../schema/registry.ts';
import { MAPPING_FILES, readFiles, SCHEMA_FILES } from './read-files.ts';

/**
 * The project's schemas, and the shipped ones whose names it does not have.
 * @param shipped - the shipped ones, where they have been read before
 */
export const withShippedSchemas = (
  own: readonly SourceFile[],
  shipped?: readonly SourceFile[],
): readonly SourceFile[] => {
  const names = new Set(own.map(({ path }) => schemaName(path)));
  const files = shipped ?? readFiles(packageHost(), ['schemas'], SCHEMA_FILES).files;
  return [...own, ...files.filter(({ path }) => !names.has(schemaName(path)))];
};

export const shippedMappings = (): readonly SourceFile[] =>
  readFiles(packageHost(), ['mappings'], MAPPING_FILES).files;
