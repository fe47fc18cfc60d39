// JSON Schema nodes as TypeScript types.
import { describe, expect, it } from 'vitest';
import { typeText } from '../../../src/describe/typescript/type-text.ts';
import type { JsonValue } from '../../../src/json/json.ts';

const scope = { nameOf: (ref: string) => (ref === '#/$defs/other' ? 'Other' : undefined) };
const textOf = (schema: JsonValue): string => typeText(schema, scope);

describe('a type', () => {
  it.each<[schema: JsonValue, text: string]>([
    [true, 'unknown'],
    [{}, 'unknown'],
    [false, 'never'],
    [{ type: 'string', maxLength: 3, pattern: '^a' }, 'string'],
    [{ type: 'integer' }, 'number'],
    [{ type: 'null' }, 'null'],
    [{ type: ['string', 'null'] }, 'string | null'],
    [{ type: ['null', 'integer', 'number'] }, 'number | null'],
    [{ minLength: 2 }, 'unknown'],
    [{ const: 'a' }, "'a'"],
    [{ const: null }, 'null'],
    [{ const: { a: 1 } }, 'unknown'],
    [{ enum: ['a', 1, true, null] }, "'a' | 1 | true | null"],
    [{ enum: [] }, 'never'],
    [
      { type: 'string', enum: ["it's", 'a\\b', 'line\nend', '\u2028', '\ud800'] },
      "'it\\'s' | 'a\\\\b' | 'line\\nend' | '\\u2028' | '\\ud800'",
    ],
    [{ anyOf: [{ enum: ['a', 'b'] }, { type: 'string' }] }, "'a' | 'b' | (string & {})"],
    [{ anyOf: [{ type: 'string' }, { type: 'null' }, { enum: ['a'] }] }, "'a' | (string & {}) | null"],
    [{ type: 'string', anyOf: [{ enum: ['a'] }, { type: 'string' }] }, "'a' | (string & {})"],
    [{ type: 'string', anyOf: [{ minLength: 3 }, { format: 'email' }] }, 'string'],
    [{ oneOf: [{ anyOf: [{ const: 1 }, { const: 2 }] }, { type: 'null' }] }, '1 | 2 | null'],
    [{ anyOf: [{ type: 'string' }, {}] }, 'unknown'],
    [{ type: 'array', items: { type: 'string' } }, 'string[]'],
    [{ type: 'array' }, 'unknown[]'],
    [{ items: { enum: ['a', 'b'] } }, "('a' | 'b')[]"],
    [
      { prefixItems: [{ type: 'string' }, { type: 'number' }], minItems: 1, items: false },
      '[string, number?]',
    ],
    [
      { type: 'array', prefixItems: [{ type: 'string' }], items: { type: 'number' } },
      '[string?, ...number[]]',
    ],
    [{ $ref: '#/$defs/other', description: 'x' }, 'Other'],
    [{ $ref: 'https://example.com/other' }, 'unknown'],
    [{ allOf: [{ $ref: '#/$defs/other' }, { minProperties: 1 }] }, 'Other'],
    [{ type: 'object', additionalProperties: false }, '{ [name: string]: never }'],
    [{ type: 'object', additionalProperties: { type: 'number' } }, '{\n  [name: string]: number;\n}'],
    [{ type: 'object' }, '{\n  [name: string]: unknown;\n}'],
    [
      { patternProperties: { '^x-': {} }, properties: {}, additionalProperties: false },
      '{\n  [name: string]: unknown;\n}',
    ],
  ])('of %j is %s', (schema, text) => {
    expect(textOf(schema)).toBe(text);
  });

  it('has optional, required, read-only and oddly named members', () => {
    const properties = JSON.parse(
      '{"id":{"type":"string","readOnly":true},"a b":true,"__proto__":{"type":"number"},"constructor":{"type":"null"}}',
    );
    expect(textOf({ type: 'object', additionalProperties: false, required: ['id'], properties })).toBe(
      "{\n  readonly id: string;\n  'a b'?: unknown;\n  __proto__?: number;\n  constructor?: null;\n}",
    );
  });

  it('with named members has a signature that fits them, where it is open', () => {
    const schema = {
      type: 'object',
      properties: { a: { type: 'string' } },
      additionalProperties: { type: 'number' },
    };
    expect(textOf(schema)).toBe('{\n  a?: string;\n  [name: string]: unknown;\n}');
  });

  it('of choices beside members is both', () => {
    const one = { properties: { kind: { const: 'a' } }, additionalProperties: false };
    const schema = {
      type: 'object',
      additionalProperties: false,
      properties: { id: { type: 'string' } },
      oneOf: [one],
    };
    expect(textOf(schema)).toBe("{\n  id?: string;\n} & {\n  kind?: 'a';\n}");
  });

  it('puts brackets around alternatives in an array, whatever signs their literals hold', () => {
    const of = (value: string) => ({ properties: { a: { const: value } }, additionalProperties: false });
    expect(textOf({ type: 'array', items: { anyOf: [of('{'), of('}')] } })).toBe(
      "({\n  a?: '{';\n} | {\n  a?: '}';\n})[]",
    );
  });

  it('does not let a description end its comment', () => {
    const schema = {
      properties: { a: { description: 'x */ y: any; /* @internal' } },
      additionalProperties: false,
    };
    expect(textOf(schema)).toBe('{\n  /** x *\\/ y: any; /* \\@internal. */\n  a?: unknown;\n}');
  });
});
