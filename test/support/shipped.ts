// The mappings that ship, compiled once, with parameters and generators of records good and bad.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CompiledMapping, compileMappings } from '../../src/compiler/compile-mappings.ts';
import { MAPPING_FILES, readFiles, SCHEMA_FILES } from '../../src/compiler/read-files.ts';
import { sampleParameters } from '../../src/compiler/verdicts/verdicts-of.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import type { Plan } from '../../src/runtime/plan.ts';

export const REPOSITORY = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

let compiled: readonly CompiledMapping[] | undefined;

/** Every mapping and overlay of the repository, compiled once for all tests of a worker. */
export const compileShipped = (): readonly CompiledMapping[] => {
  const host = nodeHost(REPOSITORY);
  compiled ??= compileMappings({
    mappings: readFiles(host, ['mappings'], MAPPING_FILES).files,
    schemas: readFiles(host, ['schemas'], SCHEMA_FILES).files,
  }).mappings;
  return compiled;
};

export const planOrFail = ({ name, plan }: CompiledMapping): Plan => {
  if (plan === undefined) throw new Error(`${name} does not compile`);
  return plan;
};

export { sampleParameters };
