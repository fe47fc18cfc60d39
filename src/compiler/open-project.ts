// A project that stays open: checked again after an edit at the cost of what changed. What an editor, a watching command or
// a server needs; a single run uses `loadCrosswalk`.
import type { SourceFile } from '../diagnostics/span.ts';
import type { Host } from '../host/host.ts';
import { nodeHost } from '../host/node-host.ts';
import { type Compilation, compileMappings } from './compile-mappings.ts';
import { MAPPING_FILES, type ReadFiles, readFiles, SCHEMA_FILES } from './read-files.ts';
import { shippedMappings, withShippedSchemas } from './shipped.ts';

export interface ProjectOptions {
  /** Folders or files with mappings. */
  readonly mappings: readonly string[];
  /** Folders or files with JSON Schemas; the package's stand in for names that they do not have. */
  readonly schemas?: readonly string[];
  /** Where the files are; the file system below the working folder if absent. */
  readonly host?: Host;
}

/** What `check` found: all mappings with all their diagnostics, changed or not. */
export type ProjectCheck = Pick<Compilation, 'mappings' | 'diagnostics' | 'suppressed'>;

export interface Project {
  /**
   * Checks the project as it is now.
   * @param changed - the files that changed since the last check, as the project shows their paths; all are read anew if
   * absent, as they are for a path that is new or gone. What has the same text as before is not parsed again.
   */
  readonly check: (changed?: readonly string[]) => ProjectCheck;
}

interface Texts {
  readonly mappings: ReadFiles;
  readonly schemas: ReadFiles;
}

/**
 * Opens a project; nothing is read before the first check. Problems are returned, never thrown.
 *
 * @example
 * ```ts
 * const project = openProject({ mappings: ['mappings'], schemas: ['schemas'] });
 * project.check();
 * // … `mappings/marketo/contact.yaml` is edited …
 * const { diagnostics } = project.check(['mappings/marketo/contact.yaml']);
 * ```
 */
export const openProject = ({ mappings, schemas = [], host = nodeHost('.') }: ProjectOptions): Project => {
  const kept = new Map<string, SourceFile>();
  let texts: Texts | undefined;
  let library: readonly SourceFile[] | undefined;
  const shippedSchemas = withShippedSchemas([]);

  /** The file as it was where its text is the same: whatever was made of it counts still. */
  const keep = (file: SourceFile): SourceFile => {
    const known = kept.get(file.path);
    if (known?.text === file.text) return known;
    kept.set(file.path, file);
    return file;
  };
  const keepAll = (read: ReadFiles): ReadFiles => ({ ...read, files: read.files.map(keep) });
  const readAll = (): Texts => {
    const all = {
      mappings: keepAll(readFiles(host, mappings, MAPPING_FILES)),
      schemas: keepAll(readFiles(host, schemas, SCHEMA_FILES)),
    };
    const there = new Set([...all.mappings.files, ...all.schemas.files].map(({ path }) => path));
    for (const path of [...kept.keys()]) if (!there.has(path)) kept.delete(path);
    return all;
  };

  /** The files with some read again; undefined where a path is new, gone or cannot be read. */
  const update = (before: Texts, changed: readonly string[]): Texts | undefined => {
    for (const path of changed) {
      const read = host.readText(path);
      if (!kept.has(path) || read.kind !== 'text') return undefined;
      keep({ path, text: read.text });
    }
    const current = (read: ReadFiles): ReadFiles => ({
      ...read,
      files: read.files.map((file) => kept.get(file.path) ?? file),
    });
    return { mappings: current(before.mappings), schemas: current(before.schemas) };
  };

  return {
    check: (changed) => {
      texts = (texts && changed && update(texts, changed)) ?? readAll();
      const { diagnostics, ...compiled } = compileMappings({
        mappings: texts.mappings.files,
        schemas: withShippedSchemas(texts.schemas.files, shippedSchemas),
        library: () => {
          library ??= shippedMappings();
          return library;
        },
        today: host.now().toISOString().slice(0, 10),
      });
      return {
        mappings: compiled.mappings,
        suppressed: compiled.suppressed,
        diagnostics: [...texts.mappings.diagnostics, ...texts.schemas.diagnostics, ...diagnostics],
      };
    },
  };
};
