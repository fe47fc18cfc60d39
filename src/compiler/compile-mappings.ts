// The driver: parse → load → resolve → check → emit. It never throws for what a person wrote; all problems of a run
// come back at once.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../diagnostics/sort-diagnostics.ts';
import type { SourceFile } from '../diagnostics/span.ts';
import { createSchemaRegistry, type SchemaRegistry } from '../schema/registry.ts';
import { checkSchemas } from './check-schemas.ts';
import { type CompiledMapping, compileMapping } from './compile-mapping.ts';
import { withoutFollowUps } from './follow-ups.ts';
import { type LoadedMapping, loadMappings } from './load.ts';
import { applySuppressions, type Suppressed } from './suppressions.ts';

export interface Compilation {
  readonly mappings: readonly CompiledMapping[];
  readonly schemas: SchemaRegistry;
  readonly diagnostics: readonly Diagnostic[];
  /** What comments in the files silence. */
  readonly suppressed: readonly Suppressed[];
}

export type { CompiledMapping } from './compile-mapping.ts';

/** Texts to compile, with the paths under which they are reported. */
export interface CompileInput {
  readonly mappings: readonly SourceFile[];
  readonly schemas: readonly SourceFile[];
  /** Mappings that overlays may extend; read only where one is missing from `mappings`. */
  readonly library?: () => readonly SourceFile[];
  /** Which of the mappings to resolve, check and emit; all if absent. Every file is parsed all the same. */
  readonly choose?: (mappings: readonly LoadedMapping[]) => readonly LoadedMapping[];
  /** The day, `2026-11-23`: comments that silence something are in force until theirs. For ever if absent. */
  readonly today?: string;
}

/** Compiles every mapping and every overlay. */
export const compileMappings = (input: CompileInput): Compilation => {
  const { mappings: files, schemas: schemaFiles, library, choose = (all) => all, today } = input;
  const { registry, diagnostics: schemaDiagnostics } = createSchemaRegistry(schemaFiles);
  const loaded = loadMappings(files, library);
  const diagnostics: Diagnostic[] = [...schemaDiagnostics, ...loaded.diagnostics];
  // A file with errors of its own is resolved and checked all the same, but nothing runs that was not understood whole.
  const broken = new Set(
    loaded.diagnostics.flatMap(({ severity, span }) => (severity === 'error' && span ? [span.file] : [])),
  );
  const mappings: CompiledMapping[] = [];
  for (const each of choose(loaded.mappings)) {
    const { document, overlayFile } = each;
    const isBroken =
      broken.has(document.span.file) ||
      document.rules.some(({ span }) => broken.has(span.file)) ||
      [...broken].some(({ path }) => path === overlayFile);
    const compiled = compileMapping(each, registry, isBroken);
    diagnostics.push(...compiled.diagnostics);
    if (compiled.mapping !== undefined) mappings.push(compiled.mapping);
  }
  const used = mappings.flatMap(({ resolved: { vendor, canonical } }) => [
    vendor,
    registry.get(canonical.name) ?? canonical,
  ]);
  diagnostics.push(...checkSchemas(used, schemaFiles));
  const isWhole = input.choose === undefined;
  const left = applySuppressions(withoutFollowUps(diagnostics), files, { today, isWhole });
  return {
    mappings,
    schemas: registry,
    diagnostics: sortDiagnostics(left.diagnostics),
    suppressed: left.suppressed,
  };
};
