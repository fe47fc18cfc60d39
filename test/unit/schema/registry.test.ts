import { describe, expect, it } from 'vitest';
import { createSchemaRegistry, schemaName } from '../../../src/schema/registry.ts';
import { shippedSchemas } from './documents.ts';

const file = (path: string, text: string) => ({ path, text });

describe('the registry', () => {
  it('reads the shipped schemas without a complaint', () => {
    const { registry, diagnostics } = shippedSchemas();
    expect(diagnostics).toEqual([]);
    expect(registry.names()).toEqual(['account', 'contact', 'marketo/company', 'marketo/lead']);
    expect(registry.get('marketo/lead')?.file).toBe('schemas/marketo/lead.json');
    expect(registry.get('toString')).toBeUndefined();
  });

  it('names canonical schemas by their file and vendor schemas by folder and file', () => {
    expect(schemaName('schemas/canonical/contact.json')).toBe('contact');
    expect(schemaName('/a/schemas/b/schemas/marketo/lead.json')).toBe('marketo/lead');
    expect(schemaName('./marketo/lead.json')).toBe('marketo/lead');
    expect(schemaName('schemas/canonical/sales/deal.json')).toBe('sales/deal');
  });

  it('passes over schemas that editors use for mappings and examples', () => {
    const { registry, diagnostics } = createSchemaRegistry([
      file('schemas/mapping.schema.json', '{'),
      file('a/schemas/examples.schema.json', '{ "$ref": "mapping.schema.json" }'),
      file('schemas/marketo/lead.schema.json', '{}'),
    ]);
    expect(diagnostics).toEqual([]);
    expect(registry.names()).toEqual(['marketo/lead.schema']);
  });

  it.each([
    ['{ "type": "object", }', 20, 21, /expected a name in double quotes/],
    ['{ "type": objekt }', 10, 11, /expected a value/],
    ['{ "type": "object"', 18, 18, /"," or "}"/],
    ['{ "a": "x\n" }', 7, 9, /not ended/],
    ['', 0, 0, /expected a value/],
    ['{} {}', 3, 4, /end of the file/],
    ['['.repeat(500), 201, 202, /nested deeper/],
    [`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`, 1005, 1006, /nested deeper/],
  ])('says where %.40j is no JSON', (text, start, end, message) => {
    const { registry, diagnostics } = createSchemaRegistry([file('schemas/a/b.json', text)]);
    expect(registry.names()).toEqual([]);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({ code: 'schema/invalid-json', span: { start, end } });
    expect(diagnostics[0]?.message).toMatch(message);
  });

  it('reads brackets in texts as texts', () => {
    const text = JSON.stringify({ description: '['.repeat(500), $ref: '#/none' });
    const { registry, diagnostics } = createSchemaRegistry([file('schemas/a/b.json', text)]);
    expect(registry.names()).toEqual(['a/b']);
    expect(diagnostics).toMatchObject([{ code: 'schema/unresolved-ref' }]);
  });

  it('refuses JSON that is no object', () => {
    const { diagnostics } = createSchemaRegistry([file('schemas/a/b.json', ' [1]')]);
    expect(diagnostics).toMatchObject([{ code: 'schema/not-an-object', span: { start: 1, end: 4 } }]);
  });

  it('points at a reference that names nothing, and at none inside values', () => {
    const text =
      '{"properties":{"a":{"$ref":"#/$defs/x"},"b":{"const":{"$ref":"#/no"}},"c":{"$ref":"#/$defs/ok"}},"$defs":{"ok":{}}}';
    const { registry, diagnostics } = createSchemaRegistry([file('schemas/a/b.json', text)]);
    expect(diagnostics).toMatchObject([{ code: 'schema/unresolved-ref', args: { ref: '#/$defs/x' } }]);
    expect(text.slice(diagnostics[0]?.span?.start, diagnostics[0]?.span?.end)).toBe('"#/$defs/x"');
    expect(registry.names()).toEqual(['a/b']);
  });

  it('points at repeated keys and forbidden names', () => {
    const text = '{"properties":{"a":{},"a":{},"__proto__":{}}}';
    const { diagnostics } = createSchemaRegistry([file('schemas/a/b.json', text)]);
    expect(diagnostics.map((each) => [each.code, each.span?.start])).toEqual([
      ['schema/duplicate-key', 22],
      ['schema/forbidden-name', 41],
    ]);
  });

  it('keeps the first of two schemas with one name', () => {
    const { registry, diagnostics } = createSchemaRegistry([
      file('one/schemas/canonical/contact.json', '{}'),
      file('two/schemas/canonical/contact.json', '{}'),
    ]);
    expect(registry.get('contact')?.file).toBe('one/schemas/canonical/contact.json');
    expect(diagnostics).toMatchObject([{ code: 'schema/duplicate-name' }]);
  });

  it('reads a byte order mark as nothing', () => {
    expect(createSchemaRegistry([file('schemas/a/b.json', '\ufeff{}')]).diagnostics).toEqual([]);
  });
});
