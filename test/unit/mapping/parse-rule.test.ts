// Every form of a rule becomes its tree; what is wrong in a rule is told at its place.
import { describe, expect, it } from 'vitest';
import { baseWith, parse, plain, ruleOf, ruleProblems } from './files.ts';

const path = (...keys: readonly string[]) => keys.map((key) => ({ kind: 'key', key }));
const text = (value: string) => ({ kind: 'scalar', text: value });

describe('sources', () => {
  it.each([
    ['a: b', { kind: 'field', from: path('b') }],
    ['a: { from: b.c, to: d }', { kind: 'field', from: path('b', 'c'), to: path('d') }],
    ['a: { pair: Webpage URL }', { kind: 'pair', name: 'Webpage URL', in: path('attributes') }],
    ['a: { pair: X, in: fields }', { kind: 'pair', name: 'X', in: path('fields') }],
    ['a: { join: [b, c], with: " " }', { kind: 'join', from: [path('b'), path('c')], with: ' ' }],
    [
      'a: { slots: { key: type, value: number }, from: { work: phone, mobile: mobilePhone } }',
      {
        kind: 'slots',
        key: 'type',
        value: 'number',
        from: [
          { slot: 'work', path: path('phone') },
          { slot: 'mobile', path: path('mobilePhone') },
        ],
      },
    ],
    ['a: { const: 02139 }', { kind: 'const', value: text('02139') }],
    ['a: { param: munchkinId }', { kind: 'param', name: 'munchkinId' }],
    [
      'a: { jsonata: { fromVendor: "b+1", toVendor: "{}" }, writes: [b] }',
      { kind: 'jsonata', fromVendor: text('b+1'), toVendor: text('{}'), writes: [path('b')] },
    ],
    ['a: { template: "{b} {c}" }', { kind: 'parts' }],
  ])('reads %s', (rule, source) => {
    expect(plain(ruleOf(rule).source)).toEqual(source);
  });

  it('reads arms of firstOf as rules with their conditions', () => {
    const { source } = ruleOf(
      'a: { firstOf: [b, { from: c, as: date, when: { type: work }, writer: true }] }',
    );
    expect(plain(source)).toEqual({
      kind: 'firstOf',
      arms: [
        { path: path('a'), source: { kind: 'field', from: path('b') }, policies: {} },
        {
          path: path('a'),
          source: { kind: 'field', from: path('c') },
          codec: { kind: 'as', name: 'date', options: {} },
          policies: {},
          when: { field: path('type'), value: text('work') },
          writer: true,
        },
      ],
    });
  });

  it.each([
    ['a: { from: b, join: [c], with: "" }', '1:17 mapping/several-sources "join"'],
    ['a: { as: date }', '1:3 mapping/no-source "a"'],
    ['a: { form: b }', '1:8 mapping/unknown-key "form"'],
    ['a: [b, c]', '1:6 mapping/wrong-kind "[b, c]"'],
    ['a:', '1:5 mapping/wrong-kind ""'],
    ['a: { from: [b] }', '1:14 mapping/wrong-kind "[b]"'],
    ['a: { from: { x: b } }', '1:14 mapping/wrong-kind "{ x: b }"'],
    ['a: { from: b..c }', '1:16 mapping/bad-path "."'],
    ["a: { from: 'b[x]' }", '1:16 mapping/bad-path "[x]"'],
    ['a: { from: b.__proto__.c }', '1:16 mapping/forbidden-name "__proto__"'],
    ['a: { join: [b, c] }', '1:8 mapping/missing-key "join"'],
    ['a: { join: b, with: "" }', '1:14 mapping/wrong-kind "b"'],
    ['a: { join: [], with: "" }', '1:14 mapping/bad-value "[]"'],
    ['a: { from: b, with: " " }', '1:17 mapping/misplaced-key "with"'],
    ['a: { from: b, in: c }', '1:17 mapping/misplaced-key "in"'],
    ['a: { const: 1, to: b }', '1:18 mapping/misplaced-key "to"'],
    ['a: { from: b, writes: [c] }', '1:17 mapping/misplaced-key "writes"'],
    ['a: { slots: { key: x, value: y } }', '1:8 mapping/missing-key "slots"'],
    ['a: { slots: { key: x }, from: { w: p } }', '1:8 mapping/missing-key "slots"'],
    ['a: { firstOf: [] }', '1:17 mapping/bad-value "[]"'],
    ['a: { firstOf: b }', '1:17 mapping/wrong-kind "b"'],
    ['a: { from: b, when: { c: d } }', '1:17 mapping/unknown-key "when"'],
    ['a: { firstOf: [{ from: b, when: { c: d, e: f } }] }', '1:35 mapping/bad-value "{ c: d, e: f }"'],
    ['a: { jsonata: b }', '1:17 mapping/wrong-kind "b"'],
    ['a: { jsonata: {} }', '1:8 mapping/missing-key "jsonata"'],
    ['a: { jsonata: { toVendor: x } }', '1:19 mapping/missing-key "toVendor"'],
    ['a: { jsonata: { fromVendor: " " } }', '1:31 mapping/empty-text "\\" \\""'],
    ['a: { pair: "" }', '1:14 mapping/empty-text "\\"\\""'],
  ])('refuses %s', (rule, problem) => {
    expect(ruleProblems(rule)).toEqual([problem]);
  });
});

