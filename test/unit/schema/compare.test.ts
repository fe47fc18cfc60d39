import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../../src/json/json.ts';
import { acceptsAll, type CompareOptions } from '../../../src/schema/compare.ts';
import { domainOf } from '../../../src/schema/domain-of.ts';
import { fieldAt } from '../../../src/schema/fields.ts';
import { path, shipped } from './documents.ts';

const compare = (from: JsonObject, into: JsonObject, options?: CompareOptions) =>
  acceptsAll(
    domainOf(from, () => undefined),
    domainOf(into, () => undefined),
    options,
  );

describe('a domain lies within another', () => {
  it.each<[JsonObject, JsonObject]>([
    [{}, {}],
    [{ type: 'integer' }, { type: 'number' }],
    [
      { type: 'string', maxLength: 255 },
      { type: 'string', maxLength: 255 },
    ],
    [
      { type: 'string', maxLength: 64 },
      { type: 'string', 'x-maxBytes': 256 },
    ],
    [
      { type: 'string', 'x-maxBytes': 100 },
      { type: 'string', maxLength: 100 },
    ],
    [
      { type: 'string', format: 'date' },
      { type: 'string', maxLength: 10, minLength: 10 },
    ],
    [
      { type: 'string', format: 'date' },
      { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' },
    ],
    [
      { type: 'string', format: 'uuid' },
      { type: 'string', 'x-maxBytes': 36 },
    ],
    [{ type: 'string', format: 'colour' }, { type: 'string' }],
    [
      { type: 'string', pattern: '^[A-Z]{2}$' },
      { type: 'string', maxLength: 2 },
    ],
    [
      { type: 'string', pattern: '^[A-Z]{2}$' },
      { type: 'string', pattern: '^[A-Z]+$' },
    ],
    [{ type: 'string', pattern: '^(?:a|b)$' }, { enum: ['a', 'b', 'c'] }],
    [
      { type: 'string', pattern: '(?=x)' },
      { type: 'string', pattern: '(?=x)' },
    ],
    [{ enum: ['a', 'b'] }, { enum: ['b', 'a'] }],
    [{ enum: ['new', 1] }, { type: ['string', 'integer'] }],
    [{ enum: ['a'] }, { anyOf: [{ enum: ['x'] }, { type: 'string' }] }],
    [{ type: 'boolean' }, { enum: [true, false] }],
    [{ type: 'integer', minimum: 1, maximum: 3 }, { enum: [1, 2, 3, 4] }],
    [
      { type: 'integer', exclusiveMinimum: 0 },
      { type: 'integer', minimum: 1 },
    ],
    [
      { type: 'number', minimum: 0, maximum: 1 },
      { type: 'number', exclusiveMinimum: -1, exclusiveMaximum: 2 },
    ],
    [
      { type: 'number', exclusiveMinimum: 0 },
      { type: 'number', exclusiveMinimum: 0 },
    ],
    [{ type: 'number', multipleOf: 2 }, { type: 'integer' }],
    [
      { type: 'integer', multipleOf: 6 },
      { type: 'integer', multipleOf: 3 },
    ],
    [
      { type: 'array', items: { type: 'integer' }, maxItems: 3 },
      { type: 'array', items: { type: 'number' } },
    ],
    [{ type: 'object' }, { type: ['object', 'null'] }],
    [{ type: 'null' }, { type: ['string', 'null'] }],
  ])('%j in %j', (from, into) => {
    expect(compare(from, into)).toBe(true);
  });
});

describe('a domain lies outside another, with a witness', () => {
  it.each<[JsonObject, JsonObject, string, JsonValue | RegExp]>([
    [{ type: 'string' }, { type: 'integer' }, 'type', 'Ada'],
    [{ type: 'number' }, { type: 'integer' }, 'type', 0.5],
    [{ type: 'number', multipleOf: 1 }, { type: 'boolean' }, 'type', 0],
    [{ type: ['string', 'null'] }, { type: 'string' }, 'null', null],
    [{ type: 'string' }, { type: 'string', maxLength: 3 }, 'length', /^.{4,}$/su],
    [{ type: 'string', maxLength: 5 }, { type: 'string', minLength: 1 }, 'length', ''],
    [
      { type: 'string', maxLength: 255 },
      { type: 'string', 'x-basicPlane': true },
      'pattern',
      /[\u{10000}-\u{10FFFF}]/u,
    ],
    [{ type: 'string', maxLength: 255 }, { type: 'string', 'x-maxBytes': 255 }, 'bytes', /^€+$/u],
    [{ type: 'string' }, { type: 'string', format: 'email' }, 'format', 'ada'],
    [
      { type: 'string', format: 'marketo-datetime' },
      { type: 'string', format: 'date-time' },
      'format',
      '2014-09-17T22:31:49+0000',
    ],
    [
      { type: 'string', format: 'date-time' },
      { type: 'string', format: 'date' },
      'format',
      '2024-05-31T00:00:00Z',
    ],
    [{ type: 'string' }, { enum: ['new', 'open'] }, 'value', 'Ada'],
    [{ enum: ['new', 'odd'] }, { enum: ['new'] }, 'value', 'odd'],
    [{ type: 'boolean' }, { const: true }, 'value', false],
    [{ type: 'integer' }, { type: 'integer', minimum: 0 }, 'range', -1],
    [{ type: 'integer' }, { type: 'integer', multipleOf: 2 }, 'range', 1],
    [{ type: 'number', minimum: 0, maximum: 1 }, { type: 'number', exclusiveMaximum: 1 }, 'range', 1],
    [{ type: 'integer', minimum: 500, maximum: 700 }, { enum: [500, 501, 699, 700, 500.5] }, 'value', 502],
    [
      { type: 'string', pattern: '^[0-9a-f]{4}$' },
      { type: 'string', pattern: '^[0-9]{4}$' },
      'pattern',
      /^[0-9a-f]{4}$/u,
    ],
    [
      { type: 'string', pattern: '^[A-Z]{2,9}$' },
      { type: 'string', maxLength: 7 },
      'length',
      /^[A-Z]{8,9}$/u,
    ],
    [{ type: 'string', pattern: '^x{400}$' }, { type: 'string', maxLength: 399 }, 'length', /^x{400}$/u],
    [{ type: 'string', format: 'uri' }, { type: 'string', maxLength: 255 }, 'length', /^[A-Za-z]/u],
    [
      { type: 'array', items: { type: 'string' } },
      { type: 'array', items: { type: 'string', maxLength: 2 } },
      'items',
      ['xxx'],
    ],
    [{ type: 'array' }, { type: 'array', minItems: 1 }, 'length', []],
    [{}, { type: 'string' }, 'null', null],
  ])('%j not in %j: %s', (from, into, reason, witness) => {
    const answer = compare(from, into);
    if (answer === true) throw new Error('accepted');
    expect(answer.reason).toBe(reason);
    if (witness instanceof RegExp) expect(answer.witness).toMatch(witness);
    else expect(answer.witness).toEqual(witness);
    expect(answer.unproven).toBeUndefined();
    expect(answer.message.length).toBeLessThan(200);
  });

  it('is unproven where a pattern is not regular', () => {
    const answer = compare(
      { type: 'string', pattern: '^(?=a)[a-z]{12}$' },
      { type: 'string', pattern: '^a' },
    );
    expect(answer).toMatchObject({ reason: 'pattern', unproven: true, witness: undefined });
  });

  it('leaves null out of account if asked, and the empty text that means it', () => {
    const from = { type: ['string', 'null'], maxLength: 5, 'x-emptyIsNull': true };
    expect(compare(from, { type: 'string', minLength: 1 }, { ignoreNull: true })).toBe(true);
    expect(compare(from, { type: 'string' })).toMatchObject({ reason: 'null' });
    expect(
      compare({ ...from, 'x-emptyIsNull': false }, { type: 'string', minLength: 1 }, { ignoreNull: true }),
    ).toMatchObject({
      reason: 'length',
      witness: '',
    });
  });

  it('says so in a sentence', () => {
    expect(compare({ type: 'string' }, { type: 'string', format: 'date' })).toMatchObject({
      message: '"2023-02-30" is not allowed, only a date such as 2024-05-31',
    });
    expect(compare({ type: 'string' }, { type: 'string', maxLength: 255 })).toMatchObject({
      message: 'a text of 256 characters is not allowed, only a text of at most 255 characters',
    });
  });
});

describe('the shipped schemas', () => {
  const domain = (schema: string, name: string) => {
    const field = fieldAt(shipped(schema), path(name));
    if (field === undefined) throw new Error(name);
    return field.domain;
  };

  it.each([
    ['firstName', 'firstName'],
    ['title', 'title'],
    ['leadSource', 'source'],
    ['address', 'address.street'],
    ['leadStatus', 'status'],
    ['unsubscribed', 'emailOptOut'],
    ['dateOfBirth', 'birthDate'],
    ['mktoPersonNotes', 'notes'],
  ])('agree on %s and %s in both directions', (vendor, canonical) => {
    const from = domain('marketo/lead', vendor);
    const into = domain('contact', canonical);
    expect(acceptsAll(from, into, { ignoreNull: true })).toBe(true);
    expect(acceptsAll(into, from, { ignoreNull: true })).toBe(true);
  });

  it('differ where Marketo checks nothing', () => {
    expect(
      acceptsAll(domain('marketo/lead', 'email'), domain('contact', 'email'), { ignoreNull: true }),
    ).toMatchObject({ reason: 'format' });
  });
});
