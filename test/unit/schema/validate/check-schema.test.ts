import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../src/json/json.ts';
import { checkSchema } from '../../../../src/schema/validate/check-schema.ts';
import { documentOf, shipped } from '../documents.ts';

const faults = (schema: JsonObject) => checkSchema(documentOf(schema));

describe('the check of a schema', () => {
  it.each(['contact', 'account', 'marketo/lead', 'marketo/company'])(
    'finds nothing in the shipped %s',
    (name) => {
      expect(checkSchema(shipped(name))).toEqual([]);
    },
  );

  it('points into the schema', () => {
    expect(faults({ properties: { a: { type: 'strng' } } })).toMatchObject([
      { pointer: '/properties/a/type' },
    ]);
    expect(faults({ properties: { a: { maxLength: -1 } } })).toMatchObject([
      { pointer: '/properties/a/maxLength' },
    ]);
  });

  it('tells keywords, formats, patterns and references that cannot work', () => {
    expect(faults({ typo: 1 })[0]?.message).toMatch(/typo/);
    expect(faults({ properties: { a: { format: 'colour' } } })[0]?.message).toMatch(/"colour" is not known/);
    expect(faults({ pattern: '(' })[0]?.message).toMatch(/\(/);
    expect(faults({ $ref: '#/$defs/none' })[0]?.message).toMatch(/none/);
    expect(faults({ $schema: 'http://json-schema.org/draft-07/schema#' })).toMatchObject([
      { pointer: '/$schema' },
    ]);
  });

  it('lets x- keywords be', () => {
    expect(
      faults({ 'x-anything': { deep: true }, properties: { a: { 'x-maxBytes': 3, 'x-label': 'A' } } }),
    ).toEqual([]);
  });
});
