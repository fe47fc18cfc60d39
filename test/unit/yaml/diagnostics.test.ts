// Every code about YAML text: an input that has it, the place it points at, and inputs that must not have it.
import { describe, expect, it } from 'vitest';
import { yamlDiagnostics } from '../../../src/diagnostics/catalogue/yaml.ts';
import { parseYaml } from '../../../src/yaml/parse-yaml.ts';

/** Code and marked text of each diagnostic. */
const told = (text: string): readonly (readonly [string, string])[] =>
  parseYaml({ path: 'a.yaml', text }).diagnostics.map(({ code, span }) => [
    code,
    span ? text.slice(span.start, span.end) : '',
  ]);

const aliases = (count: number): string => `[${Array.from({ length: count }, () => '*a').join(', ')}]`;

const cases: readonly (readonly [code: keyof typeof yamlDiagnostics, text: string, marked: string])[] = [
  ['yaml/alias-expansion', `a: &a [x, x]\nb: ${aliases(4000)}\n`, '*a'],
  ['yaml/bad-escape', 'a: "x\\d"\n', '\\d'],
  ['yaml/bad-indentation', 'a:\n   b: 1\n  c: 2\n', 'c: 2'],
  ['yaml/bad-indentation', 'a:\n  - b\n - c\n', '- c'],
  ['yaml/bracket-in-text', 'a: {x}/{y}\n', '/{y}'],
  ['yaml/bracket-in-text', 'a: { jsonata: $foo[0], b: c }\n', '[0], b: c }'],
  ['yaml/bracket-in-text', "a: 'it's'\n", "s'"],
  ['yaml/colon-in-text', 'a: b: c\n', 'b: c'],
  ['yaml/comment-in-text', 'a: items #$i\n', '#$i'],
  ['yaml/comment-in-text', 'a: $join(b, " # ")\n', '# ")'],
  ['yaml/comment-in-text', 'a: x\n  + y # why\n  + z\n', '# why'],
  ['yaml/continued-text', 'a:\n- b\n  - c\n', '- c'],
  ['yaml/continued-text', 'a:1\nb:2\n', 'b:2'],
  ['yaml/control-character', 'a: "\u0000"\n', '\u0000'],
  ['yaml/directive', '%YAML 1.1\n---\na: 1\n', '%YAML 1.1'],
  ['yaml/duplicate-key', 'a: 1\n"a": 2\n', '"a"'],
  ['yaml/duplicate-key', '__proto__: 1\n__proto__: 2\n', '__proto__'],
  ['yaml/empty-block', 'a: |-\nb: 1\n', '|-'],
  ['yaml/empty-file', '# nothing\n', ''],
  ['yaml/empty-file', '', ''],
  ['yaml/key-not-text', '{ a: 1 }: b\n', '{ a: 1 }'],
  ['yaml/key-too-long', `${'k'.repeat(1100)}: 1\n`, 'k'.repeat(40)],
  ['yaml/key-without-value', 'template: {name}\n', 'name'],
  ['yaml/merge-key', 'a: &a { b: 1 }\nc:\n  <<: *a\n', '<<'],
  ['yaml/missing-colon', 'a: 1\nfoo\nb: 2\n', 'foo'],
  ['yaml/missing-comma', 'x: {a: 1 b: 2}\n', '1 b: 2}'],
  ['yaml/missing-key', 'a:\n  : 1\n', ':'],
  ['yaml/nesting', `${'['.repeat(101)}${']'.repeat(101)}`, '['],
  ['yaml/recursive-alias', 'a: &a [*a]\n', '*a'],
  ['yaml/reserved-start', 'a: @x\n', '@x'],
  ['yaml/reserved-start', 'a: |x\n', '|x'],
  ['yaml/several-documents', 'a: 1\n---\nb: 2\n', '---'],
  ['yaml/syntax', 'a: ]\n', ']'],
  ['yaml/syntax', 'a: - b\n', '-'],
  ['yaml/tab-indentation', 'a:\n\tb: 1\n', '\t'],
  ['yaml/tag', 'a: !!int 3\n', '!!int'],
  ['yaml/too-large', `a: ${'x'.repeat(11_000_000)}`, ''],
  ['yaml/too-large', `[${'a,'.repeat(300_000)}]`, ''],
  ['yaml/unclosed', 'a: "foo\nb: 1\n', '"'],
  ['yaml/unclosed', 'a: [1, 2\nb: 1\n', '['],
  ['yaml/unknown-alias', 'a: &name 1\nb: *nmae\n', '*nmae'],
  ['yaml/unknown-alias', '*: 1\n', '*:'],
  ['yaml/value-and-keys', 'a: foo\n  bar: baz\n', 'foo'],
];

