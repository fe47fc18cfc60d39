// Every code has a page, and what a page shows is true: before, its diagnostic comes; after, nothing is wrong.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { diagnosticPage, pageCodes } from '../../src/cli/diagnostic-pages.ts';
import { catalogue } from '../../src/diagnostics/catalogue/index.ts';
import type { SourceFile } from '../../src/diagnostics/span.ts';
import { differenceOf } from '../../src/difference/difference-of.ts';
import { diagnosticsOf } from '../../src/difference/report/diagnostics.ts';
import { checkFiles, filesOfCase, ROOT } from './diagnostic-cases.ts';
import { compiledState, DIFF_ROOT, projectWith } from './difference-cases.ts';
import { foldersIn } from './golden.ts';
import { type Change, changed, changeOf } from './page-change.ts';

const DOCS = fileURLToPath(new URL('../../docs/diagnostics', import.meta.url));

const headings = readdirSync(DOCS).flatMap((name) =>
  [...readFileSync(join(DOCS, name), 'utf8').matchAll(/^## (.*)$/gm)].map(([, code = '']) => ({
    code,
    isAtHome: name === `${code.split('/')[0]}.md`,
  })),
);

describe('the pages', () => {
  it('are one for each code, in the file of its stage', () => {
    expect(headings.map(({ code }) => code).sort()).toEqual([...pageCodes()].sort());
    expect(headings.filter(({ isAtHome }) => !isAtHome)).toEqual([]);
  });

  it('say why, and how to mend it', () => {
    for (const code of pageCodes()) {
      const { text = '', title = '' } = diagnosticPage(code) ?? {};
      expect([code, title === '', /^[^*\n][^\n]+\n\n\*\*Mend:\*\* /.test(text)]).toEqual([code, false, true]);
    }
  });
});

const changes = pageCodes().flatMap((code) => {
  const change = changeOf(diagnosticPage(code)?.text ?? '');
  return change ? [{ code, ...change }] : [];
});

/** What no text on a page can show, and the reason. */
const WITHOUT_CHANGE: Readonly<Record<string, string>> = {
  'file/invalid-utf8': 'bytes that are no text',
  'file/not-found': 'a file that is not there',
  'file/unreadable': 'rights of the system',
  'yaml/control-character': 'a character that cannot be seen',
  'yaml/key-too-long': 'more than a thousand characters',
  'yaml/nesting': 'more than a hundred brackets',
  'yaml/too-large': 'ten megabytes',
};

/** The files with one of them, the first that can be, changed; undefined where none can be. */
const mended = (files: readonly SourceFile[], change: Change): readonly SourceFile[] | undefined => {
  for (const [index, file] of files.entries()) {
    const now = changed(file, change);
    if (now) return files.with(index, now);
  }
  return undefined;
};

describe('the change on the page', () => {
  it('is there for every code of a check, but for what a text cannot show', () => {
    const shown = new Set(changes.map(({ code }) => code));
    const without = Object.keys(catalogue).filter((code) => !shown.has(code));
    expect(without.sort()).toEqual(Object.keys(WITHOUT_CHANGE).sort());
  });

  it.each(changes.filter(({ code }) => code in catalogue && !code.startsWith('diff/')))(
    'of $code mends a case of it',
    ({ code, ...change }) => {
      const folder = join(ROOT, code.replace('/', '__'));
      const tried = foldersIn(folder).flatMap((name) => {
        const files = filesOfCase(join(folder, name));
        const after = mended(files, change);
        return after ? [{ name, before: checkFiles(files), after: checkFiles(after) }] : [];
      });
      for (const { before } of tried) expect(before.map((each) => each.code)).toContain(code);
      const left = tried.map(({ after }) => after.map((each) => `${each.code}: ${each.message}`));
      expect(left).toContainEqual([]);
    },
  );
});

describe('the change on the page of a difference', () => {
  const codesOf = (base: readonly SourceFile[], now: readonly SourceFile[]): readonly string[] =>
    diagnosticsOf(differenceOf({ base: compiledState(base), now: compiledState(now) })).map(
      ({ code }) => code,
    );
  const changeOn = (code: string): Change | undefined => changeOf(diagnosticPage(code)?.text ?? '');

  it.each(['diff/major', 'diff/minor', 'diff/patch'])('is one of its level: %s', (code) => {
    const project = projectWith('');
    const change = changeOn(code);
    const now = change && mended(project, change);
    expect(now && codesOf(project, now)).toContain(code);
  });

  it('raises a version far enough', () => {
    const now = projectWith(join(DIFF_ROOT, 'version-too-small', 'now'));
    const change = changeOn('diff/version');
    const raised = change && mended(now, change);
    expect(codesOf(projectWith(''), now)).toContain('diff/version');
    expect(raised && codesOf(projectWith(''), raised)).not.toContain('diff/version');
    expect(raised).toBeDefined();
  });
});
