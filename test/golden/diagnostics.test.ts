// Every diagnostic code has a case: a small mapping with one mistake, and the whole text that a person sees.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/diagnostics/catalogue/index.ts';
import { formatText } from '../../src/diagnostics/report/text.ts';
import { checkFiles, EXPECTED, filesOfCase, ROOT } from './diagnostic-cases.ts';
import { expectedOf, filesIn, foldersIn } from './golden.ts';

/** Codes that texts alone cannot show: those of files and differences have tests of their own, and names are resolved before codecs. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'file/not-found',
  'file/unreadable',
  'file/invalid-utf8',
  'diff/major',
  'diff/minor',
  'diff/patch',
  'diff/version',
]);

const codeOf = (folder: string): string => folder.replace('__', '/');
const caseFolders = foldersIn(ROOT).filter((name) => !name.startsWith('_'));

for (const folder of caseFolders) {
  const code = codeOf(folder);
  describe(code, () => {
    it('is a code of the catalogue', () => {
      expect(Object.keys(catalogue)).toContain(code);
    });
    for (const name of foldersIn(join(ROOT, folder))) {
      it(`prints as expected: ${name}`, () => {
        const path = join(ROOT, folder, name);
        const diagnostics = checkFiles(filesOfCase(path));
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
