// Loads mappings and schemas for a command: the user's own first, then what the package ships where they extend it.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Compilation, CompiledMapping } from '../compiler/compile-mappings.ts';
import { compileMappings } from '../compiler/compile-mappings.ts';
import { MAPPING_FILES, readFiles, SCHEMA_FILES } from '../compiler/read-files.ts';
import type { SourceFile } from '../diagnostics/span.ts';
import { nodeHost } from '../host/node-host.ts';
import { schemaName } from '../schema/registry.ts';
import { UsageError } from './io.ts';

/** The folder of this package: it holds `mappings` and `schemas`. */
export const PACKAGE = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

export interface LoadChoice {
  /** Files and folders with mappings; `mappings` if there are none. */
  readonly paths: readonly string[];
  readonly schemas: string;
  readonly cwd: string;
}

const shipped = (folder: string, pattern: RegExp): readonly SourceFile[] =>
  readFiles(nodeHost(PACKAGE), [folder], pattern).files;

/** Compiles the mappings at the paths. Shipped schemas stand in for names that the user's folder does not have. */
export const loadFor = ({ paths, schemas, cwd }: LoadChoice): Compilation => {
  const host = nodeHost(cwd);
  const chosen = paths.length > 0 ? paths : ['mappings'];
  const mappings = readFiles(host, chosen, MAPPING_FILES);
  const own = host.exists(schemas)
    ? readFiles(host, [schemas], SCHEMA_FILES)
    : { files: [], diagnostics: [] };
  const names = new Set(own.files.map(({ path }) => schemaName(path)));
  const others = shipped('schemas', SCHEMA_FILES).filter(({ path }) => !names.has(schemaName(path)));
  const compiled = compileMappings({
    mappings: mappings.files,
    schemas: [...own.files, ...others],
    library: () => shipped('mappings', MAPPING_FILES),
  });
  return { ...compiled, diagnostics: [...mappings.diagnostics, ...own.diagnostics, ...compiled.diagnostics] };
};

/** One mapping by file, mapping name or canonical name, with an overlay by file or name. */
export const chooseMapping = (
  name: string,
  { overlay, schemas, cwd }: { readonly overlay?: string; readonly schemas: string; readonly cwd: string },
): { readonly compiled: Compilation; readonly mapping: CompiledMapping } => {
  const isFile = (path: string) => /\.ya?ml$/i.test(path);
  const folder = existsSync(join(cwd, 'mappings')) ? ['mappings'] : [];
  const paths = [
    ...new Set([...(isFile(name) ? [name] : folder), ...(overlay && isFile(overlay) ? [overlay] : [])]),
  ];
  const compiled = loadFor({ paths, schemas, cwd });
  const all = [...compiled.mappings, ...compiled.library()];
  const fits = ({ resolved }: CompiledMapping) =>
    isFile(name)
      ? samePath(resolved.document.span.file.path, name)
      : resolved.name === name || resolved.canonical.name === name;
  const overlaid = (each: CompiledMapping) => {
    if (overlay === undefined) return each.overlay === undefined;
    return isFile(overlay)
      ? each.overlayFile !== undefined && samePath(each.overlayFile, overlay)
      : each.overlay === overlay;
  };
  const mapping = all.find((each) => fits(each) && overlaid(each));
  if (mapping === undefined) {
    const known = [...new Set(all.map((each) => each.name))].join(', ');
    const what = overlay === undefined ? `"${name}"` : `"${name}" with the overlay "${overlay}"`;
    throw new UsageError(`there is no mapping ${what}${known === '' ? '' : `; there is ${known}`}`);
  }
  return { compiled, mapping };
};

const samePath = (a: string, b: string): boolean => {
  const plain = (path: string) => path.replaceAll('\\', '/').replace(/^\.\//, '');
  return plain(a) === plain(b) || plain(b).endsWith(`/${plain(a)}`);
};
