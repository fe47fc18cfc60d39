// The reader of simple YAML says what the package says, of whatever it reads at all.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWithPackage } from '../../src/yaml/parse-with-package.ts';
import { readSimple } from '../../src/yaml/simple/read-simple.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Is the text read, and as the package reads it? */
const isRead = (text: string, path = 'any.yaml'): boolean => {
  const file = { path, text };
  const simple = readSimple(file);
  if (simple !== undefined) expect({ root: simple, diagnostics: [] }).toStrictEqual(parseWithPackage(file));
  return simple !== undefined;
};

const filesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter(({ name }) => /\.ya?ml$/.test(name))
        .map(({ parentPath, name }) => join(parentPath, name))
    : [];

const words = [
  ...[
    'a',
    'b',
    'name',
    'from: x',
    'as',
    'null',
    '~',
    '-1',
    '-',
    '- ',
    '?',
    ': ',
    ':',
    'a:b',
    '# c',
    '#',
    '%',
  ],
  ...['"a"', "'b'", "'it''s'", '"\\n\\u00e9"', '"\\x41"', '"', "'", '""', '&a ', '*a', '!t', '<<', '@', '`'],
  ...[
    '{ a: b }',
    '{',
    '}',
    '[',
    ']',
    '[a, b]',
    ', ',
    ',',
    '{}',
    '[]',
    '|',
    '>-',
    '|+',
    '---',
    '...',
    'é',
    '😀',
  ],
  ...['\t', '\u2028', '\u00a0', '\ufeff', '\0', '(', '/', '$x', 'a # b', 'a #b', 'a #-', '{ a: b, }', ' '],
];
const part = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('a', 'b', 'c', 'word', 'two words') },
  { weight: 1, arbitrary: fc.constantFrom(...words) },
);
const inline = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
const flow: fc.Memo<string> = fc.memo((depth) => {
  const value = depth > 1 ? fc.oneof(inline, flow(depth - 1)) : inline;
  const gap = fc.constantFrom('', ' ', ' ', '\n    ', '\n  ', '\n', ' # c\n      ', '\n\n     ');
  const entry = fc.oneof(
    fc.tuple(fc.constantFrom('a', 'b', 'c', '"d"'), fc.constantFrom(': ', ': ', ':'), value),
    fc.tuple(value, fc.constantFrom('', ''), fc.constant('')),
  );
  return fc
    .tuple(fc.boolean(), gap, fc.array(fc.tuple(entry, gap, fc.constantFrom(',', ',', '')), { maxLength: 3 }))
    .map(([isMap, first, items]) => {
      const inside = items.map(
        ([[key, colon, each], after, comma]) => `${key}${colon}${each}${comma}${after}`,
      );
      return `${isMap ? '{' : '['}${first}${inside.join('')}${isMap ? '}' : ']'}`;
    });
});
const width = fc.constantFrom(0, 0, 0, 2, 2, 2, 4, 4, 6, 1, 3);
const head = fc.constantFrom(
  'a: ',
  'b: ',
  'c: ',
  'd:',
  '- ',
  '- a: ',
  '- - ',
  '"e": ',
  'f : ',
  '[g, h]: ',
  '-',
  '',
);
const tail = fc.constantFrom('', '', '', '', ' ', ' # note', '#x', ' #y', ' |', ' >-', '\r');
const line = fc
  .tuple(width, head, fc.oneof(fc.constant(''), inline, flow(2)), tail)
  .map(([spaces, start, value, end]) => `${' '.repeat(spaces)}${start}${value}${end}`);
const lines = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: line },
      { weight: 1, arbitrary: fc.constantFrom('', '  ', '# c', '   # d') },
    ),
    {
      maxLength: 8,
    },
  )
  .chain((all) => fc.constantFrom('\n', '\n', '\r\n').map((end) => all.join(end)));

