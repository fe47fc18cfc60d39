// The located tree: texts as written, spans that say where.
import { describe, expect, it } from 'vitest';
import { entryOf, type YamlNode, type YamlScalar } from '../../../src/yaml/node.ts';
import { offsetInScalar, spanInScalar } from '../../../src/yaml/offset-in-scalar.ts';
import { parseYaml } from '../../../src/yaml/parse-yaml.ts';

const rootOf = (text: string): YamlNode | undefined => parseYaml({ path: 'a.yaml', text }).root;

const valueAt = (text: string, key: string): YamlNode | undefined => {
  const root = rootOf(text);
  return root?.kind === 'map' ? entryOf(root, key)?.value : undefined;
};

const scalarOf = (text: string, key = 'a'): YamlScalar => {
  const node = valueAt(text, key);
  if (node?.kind !== 'scalar') throw new Error(`no scalar under ${key}`);
  return node;
};

const sliceOf = (node: YamlNode | undefined): string | undefined =>
  node?.span.file.text.slice(node.span.start, node.span.end);

describe('parseYaml', () => {
  it('keeps the text of scalars, whatever YAML would make of it', () => {
    for (const text of ['02139', 'NO', '1e3', '0x1F', '~', 'null', 'true', '2024-01-01', '.inf']) {
      expect(scalarOf(`a: ${text}\n`)).toMatchObject({ text, style: 'plain' });
    }
  });

  it('knows the style of scalars and decodes them', () => {
    expect(scalarOf("a: 'it''s'\n")).toMatchObject({ text: "it's", style: 'single' });
    expect(scalarOf('a: "\\u00e9\\n"\n')).toMatchObject({ text: 'é\n', style: 'double' });
    expect(scalarOf('a: |\n  x\n  y\n')).toMatchObject({ text: 'x\ny\n', style: 'literal' });
    expect(scalarOf('a: >-\n  x\n  y\n')).toMatchObject({ text: 'x y', style: 'folded' });
    expect(scalarOf('a:\nb: 1\n')).toMatchObject({ text: '', style: 'plain' });
  });

  it('gives spans that slice the source', () => {
    const text = 'a: [x, "y"] # c\nb:\n  c: 1\n  d: {e: f}\ng: |\n  h\n\ni: j\n';
    expect(sliceOf(valueAt(text, 'a'))).toBe('[x, "y"]');
    expect(sliceOf(valueAt(text, 'b'))).toBe('c: 1\n  d: {e: f}');
    expect(sliceOf(valueAt(text, 'g'))).toBe('|\n  h');
    const root = rootOf(text);
    const entry = root?.kind === 'map' ? entryOf(root, 'b') : undefined;
    expect(text.slice(entry?.span.start, entry?.span.end)).toBe('b:\n  c: 1\n  d: {e: f}');
  });

  it('places texts behind a byte order mark', () => {
    const scalar = scalarOf('\ufeffa: xyz\n');
    expect(sliceOf(scalar)).toBe('xyz');
  });

  it('resolves aliases into the tree, with the spans of the anchor', () => {
    const text = 'a: &x [1, 2]\nb: *x\n';
    expect(valueAt(text, 'b')).toEqual(valueAt(text, 'a'));
    expect(sliceOf(valueAt(text, 'b'))).toBe('[1, 2]');
  });

  it('uses the anchor that stands last above an alias', () => {
    expect(scalarOf('a: &x 1\nb: &x 2\nc: *x\n', 'c').text).toBe('2');
  });

  it('takes hostile keys as keys', () => {
    const root = rootOf('__proto__: 1\nconstructor: 2\n');
    expect(root?.kind === 'map' ? root.entries.map(({ key }) => key.text) : []).toEqual([
      '__proto__',
      'constructor',
    ]);
  });

  it('gives the texts of a flow list as key', () => {
    const root = rootOf('[a, "b c"]: x\n');
    const entry = root?.kind === 'map' ? root.entries[0] : undefined;
    expect(entry?.key.text).toBe('[a, "b c"]');
    expect(entry?.keys?.map(({ text }) => text)).toEqual(['a', 'b c']);
  });

  it('keeps the first of two keys, and leaves merge keys out', () => {
    expect(scalarOf('a: 1\na: 2\n').text).toBe('1');
    expect(valueAt('<<: { a: 1 }\nb: 2\n', '<<')).toBeUndefined();
  });

  it('has no root for nothing', () => {
    expect(rootOf('')).toBeUndefined();
    expect(rootOf('# only a comment\n')).toBeUndefined();
  });
});

describe('offsetInScalar', () => {
  it.each([
    ['plain', 'a: $x.y\n', 3],
    ['single', "a: '$x.y'\n", 3],
    ['double', 'a: "$x.y"\n', 3],
    ['single with a quote', "a: 'it''s y'\n", 5],
    ['double with escapes', 'a: "\\"\\u0041 y"\n', 3],
    ['double with an escape of two units', 'a: "\\U0001F600 y"\n', 3],
    ['double with the last escape of one unit and the first of two', 'a: "\\U0000FFFF\\U00010000y"\n', 3],
    ['double with two halves of a surrogate pair', 'a: "\\ud83d\\ude00 y"\n', 3],
    ['literal', 'a: |\n  $x\n    .y\n', 6],
    ['literal with a number', 'a: |2\n   $x\n   y\n', 5],
    ['literal in CRLF', 'a: |\r\n  $x\r\n  y\r\n', 3],
    ['folded', 'a: >\n  $x\n  y\n', 3],
    ['plain over lines', 'a: $x\n  +\n  y\n', 5],
  ])('finds the y of a %s scalar', (_name, text, index) => {
    const scalar = scalarOf(text);
    expect(scalar.text.charAt(index)).toBe('y');
    expect(offsetInScalar(scalar, index)).toBe(text.indexOf('y'));
    const span = spanInScalar(scalar, index, index + 1);
    expect(text.slice(span.start, span.end)).toBe('y');
  });

  it('is where an escape begins for each unit that came out of it', () => {
    const scalar = scalarOf('a: "x\\U0001F600\\u00e9y"\n');
    expect([0, 1, 2, 3, 4, 5].map((index) => offsetInScalar(scalar, index))).toEqual([4, 5, 5, 15, 21, 22]);
  });

  it('is undefined outside the text', () => {
    const scalar = scalarOf('a: xy\n');
    expect([-1, 0, 2, 3].map((index) => offsetInScalar(scalar, index))).toEqual([undefined, 3, 5, undefined]);
  });

  it('falls back to the whole scalar where text is both escaped and folded', () => {
    const scalar = scalarOf('a: "x \\"\n  y"\n');
    expect(offsetInScalar(scalar, 4)).toBeUndefined();
    expect(spanInScalar(scalar, 4, 5)).toBe(scalar.span);
  });

  it('ends a span that ends with a line break on its line', () => {
    const text = 'a: |\n  one\n  two\n';
    const span = spanInScalar(scalarOf(text), 0, 4);
    expect(text.slice(span.start, span.end)).toBe('one');
  });
});
