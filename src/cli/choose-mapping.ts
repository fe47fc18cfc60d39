// Finds and compiles the one mapping that a command names, by file, mapping name or canonical name.
import type { Compilation, CompiledMapping } from '../compiler/compile-mappings.ts';
import { compileMappings } from '../compiler/compile-mappings.ts';
import type { LoadedMapping } from '../compiler/load.ts';
import { namedBy } from '../compiler/named.ts';
import { shippedMappings } from '../compiler/shipped.ts';
import { nearest } from '../diagnostics/near.ts';
import { formatText } from '../diagnostics/report/text.ts';
import { summaryOf } from '../diagnostics/summary.ts';
import type { Plan } from '../runtime/plan.ts';
import { type Io, UsageError } from './io.ts';
import { readProject } from './load.ts';
import { paletteFor } from './palette.ts';
import { projectFolder, shownPath } from './project.ts';

export interface MappingChoice {
  /** A file, `marketo/contact`, or `contact`. */
  readonly name: string;
  /** A file, or an overlay's name. */
  readonly overlay?: string | undefined;
  readonly schemas?: string | undefined;
  readonly cwd: string;
}

const isFile = (name: string): boolean => /\.ya?ml$/i.test(name);

/** The loaded mappings that were named; more than one where the name does not tell them apart. */
const chosenOf = (
  { name, overlay, cwd }: MappingChoice,
  all: readonly LoadedMapping[],
): readonly LoadedMapping[] => {
  const samePath = (a: string, b: string): boolean => shownPath(a, cwd) === shownPath(b, cwd);
  const basePath = ({ document }: LoadedMapping): string => document.span.file.path;
  const named = (among: readonly LoadedMapping[]): readonly LoadedMapping[] =>
    namedBy(name, among, ({ document }) => ({
      mapping: document.name.value,
      canonical: document.canonical.value,
    }));
  if (overlay === undefined) {
    if (isFile(name)) return all.filter((each) => samePath(each.overlayFile ?? basePath(each), name));
    const whole = all.filter((each) => each.overlay !== undefined && each.name === name);
    return whole.length > 0 ? whole : named(all.filter((each) => each.overlay === undefined));
  }
  const overlays = all.filter((each) =>
    isFile(overlay)
      ? each.overlayFile !== undefined && samePath(each.overlayFile, overlay)
      : each.overlay === overlay,
  );
  return isFile(name) ? overlays.filter((each) => samePath(basePath(each), name)) : named(overlays);
};

/**
 * The mapping, compiled, and what was found on the way.
 * @throws UsageError where there is none of that name, or more than one.
 */
const chooseMapping = (choice: MappingChoice): { mapping?: CompiledMapping; compiled: Compilation } => {
  const { name, overlay, cwd } = choice;
  const named = [name, ...(overlay === undefined ? [] : [overlay])].filter(isFile);
  const around = projectFolder('mappings', [], cwd);
  const paths = [...new Set([...(isFile(name) || around === undefined ? [] : [around]), ...named])];
  const { input, diagnostics } = readProject({ ...choice, paths });

  const known: string[] = [];
  const chosen: string[] = [];
  const choose = (all: readonly LoadedMapping[]): readonly LoadedMapping[] => {
    const found = chosenOf(choice, all);
    known.push(...all.map((each) => each.name));
    chosen.push(...found.map((each) => each.name));
    return found;
  };
  let compiled = compileMappings({ ...input, choose });
  if (chosen.length === 0) {
    const library = compileMappings({ ...input, mappings: shippedMappings(), choose });
    if (chosen.length > 0) compiled = library;
  }
  if (chosen.length > 1)
    throw new UsageError(
      `"${name}" is ambiguous: there is ${chosen.map((each) => `"${each}"`).join(' and ')}`,
    );
  const all = [...diagnostics, ...compiled.diagnostics];
  const [mapping] = compiled.mappings;
  if (chosen.length === 0 && summaryOf(all).errors === 0) throw new UsageError(unknownName(choice, known));
  return { ...(mapping && { mapping }), compiled: { ...compiled, diagnostics: all } };
};

const unknownName = ({ name, overlay }: MappingChoice, known: readonly string[]): string => {
  const what = overlay === undefined ? `"${name}"` : `"${name}" with the overlay "${overlay}"`;
  const names = [...new Set(known)];
  const near = nearest(overlay === undefined ? name : `${name} + ${overlay}`, names);
  const more =
    near.length > 0
      ? `; did you mean ${near.join(' or ')}?`
      : names.length > 0
        ? `; there is ${names.join(', ')}`
        : '';
  return `there is no mapping ${what}${more}`;
};

/** The mapping with its plan; where it has errors they are printed, and nothing is returned. */
export const openMapping = (
  choice: MappingChoice,
  io: Io,
): { readonly mapping: CompiledMapping; readonly plan: Plan } | undefined => {
  const { mapping, compiled } = chooseMapping(choice);
  if (mapping?.plan !== undefined) return { mapping, plan: mapping.plan };
  const errors = compiled.diagnostics.filter(({ severity }) => severity === 'error');
  io.err(formatText(errors, { colour: paletteFor(io.colour.err) }));
  return undefined;
};
