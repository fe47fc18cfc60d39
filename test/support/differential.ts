// Runs a plan twice: by our executor, and by the `jsonata` package with the functions registered as the docs say.
import jsonata from 'jsonata';
import { registerFunctions, Session } from '../../src/functions/index.ts';
import { plainJson } from '../../src/jsonata/compile/plain.ts';
import type { Direction, Issue } from '../../src/runtime/issue.ts';
import { parametersOf } from '../../src/runtime/parameters.ts';
import type { Plan } from '../../src/runtime/plan.ts';
import {
  createResource,
  type Resource,
  type ResourceOptions,
  type WriteOptions,
} from '../../src/runtime/resource.ts';
import { type Checked, createSteps } from '../../src/runtime/steps.ts';

/** What either way gives: the value or patch, whether the record was refused, and the issues. */
export interface Outcome {
  readonly ok: boolean;
  readonly value: unknown;
  readonly record?: unknown;
  readonly issues: readonly Issue[];
}

export interface Both {
  readonly ours: Outcome;
  readonly reference: Outcome;
}

export interface Differential {
  readonly resource: Resource;
  readonly plan: Plan;
  readonly fromVendor: (record: unknown) => Promise<Both>;
  readonly toVendor: (record: unknown, options?: WriteOptions) => Promise<Both>;
}

const outcome = (value: unknown, issues: readonly Issue[]): Outcome => ({
  ok: value !== undefined && !issues.some(({ rejects }) => rejects),
  value,
  issues,
});

/** The reference: the same steps around the package's evaluation of the same texts. */
const createReference = (plan: Plan, options: ResourceOptions) => {
  const param = parametersOf(plan, options.parameters ?? {});
  const steps = createSteps(plan);
  const session = new Session();
  const expressionOf = (text: string) => {
    const expression = jsonata(text);
    registerFunctions(expression, session);
    return expression;
  };
  const read = expressionOf(plan.expressions.fromVendor);
  const write = plan.expressions.toVendor === undefined ? undefined : expressionOf(plan.expressions.toVendor);
  /** What a record written onto is read as: the same as when it was read for itself. */
  let known: { readonly record: unknown; readonly read: Checked } | undefined;
  const run = async (
    direction: Direction,
    record: unknown,
    bindings: Readonly<Record<string, unknown>>,
  ): Promise<Checked> => {
    let input = steps.prepare(direction, record);
    if (input.value === undefined) return input;
    const expression = direction === 'fromVendor' ? read : write;
    try {
      for (;;) {
        session.begin();
        const output = plainJson(await expression?.evaluate(input.value, { ...bindings }));
        const { before } = bindings;
        const { again, ...done } = steps.finish(direction, { input, output, raised: session.raised, before });
        if (again === undefined) return done;
        input = again;
      }
    } catch (error) {
      return { value: undefined, issues: [...input.issues, steps.stopped(direction, error)], unread: [] };
    }
  };
  const fromVendor = async (record: unknown): Promise<Outcome> => {
    const read = await run('fromVendor', record, { param });
    known = { record, read };
    return outcome(read.value, read.issues);
  };
  const readOnto = async (onto: unknown): Promise<Checked> =>
    known !== undefined && known.record === onto ? known.read : run('fromVendor', onto, { param });
  const toVendor = async (record: unknown, options: WriteOptions = {}): Promise<Outcome> => {
    const { create } = options;
    const before = options.onto === undefined ? undefined : await readOnto(options.onto);
    if (before !== undefined && before.value === undefined) return outcome(undefined, before.issues);
    const strange = before === undefined ? undefined : steps.otherRecord(record, before.value);
    if (strange !== undefined) return outcome(undefined, [strange]);
    const onto = steps.ontoOf(options.onto);
    const bindings = { param, create: create === true, onto, before: before && steps.beforeOf(before) };
    const { value, issues } = await run('toVendor', record, bindings);
    const result = outcome(value, issues);
    return result.ok ? { ...result, record: steps.patched(onto, value) } : result;
  };
  return { fromVendor, toVendor };
};

/** Both ways to run a plan, side by side. */
export const createDifferential = (plan: Plan, options: ResourceOptions = {}): Differential => {
  const resource = createResource(plan, options);
  const reference = createReference(plan, options);
  return {
    plan,
    resource,
    fromVendor: async (record) => {
      const result = resource.fromVendor(record);
      const ours = { ok: result.ok, value: result.ok ? result.value : result.partial, issues: result.issues };
      return { ours, reference: await reference.fromVendor(record) };
    },
    toVendor: async (record, options = {}) => {
      const result = resource.toVendor(record, options);
      const ours = result.ok
        ? { ok: true, value: result.patch, record: result.record, issues: result.issues }
        : { ok: false, value: result.partial, issues: result.issues };
      return { ours, reference: await reference.toVendor(record, options) };
    },
  };
};

/** An outcome as text that two outcomes share only if they are the same: keys in order, nothing left out. */
export const shown = ({ ok, value, record, issues }: Outcome): string =>
  JSON.stringify(
    { ok, value, record, issues: issues.map(({ rule: _, ...issue }) => issue) },
    (_key, member: unknown) => (member === undefined ? '(nothing)' : member),
    1,
  );
