import { describe, expect, it } from 'vitest';
import { elementFields, fieldAt, fieldsOf, isClosedAt, requiredPaths } from '../../../src/schema/fields.ts';
import { documentOf, path, shipped } from './documents.ts';

describe('the fields of a document', () => {
  it('are the leaves of the contact, through $ref', () => {
    const names = fieldsOf(shipped('contact')).map((field) => field.name);
    expect(names).toContain('address.countryCode');
    expect(names).toContain('externalIds.salesforce.type');
    expect(names).toContain('custom');
    expect(names).not.toContain('address');
    expect(new Set(names).size).toBe(names.length);
  });

  it('know their place in the file', () => {
    const field = fieldAt(shipped('contact'), path('address.city'));
    expect(field?.pointer).toBe('/$defs/address/properties/city');
  });

  it('are required only where every step is', () => {
    const document = documentOf({
      required: ['a', 'c'],
      properties: {
        a: { type: 'object', required: ['x'], properties: { x: {}, y: {} } },
        b: { type: 'object', required: ['x'], properties: { x: {} } },
        c: { type: 'string' },
      },
    });
    expect(requiredPaths(document)).toEqual(['a.x', 'c']);
  });

  it('end where a schema contains itself', () => {
    const document = documentOf({
      $ref: '#/$defs/node',
      $defs: { node: { type: 'object', properties: { name: {}, next: { $ref: '#/$defs/node' } } } },
    });
    expect(fieldsOf(document).map((field) => field.name)).toEqual(['name', 'next']);
    expect(fieldAt(document, path('next.next.next.name'))?.name).toBe('next.next.next.name');
    const direct = documentOf({ properties: { self: { $ref: '#' }, list: { items: { $ref: '#' } } } });
    expect(fieldsOf(direct).map((field) => field.name)).toEqual(['self', 'list']);
    const tight = documentOf({ $ref: '#' });
    expect(fieldsOf(tight)).toEqual([]);
  });

  it('of one document are computed once', () => {
    const document = shipped('contact');
    expect(fieldsOf(document)).toBe(fieldsOf(document));
    expect(fieldAt(document, path('email'))).toBe(fieldAt(document, path('email')));
  });
});

describe('the field at a path', () => {
  const document = documentOf({
    type: 'object',
    properties: {
      costs: {
        type: 'array',
        items: {
          type: 'object',
          required: ['cost'],
          properties: { cost: { type: 'number' }, note: { type: 'string' } },
        },
      },
      tags: { type: 'object', additionalProperties: { type: 'string' } },
      open: { type: 'object', additionalProperties: true },
      pair: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }] },
      maybe: { anyOf: [{ type: 'object', properties: { x: { type: 'boolean' } } }, { type: 'null' }] },
      'Webpage URL': { type: 'string' },
    },
  });

  it('goes through indexes, filters, additional properties and nullable objects', () => {
    expect([...(fieldAt(document, path('costs[0].cost'))?.domain.types ?? [])]).toEqual(['number']);
    expect(fieldAt(document, path('costs[note=a].cost'))?.required).toBe(false);
    expect([...(fieldAt(document, path('tags.anything'))?.domain.types ?? [])]).toEqual(['string']);
    expect([...(fieldAt(document, path('pair[1]'))?.domain.types ?? [])]).toEqual(['integer']);
    expect([...(fieldAt(document, path('maybe.x'))?.domain.types ?? [])]).toEqual(['boolean']);
    expect(fieldAt(document, path('["Webpage URL"]'))?.name).toBe('["Webpage URL"]');
  });

  it('is nothing where the schema names nothing', () => {
    for (const text of ['nope', 'open.x', 'pair[2]', 'tags[0]', 'costs.cost', 'toString', 'hasOwnProperty']) {
      expect(fieldAt(document, path(text)), text).toBeUndefined();
    }
  });

  it('knows any member of the custom object and no unknown field of a lead', () => {
    expect(fieldAt(shipped('contact'), path('custom.tier'))?.domain.types.size).toBe(0);
    expect(fieldAt(shipped('marketo/lead'), path('custom_c'))).toBeUndefined();
    expect(isClosedAt(shipped('contact'))).toBe(true);
    expect(isClosedAt(shipped('contact'), path('custom'))).toBe(false);
    expect(isClosedAt(shipped('marketo/lead'))).toBe(false);
  });

  it('finds the fields of array elements', () => {
    const fields = elementFields(document, path('costs'));
    expect(fields.map((field) => [field.name, field.required])).toEqual([
      ['cost', true],
      ['note', false],
    ]);
    expect(elementFields(document, path('tags'))).toEqual([]);
  });

  it('takes what is in a read-only object or array for read-only', () => {
    const nested = documentOf({
      properties: {
        folder: { type: ['object', 'null'], readOnly: true, properties: { id: { type: 'integer' } } },
        place: { type: 'object', properties: { id: { type: 'integer' } } },
        costs: { type: 'array', readOnly: true, items: { properties: { cost: { type: 'number' } } } },
      },
    });
    const readOnlyAt = (text: string) => fieldAt(nested, path(text))?.domain.readOnly;
    expect(readOnlyAt('folder.id')).toBe(true);
    expect(readOnlyAt('place.id')).toBe(false);
    expect(readOnlyAt('costs[0].cost')).toBe(true);
    expect(fieldsOf(nested).map(({ name, domain }) => [name, domain.readOnly])).toEqual([
      ['folder.id', true],
      ['place.id', false],
      ['costs', true],
    ]);
  });
});
