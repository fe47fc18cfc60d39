// A canonical record is not written onto the record of another key.
import { expect, it } from 'vitest';
import { createResource } from '../../../src/runtime/resource.ts';
import { planOf, SMALL } from '../../support/small-mapping.ts';

const resource = createResource(planOf(SMALL));
const write = (record: object, onto: object) => {
  const { ok, issues } = resource.toVendor(record, { onto });
  return [ok, issues.map(({ code, path }) => `${code} ${path}`)];
};

it('is refused where the two keys differ, and taken where they are one', () => {
  expect(write({ id: '1', name: 'Ada' }, { id: '2' })).toEqual([false, ['record/other-record id']]);
  expect(write({ id: '1', name: 'Ada' }, { id: '1' })).toEqual([true, []]);
});

it('is taken where the record written onto has no key yet, or the one written none', () => {
  expect(write({ id: '1', name: 'Ada' }, { label: 'Bob' })).toEqual([true, []]);
  expect(write({ name: 'Ada' }, { id: '2' })).toEqual([true, []]);
});
