// The table of what a rule touches, form by form, and what is derived from it.
import { expect, it } from 'vitest';
import { compileMappings } from '../../../../src/compiler/compile-mappings.ts';
import { allRules, withArms } from '../../../../src/compiler/facts/all-rules.ts';
import { lineageOf } from '../../../../src/compiler/lineage.ts';
import type { ResolvedMapping, Source } from '../../../../src/compiler/resolved.ts';
import type { CodecNode } from '../../../../src/mapping/tree.ts';

const POLICIES = `policies:
  unmapped: { fromVendor: drop, toVendor: drop }
  absent: { toVendor: leave }
  "null": { fromVendor: omit, toVendor: clear }
  onError: { fromVendor: omit, toVendor: omit }
`;

const resolvedOf = (
  fields: string,
  sections = '',
  vendor: object = {},
): { readonly mapping: ResolvedMapping; readonly codes: readonly string[] } => {
  const { mappings, diagnostics } = compileMappings({
    mappings: [
      {
        path: 'thing.yaml',
        text: `mapping: demo/thing\nvendor: { system: demo, object: thing }\ncanonical: thing\nkey: id\n${POLICIES}${sections}fields:\n  id: id\n${fields}`,
      },
    ],
    schemas: [
      { path: 'schemas/demo/thing.json', text: JSON.stringify({ type: 'object', ...vendor }) },
      { path: 'schemas/canonical/thing.json', text: JSON.stringify({ type: 'object' }) },
    ],
  });
  const [mapping] = mappings;
  if (mapping === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return { mapping: mapping.resolved, codes: diagnostics.map(({ code }) => code) };
};

/** `side role path (ways)` of every place of the rule for `x`, its arms and inner rules. */
const placesOf = (rule: string, sections = ''): readonly string[] => {
  const { mapping } = resolvedOf(`  x: ${rule}\n`, sections);
  const rules = allRules(mapping).filter(({ canonical }) => canonical.name === 'x');
  return rules
    .flatMap(withArms)
    .flatMap((each) => [each, ...(each.each?.rules ?? [])])
    .flatMap(({ places }) =>
      places.map(({ side, role, ways, place }) =>
        `${side} ${role} ${place.name} ${ways.length === 2 ? '↔' : ways[0] === 'fromVendor' ? '←' : '→'}`.trim(),
      ),
    );
};

const REFS =
  'refs:\n  key: { value: sourceKey, shape: { sourceType: Demo } }\nvalueMaps:\n  codes: { A: a }\n';

/** A rule of each source, with what it touches. Exhaustive: a new kind of source has no type without an entry. */
const SOURCES: Readonly<Record<Source['kind'], readonly [rule: string, places: readonly string[]]>> = {
  field: ['{ from: a, to: b }', ['canonical value x ↔', 'vendor value a ←', 'vendor value b →']],
  pair: [
    '{ pair: Web Page, in: list }',
    ['canonical value x ↔', 'vendor list list ↔', 'vendor value list["Web Page"] ↔'],
  ],
  pairs: [
    '{ pair: "*", in: list, because: any }',
    ['canonical value x ↔', 'vendor list list ↔', 'vendor value list.* ↔'],
  ],
  firstOf: [
    '{ firstOf: [{ from: a, when: { kind: 1 } }, { pair: b, in: list }], only: fromVendor, because: two }',
    [
      'canonical value x ↔',
      'canonical value x ↔',
      'vendor value a ↔',
      'vendor condition kind ←',
      'canonical value x ↔',
      'vendor list list ↔',
      'vendor value list.b ↔',
    ],
  ],
  join: [
    '{ join: [a, b], with: " ", only: fromVendor, because: derived }',
    ['canonical value x ↔', 'vendor value a ←', 'vendor value b ←'],
  ],
  slots: [
    '{ slots: { key: type, value: number }, from: { work: phone, home: homePhone } }',
    [
      'canonical members x ↔',
      'canonical value x[0].type ↔',
      'canonical value x[0].number ↔',
      'vendor value phone ↔',
      'vendor value homePhone ↔',
    ],
  ],
  const: ['{ const: a }', ['canonical value x ↔']],
  param: ['{ param: p }', ['canonical value x ↔']],
  jsonata: [
    `{ jsonata: { fromVendor: "a.b & list[name='c'].value", toVendor: "{ 'd': x }" }, writes: [d], because: odd }`,
    [
      'canonical value x ↔',
      'vendor expression a.b ←',
      'vendor expression list.value ←',
      'vendor expression list.name ←',
      'vendor value d →',
    ],
  ],
  parts: [
    '{ template: "{a:[a-z]+}-{b:[a-z]+}" }',
    ['canonical value x ↔', 'vendor value a ↔', 'vendor value b ↔'],
  ],
};

it.each(Object.entries(SOURCES))('%s', (_, [rule, places]) => {
  expect([...placesOf(rule, 'parameters:\n  p: { type: string, required: true }\n')].sort()).toEqual(
    [...places].sort(),
  );
});

/** What a codec adds to `from: a`; for `each` in place of it. */
const CODECS: Readonly<Record<CodecNode['kind'], readonly [rule: string, places: readonly string[]]>> = {
  as: ['{ from: a, as: json }', ['canonical value x ↔', 'vendor value a ↔']],
  map: ['{ from: a, map: codes, unknown: error }', ['canonical value x ↔', 'vendor value a ↔']],
  list: ['{ from: a, list: ";" }', ['canonical value x ↔', 'vendor value a ↔']],
  template: [
    '{ from: a, template: "{b:[a-z]+}-{c:[a-z]+}" }',
    ['canonical members x ↔', 'canonical value x.b ↔', 'canonical value x.c ↔', 'vendor value a ↔'],
  ],
  ref: [
    '{ from: a, ref: key }',
    [
      'canonical members x ↔',
      'canonical value x.sourceKey ↔',
      'canonical value x.sourceType ↔',
      'vendor value a ↔',
    ],
  ],
  chain: [
    '{ from: a, as: [idString, { ref: key }] }',
    [
      'canonical members x ↔',
      'canonical value x.sourceKey ↔',
      'canonical value x.sourceType ↔',
      'vendor value a ↔',
    ],
  ],
  lookup: [
    '{ from: a, lookup: { region: { country: { from: b } } }, unknown: error, only: fromVendor, because: code }',
    ['canonical value x ↔', 'vendor value a ↔', 'vendor lookup b ←'],
  ],
  each: [
    '{ from: a, each: { key: [], removed: delete, fields: { b: c } } }',
    ['canonical elements x ↔', 'vendor elements a ↔', 'canonical value b ↔', 'vendor value c ↔'],
  ],
};

it.each(Object.entries(CODECS))('with the codec %s', (_, [rule, places]) => {
  expect([...placesOf(rule, REFS)].sort()).toEqual([...places].sort());
});

it('an expression that looks at the whole record reads all of it', () => {
  expect(placesOf('{ jsonata: { fromVendor: "$" }, because: all }')).toContain('vendor expression  ←');
});

const CLOSED = {
  additionalProperties: false,
  properties: {
    id: { type: 'string' },
    a: { type: 'string' },
    list: { type: 'object', additionalProperties: false, properties: { b: { type: 'string' } } },
  },
};

it.each([
  ['{ from: c, ifPresent: true }', true],
  ['{ pair: b, in: list, ifPresent: true }', false],
  ['{ pair: c, in: list, ifPresent: true }', true],
  ['{ pair: b, in: lists, ifPresent: true }', true],
  ['{ jsonata: { fromVendor: "$uppercase(c)" }, ifPresent: true, because: odd }', true],
  ['{ jsonata: { fromVendor: "a & c" }, ifPresent: true, because: odd }', false],
  ['{ template: "{c:[a-z]+}-{d:[a-z]+}", ifPresent: true }', true],
  ['{ join: [c, d], with: " ", ifPresent: true, only: fromVendor, because: derived }', true],
  ['{ firstOf: [c, { pair: c, in: list }], ifPresent: true, only: fromVendor, because: two }', true],
  ['{ firstOf: [c, { pair: b, in: list }], ifPresent: true, only: fromVendor, because: two }', false],
  ['{ from: c, each: { key: k, removed: delete, fields: { k: k } }, ifPresent: true }', true],
])('ifPresent leaves %s out: %s', (rule, isLeftOut) => {
  const { mapping } = resolvedOf(`  x: ${rule}\n`, '', CLOSED);
  expect(mapping.absentRules).toEqual(isLeftOut ? ['x'] : []);
});

it('lineage names what a lookup and a condition read', () => {
  const { mapping } = resolvedOf(
    '  x: { from: a, lookup: { region: { country: { from: b } } }, unknown: error, only: fromVendor, because: code }\n' +
      '  y: { firstOf: [{ from: c, when: { kind: "1" } }, d], only: fromVendor, because: two }\n',
  );
  const { fields } = lineageOf(mapping, 'demo/thing');
  expect(fields.map(({ canonical, reads }) => [canonical, reads])).toEqual([
    ['id', ['id']],
    ['x', ['a', 'b']],
    ['y', ['c', 'kind', 'd']],
  ]);
});
