// The reports as a whole: what a person and a machine are shown.
import { describe, expect, it } from 'vitest';
import { createDiagnostic } from '../../../src/diagnostics/create-diagnostic.ts';
import type { Palette } from '../../../src/diagnostics/palette.ts';
import { formatJson } from '../../../src/diagnostics/report/json.ts';
import { formatText } from '../../../src/diagnostics/report/text.ts';
import type { SourceFile, Span } from '../../../src/diagnostics/span.ts';

const spanOf = (file: SourceFile, part: string, from = 0): Span => {
  const start = file.text.indexOf(part, from);
  return { file, start, end: start + part.length };
};

const duplicate = (span: Span, related: readonly Span[] = []) =>
  createDiagnostic(
    'yaml/duplicate-key',
    { key: 'k' },
    { span, related: related.map((each) => ({ span: each, message: 'first here' })) },
  );

const framed = (text: string, part: string): string =>
  formatText([duplicate(spanOf({ path: 'a.yaml', text }, part))]);

describe('formatText', () => {
  it('shows places in one file in the order of lines, far ones with dots between', () => {
    const file = {
      path: 'mappings/a.yaml',
      text: 'k: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: 6\ng: 7\nh: 8\ni: 9\nk: 10\n',
    };
    expect(formatText([duplicate(spanOf(file, 'k', 1), [spanOf(file, 'k')])])).toBe(`\
error[yaml/duplicate-key]: the key "k" stands twice in one mapping
  --> mappings/a.yaml:10:1
   |
 1 | k: 1
   | - first here
...
10 | k: 10
   | ^ again here
   = help: remove or rename one of the two

1 error
`);
  });

  it('shows a line between two marked ones, and a place in another file on its own', () => {
    const file = { path: 'a.yaml', text: 'k: 1\nb: 2\nk: 3\n' };
    const other = { path: 'base.yaml', text: '\n\nk: 0\n' };
    expect(formatText([duplicate(spanOf(file, 'k', 1), [spanOf(file, 'k'), spanOf(other, 'k')])])).toBe(`\
error[yaml/duplicate-key]: the key "k" stands twice in one mapping
 --> a.yaml:3:1
  |
1 | k: 1
  | - first here
2 | b: 2
3 | k: 3
  | ^ again here
 ::: base.yaml:3:1
  |
3 | k: 0
  | - first here
  = help: remove or rename one of the two

1 error
`);
  });

  it.each([
    ['a tab', '\t\ta: b', 'a', ['1 |         a: b', '  |         ^ again here']],
    ['wide characters', '日本: x', 'x', ['1 | 日本: x', '  |       ^ again here']],
    ['an astral character', '😀😀x', '😀x', ['1 | 😀😀x', '  |   ^^^ again here']],
    ['a combining mark', 'e\u0301x', 'x', ['1 | e\u0301x', '  |  ^ again here']],
    ['control characters', 'a\0\x1b[31mx', 'x', ['1 | a␀␛[31mx', '  |        ^ again here']],
    ['a reordering character', 'a\u202ex', 'x', ['1 | a<U+202E>x', '  |          ^ again here']],
    ['a lone surrogate', 'a\ud800x', 'x', ['1 | a<U+D800>x', '  |          ^ again here']],
    ['CRLF', 'a\r\nbc\r\nd', 'bc', ['2 | bc', '  | ^^ again here']],
  ])('puts the caret under the character behind %s', (_name, text, part, lines) => {
    expect(framed(text, part).split('\n').slice(3, 5)).toEqual(lines);
  });

  it('cuts a very long line around the caret', () => {
    const [, , , line = '', carets = ''] = framed(
      `${'a'.repeat(5000)}<here>${'b'.repeat(1_000_000)}`,
      '<here>',
    ).split('\n');
    expect(line.length).toBeLessThan(130);
    expect(line).toMatch(/^1 \| …a+<here>b+…$/);
    expect(line.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('<here>');
  });

  it('puts the caret of a cut line right wherever it stands', () => {
    for (const before of [0, 1, 50, 79, 80, 81, 109, 110, 111, 400, 799, 800, 801, 1200]) {
      for (const after of [0, 1, 90, 110, 2000]) {
        const [, , , line = '', carets = ''] = framed(
          `${'a'.repeat(before)}<h>${'b'.repeat(after)}`,
          '<h>',
        ).split('\n');
        expect([before, after, line.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)]).toEqual([
          before,
          after,
          '<h>',
        ]);
      }
    }
  });

  it('never splits a pair of surrogates', () => {
    for (let before = 795; before < 810; before++) {
      expect(framed(`${'a'.repeat(before % 2)}${'😀'.repeat(before)}<h>`, '<h>')).not.toMatch(/<U\+D/);
    }
  });

  it('marks the first and the last line of a span of several', () => {
    expect(framed('a: {\n  b: 1,\n  c: 2,\n  d: 3 }\ne: f\n', '{\n  b: 1,\n  c: 2,\n  d: 3 }')).toContain(`
1 | a: {
  |    ^
...
4 |   d: 3 }
  |   ^^^^^^ again here
`);
  });

  it('shows a caret at the end of a file', () => {
    const file = { path: 'a.yaml', text: 'a: ' };
    expect(formatText([duplicate({ file, start: 3, end: 3 })])).toContain('\n1 | a:\n  |    ^ again here\n');
  });

  it('stands without a place', () => {
    expect(formatText([createDiagnostic('file/not-found', { path: 'a.yaml' })])).toBe(
      'error[file/not-found]: there is no file "a.yaml"\n\n1 error\n',
    );
  });

  it('shows a fix that can be typed', () => {
    const file = { path: 'a.yaml', text: 'a: b: c\n' };
    const span = spanOf(file, 'b: c');
    const diagnostic = createDiagnostic('yaml/colon-in-text', {}, { span, fix: [{ span, text: "'b: c'" }] });
    expect(formatText([diagnostic])).toContain("  = fix: write 'b: c'\n");
  });

  it('counts by severity, and is empty for nothing', () => {
    const warning = createDiagnostic('file/not-found', { path: 'a' }, { severity: 'warning' });
    const note = createDiagnostic('file/not-found', { path: 'b' }, { severity: 'note' });
    const error = createDiagnostic('file/not-found', { path: 'c' });
    expect(formatText([error, error, warning, note])).toMatch(/\n2 errors, 1 warning, 1 note\n$/);
    expect(formatText([])).toBe('');
  });

  it('colours by functions that it is given, and changes no text by it', () => {
    const wrap = (code: number) => (text: string) => `\x1b[${code}m${text}\x1b[0m`;
    const colour: Palette = {
      red: wrap(31),
      yellow: wrap(33),
      cyan: wrap(36),
      blue: wrap(34),
      bold: wrap(1),
    };
    const file = { path: 'a.yaml', text: 'k: 1\nk: 2\n' };
    const diagnostics = [duplicate(spanOf(file, 'k', 1), [spanOf(file, 'k')])];
    const coloured = formatText(diagnostics, { colour });
    expect(coloured).toContain('\x1b[31m^ again here\x1b[0m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours are what is taken away
    expect(coloured.replace(/\x1b\[\d+m/g, '')).toBe(formatText(diagnostics));
  });
});

describe('formatJson', () => {
  it('has a version, places with lines and columns, and a summary', () => {
    const file = { path: 'a.yaml', text: 'k: 1\r\nk: 2\n' };
    const first = spanOf(file, 'k');
    const second = spanOf(file, 'k', 1);
    const diagnostic = createDiagnostic(
      'yaml/duplicate-key',
      { key: 'k' },
      { span: second, related: [{ span: first, message: 'first here' }], fix: [{ span: second, text: 'l' }] },
    );
    const start = { offset: 6, line: 2, column: 1 };
    const end = { offset: 7, line: 2, column: 2 };
    expect(JSON.parse(formatJson([diagnostic]))).toEqual({
      version: 1,
      diagnostics: [
        {
          code: 'yaml/duplicate-key',
          severity: 'error',
          message: 'the key "k" stands twice in one mapping',
          file: 'a.yaml',
          start,
          end,
          label: 'again here',
          help: 'remove or rename one of the two',
          related: [
            {
              file: 'a.yaml',
              start: { offset: 0, line: 1, column: 1 },
              end: { offset: 1, line: 1, column: 2 },
              message: 'first here',
            },
          ],
          args: { key: 'k' },
          fix: [{ file: 'a.yaml', start, end, text: 'l' }],
          fixIsSafe: false,
        },
      ],
      summary: { errors: 1, warnings: 0, notes: 0 },
    });
  });

  it('says what JSON cannot say', () => {
    const diagnostic = {
      ...createDiagnostic('file/not-found', { path: 'a' }),
      args: { big: 1n, not: Number.NaN },
    };
    expect(JSON.parse(formatJson([diagnostic]))).toMatchObject({
      diagnostics: [{ args: { big: '1', not: 'NaN' } }],
    });
  });
});
