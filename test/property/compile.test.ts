// Compiling any text returns, and every span that it reports lies in its file.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileMappings } from '../../src/compiler/compile-mappings.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { formatText } from '../../src/diagnostics/report/text.ts';
import type { Span } from '../../src/diagnostics/span.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const read = (path: string) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') });
const SCHEMAS = ['schemas/canonical/account.json', 'schemas/marketo/company.json'].map(read);
const ACCOUNT = read('mappings/marketo/account.yaml').text;

const spansOf = ({ span, related, fix }: Diagnostic): readonly Span[] => [
  ...(span ? [span] : []),
  ...(related ?? []).map((label) => label.span),
  ...(fix ?? []).map((edit) => edit.span),
];

const compileText = (text: string): void => {
  const { diagnostics, mappings } = compileMappings({
    mappings: [{ path: 'mappings/a.yaml', text }],
    schemas: SCHEMAS,
  });
  for (const diagnostic of diagnostics) {
    for (const { file, start, end } of spansOf(diagnostic)) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeGreaterThanOrEqual(start);
      expect(end).toBeLessThanOrEqual(file.text.length);
    }
  }
  expect(formatText(diagnostics)).not.toMatch(/undefined|\[object Object\]/);
  if (mappings.some(({ plan }) => plan === undefined)) {
    expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
  }
};

test('any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => compileText(text)),
    { numRuns: 300, seed: 1 },
  );
});

const WORDS = [
  'null',
  '~',
  '{}',
  '[]',
  '"',
  "'",
  ':',
  '- ',
  '#',
  '\t',
  '&a',
  '*a',
  '__proto__',
  'constructor',
  '{',
  '}',
  '\0',
  '\u2028',
  '\ud800',
  '[0]',
  '.',
  '$',
  '9007199254740993',
  'only: toVendor',
  'jsonata: { fromVendor: "$x(" }',
];

test('a good mapping with a piece taken out, doubled or put in', () => {
  const lines = ACCOUNT.split('\n');
  const at = fc.nat(lines.length - 1);
  const mutation = fc.oneof(
    at.map((line) => lines.filter((_, index) => index !== line)),
    at.map((line) => lines.flatMap((text, index) => (index === line ? [text, text] : [text]))),
    fc
      .tuple(at, fc.nat(60), fc.constantFrom(...WORDS))
      .map(([line, column, word]) =>
        lines.map((text, index) =>
          index === line ? text.slice(0, column) + word + text.slice(column) : text,
        ),
      ),
    fc
      .tuple(at, fc.nat(60), fc.nat(10))
      .map(([line, column, length]) =>
        lines.map((text, index) =>
          index === line ? text.slice(0, column) + text.slice(column + length) : text,
        ),
      ),
  );
  fc.assert(
    fc.property(mutation, (mutated) => compileText(mutated.join('\n'))),
    { numRuns: 400, seed: 2 },
  );
});
