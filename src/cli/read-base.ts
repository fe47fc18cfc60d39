// The other state of a project: the same files as they are in a folder, or in a commit of git.
import { resolve } from 'node:path';
import type { CompileInput } from '../compiler/compile-mappings.ts';
import { MAPPING_FILES, type ReadFiles, readFiles, SCHEMA_FILES } from '../compiler/read-files.ts';
import { shippedMappings, withShippedSchemas } from '../compiler/shipped.ts';
import type { Host } from '../host/host.ts';
import { memoryHost } from '../host/memory-host.ts';
import { nodeHost } from '../host/node-host.ts';
import { commitOf, filesAt, missingRef } from './git.ts';
import { UsageError } from './io.ts';
import { shownPath } from './project.ts';

export interface BaseChoice {
  /** A folder, or what git takes for a commit. */
  readonly base: string;
  /** What is compared, from the working folder. */
  readonly paths: readonly string[];
  /** The folder with the schemas, from the working folder; absent where only shipped ones are used. */
  readonly schemas?: string | undefined;
  readonly cwd: string;
}

const FILES = /\.(?:ya?ml|json)$/i;

/**
 * A host in which the base's files have the paths that they have in the working folder.
 * @throws UsageError where the base is neither a folder nor a commit, or could be both.
 */
const openBase = (base: string, cwd: string): Host => {
  const isFolder = base !== '' && nodeHost(cwd).kindOf(base) === 'folder';
  if (isFolder && /[/\\]|^\.+$/.test(base)) return nodeHost(resolve(cwd, base));
  const commit = isFolder ? commitIfAny(base, cwd) : commitOf(base, cwd);
  if (isFolder && commit !== undefined)
    throw new UsageError(`"${base}" is a folder and a git ref: write ./${base} or refs/heads/${base}`);
  if (isFolder) return nodeHost(resolve(cwd, base));
  if (commit === undefined) throw new UsageError(missingRef(base, cwd));
  return memoryHost(filesAt(commit, cwd, FILES));
};

/** A folder needs no git. */
const commitIfAny = (ref: string, cwd: string): string | undefined => {
  try {
    return commitOf(ref, cwd);
  } catch {
    return undefined;
  }
};

const readThose = (host: Host, paths: readonly string[], pattern: RegExp): ReadFiles =>
  readFiles(
    host,
    paths.filter((path) => host.exists(path)),
    pattern,
  );

/**
 * Reads the base of what is compared. A path that the base does not have is new; where it has none of them, a base that is
 * itself a folder of mappings stands for them.
 */
export const readBase = ({ base, paths, schemas, cwd }: BaseChoice): CompileInput => {
  const host = openBase(base, cwd);
  const shown = paths.map((path) => shownPath(path, cwd));
  const hasOne = shown.some((path) => host.exists(path));
  const isFolder = nodeHost(cwd).kindOf(base) === 'folder';
  const mappings = hasOne
    ? readThose(host, shown, MAPPING_FILES)
    : isFolder
      ? readThose(host, ['.'], MAPPING_FILES)
      : { files: [], diagnostics: [] };
  const folder = hasOne && schemas !== undefined ? shownPath(schemas, cwd) : 'schemas';
  const own = readThose(host, [folder], SCHEMA_FILES);
  return {
    mappings: mappings.files,
    schemas: withShippedSchemas(own.files),
    library: () => [...readThose(host, ['mappings'], MAPPING_FILES).files, ...shippedMappings()],
  };
};
