// Every kind of change has a case: what is put in the place of files of one small project, and the whole report.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileMappings } from '../../src/compiler/compile-mappings.ts';
import { formatText } from '../../src/diagnostics/report/text.ts';
import type { SourceFile } from '../../src/diagnostics/span.ts';
import { differenceOf, type State } from '../../src/difference/difference-of.ts';
import { versionErrors } from '../../src/difference/report/diagnostics.ts';
import { formatChanges } from '../../src/difference/report/text.ts';
import { expectedOf, filesIn, foldersIn, goldenFolder } from './golden.ts';

const ROOT = goldenFolder('diff');

/** The project, with the files of a folder in the place of its own. */
const projectWith = (folder: string): readonly SourceFile[] => {
  const own = existsSync(folder) ? filesIn(folder) : [];
  const names = new Set(own.map(({ path }) => path));
  return [...filesIn(join(ROOT, '_project')).filter(({ path }) => !names.has(path)), ...own];
};

const compiled = (files: readonly SourceFile[]): State => {
  const schemas = files.filter(({ path }) => path.endsWith('.json'));
  const mappings = files.filter(({ path, text }) => path.endsWith('.yaml') && text !== '');
  return { compiled: compileMappings({ mappings, schemas }), schemas };
};

const cases = foldersIn(ROOT).filter((name) => !name.startsWith('_'));

describe('the difference of two states', () => {
  it.each(cases)('prints as expected: %s', (name) => {
    const folder = join(ROOT, name);
    const base = projectWith(join(folder, 'base'));
    const now = projectWith(join(folder, 'now'));
    const difference = differenceOf({ base: compiled(base), now: compiled(now) });
    const text = `${formatChanges(difference.changes)}${formatText(versionErrors(difference))}`;
    expect(text).toBe(expectedOf(folder, 'expected.txt', text));
  });

  it('is nothing for the same project', () => {
    const same = compiled(projectWith(''));
    expect(differenceOf({ base: same, now: same })).toEqual({ changes: [], shortBumps: [] });
  });
});
