// A default is written as null: the verdict says so where the vendor's field may not be null.
import { expect, it } from 'vitest';
import { verdictsOf } from '../../../../src/compiler/verdicts/verdicts-of.ts';
import { compileSmall } from '../../../support/one-rule-mapping.ts';

const written = (type: string | readonly string[]) => {
  const { mappings } = compileSmall({
    vendor: { v: { type } },
    canonical: { c: { type: 'boolean' } },
    fields: ['c: { from: v, default: { fromVendor: true, because: test }, because: test }'],
  });
  const [mapping] = mappings;
  if (mapping?.plan === undefined) throw new Error('it does not compile');
  return verdictsOf(mapping.resolved, mapping.plan).find(
    ({ rule, direction }) => rule === 'c' && direction === 'toVendor',
  );
};

it('is partial, with the default as witness, where the vendor takes no null', () => {
  expect(written('boolean')).toMatchObject({
    verdict: 'partial',
    witness: { inputs: [true], issues: ['value/schema'] },
  });
  expect(written(['boolean', 'null'])).toMatchObject({ verdict: 'exact' });
});
