// Loads mappings and schemas for a command: the user's own first, then what the package ships.
import type { Compilation, CompileInput } from '../compiler/compile-mappings.ts';
import { compileMappings } from '../compiler/compile-mappings.ts';
import { MAPPING_FILES, type ReadFiles, readFiles, SCHEMA_FILES } from '../compiler/read-files.ts';
import { shippedMappings, withShippedSchemas } from '../compiler/shipped.ts';
import { nodeHost } from '../host/node-host.ts';
import { UsageError } from './io.ts';
import { assertPaths, projectFolder, shownPath } from './project.ts';

export interface LoadChoice {
  /** Files and folders with mappings; the project's `mappings` if there are none. */
  readonly paths: readonly string[];
  /** A folder with JSON Schemas; the project's `schemas` if absent. */
  readonly schemas?: string | undefined;
  readonly cwd: string;
}

/** The texts of a project, and what could not be read. */
export interface Project {
  readonly input: CompileInput;
  readonly diagnostics: ReadFiles['diagnostics'];
}

/** A mapping comes with its examples, examples come with their mapping. */
const withExamples = (paths: readonly string[], cwd: string): readonly string[] => {
  const host = nodeHost(cwd);
  return paths.flatMap((path) => {
    const [, stem = path, isExamples, ending = ''] = /^(.*?)(\.examples)?(\.ya?ml)$/i.exec(path) ?? [];
    const other = `${stem}${isExamples === undefined ? '.examples' : ''}${ending}`;
    return other !== path && host.kindOf(other) === 'file' ? [path, other] : [path];
  });
};

/** Reads the files of a project. Shipped schemas stand in for names that the project does not have. */
export const readProject = ({ paths: named, schemas, cwd }: LoadChoice): Project => {
  const host = nodeHost(cwd);
  assertPaths([...named, ...(schemas === undefined ? [] : [schemas])], cwd);
  const paths = named.map((path) => shownPath(path, cwd));
  const mappings = readFiles(host, withExamples(paths, cwd), MAPPING_FILES);
  const folder = schemas ?? projectFolder('schemas', paths, cwd);
  const own: ReadFiles =
    folder === undefined ? { files: [], diagnostics: [] } : readFiles(host, [folder], SCHEMA_FILES);
  const around = projectFolder('mappings', paths, cwd);
  return {
    input: {
      mappings: mappings.files,
      schemas: withShippedSchemas(own.files),
      // What an overlay extends is looked for in the project before it is taken from the package.
      library: () => [
        ...(around === undefined ? [] : readFiles(host, [around], MAPPING_FILES).files),
        ...shippedMappings(),
      ],
    },
    diagnostics: [...mappings.diagnostics, ...own.diagnostics],
  };
};

/**
 * Compiles the mappings at the paths; `files` are those that were read.
 * @throws UsageError where a path is not there or holds no mapping.
 */
export const loadFor = (choice: LoadChoice): Compilation & { readonly files: readonly string[] } => {
  const { paths, cwd } = choice;
  const chosen =
    paths.length > 0 ? paths : [projectFolder('mappings', [], cwd)].filter((path) => path !== undefined);
  if (chosen.length === 0)
    throw new UsageError('there is no folder "mappings" here; name the files or folders to look at');
  const { input, diagnostics } = readProject({ ...choice, paths: chosen });
  if (input.mappings.length === 0 && diagnostics.length === 0)
    throw new UsageError(`there is no mapping (*.yaml) in ${chosen.map((path) => `"${path}"`).join(', ')}`);
  const today = new Date().toISOString().slice(0, 10);
  const compiled = compileMappings({ ...input, today });
  return {
    ...compiled,
    files: input.mappings.map(({ path }) => path),
    diagnostics: [...diagnostics, ...compiled.diagnostics],
  };
};
