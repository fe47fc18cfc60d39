import { describe, expect, it } from 'vitest';
import { putGet } from '../../../src/lab/laws.ts';
import { createResource } from '../../../src/runtime/resource.ts';
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
