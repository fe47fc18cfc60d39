// The project that faults are planted in: its files, compiled once, and compiled again with one file replaced.
import {
  type Compilation,
  type CompiledMapping,
  compileMappings,
} from '../../src/compiler/compile-mappings.ts';
import type { SourceFile } from '../../src/diagnostics/span.ts';
import type { Mutant } from './mutant.ts';
import { OPERATORS } from './operators/index.ts';
import { randomFor } from './random.ts';
import { type Site, siteOf } from './site.ts';

export interface Files {
  readonly mappings: readonly SourceFile[];
  readonly schemas: readonly SourceFile[];
}

export interface Project extends Files {
  readonly compiled: Compilation;
  readonly sites: readonly Site[];
  /** The files that a mapping's text stands in: its own, those of what it extends. */
  readonly filesOf: (mapping: CompiledMapping) => ReadonlySet<string>;
}

/** The path of the file that a mapping or an overlay is. */
const ownFile = ({ overlayFile, resolved }: CompiledMapping): string =>
  overlayFile ?? resolved.document.span.file.path;

/** @throws where the project has errors: faults are planted in what is sound */
export const openProject = (files: Files): Project => {
  const compiled = compileMappings(files);
  const [error] = compiled.diagnostics.filter(({ severity }) => severity === 'error');
  if (error !== undefined) throw new Error(`the project has errors: ${error.message}`);
  const byPath = new Map(files.mappings.map((file) => [file.path, file]));
  const sites = compiled.mappings.flatMap((mapping) => {
    const file = byPath.get(ownFile(mapping));
    return file === undefined ? [] : (siteOf(file, mapping) ?? []);
  });
  const filesOf = ({ name, resolved }: CompiledMapping): ReadonlySet<string> => {
    const [base = '', ...overlays] = [name.split(' + ')[0], ...resolved.document.overlays];
    const lower = compiled.mappings.filter((each) =>
      each.overlay === undefined
        ? each.name === base
        : each.name.startsWith(`${base} + `) && overlays.includes(each.overlay),
    );
    return new Set(lower.map(ownFile));
  };
  return { ...files, compiled, sites, filesOf };
};

/** Every mutant of every file, in the order of the operators. */
export const mutantsOf = ({ sites }: Project, seed: number): readonly Mutant[] => {
  const all = Object.entries(OPERATORS).flatMap(([name, operator]) =>
    sites.flatMap((site) => operator(site, randomFor(seed, `${name} ${site.file.path}`))),
  );
  const known = new Set<string>();
  return all.filter(({ path, edits }) => {
    const key = JSON.stringify([path, edits]);
    const isNew = !known.has(key);
    known.add(key);
    return isNew;
  });
};
