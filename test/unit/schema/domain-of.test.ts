import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/json/json.ts';
import { ANY_DOMAIN, domainOf } from '../../../src/schema/domain-of.ts';

const of = (schema: JsonObject, refs: Record<string, JsonObject> = {}) =>
  domainOf(schema, (ref) => new Map(Object.entries(refs)).get(ref));

describe('the domain of a schema', () => {
  it('of nothing is any value', () => {
    expect(of({})).toEqual(ANY_DOMAIN);
  });

  it('takes null out of the types', () => {
    expect(of({ type: ['string', 'null'] })).toMatchObject({ types: new Set(['string']), nullable: true });
    expect(of({ type: 'string' })).toMatchObject({ types: new Set(['string']), nullable: false });
    expect(of({ type: 'null' })).toMatchObject({ values: [], nullable: true });
    expect(of({ type: ['integer', 'number'] }).types).toEqual(new Set(['number']));
  });

  it('lists an enum, with null apart', () => {
    expect(of({ enum: ['a', 1, null] })).toMatchObject({
      values: ['a', 1],
      nullable: true,
      types: new Set(['string', 'integer']),
    });
    expect(of({ type: 'string', enum: ['a', 1, null] })).toMatchObject({ values: ['a'], nullable: false });
    expect(of({ const: false })).toMatchObject({ values: [false], nullable: false });
  });

  it('keeps an open enum open', () => {
    const domain = of({ anyOf: [{ enum: ['new', 'old'] }, { type: 'string', maxLength: 9 }] });
    expect(domain).toMatchObject({
      known: ['new', 'old'],
      types: new Set(['string']),
      maxLength: 9,
      nullable: false,
    });
    expect(domain.values).toBeUndefined();
  });

  it('reads anyOf with null as nullable', () => {
    expect(of({ anyOf: [{ type: 'string', maxLength: 3 }, { type: 'null' }] })).toMatchObject({
      types: new Set(['string']),
      nullable: true,
      maxLength: 3,
    });
    expect(of({ oneOf: [{ const: 'a' }, { const: 'b' }] })).toMatchObject({ values: ['a', 'b'] });
  });

  it('unites branches without inventing limits', () => {
    const domain = of({
      anyOf: [
        { type: 'string', maxLength: 3, pattern: 'a' },
        { type: 'string', pattern: 'b' },
      ],
    });
    expect(domain.maxLength).toBeUndefined();
    expect(domain.patterns).toEqual(['(?:a)|(?:b)']);
    const mixed = of({
      anyOf: [
        { type: 'string', maxLength: 3 },
        { type: 'integer', minimum: 2 },
      ],
    });
    expect(mixed).toMatchObject({ types: new Set(['string', 'integer']), maxLength: 3, minimum: 2 });
  });

  it('intersects allOf and siblings', () => {
    const domain = of({
      type: 'number',
      minimum: 1,
      allOf: [{ type: 'integer', minimum: 3 }, { maximum: 9 }],
    });
    expect(domain).toMatchObject({ types: new Set(['integer']), minimum: 3, maximum: 9 });
    expect(of({ allOf: [{ type: 'string' }, { type: 'integer' }] }).values).toEqual([]);
  });

  it('follows references and ends in cycles', () => {
    const refs = { '#/a': { $ref: '#/b', maxLength: 5 }, '#/b': { $ref: '#/a', type: 'string' } };
    expect(of({ $ref: '#/a', description: 'mine' }, refs)).toMatchObject({
      types: new Set(['string']),
      maxLength: 5,
      description: 'mine',
    });
    expect(of({ $ref: '#/none' })).toEqual(ANY_DOMAIN);
  });

  it('carries the vendor words', () => {
    const domain = of({
      type: ['string', 'null'],
      readOnly: true,
      'x-dataType': 'Email',
      'x-emptyIsNull': true,
      'x-maxBytes': 30,
      items: { type: 'integer' },
    });
    expect(domain).toMatchObject({ readOnly: true, dataType: 'email', emptyIsNull: true, maxBytes: 30 });
    expect(domain.items?.types).toEqual(new Set(['integer']));
  });
});