/** Texts that are meant to be read: a tree, printed with the freedoms that people take. */
const scalar = fc.constantFrom(
  ...[
    'a',
    'two words',
    'a: b'.slice(0, 1),
    '"a: b"',
    "'it''s'",
    '12',
    '-3',
    'x#y',
    'a:b',
    '{ a: b, c: [d, "e"] }',
    '[]',
  ],
  ...[
    'a (b) c',
    '"\\"\\n"',
    '{ a: { b: c } }',
    '[a, [b], { c: d }]',
    '~',
    'null',
    'é 😀',
    "''",
    'a\n      more\n\n      text',
  ],
  ...[
    '|\n      lines\n       deeper\n\n      end',
    '>-\n      folded\n      text\n\n      end',
    '|-\n      one',
  ],
);
const note = fc.constantFrom('', '', '', ' # note', '\n', '\n# note', '\n    # note', '   ');
const printed: fc.Memo<(indent: number) => string> = fc.memo((depth) => {
  const leaf = fc.tuple(scalar, note).map(
    ([value, after]) =>
      () =>
        ` ${value}${after}`,
  );
  if (depth <= 1) return leaf;
  const children = fc.array(fc.tuple(printed(depth - 1), note), { minLength: 1, maxLength: 3 });
  const block = fc
    .tuple(fc.boolean(), children, fc.constantFrom(0, 1, 2, 2), fc.constantFrom('', ' # note', '\n'))
    .map(([isMap, all, step, after]) => (indent: number) => {
      const at = indent + (isMap ? Math.max(1, step) : step);
      const row = ([child, end]: (typeof all)[number], index: number) =>
        `${' '.repeat(at)}${isMap ? `k${index}:` : '-'}${child(at)}${end}`;
      return `${after}\n${all.map(row).join('\n')}`;
    });
  const compact = fc.tuple(printed(depth - 1), printed(depth - 1)).map(
    ([one, two]) =>
      (indent: number) =>
        `\n${' '.repeat(indent + 2)}- x:${one(indent + 4)}\n${' '.repeat(indent + 4)}y:${two(indent + 4)}`,
  );
  return fc.oneof(leaf, block, compact);
});
const meant = fc
  .array(printed(4), { minLength: 1, maxLength: 3 })
  .map((all) => all.map((each, index) => `key${index}:${each(0)}`).join('\n'));

describe('the reader of simple YAML', () => {
  it('reads every mapping that is shipped, as the package does', () => {
    const slow = filesIn(join(root, 'mappings')).filter((path) => !isRead(readFileSync(path, 'utf8'), path));
    expect(slow).toEqual([]);
  });

  it('reads mappings that are wrong as the package does, or leaves them to it', () => {
    for (const path of [...filesIn(join(root, 'test/golden')), ...filesIn(join(root, 'docs'))])
      isRead(readFileSync(path, 'utf8'), path);
  });

  it('reads shipped mappings with a few characters changed as the package does, or leaves them to it', () => {
    const texts = filesIn(join(root, 'mappings'))
      .map((path) => readFileSync(path, 'utf8'))
      .filter((text) => text.length < 4000);
    const edit = fc.tuple(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(3),
      fc.constantFrom('', ' ', '  ', '\n', '\n  ', ...words),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(edit, { minLength: 1, maxLength: 2 }),
        (text, edits) => {
          const changed = edits.reduce((before, [place, gone, added]) => {
            const at = Math.floor(place * before.length);
            return before.slice(0, at) + added + before.slice(at + gone);
          }, text);
          isRead(changed);
        },
      ),
      { seed: 1, numRuns: 400 },
    );
  });

  it('reads any lines as the package does, or leaves them to it', () => {
    fc.assert(
      fc.property(lines, (text) => void isRead(text)),
      {
        seed: 1,
        numRuns: 4000,
      },
    );
  });

  it('reads well-written texts as the package does, and many of them at all', () => {
    let read = 0;
    let all = 0;
    fc.assert(
      fc.property(meant, (text) => {
        all++;
        if (isRead(text)) read++;
      }),
      { seed: 1, numRuns: 1500 },
    );
    expect(read / all).toBeGreaterThan(0.3);
  });
});
