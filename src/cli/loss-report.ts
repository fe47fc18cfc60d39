// What mappings lose, for people and as JSON: which way, why, and since which change where git knows.

import type { CompiledMapping } from '../compiler/compile-mappings.ts';
import { type Loss, lossesOf } from '../compiler/losses.ts';
import { positionAt } from '../diagnostics/position.ts';
import { blameOf, type LastChange } from './git.ts';

interface ToldLoss extends Omit<Loss, 'span'> {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** The last change of that line; absent where no git knows it. */
  readonly since?: LastChange;
}

interface MappingLosses {
  readonly mapping: string;
  readonly losses: readonly ToldLoss[];
}

/** The losses of mappings. What an overlay takes over from its base is told with the base, where that is among them. */
export const tellLosses = (mappings: readonly CompiledMapping[], cwd: string): readonly MappingLosses[] => {
  const blames = new Map<string, ReturnType<typeof blameOf>>();
  const blame = (file: string) => {
    if (!blames.has(file)) blames.set(file, blameOf(file, cwd));
    return blames.get(file);
  };
  const told = new Set<string>();
  return mappings.flatMap(({ name, resolved, plan }): MappingLosses[] => {
    if (plan === undefined) return [];
    const losses = lossesOf(resolved, plan).flatMap(({ span, ...loss }): ToldLoss[] => {
      const { path: file } = span.file;
      const key = JSON.stringify([file, span.start, loss]);
      if (told.has(key)) return [];
      told.add(key);
      const { line } = positionAt(span.file, span.start);
      const since = blame(file)?.get(line);
      return [{ ...loss, file, line, ...(since && { since }) }];
    });
    return [{ mapping: name, losses }];
  });
};

const sinceText = ({ since }: ToldLoss): string => {
  if (since === undefined) return '';
  return since.commit === undefined
    ? `, ${since.summary}`
    : `, since ${since.date} (${since.commit} ${since.summary})`;
};

const lossLines = (loss: ToldLoss): readonly string[] => [
  `  ${loss.at}: ${loss.what}`,
  `    ${loss.reason === undefined ? 'no reason given' : `because ${loss.reason}`}`,
  `    ${loss.file}:${loss.line}${sinceText(loss)}`,
];

const WAYS = [
  ['fromVendor', 'lost when reading from the vendor'],
  ['toVendor', 'lost when writing to the vendor'],
] as const;

export const lossText = (all: readonly MappingLosses[]): string =>
  all
    .map(({ mapping, losses }) => {
      const ways = WAYS.flatMap(([direction, title]) => {
        const found = losses.filter((loss) => loss.direction === direction);
        return found.length === 0 ? [] : ['', `${title}: ${found.length}`, ...found.flatMap(lossLines)];
      });
      const silent = losses.filter(({ reason }) => reason === undefined).length;
      const count =
        losses.length === 0
          ? 'nothing is lost but what a lower layer loses'
          : `${losses.length} losses, ${silent === 0 ? 'all' : losses.length - silent} with a reason`;
      return [`${mapping}: ${count}`, ...ways, ''].join('\n');
    })
    .join('\n');

export const lossJson = (all: readonly MappingLosses[]): string =>
  `${JSON.stringify({ version: 1, mappings: all }, undefined, 2)}\n`;
