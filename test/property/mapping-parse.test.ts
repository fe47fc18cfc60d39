// Whatever text a mapping file holds, parsing and merging return, and every place they name lies in its file.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeOverlay } from '../../src/mapping/merge-overlay.ts';
import { parseExamplesFile } from '../../src/mapping/parse-examples.ts';
import { parseMappingFile } from '../../src/mapping/parse-mapping.ts';
import { FULL, FULL_OVERLAY, mappingOf, overlayOf } from '../unit/mapping/files.ts';

interface SpanLike {
  readonly file: { readonly text: string };
  readonly start: number;
  readonly end: number;
}

const isSpan = (value: object): value is SpanLike => 'file' in value && 'start' in value && 'end' in value;

/** All spans inside a value, those of diagnostics and of trees alike. */
const spansIn = (value: unknown): readonly SpanLike[] => {
  const spans: SpanLike[] = [];
  const seen = new Set<object>();
  const stack: unknown[] = [value];
  while (stack.length > 0) {
    const each = stack.pop();
    if (typeof each !== 'object' || each === null || seen.has(each)) continue;
    seen.add(each);
    if (isSpan(each)) spans.push(each);
    else stack.push(...Object.values(each));
  }
  return spans;
};

const holds = (text: string): void => {
  const file = { path: 'a.yaml', text };
  const parsed = parseMappingFile(file);
  const examples = parseExamplesFile(file);
  const astray = spansIn([parsed, examples]).filter(
    ({ file: at, start, end }) => at.text !== text || start < 0 || start > end || end > text.length,
  );
  expect(astray).toHaveLength(0);
  if (parsed.document === undefined) expect(parsed.diagnostics).not.toEqual([]);
};

const PIECES = [
  '{',
  '}',
  '[',
  ']',
  ':',
  ': ',
  ',',
  '"',
  "'",
  '\n',
  '\n  ',
  '- ',
  '#',
  ' #',
  '&a ',
  '*a',
  '<<',
  '|',
  '>',
  '~',
  'null',
  '__proto__',
  'constructor',
  '\u0000',
  '\u2028',
  '\ud800',
  '\t',
  '{param.x}',
  '{.:(}',
  'a..b',
  'a[0]',
  '"[x"',
  '!!int ',
  ...FULL.split(/[\s,{}]+/).filter((word) => word !== ''),
];

/** A text with some stretches cut out, doubled or replaced. */
const mutated = (text: string): fc.Arbitrary<string> =>
  fc
    .array(
      fc.record({
        at: fc.nat(text.length),
        length: fc.nat(12),
        piece: fc.oneof(fc.constantFrom('', ...PIECES), fc.string({ unit: 'binary', maxLength: 4 })),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((edits) =>
      edits.reduce((now, { at, length, piece }) => now.slice(0, at) + piece + now.slice(at + length), text),
    );

const RUNS = { numRuns: 150 };

describe('parseMappingFile', () => {
  it('returns for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), holds), RUNS);
  });

  it('returns for any pieces of the language', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((all) => all.join(' ')),
        holds,
      ),
      RUNS,
    );
  });

  it('returns for any mutation of a good mapping', () => {
    fc.assert(fc.property(mutated(FULL), holds), RUNS);
  });

  it('returns for any mutation of a good overlay, and so does merging it', () => {
    const base = mappingOf(FULL);
    fc.assert(
      fc.property(mutated(FULL_OVERLAY), (text) => {
        holds(text);
        const { document } = parseMappingFile({ path: 'a.yaml', text });
        if (document?.kind !== 'overlay') return;
        const merged = mergeOverlay(base, document);
        const astray = spansIn(merged).filter(
          ({ file, start, end }) => start > end || end > file.text.length,
        );
        expect(astray).toHaveLength(0);
      }),
      RUNS,
    );
  });
});

describe('mergeOverlay', () => {
  it('leaves a base as it is under an overlay that says nothing, but for its name, level and layer', () => {
    const base = mappingOf(FULL);
    const { document, diagnostics } = mergeOverlay(
      base,
      overlayOf('overlay: acme\nextends: marketo/contact\nlevel: account\n'),
    );
    expect(diagnostics).toEqual([]);
    expect(document.layers).toHaveLength(base.layers.length + 1);
    expect({ ...document, layers: base.layers }).toEqual({ ...base, overlays: ['acme'], level: 'account' });
  });
});
