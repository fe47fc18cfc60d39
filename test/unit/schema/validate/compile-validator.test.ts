import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../src/json/json.ts';
import {
  compileValidator,
  type ValidatorOptions,
} from '../../../../src/schema/validate/compile-validator.ts';
import { documentOf, shipped } from '../documents.ts';

const violations = (schema: JsonObject, value: unknown, options: ValidatorOptions = {}) =>
  compileValidator(documentOf(schema), options)(value);

describe('a compiled validator', () => {
  it('returns one empty list for a value without fault', () => {
    const validate = compileValidator(shipped('contact'));
    const contact = {
      id: '1',
      email: 'ada@example.com',
      address: { city: 'London' },
      custom: { any: [1] },
      status: 'own code',
    };
    expect(validate(contact)).toEqual([]);
    expect(validate(contact)).toBe(validate({ id: '2' }));
  });

  it('says what was expected where', () => {
    const validate = compileValidator(shipped('contact'));
    const found = validate({ id: 7, birthDate: '2023-02-30', address: { city: 4, nope: 1 }, score: 1.5 });
    expect(new Map(found.map(({ path, ...rest }) => [path.join('.'), rest]))).toEqual(
      new Map(
        Object.entries({
          id: { keyword: 'type', expected: 'a text of at least 1 character', actual: 7 },
          birthDate: { keyword: 'format', expected: 'a date such as 2024-05-31', actual: '2023-02-30' },
          'address.nope': { keyword: 'additionalProperties', expected: 'no field of this name', actual: 1 },
          'address.city': { keyword: 'type', expected: 'a text of 1 to 255 characters', actual: 4 },
          score: { keyword: 'type', expected: 'a whole number', actual: 1.5 },
        }),
      ),
    );
    expect(found).toHaveLength(5);
  });

  it('names a missing field', () => {
    expect(violations({ required: ['id'] }, {})).toEqual([
      {
        path: ['id'],
        keyword: 'required',
        expected: 'a value, because the field is required',
        actual: undefined,
      },
    ]);
  });

  it('tells one thing about a choice', () => {
    const schema = { properties: { status: { anyOf: [{ enum: ['new', 'open'] }, { type: 'integer' }] } } };
    expect(violations(schema, { status: true })).toEqual([
      { path: ['status'], keyword: 'anyOf', expected: 'a whole number or a text', actual: true },
    ]);
  });

  it('looks inside a value that may also be null', () => {
    const schema = {
      properties: {
        a: { anyOf: [{ type: 'object', properties: { x: { type: 'string' } } }, { type: 'null' }] },
      },
    };
    expect(violations(schema, { a: null })).toEqual([]);
    expect(violations(schema, { a: { x: 1 } })).toEqual([
      { path: ['a', 'x'], keyword: 'type', expected: 'a text', actual: 1 },
    ]);
  });

  it('tells array indexes as numbers and number-like keys as text', () => {
    const schema = { properties: { '0': { type: 'array', items: { type: 'string' } } } };
    expect(violations(schema, { '0': ['a', 2] })).toMatchObject([{ path: ['0', 1] }]);
  });

  it('counts characters, and bytes where the vendor does', () => {
    expect(violations({ type: 'string', maxLength: 1 }, '😀')).toEqual([]);
    expect(violations({ type: 'string', 'x-maxBytes': 4 }, '😀')).toEqual([]);
    expect(violations({ type: 'string', 'x-maxBytes': 3 }, '😀')).toMatchObject([{ keyword: 'x-maxBytes' }]);
  });

  it('refuses characters beyond U+FFFF where the vendor cuts at them', () => {
    const schema = { type: 'string', 'x-basicPlane': true };
    expect(violations(schema, 'naïve 名前\nb\ud800')).toEqual([]);
    expect(violations(schema, 'VP 👍 Sales')).toMatchObject([
      { keyword: 'x-basicPlane', expected: 'a text without characters beyond U+FFFF' },
    ]);
    expect(violations({ ...schema, 'x-basicPlane': false }, '👍')).toEqual([]);
  });

  it('knows the vendor spellings of an instant', () => {
    const validate = compileValidator(shipped('marketo/lead'));
    expect(
      validate({ createdAt: '2014-11-13 12:43:04', updatedAt: '2017-07-27T01:38:33Z+0000', other_c: {} }),
    ).toEqual([]);
    expect(validate({ createdAt: null, mktoIsCustomer: null, firstName: null })).toMatchObject([
      { path: ['createdAt'] },
      { path: ['mktoIsCustomer'] },
    ]);
  });

  it('is not fooled by names of the prototype', () => {
    const validate = compileValidator(shipped('contact'));
    const hostile: unknown = JSON.parse('{"id":"1","__proto__":{"x":1},"constructor":2}');
    expect(validate(hostile)).toMatchObject([{ path: ['__proto__'] }, { path: ['constructor'] }]);
    expect(violations({ required: ['toString'] }, {})).toMatchObject([{ path: ['toString'] }]);
  });

  it('takes formats and a pattern engine from its caller', () => {
    const schema = { properties: { a: { format: 'even' }, b: { pattern: 'x' }, c: { format: 'unknown' } } };
    const options = {
      formats: new Map([['even', (text: string) => text.length % 2 === 0]]),
      patternEngine: () => ({ test: (text: string) => text === 'engine' }),
    };
    expect(violations(schema, { a: 'ab', b: 'engine', c: '?' }, options)).toEqual([]);
    expect(violations(schema, { a: 'abc', b: 'x' }, options)).toMatchObject([
      { path: ['a'] },
      { path: ['b'] },
    ]);
  });

  it('gives one violation where the schema cannot be used, and never fetches', () => {
    const result = violations({ $ref: 'https://example.com/other.json' }, {});
    expect(result).toMatchObject([{ path: [], keyword: 'schema' }]);
  });
});

describe('a validator for patches', () => {
  const schema = {
    type: 'object',
    required: ['a'],
    properties: {
      a: { type: 'object', required: ['x'], properties: { x: { type: 'string' } } },
      b: { oneOf: [{ const: 'k' }, { type: 'integer' }] },
      c: { enum: ['u'] },
      d: { $ref: '#/$defs/d' },
    },
    $defs: { d: { type: 'array', items: { type: 'string' } } },
  };

  it('asks for no field where it is partial, at any depth', () => {
    expect(violations(schema, { a: {} }, { partial: true })).toEqual([]);
    expect(violations(schema, {}, { partial: true })).toEqual([]);
    expect(violations(schema, { a: {} })).toMatchObject([{ path: ['a', 'x'] }]);
  });

  it('takes null everywhere but for the record, where it may clear', () => {
    const value = { a: null, b: null, c: null, d: [null] };
    expect(violations(schema, value, { acceptNull: true })).toEqual([]);
    expect(violations(schema, { a: { x: null } }, { acceptNull: true })).toEqual([]);
    expect(violations(schema, null, { acceptNull: true })).toMatchObject([
      { path: [], expected: 'an object' },
    ]);
    expect(violations(schema, { ...value, c: 'v' }, { acceptNull: true })).toMatchObject([
      { path: ['c'], expected: 'u or null' },
    ]);
  });
});
