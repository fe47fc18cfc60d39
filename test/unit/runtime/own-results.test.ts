// Results are the caller's own: no object or array of them is one of what was given, or of another result.
import { describe, expect, it } from 'vitest';
import { createResource } from '../../../src/runtime/resource.ts';
import { planOf, SMALL, type SmallMapping } from '../../support/small-mapping.ts';

const containersOf = (value: unknown, found = new Set<object>()): ReadonlySet<object> => {
  if (typeof value !== 'object' || value === null || found.has(value)) return found;
  found.add(value);
  for (const member of Object.values(value)) containersOf(member, found);
  return found;
};

const shared = (one: unknown, other: unknown): readonly object[] => {
  const others = containersOf(other);
  return [...containersOf(one)].filter((container) => others.has(container));
};

const AUTHORED: SmallMapping = {
  ...SMALL,
  mapping: `${SMALL.mapping}  whole: { jsonata: { fromVendor: "$" }, only: fromVendor, because: a test }
  pieces: { from: pieces, default: { fromVendor: [a], because: a test } }
  changed:
    jsonata: { fromVendor: "note", toVendor: "{ 'changed': changed }" }
    writes: [changed]
    because: a test
`,
  vendor: { ...SMALL.vendor, properties: { ...Object(SMALL.vendor).properties, pieces: {}, changed: {} } },
  canonical: {
    ...SMALL.canonical,
    properties: { ...Object(SMALL.canonical).properties, whole: {}, pieces: {}, changed: {} },
  },
};

const RECORDS = [
  { id: 'x', label: 'n' },
  { id: 'x', note: { a: { b: [1, { c: 2 }] } }, other: [{ d: [] }], __proto__: null },
  { id: 'x', note: [Number.NaN, { a: [] }], other: { e: { f: 1n } }, label: { no: ['text'] } },
] as const;

describe.each([
  ['renames', planOf(SMALL)],
  ['authored expressions', planOf(AUTHORED)],
])('results of %s', (_, plan) => {
  const resource = createResource(plan);

  it.each(RECORDS)('share nothing with the record that was read: %#', (record) => {
    const read = resource.fromVendor(record);
    expect(shared(read, record)).toEqual([]);
    expect(shared(read.explain('note'), record)).toEqual([]);
    expect(shared(read, resource.fromVendor(record))).toEqual([]);
  });

  it.each(RECORDS)('share nothing with the records that were written: %#', (onto) => {
    const value: unknown = { id: 'x', note: { a: { b: [3] } }, custom: { g: [{}] }, unknown: { h: {} } };
    const written = resource.toVendor(value, { onto });
    expect(written).toMatchObject({ ok: true, patch: { note: { a: { b: [3] } }, g: [{}] } });
    expect(shared(written, value)).toEqual([]);
    expect(shared(written, onto)).toEqual([]);
    expect(shared(written.patch, written.record)).toEqual([]);
    expect(shared(resource.toVendor(value), value)).toEqual([]);
  });
});

it('an edit inside a value is written, and changes nothing of what was read', () => {
  const resource = createResource(planOf(SMALL));
  const lead = { id: 'x', tags__c: { tier: { name: 'gold' } } };
  const { value } = resource.fromVendor(lead);
  (value as { custom: { tags__c: { tier: { name: string } } } }).custom.tags__c.tier.name = 'silver';
  expect(lead.tags__c.tier.name).toBe('gold');
  expect(resource.toVendor(value, { onto: lead }).patch).toEqual({ tags__c: { tier: { name: 'silver' } } });
});

it('what stands in many places of a record is copied once', () => {
  const resource = createResource(planOf(SMALL));
  const leaf = Array.from({ length: 1000 }, (_, index) => ({ index }));
  const other = Array.from({ length: 500 }, () => leaf);
  const { value, issues } = resource.fromVendor({ id: 'x', other });
  expect(issues).toEqual([]);
  expect(containersOf(value).size).toBeLessThan(3000);
});
