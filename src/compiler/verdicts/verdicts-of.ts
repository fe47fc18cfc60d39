// The verdicts of a mapping. Each witness is run through the emitted expressions; a claim that running does not bear
// out becomes `unproven`, so that nothing is printed that was not seen.
import isEqual from 'lodash/isEqual.js';
import type { Claim } from '../../codecs/codec.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../json/json.ts';
import type { Issue } from '../../runtime/issue.ts';
import type { Plan } from '../../runtime/plan.ts';
import { createResource, type Resource } from '../../runtime/resource.ts';
import { valueAt } from '../../runtime/value-at.ts';
import type { Path } from '../../schema/path.ts';
import { languageOf, shortestWord } from '../../schema/regular-language.ts';
import { vendorWrites } from '../facts/vendor-places.ts';
import type { Direction, ResolvedMapping, Rule } from '../resolved.ts';
import { earlierElements } from './earlier-elements.ts';
import { elementFrame, type Frame, rootFrame } from './frame.ts';
import { recordClaim } from './record-claim.ts';
import type { Verdict, Witness } from './verdict.ts';

/** Computes the verdicts of every rule, outer and in branches, in the order of the file. */
export const verdictsOf = (mapping: ResolvedMapping, plan: Plan): readonly Verdict[] => {
  const resource = createResource(plan, { parameters: sampleParameters(mapping) });
  const isWritten = resource.plan.expressions.toVendor !== undefined;
  const verdictsIn = (base: JsonObject, rules: readonly Rule[], all: readonly Rule[]) =>
    rules.flatMap((rule) => {
      const earlier = isWritten ? earlierElements(all, rule, (record) => patchOf(resource, record)) : {};
      return verdictsOfRule(rule, resource, rootFrame(base, isWritten, earlier));
    });
  const outer = verdictsIn({}, mapping.rules, mapping.rules);
  const inner = mapping.branches?.arms.flatMap(({ own, rules, codes }) => {
    const [code] = codes;
    const by = mapping.branches?.by.path[0];
    const base = code !== undefined && by?.kind === 'key' ? { [by.key]: code } : {};
    return verdictsIn(base, own, rules);
  });
  return [...outer, ...(inner ?? [])];
};

const patchOf = (resource: Resource, record: JsonObject): JsonObject => {
  const { patch, partial } = resource.toVendor(record) as {
    readonly patch?: unknown;
    readonly partial?: unknown;
  };
  return asRecord(patch ?? partial);
};

/** The verdicts of a rule, then those of the rules inside its `each`. */
const verdictsOfRule = (rule: Rule, resource: Resource, frame: Frame): readonly Verdict[] => {
  const nested = rule.each?.rules ?? [];
  const inner = nested.length === 0 ? undefined : elementFrame(frame, rule);
  return [
    ...(frame.reads && rule.reads ? [verdictOf(rule, 'fromVendor', resource, frame)] : []),
    ...(frame.writes && rule.writes ? [verdictOf(rule, 'toVendor', resource, frame)] : []),
    ...(inner === undefined ? [] : nested.flatMap((each) => verdictsOfRule(each, resource, inner))),
  ];
};

const WORDS = {
  exact: 'exact',
  exactUpTo: 'exact up to',
  partial: 'partial',
  lossy: 'lossy',
  unproven: 'unproven',
} as const;

const verdictOf = (rule: Rule, direction: Direction, resource: Resource, frame: Frame): Verdict => {
  const { claim, records } = recordClaim(rule, direction);
  const because = 'because' in claim ? claim.because : undefined;
  const stated: Verdict = {
    rule: rule.id,
    direction,
    verdict: WORDS[claim.verdict],
    ...(claim.verdict === 'exactUpTo' && { upTo: claim.upTo }),
    ...(because !== undefined && { because }),
  };
  if (records.length === 0) return stated;
  const runs = records.map((record) =>
    run(rule, direction, resource, frame.around(record, direction), frame),
  );
  const other = direction === 'fromVendor' ? 'toVendor' : 'fromVendor';
  const goesBack = other === 'fromVendor' ? frame.reads && rule.reads : frame.writes && rule.writes;
  const back = goesBack
    ? runs.map(({ whole }) => run(rule, other, resource, whole, frame).output ?? null)
    : [];
  const witness: Witness = {
    inputs: valuesShown(claim, records),
    outputs: runs.map(({ output }) => output ?? null),
    ...(goesBack && { back }),
    issues: [...new Set(runs.flatMap(({ issues }) => issues))],
  };
  if (records.every((record) => isReached(rule, direction, record)) && bearsOut(claim, runs, back))
    return { ...stated, witness };
  const doubt = `the witness ${JSON.stringify(witness.inputs)} did not show "${stated.verdict}"`;
  return { rule: rule.id, direction, verdict: 'unproven', because: doubt, witness };
};

