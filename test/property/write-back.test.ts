// Whatever the policies, and whatever could be read: an unedited record is not written, what is written is read back or
// is an issue, what no rule owns stays, and what comes out is valid.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/json/json.ts';
import { frame, getPut, putGet } from '../../src/lab/laws.ts';
import { createResource } from '../../src/runtime/resource.ts';
import { compileValidator } from '../../src/schema/validate/compile-validator.ts';
import { compileSmall } from '../support/one-rule-mapping.ts';

const text = { type: ['string', 'null'], maxLength: 4 };
const any = { type: ['string', 'integer', 'boolean', 'null'] };
const word = { type: 'string', pattern: '^[a-z]+$' };
const list = (items: JsonObject) => ({ type: 'array', items });
const element = (properties: JsonObject, required: string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});

const VENDOR: JsonObject = {
  plain: { ...text, 'x-emptyIsNull': true },
  count: any,
  flag: any,
  p: { type: 'object', properties: { x: text, y: any, z: any } },
  w: text,
  f: any,
  i0: text,
  i1: text,
  i2: any,
  street0: text,
  city0: text,
  street1: any,
  homePhone: text,
  workPhone: any,
  it: { ...list({ type: 'object', properties: { k: { type: 'integer' }, n: text, m: any } }) },
  c: { ...list({ type: 'object', properties: { n: text, m: any } }) },
  rows: {
    type: ['array', 'null'],
    items: { type: 'object', properties: { id: { type: 'integer' }, name: text, count: any, own: any } },
  },
  tags: { type: ['array', 'null'], items: { type: 'string', maxLength: 4 } },
  o: { type: ['object', 'null'], properties: { a: text, b: { type: 'integer' } } },
  wrapped: any,
  state: { type: ['string', 'null'], 'x-emptyIsNull': true },
};

const CANONICAL: JsonObject = {
  plain: word,
  count: { type: 'integer' },
  flag: { type: 'boolean' },
  q: element({ x: word, y: { type: 'integer' } }),
  slots: list(element({ type: { enum: ['w', 'f'] }, n: { type: 'integer' } }, ['type'])),
  list: list(word),
  places: list(element({ kind: { enum: ['home', 'work'] }, street: word, city: word }, ['kind'])),
  phones: list(element({ kind: { enum: ['home', 'work'] }, n: word }, ['kind'])),
  main: word,
  other: word,
  first: word,
  second: word,
  rows: list(
    element({ id: { type: 'string', minLength: 1 }, label: word, count: { type: 'integer' } }, ['id']),
  ),
  tags: { ...list(word), maxItems: 2 },
  o: element({ a: word, b: { type: 'integer' } }),
  wrapped: list(word),
  state: { enum: ['on', 'none'] },
};

const FIELDS = [
  'plain: { from: plain, because: test }',
  'count: { from: count, as: integer, because: test }',
  'flag: { from: flag, as: boolean, because: test }',
  'q.x: { from: p.x, because: test }',
  'q.y: { from: p.y, as: integer, because: test }',
  'slots: { slots: { key: type, value: n }, from: { w: w, f: f }, as: integer, because: test }',
  '"list[0]": { from: i0, because: test }',
  '"list[1]": { from: i1, because: test }',
  '"list[2]": { from: i2, because: test }',
  '"places[0].kind": { const: home }',
  '"places[0].street": { from: street0, because: test }',
  '"places[0].city": { from: city0, because: test }',
  '"places[1].kind": { const: work }',
  '"places[1].street": { from: street1, because: test }',
  '"phones[kind=home].n": { from: homePhone, because: test }',
  '"phones[kind=work].n": { from: workPhone, because: test }',
  'main: { from: "it[k=4].n", because: test }',
  'other: { from: "it[k=5].n", because: test }',
  'first: { from: "c[0].n", because: test }',
  'second: { from: "c[1].n", because: test }',
  'rows: { from: rows, each: { key: id, removed: delete, fields: { id: { from: id, as: idString }, label: { from: name, because: test }, count: { from: count, as: integer, because: test } } }, because: test }',
  'tags: { from: tags, because: test }',
  'o: { from: o, because: test }',
  'wrapped: { from: wrapped, as: wrap, because: test }',
  'state: { from: state, map: { "on": "on", null: none }, unknown: error, because: test }',
];