describe('codecs', () => {
  it.each([
    ['as: instant', { kind: 'as', name: 'instant', options: {} }],
    [
      'as: { text: { trim: true, case: lower, truncate: 40 } }',
      { kind: 'as', name: 'text', options: { trim: true, case: 'lower', truncate: 40 } },
    ],
    [
      'as: { date: { pattern: dd/MM/yyyy, zone: Europe/Berlin } }',
      { kind: 'as', name: 'date', options: { pattern: 'dd/MM/yyyy', zone: 'Europe/Berlin' } },
    ],
    ['as: { instant: { zone: UTC } }', { kind: 'as', name: 'instant', options: { zone: 'UTC' } }],
    ['map: status', { kind: 'map', table: 'status' }],
    ['map: status, unknown: null', { kind: 'map', table: 'status', unknown: { kind: 'null' } }],
    [
      'map: status, unknown: { to: other }',
      { kind: 'map', table: 'status', unknown: { kind: 'to', value: text('other') } },
    ],
    [
      'map: { A: a, null: none }',
      {
        kind: 'map',
        table: {
          rows: [
            { vendor: text('A'), canonical: text('a') },
            { vendor: text('null'), canonical: text('none') },
          ],
        },
      },
    ],
    ['list: ";"', { kind: 'list', separator: ';' }],
    [
      'list: ";", items: idString',
      { kind: 'list', separator: ';', items: { kind: 'as', name: 'idString', options: {} } },
    ],
    ['list: ";", items: { map: m }', { kind: 'list', separator: ';', items: { kind: 'map', table: 'm' } }],
    ['ref: marketo', { kind: 'ref', name: 'marketo' }],
    [
      'each: { key: [k, l], fields: { k: x, l: y }, removed: delete }',
      {
        kind: 'each',
        key: ['k', 'l'],
        fields: [
          { path: path('k'), source: { kind: 'field', from: path('x') }, policies: {} },
          { path: path('l'), source: { kind: 'field', from: path('y') }, policies: {} },
        ],
        removed: 'delete',
      },
    ],
    [
      'each: { item: date }',
      { kind: 'each', key: [], fields: [], item: { kind: 'as', name: 'date', options: {} } },
    ],
  ])('reads { from: b, %s }', (codec, tree) => {
    expect(plain(ruleOf(`a: { from: b, ${codec} }`).codec)).toEqual(tree);
  });

  it('reads a chain in the order in which it is written', () => {
    const rule =
      'a: { from: b, as: [{ text: { trim: true } }, { map: m, unknown: keep }, { list: "," }, idString] }';
    expect(plain(ruleOf(rule).codec)).toEqual({
      kind: 'chain',
      steps: [
        { kind: 'as', name: 'text', options: { trim: true } },
        { kind: 'map', table: 'm', unknown: { kind: 'keep' } },
        { kind: 'list', separator: ',' },
        { kind: 'as', name: 'idString', options: {} },
      ],
    });
  });

  it.each([
    ['as: date, map: m', '1:27 mapping/several-codecs "map"'],
    ['as: { text: { trim: true }, map: m }', '1:45 mapping/several-codecs "map"'],
    ['as: datum', '1:21 mapping/unknown-word "datum"'],
    ['as: country', '1:21 mapping/bad-value "country"'],
    ['as: list', '1:21 mapping/bad-value "list"'],
    ['as: []', '1:21 mapping/bad-value "[]"'],
    ['as: {}', '1:21 mapping/bad-value "{}"'],
    ['as: { texts: {} }', '1:23 mapping/unknown-key "texts"'],
    ['as: { text: { trim: "true" } }', '1:37 mapping/bad-value "\\"true\\""'],
    ['as: { text: { truncate: 0 } }', '1:41 mapping/bad-value "0"'],
    ['as: { text: { case: title } }', '1:37 mapping/unknown-word "title"'],
    ['as: { instant: { pattern: x } }', '1:34 mapping/unknown-key "pattern"'],
    ['as: date, unknown: keep', '1:27 mapping/misplaced-key "unknown"'],
    ['as: { text: { trim: true }, items: date }', '1:45 mapping/misplaced-key "items"'],
    ['map: m, unknown: kept', '1:34 mapping/unknown-word "kept"'],
    ['map: { A: { only: fromVendor } }', '1:24 mapping/missing-key "A"'],
    ['map: { A: [a] }', '1:27 mapping/wrong-kind "[a]"'],
    ['map: [a]', '1:22 mapping/wrong-kind "[a]"'],
    ['list: ""', '1:23 mapping/empty-text "\\"\\""'],
    ['lookup: city', '1:25 mapping/unknown-word "city"'],
    ['lookup: region', '1:25 mapping/missing-key "region"'],
    ['lookup: { region: {} }', '1:35 mapping/missing-key "{}"'],
    ['lookup: {}', '1:25 mapping/bad-value "{}"'],
    ['lookup: { country: {}, phone: {} }', '1:40 mapping/several-codecs "phone"'],
    ['lookup: { phone: { write: name } }', '1:36 mapping/unknown-key "write"'],
    ['lookup: { phone: { country: US } }', '1:45 mapping/wrong-kind "US"'],
    ['lookup: { phone: { country: [] } }', '1:45 mapping/bad-value "[]"'],
    [
      'lookup: { phone: { country: { from: c, const: US } } }',
      '1:45 mapping/bad-value "{ from: c, const: US }"',
    ],
    ['lookup: country, unknown: keep', '1:43 mapping/bad-value "keep"'],
    ['lookup: country, unknown: { to: ZZ }', '1:43 mapping/bad-value "{ to: ZZ }"'],
    ['each: { fields: { k: x } }', '1:23 mapping/missing-key "{ fields: { k: x } }"'],
    ['each: { key: k }', '1:23 mapping/missing-key "{ key: k }"'],
    ['each: { item: date, key: k }', '1:37 mapping/misplaced-key "key"'],
    ['each: { key: k, fields: { k: x }, removed: forget }', '1:60 mapping/unknown-word "forget"'],
    ['each: { key: k, fields: { k: { form: x } } }', '1:48 mapping/unknown-key "form"'],
  ])('refuses { from: b, %s }', (codec, problem) => {
    const problems = ruleProblems(`a: { from: b, ${codec} }`);
    expect(problems[0]).toBe(problem);
  });
});

