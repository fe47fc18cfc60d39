// What examples can show of a mapping: inside arrays and pairs, of empty texts, codes and texts that are not known, parts.
import { expect, test } from 'vitest';
import { formatText } from '../../../src/diagnostics/report/text.ts';
import { coverageOf } from '../../../src/lab/coverage.ts';
import { loadFastCheck } from '../../../src/lab/fast-check.ts';
import { suggestExamples } from '../../../src/lab/suggest.ts';
import { compileSmall, type SmallMapping } from '../../support/one-rule-mapping.ts';

const compiled = (small: SmallMapping) => {
  const { mappings, diagnostics } = compileSmall(small);
  const [mapping] = mappings;
  if (mapping === undefined || !mapping.isSound) throw new Error(formatText(diagnostics));
  return mapping;
};

/** The cells of the rule `c`, and of what stands beneath it, that no example takes. */
const missing = (small: SmallMapping, examples: readonly string[] = []): readonly string[] => {
  const more = [...(small.more ?? []), ...(examples.length > 0 ? ['examples:', ...examples] : [])];
  return coverageOf(compiled({ ...small, more })).missing.flatMap(({ rule, what }) =>
    rule === 'c' || rule.startsWith('c[') ? [`${rule} ${what}`] : [],
  );
};

const text = { type: 'string' };
const list = (properties: Readonly<Record<string, { readonly type: string | readonly string[] }>>) => ({
  type: 'array',
  items: { type: 'object', properties },
});

const EACH: SmallMapping = {
  vendor: { v: list({ k: text, n: { type: ['string', 'null'] }, w: text }) },
  canonical: { c: list({ key: text, name: text, what: text }) },
  fields: [
    'c:',
    '  from: v',
    '  each:',
    '    key: key',
    '    fields:',
    '      key: k',
    '      name: n',
    '      what:',
    '        jsonata: { fromVendor: \'w = "a" ? "A" : w\' }',
    '        only: fromVendor',
    '        because: test',
  ],
};

test('the rules inside an array have cells of their own, those of null and of conditions too', () => {
  expect(missing(EACH)).toEqual([
    'c value',
    'c absent',
    'c value written',
    'c null written',
    'c[].key value',
    'c[].key value written',
    'c[].name value',
    'c[].name null',
    'c[].name absent',
    'c[].name value written',
    'c[].name null written',
    'c[].what value',
    'c[].what absent',
    'c[].what then (fromVendor)',
    'c[].what else (fromVendor)',
  ]);
});

test('an element takes them', () => {
  const left = missing(EACH, [
    '  - { name: one, direction: fromVendor, vendor: { id: a, v: [{ k: x, n: null, w: a }, { k: y, w: b }] } }',
  ]);
  expect(left).toEqual([
    'c absent',
    'c value written',
    'c null written',
    'c[].key value written',
    'c[].name value',
    'c[].name value written',
    'c[].name null written',
    'c[].what absent',
  ]);
});

test('a pair may be given, null, empty or not there', () => {
  const small: SmallMapping = {
    vendor: {
      v: {
        type: 'array',
        items: {
          type: 'object',
          properties: { name: text, value: { type: ['string', 'null'], 'x-emptyIsNull': true } },
        },
      },
    },
    canonical: { c: text },
    fields: ['c: { pair: Site, in: v, only: fromVendor, because: test }'],
  };
  expect(missing(small)).toEqual(['c value', 'c null', 'c empty text, meaning null', 'c absent']);
  const nothing = '  - { name: none, vendor: { id: a, v: [{ name: Other, value: x }] } }';
  const empty = '  - { name: empty, vendor: { id: a, v: [{ name: Site, value: "" }] } }';
  expect(missing(small, [nothing, empty])).toEqual(['c value', 'c null']);
});

test('a lookup has an arm for what is not known, which depends on the country of the record', () => {
  const small: SmallMapping = {
    vendor: { v: text, where: text },
    canonical: { c: text },
    fields: [
      'c: { from: v, lookup: { region: { country: { from: where } } }, unknown: omit, only: fromVendor, because: test }',
    ],
    more: ['ignore: { vendor: [{ field: where, because: test }] }'],
  };
  const bavaria = (where: string) =>
    `  - { name: ${where}, direction: fromVendor, vendor: { id: a, v: Bavaria, where: ${where} } }`;
  expect(missing(small, [bavaria('Germany')])).toContain('c unknown region');
  expect(missing(small, [bavaria('France')])).not.toContain('c unknown region');
});

