import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/json/json.ts';
import { domainOf } from '../../../src/schema/domain-of.ts';
import { fieldsOf } from '../../../src/schema/fields.ts';
import { contains } from '../../../src/schema/refusal.ts';
import { invalidSamplesOf, samplesOf } from '../../../src/schema/sample.ts';
import { shipped } from './documents.ts';

const of = (schema: JsonObject) => domainOf(schema, () => undefined);

describe('the samples of a domain', () => {
  it('are the same every time', () => {
    const domain = of({ type: ['string', 'integer', 'array', 'null'], maxLength: 20 });
    expect(samplesOf(domain)).toEqual(samplesOf(domain));
    expect(invalidSamplesOf(domain)).toEqual(invalidSamplesOf(domain));
  });

  it('of texts reach both ends of the length, spaces, case and characters beyond 16 bits', () => {
    const samples = samplesOf(of({ type: ['string', 'null'], maxLength: 20 }));
    for (const value of [
      '',
      ' Ada ',
      'ada',
      'ADA',
      '😀',
      'x'.repeat(20),
      'x'.repeat(19),
      '😀'.repeat(20),
      null,
    ]) {
      expect(samples).toContain(value);
    }
    expect(
      samplesOf(of({ type: 'string', maxLength: 30_000 })).every((text) => String(text).length <= 600),
    ).toBe(true);
  });

  it('of vendor instants have all five spellings', () => {
    const samples = samplesOf(of({ type: 'string', format: 'marketo-datetime' })).map(String);
    for (const form of [/T.{8}Z$/, /[+-]\d\d:\d\d$/, /\d[+]\d{4}$/, /Z\+0000$/, /^.{10} .{8}$/]) {
      expect(
        samples.some((text) => form.test(text)),
        String(form),
      ).toBe(true);
    }
  });

  it('of patterns are words of them', () => {
    const samples = samplesOf(of({ type: 'string', pattern: '^(?:[A-Z]{2}-)?[0-9]{4,6}$', maxLength: 8 }));
    expect(samples.length).toBeGreaterThan(2);
    expect(samples).toContainEqual(expect.stringMatching(/^[A-Z]{2}-/));
  });

  it('of numbers reach the bounds', () => {
    expect(samplesOf(of({ type: 'integer', minimum: 5, maximum: 9 }))).toEqual(
      expect.arrayContaining([5, 6, 8, 9]),
    );
    expect(samplesOf(of({ type: 'number' }))).toEqual(expect.arrayContaining([0, 1, -1, 0.5, 1604.47]));
    expect(samplesOf(of({ type: 'number', multipleOf: 0.25, exclusiveMinimum: 0 }))).toContain(0.25);
    expect(invalidSamplesOf(of({ type: 'integer', minimum: 5 }))).toContain(4);
  });

  it('of arrays are empty, short, and repeat themselves where they may', () => {
    const samples = samplesOf(of({ type: 'array', items: { enum: ['a', 'b'] }, maxItems: 2 }));
    expect(samples).toEqual(expect.arrayContaining([[], ['a'], ['a', 'b'], ['a', 'a']]));
    expect(
      samplesOf(of({ type: 'array', items: { enum: ['a', 'b'] }, uniqueItems: true })),
    ).not.toContainEqual(['a', 'a']);
  });

  it('of an open enum begin with what is known', () => {
    const samples = samplesOf(of({ anyOf: [{ enum: ['new', 'open'] }, { type: 'string' }] }));
    expect(samples.slice(0, 2)).toEqual(['new', 'open']);
    expect(samples).toContain('Ada');
  });

  it.each(['contact', 'account', 'marketo/lead', 'marketo/company'])(
    'exist inside and outside every field of %s',
    (name) => {
      for (const { name: field, domain } of fieldsOf(shipped(name))) {
        expect(samplesOf(domain).length, field).toBeGreaterThan(0);
        for (const value of samplesOf(domain)) expect(contains(domain, value)).toBe(true);
        if (field !== 'custom') expect(invalidSamplesOf(domain).length, field).toBeGreaterThan(0);
        for (const value of invalidSamplesOf(domain)) expect(contains(domain, value)).toBe(false);
      }
    },
  );
});