describe('modifiers', () => {
  it('reads all of them', () => {
    const rule = ruleOf(
      'a: { from: b, only: toVendor, because: x, default: { fromVendor: 0, onCreate: 1 }, ifPresent: true, locked: false, absent: { toVendor: clear }, null: { fromVendor: keep, toVendor: leave }, onError: { toVendor: "null" } }',
    );
    expect(plain(rule)).toMatchObject({
      only: 'toVendor',
      because: 'x',
      default: { fromVendor: text('0'), onCreate: text('1') },
      ifPresent: true,
      locked: false,
      policies: {
        absent: { toVendor: 'clear' },
        null: { fromVendor: 'keep', toVendor: 'leave' },
        onError: { toVendor: 'null' },
      },
    });
  });

  it('takes the reason of a default as the reason of the rule', () => {
    const rule = ruleOf('a: { from: b, default: { fromVendor: x, because: reports } }');
    expect([rule.because?.value, rule.default?.because?.value]).toEqual(['reports', 'reports']);
  });

  it.each([
    ['only: fromvendor', '1:23 mapping/unknown-word "fromvendor"'],
    ['only: [fromVendor]', '1:23 mapping/wrong-kind "[fromVendor]"'],
    ['because: ""', '1:26 mapping/empty-text "\\"\\""'],
    ['because: ', '1:27 mapping/empty-text ""'],
    ['because: { a: b }', '1:26 mapping/wrong-kind "{ a: b }"'],
    ['default: unknown', '1:26 mapping/wrong-kind "unknown"'],
    ['default: { because: x }', '1:17 mapping/missing-key "default"'],
    ['locked: yes', '1:25 mapping/bad-value "yes"'],
    ['onError: reject', '1:26 mapping/wrong-kind "reject"'],
    ['absent: { fromVendor: omit }', '1:27 mapping/unknown-key "fromVendor"'],
  ])('refuses { from: b, %s }', (modifier, problem) => {
    expect(ruleProblems(`a: { from: b, ${modifier} }`)).toEqual([problem]);
  });
});

describe('paths of rules', () => {
  it('are the same however an index is spelt', () => {
    expect(ruleProblems('"a[0]": b', 'a.0: c')).toEqual(['2:3 mapping/duplicate-path "a.0"']);
  });

  it.each([
    ['__proto__: b', '1:3 mapping/forbidden-name "__proto__"'],
    ['a.constructor.b: c', '1:5 mapping/forbidden-name "constructor"'],
    ['\'["prototype"]\': c', '1:5 mapping/forbidden-name "\\"prototype\\""'],
    ['a b: c', '1:4 mapping/bad-path " "'],
    ['[a, b]: c', '1:3 mapping/bad-path "[a, b]"'],
  ])('refuse %s', (rule, problem) => {
    expect(ruleProblems(rule)).toEqual([problem]);
  });

  it('offers the one near name as the text that mends a misspelt one', () => {
    const { diagnostics } = parse(baseWith('a: { form: b }'));
    const [fix] = diagnostics[0]?.fix ?? [];
    expect([fix?.text, fix?.span]).toEqual(['from', diagnostics[0]?.span]);
  });

  it('tells every problem of a file at once, in its order', () => {
    expect(ruleProblems('a: { form: b }', 'c: d e', 'e: { from: f, only: x, map: [] }')).toEqual([
      '1:8 mapping/unknown-key "form"',
      '2:7 mapping/bad-path " "',
      '3:23 mapping/unknown-word "x"',
      '3:31 mapping/wrong-kind "[]"',
    ]);
  });
});