const valuesShown = (claim: Claim, records: readonly JsonObject[]): readonly JsonValue[] => {
  if (claim.verdict === 'partial') return [claim.value];
  if ((claim.verdict === 'lossy' || claim.verdict === 'exactUpTo') && claim.values !== undefined)
    return claim.values;
  return records;
};

interface Run {
  /** The value at the rule's place. */
  readonly output: JsonValue | undefined;
  /** The whole record that came out. */
  readonly whole: JsonObject;
  readonly issues: readonly string[];
}

const run = (rule: Rule, direction: Direction, resource: Resource, record: JsonObject, frame: Frame): Run => {
  if (direction === 'fromVendor') {
    const result = resource.fromVendor(record);
    const value = result.ok ? result.value : result.partial;
    const issues = codesFor(rule, result.issues, frame);
    return {
      output: at(value, [...frame.canonicalPrefix, ...rule.canonical.path]),
      whole: asRecord(value),
      issues,
    };
  }
  const result = resource.toVendor(record);
  const patch = result.ok ? result.patch : result.partial;
  const written = vendorWrites(rule).map(({ path }) => at(patch, [...frame.writtenPrefix, ...path]) ?? null);
  const present = written.some((value) => value !== null);
  const [only] = written;
  return {
    output: written.length === 1 ? (only ?? undefined) : present ? written : undefined,
    whole: asRecord(patch),
    issues: codesFor(rule, result.issues, frame),
  };
};

const asRecord = (value: unknown): JsonObject => (isJsonObject(value) ? value : {});

/** Issues of the rule, or of what lies beneath it. */
const codesFor = ({ canonical }: Rule, issues: readonly Issue[], frame: Frame): readonly string[] => {
  const name = `${frame.at}${canonical.name}`;
  return issues
    .filter(({ path }) => path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`))
    .map(({ code }) => code);
};

/** The value at a path of keys and positions, copied as JSON. */
const at = (value: unknown, path: Path): JsonValue | undefined => {
  const keys = path.map((step) => (step.kind === 'key' ? step.key : step.kind === 'index' ? step.index : 0));
  const found = valueAt(value, keys);
  // What the runtime gives is plain JSON.
  return found as JsonValue | undefined;
};

/** Does the rule see the values at all? An arm of `firstOf` does not where its condition does not hold. */
const isReached = ({ source }: Rule, direction: Direction, record: JsonObject): boolean =>
  direction === 'toVendor' ||
  source.kind !== 'firstOf' ||
  source.arms.some(
    ({ rule: arm, when }) =>
      arm.source.kind === 'field' &&
      (at(record, arm.source.from.path) ?? null) !== null &&
      (when === undefined || at(record, when.place.path) === when.value),
  );

const bearsOut = (claim: Claim, runs: readonly Run[], back: readonly JsonValue[]): boolean => {
  const [first, second] = runs;
  switch (claim.verdict) {
    case 'partial':
      // What is given is not read again: a text that means null in the other schema.
      return (
        first !== undefined && (first.issues.length > 0 || first.output === undefined || back[0] === null)
      );
    case 'lossy':
    case 'exactUpTo':
      return (
        first !== undefined &&
        second !== undefined &&
        first.issues.length + second.issues.length === 0 &&
        isEqual(first.output ?? null, second.output ?? null)
      );
    case 'exact':
    case 'unproven':
      return true;
  }
};

/** A value for each parameter, good enough to run witnesses. */
export const sampleParameters = (mapping: ResolvedMapping): Readonly<Record<string, JsonValue>> =>
  Object.fromEntries(
    mapping.parameters.flatMap(({ name, domain, default: fill, required }) => {
      if (fill !== undefined) return [[name, fill]];
      if (!required) return [];
      const [pattern] = domain.patterns;
      if (domain.types.has('integer') || domain.types.has('number')) return [[name, 1]];
      if (domain.types.has('boolean')) return [[name, true]];
      return [[name, pattern === undefined ? 'sample' : wordOf(pattern)]];
    }),
  );

const wordOf = (pattern: string): string => {
  const language = languageOf([pattern]);
  return (language === 'unproven' ? undefined : shortestWord(language)) ?? 'sample';
};