const words = <T extends string>(...all: readonly T[]) => all;
const combinations = words('leave', 'clear').flatMap((absent) =>
  words('omit', 'error').flatMap((nullRead) =>
    words('clear', 'leave', 'error').flatMap((nullWritten) =>
      words('omit', 'null', 'reject').flatMap((errorRead) =>
        words('omit', 'null', 'reject').flatMap((errorWritten) =>
          // Refused by `check`: the null that is forbidden would be written.
          errorWritten === 'null' && nullWritten === 'error'
            ? []
            : [{ absent, nullRead, nullWritten, errorRead, errorWritten }],
        ),
      ),
    ),
  ),
);

const compiled = (each: (typeof combinations)[number]) => {
  const { mappings, diagnostics } = compileSmall({
    vendor: VENDOR,
    canonical: CANONICAL,
    fields: FIELDS,
    more: [
      'ignore: { vendor: [{ fields: [p.z, "it[*].k", "it[*].m", "c[*].m", "rows[*].own"], because: test }], canonical: [{ field: "phones[*].kind", because: test }] }',
    ],
    policies: [
      '  unmapped: { fromVendor: drop, toVendor: error }',
      `  absent: { toVendor: ${each.absent} }`,
      `  "null": { fromVendor: ${each.nullRead}, toVendor: ${each.nullWritten} }`,
      `  onError: { fromVendor: ${each.errorRead}, toVendor: ${each.errorWritten} }`,
    ],
  });
  const mapping = mappings[0];
  if (mapping?.plan === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return { resource: createResource(mapping.plan), resolved: mapping.resolved };
};

const maybe = (value: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 3, arbitrary: value }, fc.constant(undefined), fc.constant(undefined));
const vendorText = fc.constantFrom('a', 'b', 'BAD', '', null);
const vendorAny = fc.constantFrom('a', 'b', '1', '2', 3, true, 'BAD', null);
const objectOf = (members: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record(Object.fromEntries(Object.entries(members).map(([key, value]) => [key, maybe(value)])));
const some = (item: fc.Arbitrary<unknown>) => fc.array(item, { maxLength: 3 });
/** A shape that the path does not lead through, now and then. */
const odd = (value: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 9, arbitrary: value }, fc.constantFrom<unknown>('odd', 7, null, {}, []));

const vendorRecord = objectOf({
  plain: vendorText,
  count: vendorAny,
  flag: vendorAny,
  p: odd(objectOf({ x: vendorText, y: vendorAny, z: vendorAny })),
  w: vendorText,
  f: vendorAny,
  i0: vendorText,
  i1: vendorText,
  i2: vendorAny,
  street0: vendorText,
  city0: vendorText,
  street1: vendorAny,
  homePhone: vendorText,
  workPhone: vendorAny,
  it: odd(
    fc.uniqueArray(fc.record({ k: fc.constantFrom(4, 5, 6), n: vendorText, m: vendorAny }), {
      maxLength: 3,
      selector: ({ k }) => k,
    }),
  ),
  c: odd(some(objectOf({ n: vendorText, m: vendorAny }))),
  rows: odd(
    some(
      objectOf({
        id: fc.constantFrom<unknown>(1, 2, 3, 'x', null),
        name: vendorText,
        count: vendorAny,
        own: vendorAny,
      }),
    ),
  ),
  tags: odd(some(vendorText)),
  o: odd(objectOf({ a: vendorText, b: vendorAny })),
  wrapped: vendorAny,
  state: fc.constantFrom('on', 'strange', '', null),
}).map((fields) => JSON.parse(JSON.stringify({ id: 'x', own: 'mine', ...fields })));

const canonicalText = fc.constantFrom('a', 'b', 'toolong', 'BAD');
const canonicalNumber = fc.constantFrom<unknown>(1, 2, 'BAD');
const orNull = (value: fc.Arbitrary<unknown>) => fc.oneof({ weight: 6, arbitrary: value }, fc.constant(null));
const byKind = (key: string, kinds: readonly string[], value: fc.Arbitrary<unknown>) =>
  fc
    .shuffledSubarray([...kinds])
    .chain((kept) =>
      fc.tuple(...kept.map((kind) => value.map((member) => ({ [key]: kind, ...(member as object) })))),
    );

