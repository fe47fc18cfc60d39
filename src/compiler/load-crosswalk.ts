// The facade of the library: folders in, resources out. Problems are returned with it, never thrown.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { nodeHost } from '../host/node-host.ts';
import type { JsonObject } from '../json/json.ts';
import type { OverlaidResourceOf, ResourceName, ResourceOf } from '../resources/index.ts';
import { createResource, type Resource, type ResourceOptions } from '../runtime/resource.ts';
import { type CompiledMapping, compileMappings } from './compile-mappings.ts';
import { namedBy } from './named.ts';
import { MAPPING_FILES, readFiles, SCHEMA_FILES } from './read-files.ts';
import { shippedMappings, withShippedSchemas } from './shipped.ts';

export interface LoadOptions {
  /** Folders or files with mappings. */
  readonly mappings: string | readonly string[];
  /** Folders or files with JSON Schemas of your own; the package's stand in for names that they do not have. */
  readonly schemas?: string | readonly string[];
  /** Where the files are; the file system below the working folder if absent. */
  readonly host?: Host;
}

interface ChooseOptions extends ResourceOptions {
  /** Name of an account's or instance's overlay. */
  readonly overlay?: string | undefined;
}

export interface Crosswalk {
  /** False where any diagnostic is an error. */
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly mappings: readonly CompiledMapping[];
  /**
   * A resource by canonical name (`contact`) or mapping name (`marketo/smartCampaign`, or the last part of it). The shipped
   * ones are typed; for your own, `crosswalk types` writes types that this method then knows by name.
   * @throws TypeError where there is no such mapping, it has errors, or a parameter is missing: the caller's mistake.
   */
  resource<Name extends ResourceName>(
    name: Name,
    options?: ResourceOptions & { readonly overlay?: undefined },
  ): Resource<ResourceOf<Name>>;
  resource<Name extends ResourceName, Overlay extends string>(
    name: Name,
    options: ResourceOptions & { readonly overlay: Overlay },
  ): Resource<OverlaidResourceOf<Name, Overlay>>;
  resource<T = JsonObject>(name: string, options?: ChooseOptions): Resource<T>;
}

const listOf = (option: string, value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  throw new TypeError(`loadCrosswalk needs "${option}": a path, or a list of paths`);
};

/**
 * Loads and compiles all mappings.
 * @throws TypeError where an option is missing or has the wrong type.
 *
 * @example
 * ```ts
 * const crosswalk = await loadCrosswalk({ mappings: 'mappings', schemas: 'schemas' });
 * const contacts = crosswalk.resource('contact', { parameters: { munchkinId: '123-ABC-456' } });
 * const result = contacts.fromVendor({ id: 7, firstName: 'Ada' });
 * ```
 */
export const loadCrosswalk = async ({
  mappings,
  schemas,
  host = nodeHost('.'),
}: LoadOptions): Promise<Crosswalk> => {
  const mappingFiles = readFiles(host, listOf('mappings', mappings), MAPPING_FILES);
  const schemaFiles = readFiles(host, listOf('schemas', schemas ?? []), SCHEMA_FILES);
  const compiled = compileMappings({
    mappings: mappingFiles.files,
    schemas: withShippedSchemas(schemaFiles.files),
    library: shippedMappings,
  });
  const diagnostics = [...mappingFiles.diagnostics, ...schemaFiles.diagnostics, ...compiled.diagnostics];
  return {
    ok: diagnostics.every(({ severity }) => severity !== 'error'),
    diagnostics,
    mappings: compiled.mappings,
    resource: <T>(name: string, { overlay, ...options }: ChooseOptions = {}) =>
      createResource<T>(planFor(compiled.mappings, name, overlay), options),
  };
};

const planFor = (mappings: readonly CompiledMapping[], name: string, overlay: string | undefined) => {
  const layer = mappings.filter((each) => each.overlay === overlay);
  const candidates = namedBy(name, layer, ({ resolved }) => ({
    mapping: resolved.name,
    canonical: resolved.canonical.name,
  }));
  const what = overlay === undefined ? `"${name}"` : `"${name}" with the overlay "${overlay}"`;
  const [mapping] = candidates;
  if (mapping === undefined) throw new TypeError(`there is no mapping ${what}`);
  if (candidates.length > 1)
    throw new TypeError(`${what} is ambiguous: ${candidates.map((each) => each.resolved.name).join(', ')}`);
  if (mapping.plan === undefined) throw new TypeError(`the mapping ${what} has errors; see the diagnostics`);
  return mapping.plan;
};
