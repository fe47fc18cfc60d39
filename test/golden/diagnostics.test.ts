// Every diagnostic code has a case: a small mapping with one mistake, and the whole text that a person sees.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileMappings } from '../../src/compiler/compile-mappings.ts';
import { MAPPING_FILES } from '../../src/compiler/read-files.ts';
import { catalogue } from '../../src/diagnostics/catalogue/index.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { formatText } from '../../src/diagnostics/report/text.ts';
import type { SourceFile } from '../../src/diagnostics/span.ts';
import { expectedOf, filesIn, foldersIn, goldenFolder } from './golden.ts';

const ROOT = goldenFolder('diagnostics');
const EXPECTED = 'expected.txt';
const PARTS = '.parts.json';

/** A case's own schemas replace those that all cases share. */
const shared = filesIn(join(ROOT, '_schemas')).map(({ path, text }) => ({ path: `schemas/${path}`, text }));

/** Codes that texts alone cannot show: those of files have tests of their own, and names are resolved before codecs. */
const ELSEWHERE: ReadonlySet<string> = new Set(['file/not-found', 'file/unreadable', 'file/invalid-utf8']);

const codeOf = (folder: string): string => folder.replace('__', '/');
const caseFolders = foldersIn(ROOT).filter((name) => !name.startsWith('_'));

/** `name.parts.json` stands for a file too large to keep: `[["text", times], …]`, one after the other. */
const generated = (file: SourceFile): SourceFile => {
  if (!file.path.endsWith(PARTS)) return file;
  const parts: readonly [string, number][] = JSON.parse(file.text);
  const text = parts.map(([part, times]) => part.repeat(times)).join('');
  return { path: file.path.slice(0, -PARTS.length), text };
};

const check = (folder: string): readonly Diagnostic[] => {
  const files = filesIn(folder)
    .filter(({ path }) => path !== EXPECTED)
    .map(generated);
  const mappings = files.filter(({ path }) => MAPPING_FILES.test(path));
  const own = files.filter(({ path }) => path.startsWith('schemas/') && path.endsWith('.json'));
  const unknown = files.filter((file) => !mappings.includes(file) && !own.includes(file));
  if (unknown.length > 0)
    throw new Error(`files that no case has: ${unknown.map(({ path }) => path).join(', ')}`);
  const schemas = [...shared.filter(({ path }) => own.every((file) => file.path !== path)), ...own];
  return compileMappings({ mappings, schemas, today: '2026-11-23' }).diagnostics;
};

for (const folder of caseFolders) {
  const code = codeOf(folder);
  describe(code, () => {
    it('is a code of the catalogue', () => {
      expect(Object.keys(catalogue)).toContain(code);
    });
    for (const name of foldersIn(join(ROOT, folder))) {
      it(`prints as expected: ${name}`, () => {
        const path = join(ROOT, folder, name);
        const diagnostics = check(path);
        const text = formatText(diagnostics);
        expect(diagnostics.map((each) => each.code)).toContain(code);
        expect(text).toBe(expectedOf(path, EXPECTED, text));
      });
    }
  });
}

describe('the golden cases', () => {
  it('leave out no code of the catalogue', () => {
    const covered = new Set([...caseFolders.map(codeOf), ...ELSEWHERE]);
    expect(Object.keys(catalogue).filter((code) => !covered.has(code))).toEqual([]);
  });

  it('lie in folders of cases only', () => {
    const stray = filesIn(ROOT)
      .map(({ path }) => path.split('/'))
      .filter(([first, ...rest]) => first !== '_schemas' && rest.length < 2);
    expect(stray).toEqual([]);
  });
});