test('a value map has an arm for codes without a row, where the schema leaves room for one', () => {
  const small = (vendor: SmallMapping['vendor']): SmallMapping => ({
    vendor,
    canonical: { c: { enum: ['a', 'b'] } },
    fields: ['c: { from: v, map: codes, unknown: error, only: fromVendor, because: test }'],
    more: ['valueMaps:', '  codes: { A: a, B: b }'],
  });
  expect(missing(small({ v: text }))).toEqual([
    'c value',
    'c absent',
    'c row "A"',
    'c row "B"',
    'c unknown code',
  ]);
  expect(missing(small({ v: { enum: ['A', 'B'] } }))).not.toContain('c unknown code');
});

test('a list may have one item, several or none; its items may be unknown', () => {
  const small: SmallMapping = {
    vendor: { v: text },
    canonical: { c: { type: 'array', items: { enum: ['a', 'b'] } } },
    fields: ['c: { from: v, list: ";", items: { map: codes, unknown: error } }'],
    more: ['valueMaps:', '  codes: { A: a, B: b }'],
  };
  const left = missing(small, ['  - { name: one, direction: fromVendor, vendor: { id: a, v: A } }']);
  expect(left).toEqual([
    'c absent',
    'c value written',
    'c null written',
    'c several items',
    'c empty list written',
    'c row "B" of an item',
    'c unknown code of an item',
  ]);
});

test('a template has an arm for other texts, and for each part that is missing', () => {
  const small: SmallMapping = {
    vendor: { v: text },
    canonical: { c: { type: 'object', properties: { system: text, id: text } } },
    fields: ['c: { from: v, template: "{system:[A-Z]+}/{id:[0-9]+}", because: test }'],
  };
  expect(missing(small)).toEqual([
    'c value',
    'c absent',
    'c value written',
    'c null written',
    'c without the part system, written',
    'c without the part id, written',
    'c text of another form',
  ]);
});

test('an arm of firstOf counts where its condition holds and no arm before it has a value', () => {
  const small: SmallMapping = {
    vendor: { v: text, w: text, kind: text },
    canonical: { c: text },
    fields: [
      'c: { firstOf: [{ from: v, when: { kind: x } }, { from: w }], only: fromVendor, because: test }',
    ],
  };
  const record = (more: string) => `  - { name: one, vendor: { id: a, ${more} } }`;
  expect(missing(small, [record('v: a, w: b')])).toContain('c value of v');
  expect(missing(small, [record('v: a, w: b')])).not.toContain('c value of w');
  expect(missing(small, [record('v: a, w: b, kind: x')])).toContain('c value of w');
});

test('for all of them examples are found', async () => {
  const fc = await loadFastCheck();
  const mapping = compiled(EACH);
  const cells = coverageOf(mapping).missing;
  const { examples, unmet } = suggestExamples(fc, mapping, cells, 1);
  expect(unmet).toEqual([]);
  const taken = cells.filter((cell) => examples.some((example) => cell.isTaken(example)));
  expect(taken).toEqual(cells);
});

test('where a zone is stated, a time without an offset is to be shown', () => {
  const zoned: SmallMapping = {
    vendor: { v: { type: 'string', format: 'marketo-datetime' } },
    canonical: { c: { type: 'string', format: 'date-time' } },
    fields: ['c: { from: v, as: { instant: { zone: Europe/Berlin } } }'],
  };
  const what = 'c time without an offset';
  const example = (time: string) => [
    `  - { name: one, direction: fromVendor, vendor: { id: a, v: "${time}" } }`,
  ];
  expect(missing(zoned)).toContain(what);
  expect(missing(zoned, example('2024-05-31T22:11:45+0000'))).toContain(what);
  expect(missing(zoned, example('2024-05-31 22:11:45'))).not.toContain(what);
});

test('a vendor that writes offsets only, and a codec without a zone, ask for no such time', () => {
  const asked = (format: string, codec: string) =>
    missing({
      vendor: { v: { type: 'string', format } },
      canonical: { c: { type: 'string', format: 'date-time' } },
      fields: [`c: { from: v, as: ${codec} }`],
    }).filter((each) => each.includes('offset'));
  expect(asked('date-time', '{ instant: { zone: UTC } }')).toEqual([]);
  expect(asked('date-time', 'instant')).toEqual([]);
});
