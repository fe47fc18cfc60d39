// Whatever becomes of a mapping's text, compiling it returns, and every place that it names lies in its file.
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileMappings } from '../../src/compiler/compile-mappings.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { formatText } from '../../src/diagnostics/report/text.ts';
import type { SourceFile, Span } from '../../src/diagnostics/span.ts';
import { filesIn, foldersIn, goldenFolder } from '../golden/golden.ts';

const ROOT = goldenFolder('diagnostics');
const shared = filesIn(join(ROOT, '_schemas')).map(({ path, text }) => ({ path: `schemas/${path}`, text }));

interface Sample {
  readonly mappings: readonly SourceFile[];
  readonly schemas: readonly SourceFile[];
}

/** The golden cases of rules and expressions: each uses another part of the language. */
const samples: readonly Sample[] = foldersIn(ROOT)
  .filter((name) => /^(?:rule|expression|overlay|codec)__/.test(name))
  .flatMap((folder) => foldersIn(join(ROOT, folder)).map((name) => filesIn(join(ROOT, folder, name))))
  .map((files) => {
    const own = files.filter(({ path }) => path.startsWith('schemas/'));
    return {
      mappings: files.filter(({ path }) => path.endsWith('.yaml')),
      schemas: [...shared.filter(({ path }) => own.every((file) => file.path !== path)), ...own],
    };
  });

const spansOf = ({ span, related = [], fix = [] }: Diagnostic): readonly Span[] => [
  ...(span ? [span] : []),
  ...related.map((label) => label.span),
  ...fix.map((edit) => edit.span),
];

const liesInItsFile = ({ file, start, end }: Span): boolean =>
  Number.isInteger(start) && start >= 0 && start <= end && end <= file.text.length;

const check = ({ mappings, schemas }: Sample): void => {
  const { diagnostics } = compileMappings({ mappings, schemas });
  expect(formatText(diagnostics)).toBeTypeOf('string');
  for (const diagnostic of diagnostics) {
    expect([diagnostic.code, spansOf(diagnostic).filter((span) => !liesInItsFile(span))]).toEqual([
      diagnostic.code,
      [],
    ]);
  }
};

/** Words of the language, hostile names, and marks that YAML and JSONata live by. */
const words = fc.oneof(
  fc.constantFrom(
    'only',
    'toVendor',
    'from',
    'map',
    'each',
    'list',
    '__proto__',
    'constructor',
    'id',
    'name',
    '[0]',
    '[*]',
  ),
  fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '"',
    "'",
    '|',
    '*',
    '&',
    '#',
    '\n',
    '\t',
    '  ',
    '$',
    '.',
    '..',
    '(',
    ')',
    '/',
  ),
  fc.constantFrom(
    '\ud800',
    '\u0000',
    '\u2028',
    '{ const: 1 }',
    'null',
    '~',
    '1e400',
    '9007199254740993',
    '0x1F',
  ),
);

const edit = fc.record({ at: fc.nat(), remove: fc.nat(12), insert: words });

const apply = (text: string, edits: readonly { at: number; remove: number; insert: string }[]): string =>
  edits.reduce((now, { at, remove, insert }) => {
    const start = at % (now.length + 1);
    return now.slice(0, start) + insert + now.slice(start + remove);
  }, text);

describe('compiling', () => {
  it('returns for every golden case, with places inside their files', () => {
    for (const sample of samples) check(sample);
  });

  it('returns for mappings with random edits', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        (sample, edits) => {
          check({
            ...sample,
            mappings: sample.mappings.map((file) => ({ ...file, text: apply(file.text, edits) })),
          });
        },
      ),
      { numRuns: 400 },
    );
  });

  it('returns for mappings with a line of another one', () => {
    const lines = samples.flatMap(({ mappings }) => mappings.flatMap(({ text }) => text.split('\n')));
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.constantFrom(...lines), fc.nat(), (sample, line, at) => {
        const mappings = sample.mappings.map((file) => {
          const all = file.text.split('\n');
          all.splice(at % all.length, 0, line);
          return { ...file, text: all.join('\n') };
        });
        check({ ...sample, mappings });
      }),
      { numRuns: 400 },
    );
  });

  it('returns whatever the schemas say', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.array(edit, { minLength: 1, maxLength: 2 }),
        (sample, edits) => {
          check({
            ...sample,
            schemas: sample.schemas.map((file) => ({ ...file, text: apply(file.text, edits) })),
          });
        },
      ),
      { numRuns: 200 },
    );
  });
});
