import { describe, expect, it } from 'vitest';
import { fieldAt, isClosedAt } from '../../../src/schema/fields.ts';
import { withAdditions } from '../../../src/schema/with-additions.ts';
import { documentOf, path, shipped } from './documents.ts';

describe('additions to a schema', () => {
  it('make a new document and leave the old one alone', () => {
    const contact = shipped('contact');
    const { document, problems } = withAdditions(contact, {
      region: { type: 'string' },
      'sales.tier': { type: 'integer' },
    });
    expect(problems).toEqual([]);
    expect(fieldAt(document, path('region'))?.domain.types).toEqual(new Set(['string']));
    expect(fieldAt(document, path('sales.tier'))?.pointer).toBe('/properties/sales/properties/tier');
    expect(isClosedAt(document, path('sales'))).toBe(true);
    expect(fieldAt(contact, path('region'))).toBeUndefined();
  });

  it('under a reference touch only their own place', () => {
    const shared = documentOf({
      properties: { a: { $ref: '#/$defs/x' }, b: { $ref: '#/$defs/x' } },
      $defs: { x: { type: 'object', properties: { old: {} } } },
    });
    const { document } = withAdditions(shared, { 'a.more': { type: 'string' } });
    expect(fieldAt(document, path('a.more'))).toBeDefined();
    expect(fieldAt(document, path('a.old'))).toBeDefined();
    expect(fieldAt(document, path('b.more'))).toBeUndefined();
  });

  it('may name what additionalProperties already let in', () => {
    const { document, problems } = withAdditions(shipped('contact'), { 'custom.tier': { type: 'integer' } });
    expect(problems).toEqual([]);
    expect(fieldAt(document, path('custom.tier'))?.domain.types).toEqual(new Set(['integer']));
  });

  it.each([
    ['email', { type: 'string' }, 'exists'],
    ['address', { type: 'string' }, 'exists'],
    ['email.domain', { type: 'string' }, 'parent'],
    ['a..b', { type: 'string' }, 'path'],
    ['__proto__', { type: 'string' }, 'path'],
    ['items[0]', { type: 'string' }, 'path'],
    ['region', 'string', 'schema'],
  ])('are refused where %s cannot be added', (key, schema, reason) => {
    const contact = shipped('contact');
    const additions = Object.fromEntries([[key, schema]]);
    const { document, problems } = withAdditions(contact, additions);
    expect(problems).toMatchObject([{ key, reason }]);
    expect(document).toBe(contact);
  });
});
