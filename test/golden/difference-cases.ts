// The cases of differences: what is put in the place of files of one small project, before and now.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { compileMappings } from '../../src/compiler/compile-mappings.ts';
import type { SourceFile } from '../../src/diagnostics/span.ts';
import { differenceOf, type ProjectDifference, type State } from '../../src/difference/difference-of.ts';
import { filesIn, foldersIn, goldenFolder } from './golden.ts';

export const DIFF_ROOT = goldenFolder('diff');

/** The names of all cases. */
export const DIFFERENCES: readonly string[] = foldersIn(DIFF_ROOT).filter((name) => !name.startsWith('_'));

/** The project, with the files of a folder in the place of its own. */
export const projectWith = (folder: string): readonly SourceFile[] => {
  const own = existsSync(folder) ? filesIn(folder) : [];
  const names = new Set(own.map(({ path }) => path));
  return [...filesIn(join(DIFF_ROOT, '_project')).filter(({ path }) => !names.has(path)), ...own];
};

/** These files, compiled; an empty mapping stands for one that is not there. */
export const compiledState = (files: readonly SourceFile[]): State => {
  const schemas = files.filter(({ path }) => path.endsWith('.json'));
  const mappings = files.filter(({ path, text }) => path.endsWith('.yaml') && text !== '');
  return { compiled: compileMappings({ mappings, schemas }), schemas };
};

/** What differs in a case. */
export const differenceOfCase = (name: string): ProjectDifference =>
  differenceOf({
    base: compiledState(projectWith(join(DIFF_ROOT, name, 'base'))),
    now: compiledState(projectWith(join(DIFF_ROOT, name, 'now'))),
  });
