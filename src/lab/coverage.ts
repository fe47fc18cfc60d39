// What examples can take of a mapping, and what they do take: value given, null and absent, default, rows of value maps,
// slots, arms of `firstOf` and of conditions, codes that are not known, record types; inside arrays and pairs too.

import type { CompiledMapping } from '../compiler/compile-mappings.ts';
import type { ResolvedMapping } from '../compiler/resolved.ts';
import { sampleParameters } from '../compiler/verdicts/verdicts-of.ts';
import { positionAt } from '../diagnostics/position.ts';
import type { Cell, Seen } from './cells/cell.ts';
import { cellsOf } from './cells/cells-of.ts';
import { typedExample } from './typed-example.ts';

export type { Cell } from './cells/cell.ts';

export interface Coverage {
  readonly mapping: string;
  readonly cells: readonly Cell[];
  readonly missing: readonly Cell[];
}

/** The records of the examples of a mapping, those of its base included. */
const recordsSeen = (mapping: ResolvedMapping): readonly Seen[] => {
  const fallback = sampleParameters(mapping);
  return mapping.document.examples.map((node): Seen => {
    const { vendor, canonical, direction, parameters: own } = typedExample(node, mapping, () => undefined);
    const parameters = { ...fallback, ...own };
    return {
      ...(direction !== 'toVendor' && vendor !== undefined && { vendor }),
      ...(direction !== 'fromVendor' &&
        mapping.records === undefined &&
        canonical !== undefined && { canonical }),
      parameters,
    };
  });
};

/** What the examples of a mapping take, and what not. */
export const coverageOf = ({ name, resolved }: Pick<CompiledMapping, 'name' | 'resolved'>): Coverage => {
  const cells = cellsOf(resolved);
  const seen = recordsSeen(resolved);
  return { mapping: name, cells, missing: cells.filter((cell) => !seen.some((each) => cell.isTaken(each))) };
};

const nameOf = ({ rule, what, span }: Cell): string =>
  `${span.file.path}:${positionAt(span.file, span.start).line} ${rule} ${what}`;

/** Each cell once: what overlays inherit counts where it is first met, and is taken where any of them takes it. */
export const withoutInherited = (coverages: readonly Coverage[]): readonly Coverage[] => {
  const taken = new Set(
    coverages.flatMap(({ cells, missing }) => {
      const lacking = new Set(missing);
      return cells.filter((cell) => !lacking.has(cell)).map(nameOf);
    }),
  );
  const met = new Set<string>();
  return coverages.map(({ mapping, cells }) => {
    const own = cells.filter((cell) => {
      const name = nameOf(cell);
      const isNew = !met.has(name);
      met.add(name);
      return isNew;
    });
    return { mapping, cells: own, missing: own.filter((cell) => !taken.has(nameOf(cell))) };
  });
};

/** Of a hundred, rounded down so that 100 means all; 100 where there is nothing to take. */
export const percentOf = (coverages: readonly Coverage[]): number => {
  const all = coverages.reduce((sum, { cells }) => sum + cells.length, 0);
  const missing = coverages.reduce((sum, each) => sum + each.missing.length, 0);
  return all === 0 ? 100 : Math.floor(((all - missing) / all) * 1000) / 10;
};
