// Every code has a page, and what a page shows is true: before, its diagnostic comes; after, nothing is wrong.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { diagnosticPage, pageCodes } from '../../src/cli/diagnostic-pages.ts';
import { catalogue } from '../../src/diagnostics/catalogue/index.ts';
import { checkFiles, filesOfCase, ROOT } from './diagnostic-cases.ts';
import { foldersIn } from './golden.ts';

const DOCS = fileURLToPath(new URL('../../docs/diagnostics', import.meta.url));

const headings = readdirSync(DOCS).flatMap((name) =>
  [...readFileSync(join(DOCS, name), 'utf8').matchAll(/^## (.*)$/gm)].map(([, code = '']) => ({
    code,
    isAtHome: name === `${code.split('/')[0]}.md`,
  })),
);

/** The lines of a change: what stood there, and what stands there now. */
const changeOf = (text: string): { before: string; after: string } | undefined => {
  const [, diff] = /```diff\n([\s\S]*?)\n```/.exec(text) ?? [];
  if (diff === undefined) return undefined;
  const lines = diff.split('\n');
  const side = (other: string): string =>
    lines
      .filter((line) => !line.startsWith(other))
      .map((line) => line.slice(1))
      .join('\n');
  return { before: side('+'), after: side('-') };
};

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

const changes = Object.keys(catalogue).flatMap((code) => {
  const change = changeOf(diagnosticPage(code)?.text ?? '');
  return change ? [{ code, ...change }] : [];
});

describe('the change on the page', () => {
  it('is there for most codes', () => {
    expect(changes.length).toBeGreaterThan(90);
  });

  it.each(changes)('of $code mends a case of it', ({ code, before, after }) => {
    const folder = join(ROOT, code.replace('/', '__'));
    const cases = foldersIn(folder).map((name) => filesOfCase(join(folder, name)));
    const files = cases.find((each) =>
      each.some(({ text }) => text.includes(`${before}\n`) || text.endsWith(before)),
    );
    expect(files).toBeDefined();
    const mended = (files ?? []).map((file) => ({ ...file, text: file.text.replace(before, () => after) }));
    expect(checkFiles(files ?? []).map((each) => each.code)).toContain(code);
    expect(checkFiles(mended).map((each) => `${each.code}: ${each.message}`)).toEqual([]);
  });
});
