// Record types that a schema lists, and the schema of each.
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/json/json.ts';
import { fieldAt } from '../../../src/schema/fields.ts';
import { documentOfTypes, recordTypesOf } from '../../../src/schema/record-types.ts';

const documentOf = (types: unknown): { name: string; file: string; root: JsonObject } => ({
  name: 'demo/thing',
  file: 'thing.json',
  root: JSON.parse(
    JSON.stringify({
      type: 'object',
      properties: { id: { type: 'string' }, attributes: { type: ['array', 'object'], items: {} } },
      'x-recordTypes': types,
    }),
  ),
});
const attributes = (name: string) => ({ attributes: { properties: { [name]: { type: 'string' } } } });

describe('record types', () => {
  it('are listed by the field that tells them apart', () => {
    const document = documentOf({ kind: [{ code: 1, name: 'Visit', properties: attributes('URL') }] });
    expect(recordTypesOf(document, 'kind')).toEqual([
      { code: 1, name: 'Visit', properties: attributes('URL') },
    ]);
    expect(recordTypesOf(document, 'type')).toEqual([]);
  });

  it('are none where the list is something else, and what is no type is left out', () => {
    expect(recordTypesOf(documentOf(undefined), 'kind')).toEqual([]);
    expect(recordTypesOf(documentOf({ kind: 'text' }), 'kind')).toEqual([]);
    expect(recordTypesOf(documentOf({ kind: [1, { name: 'a' }, { code: 2 }] }), 'kind')).toEqual([]);
    expect(recordTypesOf(documentOf({}), 'toString')).toEqual([]);
  });

  it('have the schema of all records, with their own members at any depth', () => {
    const document = documentOf({
      kind: [
        { code: 1, name: 'Visit', properties: attributes('URL') },
        { code: 2, name: 'Click', properties: attributes('Link') },
      ],
    });
    const [visit, click] = recordTypesOf(document, 'kind');
    if (visit === undefined || click === undefined) throw new Error('no types');
    const at = (schema: typeof document, name: string) =>
      fieldAt(schema, [
        { kind: 'key', key: 'attributes' },
        { kind: 'key', key: name },
      ])?.name;
    expect(at(documentOfTypes(document, [visit]), 'URL')).toBe('attributes.URL');
    expect(at(documentOfTypes(document, [visit]), 'Link')).toBeUndefined();
    expect(at(documentOfTypes(document, [visit, click]), 'Link')).toBe('attributes.Link');
    expect(documentOfTypes(document, [visit]).root.properties).toMatchObject({
      id: { type: 'string' },
      attributes: { type: ['array', 'object'], items: {} },
    });
    expect(documentOfTypes(document, [])).toBe(document);
  });
});