describe('the diagnostics of YAML text', () => {
  it.each(cases)('%s points at its place (%#)', (code, text, marked) => {
    expect(told(text)).toContainEqual([code, marked]);
  });

  it('has a case for every code', () => {
    expect(new Set(cases.map(([code]) => code))).toEqual(new Set(Object.keys(yamlDiagnostics)));
  });

  it('tells one syntax error once, not its echoes', () => {
    expect(told('a: { jsonata: $foo[0], b: c }\nd: 1\n')).toHaveLength(1);
    expect(told('a: x\n  + y # why\n  + z\n')).toHaveLength(1);
    expect(told('a: {x}/{y}\n')).toHaveLength(1);
    expect(told('a:\n  x: [\n  1\n]\n')).toHaveLength(1);
  });

  it('shows both places of a duplicate key', () => {
    const text = 'a: 1\nb: 2\na: 3\n';
    const [diagnostic] = parseYaml({ path: 'a.yaml', text }).diagnostics;
    expect(diagnostic?.span?.start).toBe(10);
    expect(diagnostic?.related?.map(({ span }) => span.start)).toEqual([0]);
  });

  it('suggests the anchor that was meant', () => {
    const [diagnostic] = parseYaml({ path: 'a.yaml', text: 'a: &name 1\nb: *nmae\n' }).diagnostics;
    expect(diagnostic?.help).toBe('did you mean "name"?');
  });

  it.each([
    ['a: {x}/{y} z\n', "a: '{x}/{y} z'\n"],
    ['a: b: c\n', "a: 'b: c'\n"],
    ["a: it's #1\n", "a: 'it''s #1'\n"],
    ['a:\n\tb: 1\n', 'a:\n  b: 1\n'],
  ])('offers a fix for %j that mends it', (text, mended) => {
    const [diagnostic] = parseYaml({ path: 'a.yaml', text }).diagnostics;
    const [edit] = diagnostic?.fix ?? [];
    const fixed = edit && text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
    expect(fixed).toBe(mended);
    expect(told(mended)).toEqual([]);
  });

  it.each([
    ['a comment behind a value', 'a: b # c\nd: e   #f\n# g\n'],
    ['a comment in a list', '- a # it\'s "quoted\n- b\n'],
    ['a block with #, {, [ and : ', 'a: |\n  x # y: { [\n'],
    ['a folded block', 'a: >-\n  b\n  c\n'],
    ['a url over two lines', 'a: see\n  http://x.y/z\n'],
    ['an expression over two lines', 'a: price\n  - discount\n'],
    ['a flow list as key', '[Add to List, Remove]: x\n"*": y\n'],
    ['brackets inside a plain key', 'costs[0].cost: a\nitems[id=4].name: b\n'],
    ['the version of YAML that is read', '%YAML 1.2\n---\na: 1\n'],
    ['a document end', 'a: 1\n...\n'],
    ['anchors and aliases', 'a: &a { b: 1 }\nc: *a\nd: [*a, *a]\n'],
    ['empty lines that are kept', 'a: |+\n\nb: 1\n'],
    ['a byte order mark at the start', '\ufeffa: 1\n'],
    ['CRLF', 'a:\r\n  - b\r\n  - "c"\r\nd: |\r\n  e\r\n  f\r\n'],
    ['a hundred levels', `${'['.repeat(100)}${']'.repeat(100)}`],
  ])('says nothing about %s', (_name, text) => {
    expect(told(text)).toEqual([]);
  });

  it('returns at once from an alias bomb', () => {
    const letters = 'abcdefghijklmnop'.split('');
    const lines = letters.map((letter, index) => {
      const before = letters[index - 1];
      return `${letter}: &${letter} [${Array.from({ length: 9 }, () => (before ? `*${before}` : 'x')).join(', ')}]`;
    });
    expect(told(lines.join('\n')).some(([code]) => code === 'yaml/alias-expansion')).toBe(true);
  });

  it('counts depth through aliases, so that no reader of the tree recurses too far', () => {
    const lines = Array.from(
      { length: 200 },
      (_, index) => `a${index}: &a${index} [${index > 0 ? `*a${index - 1}` : 'x'}]`,
    );
    expect(told(lines.join('\n')).some(([code]) => code === 'yaml/nesting')).toBe(true);
  });
});
