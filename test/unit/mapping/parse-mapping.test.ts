// A whole file: what it holds, what is missing from it, what it cannot say.
import { describe, expect, it } from 'vitest';
import { parseExamplesFile } from '../../../src/mapping/parse-examples.ts';
import { printPath } from '../../../src/schema/parse-path.ts';
import {
  baseWith,
  FULL,
  FULL_OVERLAY,
  HEAD,
  mappingOf,
  overlayOf,
  parse,
  plain,
  problemsOf,
  ruleOf,
  ruleProblems,
  told,
} from './files.ts';

describe('a base mapping', () => {
  it('is read whole', () => {
    const base = mappingOf(FULL);
    expect(plain([base.name, base.version, base.vendor, base.canonical])).toEqual([
      'marketo/contact',
      '1.0.0',
      { system: 'marketo', object: 'lead' },
      'contact',
    ]);
    expect(base.key.map(({ value }) => printPath(value))).toEqual(['id', 'list']);
    expect(plain(base.policies)).toEqual({
      unmapped: { fromVendor: 'collect', toVendor: 'error' },
      absent: { toVendor: 'leave' },
      null: { fromVendor: 'omit', toVendor: 'clear' },
      onError: { fromVendor: 'omit', toVendor: 'reject' },
    });
    expect(base.parameters.map(({ name, type, required }) => [name.value, type, required])).toEqual([
      ['munchkinId', 'string', true],
      ['limit', 'integer', false],
    ]);
    expect(base.branches?.arms.map(({ types }) => types.map(({ value }) => value))).toEqual([
      ['Add to List', 'Remove from List'],
      ['Visit Webpage'],
      ['*'],
    ]);
    expect(base.ignore.vendor.map(({ field, because }) => [field.value, because?.value])).toEqual([
      ['inferred*', 'privacy'],
      ['a', 'unused'],
      ['b.c', 'unused'],
    ]);
    expect(base.write.map(({ path, value }) => [printPath(path.value), value.kind])).toEqual([
      ['personSource', 'const'],
      ['account', 'param'],
    ]);
    expect(
      base.examples.map(({ issues, absent, partial }) => [issues.length, absent.length, partial]),
    ).toEqual([
      [0, 1, true],
      [1, 0, false],
      [1, 0, false],
    ]);
    expect(plain(base.refs[0]?.shape.map(({ value }) => value))).toMatchObject([
      { kind: 'const' },
      { kind: 'param', name: 'munchkinId' },
      { kind: 'template', template: { text: '{sourceID}@{param.munchkinId}' } },
    ]);
  });

  it('keeps the text of codes, and tells the row of null from the text', () => {
    const [map] = mappingOf(FULL).valueMaps;
    expect(map?.rows.map(({ vendor, only }) => [vendor.text, vendor.style, only?.value])).toEqual([
      ['New', 'plain', undefined],
      ['12', 'plain', undefined],
      ['null', 'double', undefined],
      ['Disqualified', 'plain', 'fromVendor'],
    ]);
  });

  it('reads records: fields[*] as the path of the array', () => {
    const { records } = mappingOf(`${baseWith()}records: a.fields[*]\n`);
    expect(plain(records)).toEqual([
      { kind: 'key', key: 'a' },
      { kind: 'key', key: 'fields' },
    ]);
    expect(problemsOf(`${baseWith()}records: fields\n`)).toEqual(['13:10 mapping/bad-value "fields"']);
    expect(problemsOf(`${baseWith()}records: a..b[*]\n`)).toEqual(['13:12 mapping/bad-path "."']);
  });

  it('states all policies: what is missing is one problem, with the words to type', () => {
    const { diagnostics } = parse(
      FULL.replace(/ {2}absent.*\n/, '').replace('omit, toVendor: clear', 'omit'),
    );
    expect(diagnostics.map(told)).toEqual(['9:1 policies/missing "policies"']);
    expect(diagnostics[0]?.args.missing).toEqual([
      { policy: 'absent.toVendor', words: ['leave', 'clear'] },
      { policy: 'null.toVendor', words: ['clear', 'leave', 'error'] },
    ]);
    expect(diagnostics[0]?.help).toBe(
      [
        'complete them, and choose:',
        'policies:',
        '  absent: { toVendor: leave }                   # toVendor: leave | clear',
        '  null: { fromVendor: omit, toVendor: clear }   # toVendor: clear | leave | error',
      ].join('\n'),
    );
  });

  it('needs policies at all', () => {
    const text = FULL.replace(/policies:\n(?: {2}.*\n)+/, '');
    expect(problemsOf(text)).toEqual(['1:1 policies/missing "mapping"']);
    expect(problemsOf(FULL.replace(/policies:\n(?: {2}.*\n)+/, 'policies: none\n'))).toEqual([
      '9:11 mapping/wrong-kind "none"',
    ]);
  });

  it.each([
    ['key: id', 'keys: id', ['5:1 mapping/unknown-key "keys"']],
    ['key: id', 'key: []', ['5:6 mapping/bad-value "[]"']],
    ['key: id', 'key: [id, id]', ['5:11 mapping/duplicate-path "id"']],
    ['version: 1.0.0', 'version: 1.0', ['2:10 mapping/bad-value "1.0"']],
    ['system: marketo', 'system: ../x', ['3:19 mapping/bad-name "../x"']],
    ['canonical: contact', 'canonical: a/../b', ['4:12 mapping/bad-name "a/../b"']],
    ['mapping: marketo/contact', 'mapping: /etc', ['1:10 mapping/bad-name "/etc"']],
    ['toVendor: error', 'toVendor: keep', ['7:46 mapping/unknown-word "keep"']],
    ['vendor: {', 'vendor: [x] #', ['3:9 mapping/wrong-kind "[x]"']],
  ])('refuses %s as %s', (right, wrong, problems) => {
    expect(problemsOf(baseWith().replace(right, wrong))).toEqual(problems);
  });

  it.each([
    ['parameters: { a b: { type: string } }', 'mapping/bad-name "a b"'],
    ['parameters: { a: { type: text } }', 'mapping/unknown-word "text"'],
    ['parameters: { a: { type: string, pattern: "(" } }', 'mapping/bad-pattern "\\"(\\""'],
    ['parameters: { a: string }', 'mapping/wrong-kind "string"'],
    ['parameters: { __proto__: { type: string } }', 'mapping/forbidden-name "__proto__"'],
    ['valueMaps: { constructor: { A: a } }', 'mapping/forbidden-name "constructor"'],
    ['valueMaps: { m: { __proto__: a } }', 'mapping/forbidden-name "__proto__"'],
    ['valueMaps: { m: [a] }', 'mapping/wrong-kind "[a]"'],
    ['refs: { r: { shape: {} } }', 'mapping/missing-key "r"'],
    ['refs: { r: { value: id, shape: { a: { parm: x } } } }', 'mapping/unknown-key "parm"'],
    ['refs: { r: { value: id, shape: { a: "{x" } } }', 'mapping/bad-template "{x"'],
    ['write: { a: b }', 'mapping/wrong-kind "b"'],
    ['write: { a: { const: 1, param: x } }', 'mapping/bad-value "{ const: 1, param: x }"'],
    ['branch: { by: a }', 'mapping/missing-key "branch"'],
    ['branches: { A: { fields: { a: b } } }', 'mapping/missing-key "branches"'],
    ['branch: { by: a }\nbranches: { A: {}, "B": {}, [C, A]: {} }', 'mapping/duplicate-name "A"'],
    ['ignore: { vendor: [a] }', 'mapping/wrong-kind "a"'],
    ['ignore: { vendor: [{ field: a }] }', 'mapping/missing-key "field"'],
    ['ignore: { vendor: [{ because: a }] }', 'mapping/missing-key "{ because: a }"'],
    ['ignore: { vendor: [{ field: a..b, because: x }] }', 'mapping/bad-path "a..b"'],
    ['ignore: { vender: [] }', 'mapping/unknown-key "vender"'],
    ['examples: [{ vendor: {} }]', 'mapping/missing-key "vendor"'],
    ['examples: [{ name: a }]', 'mapping/missing-key "a"'],
    ['examples: [{ name: a, vendor: x }]', 'mapping/wrong-kind "x"'],
    ['examples: [{ name: a, vendor: {}, issue: x }]', 'mapping/wrong-kind "x"'],
    ['examples: [{ name: a, vendor: {} }, { name: a, vendor: {} }]', 'mapping/duplicate-name "a"'],
    ['examples: { name: a }', 'mapping/wrong-kind "{ name: a }"'],
  ])('refuses %s', (section, problem) => {
    expect(problemsOf(`${baseWith()}${section}\n`).map((line) => line.replace(/^\S+ /, ''))).toContain(
      problem,
    );
  });

  it('may have branches alone', () => {
    const branches = 'branch: { by: t }\nbranches: { A: { fields: { a: b } } }\n';
    expect(problemsOf(`${HEAD}${branches}`)).toEqual([]);
    expect(problemsOf(HEAD)).toEqual(['1:1 mapping/missing-key "mapping"']);
  });

  it('returns what can be read beside what cannot', () => {
    const { document } = parse(baseWith('a: { form: b }', 'c: d'));
    expect(document?.rules.map(({ path }) => printPath(path.value))).toEqual(['id', 'c']);
  });
});

