// Do two mappings behave alike? The same plan does; two plans are run over the records of the examples and drawn ones.
import isEqual from 'lodash/isEqual.js';
import type { CompiledMapping } from '../../src/compiler/compile-mappings.ts';
import { sampleParameters } from '../../src/compiler/verdicts/verdicts-of.ts';
import type { Both } from '../../src/difference/change.ts';
import type { FastCheck } from '../../src/lab/fast-check.ts';
import { recordArbitrary } from '../../src/lab/record-arbitrary.ts';
import { seedsOf } from '../../src/lab/seeds.ts';
import { typedExample } from '../../src/lab/typed-example.ts';
import type { Plan } from '../../src/runtime/plan.ts';
import { createResource, type Resource } from '../../src/runtime/resource.ts';

/** Records drawn with the constants of the sound mapping, each way, and with those of the faulty one. */
const DRAWN = 100;
const DRAWN_OF_FAULT = 30;

/** Is all that runs the same? Where rules stand in the file does not count. */
export const sameProgram = (one: Plan, other: Plan): boolean => isEqual(bare(one), bare(other));

const bare = ({ rules, name: _name, mappingVersion: _version, ...plan }: Plan): unknown => ({
  ...plan,
  rules: rules.map(({ source: _source, expected: _expected, ...rule }) => rule),
});

type Side = 'vendor' | 'canonical';

interface Input {
  readonly side: Side;
  readonly record: unknown;
  readonly onto?: unknown;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

const exampleInputs = ({ resolved }: CompiledMapping): readonly Input[] =>
  resolved.document.examples.flatMap((node): readonly Input[] => {
    const { vendor, canonical, onto, parameters } = typedExample(node, resolved, () => undefined);
    return [
      ...(vendor === undefined ? [] : [{ side: 'vendor' as const, record: vendor, parameters }]),
      ...(canonical === undefined
        ? []
        : [
            {
              side: 'canonical' as const,
              record: canonical,
              parameters,
              ...(onto !== undefined && { onto }),
            },
          ]),
    ];
  });

/** Records that hold the constants of a mapping. */
const drawnInputs = (
  { resolved }: CompiledMapping,
  { fc, seed }: Drawing,
  numRuns: number,
): readonly Input[] => {
  const seeds = seedsOf(resolved);
  const keys = resolved.rules.flatMap(({ isKey, source }) =>
    isKey && source.kind === 'field' ? [source.from.name] : [],
  );
  const by = resolved.branches === undefined ? [] : [resolved.branches.by.name];
  const vendor = recordArbitrary(fc, resolved.vendor, {
    seeds,
    side: 'vendor',
    always: new Set([...keys, ...by]),
  });
  const canonical = recordArbitrary(fc, resolved.canonical, {
    seeds,
    side: 'canonical',
    always: new Set(resolved.key.map(({ name }) => name)),
  });
  const records = fc.sample(vendor, { seed, numRuns });
  return [
    ...records.map((record): Input => ({ side: 'vendor', record })),
    ...fc.sample(canonical, { seed, numRuns }).flatMap((record, index): readonly Input[] => [
      { side: 'canonical', record },
      { side: 'canonical', record, onto: records[index] },
    ]),
  ];
};

export interface Drawing {
  readonly fc: FastCheck;
  readonly seed: number;
}

/** The first record that two mappings treat differently, in a line; undefined where there is none. */
export type CompareBehaviour = (both: Both<CompiledMapping>) => string | undefined;

/** A comparison that runs the sound mappings once each, however many faults they are compared with. */
export const createComparison = (drawing: Drawing): CompareBehaviour => {
  const known = new Map<
    CompiledMapping,
    { readonly inputs: readonly Input[]; readonly outputs: unknown[] }
  >();
  return ({ base, now }) => {
    const [before, after] = [runner(base), runner(now)];
    if (before === undefined || after === undefined) return 'not compiled';
    const sound = known.get(base) ?? {
      inputs: [...exampleInputs(base), ...drawnInputs(base, drawing, DRAWN)],
      outputs: [],
    };
    known.set(base, sound);
    for (const [index, input] of sound.inputs.entries()) {
      sound.outputs[index] ??= before(input);
      const shown = differenceAt(input, sound.outputs[index], after(input));
      if (shown !== undefined) return shown;
    }
    for (const input of drawnInputs(now, drawing, DRAWN_OF_FAULT)) {
      const shown = differenceAt(input, before(input), after(input));
      if (shown !== undefined) return shown;
    }
    return undefined;
  };
};

const differenceAt = ({ side, record }: Input, before: unknown, after: unknown): string | undefined =>
  isEqual(before, after) ? undefined : `${side} ${short(record)}: ${short(before)} → ${short(after)}`;

const short = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 160);

/** Whatever a mapping makes of an input, as one value. */
const runner = ({ plan, resolved }: CompiledMapping): ((input: Input) => unknown) | undefined => {
  if (plan === undefined) return undefined;
  const fallback = sampleParameters(resolved);
  const resources = new Map<string, Resource>();
  const resourceFor = (own: Readonly<Record<string, unknown>>): Resource => {
    const parameters = { ...fallback, ...own };
    const key = JSON.stringify(parameters);
    const resource = resources.get(key) ?? createResource(plan, { parameters });
    resources.set(key, resource);
    return resource;
  };
  const told = (issues: readonly { readonly code: string; readonly path: string }[]) =>
    issues.map(({ code, path }) => `${code} ${path}`);
  return ({ side, record, onto, parameters = {} }) => {
    try {
      const resource = resourceFor(parameters);
      if (side === 'vendor') {
        const { ok, value, issues } = resource.fromVendor(record);
        return { ok, value, issues: told(issues) };
      }
      if (plan.expressions.toVendor === undefined) return 'only reads';
      return (onto === undefined ? [false, true] : [false]).map((create) => {
        const { ok, patch, issues } = resource.toVendor(record, {
          create,
          ...(onto !== undefined && { onto }),
        });
        return { ok, patch, issues: told(issues) };
      });
    } catch (error) {
      return String(error);
    }
  };
};
