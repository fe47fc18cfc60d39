import { describe, expect, it } from 'vitest';
import { frame, getPut, putGet } from '../../../src/lab/laws.ts';
import { createResource, type Resource } from '../../../src/runtime/resource.ts';
import { compileSmall } from '../../support/one-rule-mapping.ts';
import { compileShipped, planOrFail, sampleParameters } from '../../support/shipped.ts';

const program = compileShipped().find(({ name }) => name === 'marketo/program');
if (program === undefined) throw new Error('no marketo/program');
const resource = createResource(planOrFail(program), { parameters: sampleParameters(program.resolved) });

describe('PutGet', () => {
  const onto = { id: 1, tags: [{ tagType: 'Region', tagValue: 'EMEA' }] };
  const broken = (tags: readonly object[]) =>
    putGet(resource, program.resolved, { id: '1', tags }, onto).map(({ path }) => path);

  it('holds for an element that does not say everything: the rest is left as it was', () => {
    expect(broken([{ type: 'Region' }])).toEqual([]);
  });

  it('holds for an element that says it all, and for one that is new', () => {
    expect(broken([{ type: 'Region', value: 'APAC' }, { type: 'Owner' }])).toEqual([]);
  });

  it('is broken by a member that is said and comes back as another', () => {
    const wrong = {
      ...resource,
      fromVendor: () => resource.fromVendor({ id: 1, tags: [{ tagType: 'Region', tagValue: 'x' }] }),
    };
    const differences = putGet(
      wrong,
      program.resolved,
      { id: '1', tags: [{ type: 'Region', value: 'APAC' }] },
      onto,
    );
    expect(differences.map(({ path }) => path)).toEqual(['tags']);
  });
});

const [dropping] = compileSmall({
  vendor: { name: { type: 'string' } },
  canonical: { name: { type: 'string' } },
  fields: ['name: name'],
}).mappings;
if (dropping === undefined) throw new Error('the small mapping does not compile');
const sound = createResource(planOrFail(dropping));

/** A resource that writes more fields than it should. */
const writingMore = (more: object): Resource => ({
  ...sound,
  toVendor: (record: unknown, options = {}) => {
    const written = sound.toVendor(record, options);
    return written.ok
      ? { ...written, patch: { ...written.patch, ...more }, record: { ...written.record, ...more } }
      : written;
  },
});

describe('Frame', () => {
  const record = { id: '1', name: 'x' };
  const onto = { id: '1', name: 'y', unknown__c: 'before' };

  it('holds where fields that no rule owns are as they were', () => {
    expect(frame(sound, dropping.resolved, record, onto)).toEqual([]);
  });

  it('is broken by one that is not: what it was is expected, what it became is actual', () => {
    const wrong = writingMore({ unknown__c: 'after', other__c: 1 });
    expect(frame(wrong, dropping.resolved, record, onto)).toEqual([
      { path: 'unknown__c', expected: 'before', actual: 'after' },
      { path: 'other__c', expected: undefined, actual: 1 },
    ]);
  });
});

describe('GetPut', () => {
  it('is broken by a patch for a record that nobody edited: nothing is expected', () => {
    const vendor = { id: '1', name: 'x' };
    expect(getPut(sound, vendor)).toEqual([]);
    expect(getPut(writingMore({ other__c: 1 }), vendor)).toEqual([
      { path: 'other__c', expected: undefined, actual: 1 },
    ]);
  });
});
