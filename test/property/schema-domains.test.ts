import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/json/json.ts';
import { acceptsAll } from '../../src/schema/compare.ts';
import { domainOf } from '../../src/schema/domain-of.ts';
import { contains } from '../../src/schema/refusal.ts';
import { invalidSamplesOf, samplesOf } from '../../src/schema/sample.ts';
import { compileValidator } from '../../src/schema/validate/compile-validator.ts';

const small = fc.integer({ min: 0, max: 6 });
const bound = fc.integer({ min: -3, max: 3 });
const text: fc.Arbitrary<JsonObject> = fc.record(
  {
    minLength: small,
    maxLength: small,
    'x-maxBytes': fc.integer({ min: 0, max: 20 }),
    pattern: fc.constantFrom('^[a-c]+$', 'a', '^.{2,4}$', '^$', '^(?:x|yy)*$', '[0-9]'),
    format: fc.constantFrom('date', 'email', 'marketo-datetime', 'date-time', 'uuid'),
  },
  { requiredKeys: [] },
);
const number: fc.Arbitrary<JsonObject> = fc.record(
  {
    minimum: bound,
    maximum: bound,
    exclusiveMinimum: bound,
    exclusiveMaximum: bound,
    multipleOf: fc.constantFrom(1, 2, 0.5, 3),
  },
  { requiredKeys: [] },
);
const scalar: fc.Arbitrary<JsonObject> = fc.oneof(
  text.map((facets): JsonObject => ({ type: 'string', ...facets })),
  number.map((facets): JsonObject => ({ type: 'integer', ...facets })),
  number.map((facets): JsonObject => ({ type: 'number', ...facets })),
  fc
    .uniqueArray(fc.constantFrom<JsonValue>('a', 'abc', '', 1, 2.5, true, false, null), { minLength: 1 })
    .map((list): JsonObject => ({ enum: list })),
  fc.constantFrom<JsonObject>(
    { type: 'boolean' },
    { type: 'null' },
    { type: ['string', 'null'] },
    { type: ['integer', 'string'] },
  ),
);
const schema: fc.Arbitrary<JsonObject> = fc.oneof(
  { weight: 4, arbitrary: scalar },
  fc
    .tuple(
      scalar,
      fc.record(
        { minItems: fc.nat({ max: 2 }), maxItems: fc.nat({ max: 3 }), uniqueItems: fc.boolean() },
        { requiredKeys: [] },
      ),
    )
    .map(([items, facets]): JsonObject => ({ type: 'array', items, ...facets })),
  fc.tuple(scalar, scalar).map(([a, b]): JsonObject => ({ allOf: [a, b] })),
);
const choice: fc.Arbitrary<JsonObject> = fc.oneof(
  schema,
  fc.array(scalar, { minLength: 1, maxLength: 3 }).map((anyOf): JsonObject => ({ anyOf })),
);
const value: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', 'x', 'y', '1', '😀'), maxLength: 6 }),
  fc.integer({ min: -5, max: 5 }),
  fc.constantFrom<JsonValue>(
    0.5,
    2.5,
    true,
    false,
    null,
    [],
    ['a'],
    ['a', 'a'],
    [1, 2],
    {},
    '2024-05-31',
    'a@b.co',
  ),
);
const domain = (of: JsonObject) => domainOf(of, () => undefined);
const validator = (root: JsonObject) => compileValidator({ name: 'x', file: 'x.json', root });

describe('the domain of a schema', () => {
  it('holds the values that the schema allows', () => {
    fc.assert(
      fc.property(schema, fc.array(value, { minLength: 5, maxLength: 10 }), (root, values) => {
        const validate = validator(root);
        for (const each of values)
          expect(contains(domain(root), each), JSON.stringify(each)).toBe(validate(each).length === 0);
      }),
      { numRuns: 400 },
    );
  });

  it('is never too narrow where the schema offers a choice', () => {
    fc.assert(
      fc.property(choice, fc.array(value, { minLength: 5, maxLength: 10 }), (root, values) => {
        const validate = validator(root);
        for (const each of values)
          if (validate(each).length === 0)
            expect(contains(domain(root), each), JSON.stringify(each)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('has samples that the schema allows and near misses that it refuses', () => {
    fc.assert(
      fc.property(schema, (root) => {
        const validate = validator(root);
        for (const each of samplesOf(domain(root))) expect(validate(each), JSON.stringify(each)).toEqual([]);
        for (const each of invalidSamplesOf(domain(root)))
          expect(validate(each), JSON.stringify(each)).not.toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the comparison of two domains', () => {
  it('says yes only where every value is allowed, and no only with a witness', () => {
    fc.assert(
      fc.property(choice, choice, fc.array(value, { maxLength: 10 }), (one, other, values) => {
        const from = domain(one);
        const into = domain(other);
        const answer = acceptsAll(from, into);
        if (answer === true) {
          for (const each of [...samplesOf(from), ...values]) {
            if (contains(from, each)) expect(contains(into, each), JSON.stringify(each)).toBe(true);
          }
        } else if (answer.witness !== undefined) {
          expect(contains(from, answer.witness)).toBe(true);
          expect(contains(into, answer.witness)).toBe(false);
        } else expect(answer.unproven).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('holds for a domain and itself', () => {
    fc.assert(
      fc.property(choice, (root) => {
        const answer = acceptsAll(domain(root), domain(root));
        if (answer !== true) expect(answer.witness).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });
});