describe('templates', () => {
  it('are read piece by piece, each with its place', () => {
    const { codec } = ruleOf('a: { from: b, template: "{x.y:[0-9]{2}}-{{{.}}{param.p}" }');
    expect(plain(codec?.kind === 'template' ? codec.template.pieces : [])).toEqual([
      {
        kind: 'part',
        path: [
          { kind: 'key', key: 'x' },
          { kind: 'key', key: 'y' },
        ],
        pattern: '[0-9]{2}',
        patternGiven: true,
      },
      { kind: 'text', text: '-{' },
      { kind: 'part', path: [], pattern: '.+', patternGiven: false },
      { kind: 'text', text: '}' },
      { kind: 'param', name: 'p' },
    ]);
    const pieces = codec?.kind === 'template' ? codec.template.pieces : [];
    expect(pieces.map(({ span }) => span.file.text.slice(span.start, span.end))).toEqual([
      '{x.y:[0-9]{2}}',
      '-{{',
      '{.}',
      '}',
      '{param.p}',
    ]);
  });

  it('let an expression hold braces, colons and escaped brackets', () => {
    const { codec } = ruleOf(String.raw`a: { from: b, template: '{x:[}:]\}(?:a|b){1,2}}{["k:}"]:.}' }`);
    const pieces = codec?.kind === 'template' ? codec.template.pieces : [];
    expect(
      pieces.map((piece) => (piece.kind === 'part' ? [printPath(piece.path), piece.pattern] : [])),
    ).toEqual([
      ['x', String.raw`[}:]\}(?:a|b){1,2}`],
      ['k:}', '.'],
    ]);
  });

  it.each([
    ['"a{b"', '1:29 mapping/bad-template "{b"'],
    ['"a{}"', '1:29 mapping/bad-template "{}"'],
    ['"a{b:}"', '1:29 mapping/bad-template "{b:}"'],
    ['"a{b:[}"', '1:29 mapping/bad-template "{b:[}"'],
    ['"a{b:*}"', '1:32 mapping/bad-pattern "*"'],
    ['"a{b..c}"', '1:32 mapping/bad-path "."'],
    ['"a{b[c}"', '1:31 mapping/bad-path "[c"'],
    ['"a{param.}"', '1:29 mapping/bad-template "{param.}"'],
    ['"a{param.x:y}"', '1:29 mapping/bad-template "{param.x:y}"'],
    ['"{__proto__}"', '1:29 mapping/forbidden-name "__proto__"'],
    ['""', '1:28 mapping/bad-template ""'],
    ['[a]', '1:27 mapping/wrong-kind "[a]"'],
  ])('are refused: %s', (template, problem) => {
    expect(ruleProblems(`a: { from: b, template: ${template} }`)).toEqual([problem]);
  });

  it('are not read beyond 10,000 characters', () => {
    const long = `a: { from: b, template: "${'{[}'.repeat(3334)}" }`;
    expect(ruleProblems(long)).toEqual(['1:28 mapping/bad-template "{"']);
  });
});

