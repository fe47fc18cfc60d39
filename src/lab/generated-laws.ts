// Puts mappings to the laws with drawn records: the same seed draws the same records everywhere. What breaks a law is
// shrunk, and then left out so that the next breach shows.

import type { CompiledMapping } from '../compiler/compile-mappings.ts';
import { allRules } from '../compiler/facts/all-rules.ts';
import { sampleParameters, verdictsOf } from '../compiler/verdicts/verdicts-of.ts';
import type { JsonObject } from '../json/json.ts';
import type { Plan } from '../runtime/plan.ts';
import { createResource } from '../runtime/resource.ts';
import type { FastCheck } from './fast-check.ts';
import { pastedExample } from './pasted-example.ts';
import { recordArbitrary } from './record-arbitrary.ts';
import {
  type Breach,
  canonicalBreaches,
  type Subject,
  subjectOf,
  vendorBreaches,
  withRules,
} from './record-laws.ts';
import { seedsOf } from './seeds.ts';
import { vendorArbitrary } from './vendor-arbitrary.ts';

export interface LawOptions {
  /** How many records are drawn for each direction. */
  readonly runs: number;
  readonly seed: number;
}

export interface LawReport {
  readonly mapping: string;
  readonly runs: number;
  readonly seed: number;
  readonly breaches: readonly (Breach & {
    /** The record as an example to paste; absent where none can hold it. */
    readonly lines?: readonly string[];
  })[];
}

/** After as many different breaches of one direction no more are looked for. */
const MOST = 5;

/** The laws of one mapping; undefined where it did not compile. */
export const testLaws = (
  fc: FastCheck,
  { name, resolved, plan }: CompiledMapping,
  { runs, seed }: LawOptions,
): LawReport | undefined => {
  if (plan === undefined) return undefined;
  const resource = createResource(plan, { parameters: sampleParameters(resolved) });
  const subject = subjectOf({ resolved }, resource, verdictsOf(resolved, plan));
  const seeds = seedsOf(resolved);
  const sources = resolved.rules.flatMap(({ isKey, source }) =>
    isKey && source.kind === 'field' ? [source.from.name] : [],
  );
  const discriminator = resolved.branches === undefined ? [] : [resolved.branches.by.name];
  const vendor = vendorArbitrary(fc, resolved, {
    seeds,
    side: 'vendor',
    always: new Set([...sources, ...discriminator]),
  });
  const canonical = recordArbitrary(fc, resolved.canonical, {
    seeds,
    side: 'canonical',
    always: new Set(resolved.key.map((key) => key.name)),
    never: (path) => !isWritten(subject, path),
  });
  const parameters = { seed, numRuns: runs };
  const read = collect((known) => {
    const { counterexample } = fc.check(
      fc.property(vendor, (record) => fresh(vendorBreaches(subject, record), known) === undefined),
      parameters,
    );
    return counterexample === null ? undefined : fresh(vendorBreaches(subject, counterexample[0]), known);
  });
  const written = isReadOnly(plan)
    ? []
    : collect((known) => {
        const breach = (record: JsonObject, onto: JsonObject | undefined) =>
          fresh(canonicalBreaches(subject, record, onto), known);
        const { counterexample } = fc.check(
          fc.property(
            canonical,
            fc.option(vendor, { nil: undefined, freq: 3 }),
            (record, onto) => breach(record, onto) === undefined,
          ),
          parameters,
        );
        return counterexample === null ? undefined : breach(...counterexample);
      });
  return {
    mapping: name,
    runs,
    seed,
    breaches: [...read, ...written].map((each) => {
      const name = `breaks ${each.law}, found with seed ${seed}`;
      const lines = pastedExample({ name, ...each.example }, resolved);
      return { ...withRules(subject, each), ...(lines && { lines }) };
    }),
  };
};

const isReadOnly = ({ expressions }: Plan): boolean => expressions.toVendor === undefined;

/** Is the field taken up by a rule that writes, so that a record with it may be accepted? */
const isWritten = ({ mapping }: Subject, path: string): boolean => {
  const rules = allRules(mapping);
  return rules.some(
    ({ writes, canonical: { name } }) =>
      writes && (name === path || path.startsWith(`${name}.`) || name.startsWith(`${path}.`)),
  );
};

const nameOf = ({ law, differences: [first] }: Breach): string => `${law} ${first?.path ?? ''}`;

const fresh = (breaches: readonly Breach[], known: ReadonlySet<string>): Breach | undefined =>
  breaches.find((breach) => !known.has(nameOf(breach)));

const collect = (next: (known: ReadonlySet<string>) => Breach | undefined): readonly Breach[] => {
  const found = new Map<string, Breach>();
  while (found.size < MOST) {
    const breach = next(new Set(found.keys()));
    if (breach === undefined || found.has(nameOf(breach))) break;
    found.set(nameOf(breach), breach);
  }
  return [...found.values()];
};
