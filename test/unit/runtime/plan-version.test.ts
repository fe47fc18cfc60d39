import { expect, it } from 'vitest';
import { PLAN_VERSION, type Plan } from '../../../src/runtime/plan.ts';
import { createResource } from '../../../src/runtime/resource.ts';
import { planOf, SMALL } from '../../support/small-mapping.ts';

it('a plan of another version is refused, with what to do', () => {
  const plan = planOf(SMALL);
  for (const version of [PLAN_VERSION - 1, PLAN_VERSION + 1, undefined]) {
    const other = JSON.parse(JSON.stringify({ ...plan, version })) as Plan;
    expect(() => createResource(other)).toThrow(
      new TypeError(
        `the plan of marketo/thing has version ${version}, and this package reads version ${PLAN_VERSION}: build it again with this package`,
      ),
    );
  }
  expect(createResource(JSON.parse(JSON.stringify(plan)) as Plan).fromVendor({ id: 'x' }).ok).toBe(true);
});
