// What holds for every text that is given to the YAML reader.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Document, parseDocument, Scalar } from 'yaml';
import type { SourceFile, Span } from '../../src/diagnostics/span.ts';
import type { YamlNode, YamlScalar } from '../../src/yaml/node.ts';
import { offsetInScalar, spanInScalar } from '../../src/yaml/offset-in-scalar.ts';
import { parseYaml } from '../../src/yaml/parse-yaml.ts';

const spansOf = (node: YamlNode | undefined): readonly Span[] => {
  if (node === undefined) return [];
  if (node.kind === 'scalar') return [node.span];
  if (node.kind === 'seq') return [node.span, ...node.items.flatMap(spansOf)];
  return [
    node.span,
    ...node.entries.flatMap((entry) => [entry.span, entry.key.span, ...spansOf(entry.value)]),
  ];
};

const scalarsOf = (node: YamlNode | undefined): readonly YamlScalar[] => {
  if (node === undefined) return [];
  if (node.kind === 'scalar') return [node];
  if (node.kind === 'seq') return node.items.flatMap(scalarsOf);
  return node.entries.flatMap((entry) => [entry.key, ...scalarsOf(entry.value)]);
};

const lies = (file: SourceFile, span: Span): boolean =>
  span.file === file && span.start >= 0 && span.start <= span.end && span.end <= file.text.length;

const pieces = [
  ...[
    'a',
    'b: ',
    'key:\n',
    '\n',
    '\r\n',
    '\r',
    ' ',
    '  ',
    '\t',
    '- ',
    '-',
    '? ',
    ': ',
    ':',
    '#',
    ' # c',
    '{',
    '}',
    '[',
    ']',
  ],
  ...[
    ',',
    '"',
    "'",
    '|',
    '>',
    '|2-\n',
    '>+\n',
    '&a ',
    '*a',
    '!t ',
    '!!str ',
    '<<: ',
    '%YAML 1.2\n',
    '---',
    '...',
    '\\',
    '\\u00e9',
  ],
  ...[
    '\0',
    '\x02',
    '\x18',
    '\x1f',
    '\ufeff',
    '\ud83d',
    '\ude00',
    '😀',
    'é',
    '\u2028',
    '__proto__: ',
    'null',
    '~',
    '0x1F',
  ],
];
const yamlish = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

describe('parseYaml, of any text', () => {
  it('returns, and every span lies in its file', () => {
    fc.assert(
      fc.property(yamlish, (text) => {
        const file = { path: 'any.yaml', text };
        const { root, diagnostics } = parseYaml(file);
        const spans = [
          ...spansOf(root),
          ...diagnostics.flatMap(({ span, related = [], fix = [] }) => [
            ...(span ? [span] : []),
            ...related.map((label) => label.span),
            ...fix.map((edit) => edit.span),
          ]),
        ];
        expect(spans.filter((span) => !lies(file, span))).toEqual([]);
        expect(diagnostics.filter(({ span }) => span === undefined)).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  it('maps every offset inside a scalar into the file, and to the same character where that is not white space or an escape', () => {
    fc.assert(
      fc.property(yamlish, (text) => {
        const file = { path: 'any.yaml', text };
        for (const scalar of scalarsOf(parseYaml(file).root)) {
          for (let index = 0; index <= scalar.text.length; index++) {
            const offset = offsetInScalar(scalar, index);
            if (offset === undefined) continue;
            expect(offset).toBeGreaterThanOrEqual(0);
            expect(offset).toBeLessThanOrEqual(text.length);
            const unit = scalar.text.charAt(index);
            if (/[^\s\ufffd]/.test(unit) && text.charAt(offset) !== '\\')
              expect(text.charAt(offset)).toBe(unit);
            expect(lies(file, spanInScalar(scalar, index, scalar.text.length))).toBe(true);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });
});

const styles = [
  Scalar.PLAIN,
  Scalar.QUOTE_SINGLE,
  Scalar.QUOTE_DOUBLE,
  Scalar.BLOCK_LITERAL,
  Scalar.BLOCK_FOLDED,
] as const;
const written = fc.record({
  text: fc
    .array(
      fc.constantFrom('a', 'Bc', ' ', '  ', '\n', "'", '"', '\\', '$x', '😀', 'é', ':', '#', '{', ']', ','),
      { minLength: 1, maxLength: 30 },
    )
    .map((parts) => parts.join('')),
  style: fc.constantFrom(...styles),
  crlf: fc.boolean(),
  width: fc.constantFrom(0, 20, 80),
  depth: fc.integer({ min: 0, max: 3 }),
});

describe('parseYaml, of text that a writer wrote', () => {
  it('reads the same text back, and places every character of it', () => {
    fc.assert(
      fc.property(written, ({ text, style, crlf, width, depth }) => {
        const scalar = new Scalar(text);
        scalar.type = style;
        const nested = Array.from({ length: depth }).reduce<unknown>((inner) => ({ in: inner }), scalar);
        const document = new Document({ first: nested, last: 'z' }, { schema: 'failsafe' });
        const printed = document.toString({ lineWidth: width });
        const file = { path: 'written.yaml', text: crlf ? printed.replaceAll('\n', '\r\n') : printed };
        // The writer itself does not keep every text in every style.
        fc.pre(
          String(
            parseDocument(file.text, { schema: 'failsafe' }).getIn(['first', ...Array(depth).fill('in')]),
          ) === text,
        );
        const { root, diagnostics } = parseYaml(file);
        expect(
          diagnostics.filter(({ severity, code }) => severity === 'error' && code !== 'yaml/empty-block'),
        ).toEqual([]);
        const read = scalarsOf(root).find(({ text: found }) => found === text);
        expect(read).toBeDefined();
        if (!read) return;
        expect(read.contentStart).toBeGreaterThanOrEqual(read.span.start);
        for (let index = 0; index < text.length; index++) {
          const offset = offsetInScalar(read, index);
          if (offset === undefined) {
            expect(['double', 'single']).toContain(read.style);
            continue;
          }
          const unit = text.charAt(index);
          const found = file.text.charAt(offset);
          if (/\S/.test(unit) && !(read.style === 'double' && found === '\\')) expect(found).toBe(unit);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