const edit = objectOf({
  plain: orNull(canonicalText),
  count: orNull(canonicalNumber),
  flag: orNull(fc.constantFrom<unknown>(true, false, 'BAD')),
  q: orNull(objectOf({ x: orNull(canonicalText), y: orNull(canonicalNumber) })),
  slots: orNull(
    byKind(
      'type',
      ['w', 'f'],
      canonicalNumber.map((n) => ({ n })),
    ),
  ),
  list: orNull(
    fc.oneof(fc.array(canonicalText, { maxLength: 3 }), fc.constantFrom(['a', null, 'b'], [null, 'a'])),
  ),
  places: orNull(
    fc
      .tuple(objectOf({ street: canonicalText, city: canonicalText }), objectOf({ street: canonicalText }))
      .chain(([home, work]) =>
        fc.constantFrom(
          [],
          [{ kind: 'home' }, { kind: 'work', street: 'c', ...work }],
          [{ kind: 'home', street: 'a', ...home }],
          [
            { kind: 'home', city: 'b', ...home },
            { kind: 'work', street: 'c', ...work },
          ],
        ),
      ),
  ),
  phones: orNull(
    byKind(
      'kind',
      ['home', 'work'],
      canonicalText.map((n) => ({ n })),
    ),
  ),
  main: orNull(canonicalText),
  other: orNull(canonicalText),
  first: orNull(canonicalText),
  second: orNull(canonicalText),
  rows: orNull(
    fc.uniqueArray(
      fc
        .tuple(
          fc.constantFrom('1', '2', '3'),
          objectOf({ label: orNull(canonicalText), count: orNull(canonicalNumber) }),
        )
        .map(([id, more]) => ({ id, ...more })),
      { maxLength: 3, selector: ({ id }) => id },
    ),
  ),
  tags: orNull(some(canonicalText)),
  o: orNull(objectOf({ a: canonicalText, b: canonicalNumber })),
  wrapped: orNull(canonicalText.map((value) => [value])),
  state: orNull(fc.constantFrom('on', 'none')),
});

/** An edit starts from what was read, as a rule: some of its fields are others, some are gone. */
const edited = (read: object, changes: object, kept: readonly boolean[]): Record<string, unknown> =>
  JSON.parse(
    JSON.stringify({
      ...Object.fromEntries(Object.entries(read).filter((_, index) => kept[index % kept.length] === true)),
      ...changes,
      id: 'x',
    }),
  );

const withoutNulls = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(withoutNulls)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value).flatMap(([key, member]) =>
            member === null ? [] : [[key, withoutNulls(member)]],
          ),
        )
      : value;

const topOf = (path: string): string => path.split(/[.[]/)[0] ?? '';

for (const each of combinations) {
  const name = `absent ${each.absent}, null ${each.nullRead}/${each.nullWritten}, onError ${each.errorRead}/${each.errorWritten}`;
  test(name, () => {
    const { resource, resolved } = compiled(each);
    const isCanonical = compileValidator(resolved.canonical);
    const isPatch = compileValidator(resolved.vendor, { partial: true });
    fc.assert(
      fc.property(
        vendorRecord,
        edit,
        fc.array(fc.boolean(), { minLength: 3, maxLength: 9 }),
        (vendor, changes, kept) => {
          const read = resource.fromVendor(vendor);
          if (read.ok) expect(isCanonical(read.value), 'valid when read').toEqual([]);
          expect(getPut(resource, vendor), 'GetPut').toEqual([]);
          const canonical = edited(read.ok ? read.value : {}, changes, kept);
          const written = resource.toVendor(canonical, { onto: vendor });
          if (written.ok) {
            const stood = new Set(
              isPatch(vendor).map(({ actual, keyword }) => `${keyword} ${JSON.stringify(actual)}`),
            );
            const wrong = isPatch(written.patch).filter(
              ({ actual, keyword }) => !stood.has(`${keyword} ${JSON.stringify(actual)}`),
            );
            expect(wrong, 'valid when written').toEqual([]);
          }
          expect(frame(resource, resolved, canonical, vendor), 'Frame').toEqual([]);
          // What is refused is told; all else is read back.
          const told = new Set(written.issues.map(({ path }) => topOf(path)));
          const rest = Object.fromEntries(
            Object.entries(each.nullWritten === 'leave' ? Object(withoutNulls(canonical)) : canonical).filter(
              ([key]) => !told.has(key),
            ),
          );
          // Where a null is an error when read, what was cleared is not read as absent.
          if (each.nullRead === 'omit' || each.errorRead === 'omit')
            expect(putGet(resource, resolved, rest, vendor), 'PutGet').toEqual([]);
        },
      ),
      { seed: 23, numRuns: 12, includeErrorInReport: true },
    );
  });
}
