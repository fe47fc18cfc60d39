// What holds for the reports of diagnostics anywhere in any text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDiagnostic } from '../../src/diagnostics/create-diagnostic.ts';
import { formatGithub } from '../../src/diagnostics/report/github.ts';
import { formatJson } from '../../src/diagnostics/report/json.ts';
import { formatJunit } from '../../src/diagnostics/report/junit.ts';
import { formatSarif } from '../../src/diagnostics/report/sarif.ts';
import { formatText } from '../../src/diagnostics/report/text.ts';
import type { SourceFile } from '../../src/diagnostics/span.ts';

const pieces = [
  'a',
  'bc',
  ' ',
  '\n',
  '\r\n',
  '\r',
  '\t',
  '日',
  '😀',
  '\u0301',
  '\0',
  '\x1b[31m',
  '\u202e',
  '\ud800',
  '\udc00',
  '\u2028',
  'x'.repeat(90),
  'y'.repeat(900),
];
const textArb = fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map((parts) => parts.join(''));
const spanIn = (file: SourceFile) =>
  fc
    .tuple(fc.nat(file.text.length), fc.nat(file.text.length))
    .map(([one, other]) => ({ file, start: Math.min(one, other), end: Math.max(one, other) }));
const diagnosticArb = fc
  .tuple(textArb, textArb, fc.constantFrom('a.yaml', 'b\0 :,<.yaml'))
  .chain(([first, second, path]) => {
    const file = { path, text: first };
    const other = { path: 'other.yaml', text: second };
    return fc.tuple(spanIn(file), fc.array(fc.oneof(spanIn(file), spanIn(other)), { maxLength: 3 }), textArb);
  })
  .map(([span, related, message]) =>
    createDiagnostic(
      'yaml/duplicate-key',
      { key: message },
      {
        span,
        label: message,
        help: message,
        related: related.map((each) => ({ span: each, message })),
        fix: [{ span, text: message }],
      },
    ),
  );

/** The first character, line feeds apart, that a terminal or an XML reader would not take as text. */
const unprintable = (text: string) => /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.exec(text.replaceAll('\n', ''));

describe('reports of any diagnostic', () => {
  it('are text without control characters, whose lines stay short', () => {
    fc.assert(
      fc.property(diagnosticArb, (diagnostic) => {
        const text = formatText([{ ...diagnostic, label: 'here', help: 'mend it', related: [], fix: [] }]);
        expect(unprintable(text)).toBeNull();
        const excerpt = text.split('\n').filter((line) => /^ *\d* [|]/.test(line));
        for (const line of excerpt) expect(line.length).toBeLessThan(300);
        expect(text).toContain('^');
        expect(unprintable(formatText([diagnostic]))).toBeNull();
      }),
      { numRuns: 1500 },
    );
  });

  it('put the first caret under the first character of the span', () => {
    fc.assert(
      fc.property(fc.nat(1500), fc.integer({ min: 1, max: 1500 }), fc.nat(1500), (before, length, after) => {
        const file = { path: 'a', text: `${'a'.repeat(before)}${'b'.repeat(length)}${'c'.repeat(after)}` };
        const span = { file, start: before, end: before + length };
        const [, , , line = '', carets = ''] = formatText([
          createDiagnostic('yaml/missing-comma', {}, { span }),
        ]).split('\n');
        const marked = line.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1);
        expect(marked).toMatch(/^b+…?$/);
        expect(line.charAt(carets.indexOf('^') - 1)).not.toBe('b');
      }),
    );
  });

  it('are one command a line, JSON that parses, and XML without what XML cannot hold', () => {
    fc.assert(
      fc.property(diagnosticArb, (diagnostic) => {
        expect(
          formatGithub([diagnostic, diagnostic])
            .trimEnd()
            .split(/[\r\n]+/),
        ).toHaveLength(2);
        expect(JSON.parse(formatJson([diagnostic])).diagnostics).toHaveLength(1);
        expect(JSON.parse(formatSarif([diagnostic])).runs[0].results).toHaveLength(1);
        expect(unprintable(formatJunit([diagnostic]).replace(/[\t\r\u2028\u202e]/g, ''))).toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});