describe('an overlay', () => {
  it('is read whole', () => {
    const overlay = overlayOf(FULL_OVERLAY);
    expect(plain([overlay.name, overlay.extends, overlay.level, overlay.vendor])).toEqual([
      'acme',
      'marketo/contact',
      'account',
      'marketo/acme-lead',
    ]);
    expect(overlay.remove.map(({ value, because }) => [printPath(value), because?.value])).toEqual([
      ['interests', undefined],
      ['crm', 'not used'],
    ]);
    const [change, whole] = overlay.valueMaps;
    expect(change?.add.map(({ vendor }) => vendor.text)).toEqual(['Podcast']);
    expect(change?.remove.map(({ value, isNull }) => [value, isNull])).toEqual([
      ['New', false],
      ['12', false],
    ]);
    expect(whole?.replace?.rows).toHaveLength(1);
  });

  it.each(['policies: {}', 'key: id', 'version: 1.0.0', 'mapping: a', 'branch: {}', 'records: a[*]'])(
    'does not state %s',
    (section) => {
      expect(problemsOf(`${FULL_OVERLAY}${section}\n`)).toEqual([
        `16:1 overlay/base-only ${JSON.stringify(section.replace(/:.*/, ''))}`,
      ]);
    },
  );

  it.each([
    ['extends: marketo/contact\n', '', ['1:1 mapping/missing-key "overlay"']],
    ['extends: marketo/contact', 'extends: marketo/contact + acme', []],
    ['extends: marketo/contact', 'extends: ../contact', ['2:10 mapping/bad-name "../contact"']],
    ['level: account', 'level: acount', ['3:8 mapping/unknown-word "acount"']],
    ['vendor: marketo/acme-lead', 'vendor: acme-lead', ['4:9 mapping/bad-value "acme-lead"']],
    ['remove: [interests,', 'remove: [interests, interests,', ['13:21 mapping/duplicate-path "interests"']],
    ['remove: [New, 12]', 'replace: {}', ['8:17 mapping/misplaced-key "add"']],
    ['{ type: string } } }', 'string } }', ['5:30 mapping/wrong-kind "string"']],
  ])('with %j as %j', (right, wrong, problems) => {
    expect(problemsOf(FULL_OVERLAY.replace(right, wrong))).toEqual(problems);
  });
});

describe('a file of examples', () => {
  const read = (text: string) => parseExamplesFile({ path: 'contact.examples.yaml', text });

  it.each(['- { name: a, vendor: {} }\n', 'examples:\n  - { name: a, vendor: {} }\n'])(
    'is read: %j',
    (text) => {
      const { examples, diagnostics } = read(text);
      expect(diagnostics).toEqual([]);
      expect(examples.map(({ name }) => name.value)).toEqual(['a']);
    },
  );

  it.each([
    ['', '1:1 yaml/empty-file ""'],
    ['example: []\n', '1:1 mapping/unknown-key "example"'],
    ['text', '1:1 mapping/wrong-kind "text"'],
  ])('is refused: %j', (text, problem) => {
    expect(read(text).diagnostics.map(told)).toContain(problem);
  });
});

it('a file that is empty or no map is no mapping', () => {
  expect(problemsOf('# nothing\n')).toHaveLength(1);
  expect(problemsOf('- a\n')).toEqual(['1:1 mapping/wrong-kind "- a"']);
});
