// Every kind of change has a case: what is put in the place of files of one small project, and the whole report.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Compilation, compileMappings } from '../../src/compiler/compile-mappings.ts';
import type { SourceFile } from '../../src/diagnostics/span.ts';
import { differenceOf } from '../../src/difference/difference-of.ts';
import { formatChanges } from '../../src/difference/report/text.ts';
import { expectedOf, filesIn, foldersIn, goldenFolder } from './golden.ts';

const ROOT = goldenFolder('diff');

/** The project, with the files of a folder in the place of its own. */
const projectWith = (folder: string): readonly SourceFile[] => {
  const own = existsSync(folder) ? filesIn(folder) : [];
  const names = new Set(own.map(({ path }) => path));
  return [...filesIn(join(ROOT, '_project')).filter(({ path }) => !names.has(path)), ...own];
};

const compiled = (files: readonly SourceFile[]): Compilation =>
  compileMappings({
    mappings: files.filter(({ path, text }) => path.endsWith('.yaml') && text !== ''),
    schemas: files.filter(({ path }) => path.endsWith('.json')),
  });

const cases = foldersIn(ROOT).filter((name) => !name.startsWith('_'));

describe('the difference of two states', () => {
  it.each(cases)('prints as expected: %s', (name) => {
    const folder = join(ROOT, name);
    const base = projectWith(join(folder, 'base'));
    const now = projectWith(join(folder, 'now'));
    const changes = differenceOf({ base: compiled(base), now: compiled(now) });
    const text = formatChanges(changes);
    expect(text).toBe(expectedOf(folder, 'expected.txt', text));
  });

  it('is nothing for the same project, and turned round where both change their places', () => {
    const same = compiled(projectWith(''));
    expect(differenceOf({ base: same, now: same })).toEqual([]);
    for (const name of cases) {
      const base = compiled(projectWith(join(ROOT, name, 'base')));
      const now = compiled(projectWith(join(ROOT, name, 'now')));
      const there = differenceOf({ base, now }).filter(({ level }) => level !== 'patch').length;
      const back = differenceOf({ base: now, now: base }).filter(({ level }) => level !== 'patch').length;
      expect([name, back > 0]).toEqual([name, there > 0]);
    }
  });
});
