// The verdicts of a mapping. Each witness is run through the emitted expressions; a claim that running does not bear
// out becomes `unproven`, so that nothing is printed that was not seen.
import isEqual from 'lodash/isEqual.js';
import type { Claim } from '../../codecs/codec.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../diagnostics/json.ts';
import type { Issue } from '../../runtime/issue.ts';
import type { Plan } from '../../runtime/plan.ts';
import { createResource, type Resource } from '../../runtime/resource.ts';
import { valueAt } from '../../runtime/value-at.ts';
import type { Path } from '../../schema/path.ts';
import { languageOf, shortestWord } from '../../schema/regular-language.ts';
import type { Direction, ResolvedMapping, Rule } from '../resolved.ts';
import { vendorWrites } from '../vendor-names.ts';
import { recordClaim } from './record-claim.ts';
import type { Verdict, Witness } from './verdict.ts';

/** Computes the verdicts of every rule, outer and in branches, in the order of the file. */
export const verdictsOf = (mapping: ResolvedMapping, plan: Plan): readonly Verdict[] => {
  const resource = createResource(plan, { parameters: sampleParameters(mapping) });
  const outer = mapping.rules.flatMap((rule) => verdictsOfRule(rule, resource, {}));
  const inner = mapping.branches?.arms.flatMap(({ own, codes }) => {
    const [code] = codes;
    const by = mapping.branches?.by.path[0];
    const base = code !== undefined && by?.kind === 'key' ? { [by.key]: code } : {};
    return own.flatMap((rule) => verdictsOfRule(rule, resource, base));
  });
  return [...outer, ...(inner ?? [])];
};

const verdictsOfRule = (rule: Rule, resource: Resource, base: JsonObject): readonly Verdict[] => [
  ...(rule.reads ? [verdictOf(rule, 'fromVendor', resource, base)] : []),
  ...(rule.writes && isWritable(resource) ? [verdictOf(rule, 'toVendor', resource, base)] : []),
];

const WORDS = {
  exact: 'exact',
  exactUpTo: 'exact up to',
  partial: 'partial',
  lossy: 'lossy',
  unproven: 'unproven',
} as const;

const verdictOf = (rule: Rule, direction: Direction, resource: Resource, base: JsonObject): Verdict => {
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
  const runs = records.map((record) => run(rule, direction, resource, { ...base, ...record }));
  const other = direction === 'fromVendor' ? 'toVendor' : 'fromVendor';
  const goesBack = other === 'fromVendor' ? rule.reads : rule.writes && isWritable(resource);
  const witness: Witness = {
    inputs: valuesShown(claim, records),
    outputs: runs.map(({ output }) => output ?? null),
    ...(goesBack && { back: runs.map(({ whole }) => run(rule, other, resource, whole).output ?? null) }),
    issues: [...new Set(runs.flatMap(({ issues }) => issues))],
  };
  if (bearsOut(claim, runs)) return { ...stated, witness };
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

const run = (rule: Rule, direction: Direction, resource: Resource, record: JsonObject): Run => {
  if (direction === 'fromVendor') {
    const result = resource.fromVendor(record);
    const value = result.ok ? result.value : result.partial;
    const issues = codesFor(rule, result.issues);
    return { output: at(value, rule.canonical.path), whole: asRecord(value), issues };
  }
  const result = resource.toVendor(record);
  const patch = result.ok ? result.patch : result.partial;
  const written = vendorWrites(rule).map(({ path }) => at(patch, path) ?? null);
  const present = written.some((value) => value !== null);
  const [only] = written;
  return {
    output: written.length === 1 ? (only ?? undefined) : present ? written : undefined,
    whole: asRecord(patch),
    issues: codesFor(rule, result.issues),
  };
};

const asRecord = (value: unknown): JsonObject => (isJsonObject(value) ? value : {});

const isWritable = ({ plan }: Resource): boolean => plan.expressions.toVendor !== undefined;

/** Issues of the rule, or of what lies beneath it. */
const codesFor = (rule: Rule, issues: readonly Issue[]): readonly string[] =>
  issues
    .filter(
      ({ path }) =>
        path === rule.canonical.name ||
        path.startsWith(`${rule.canonical.name}.`) ||
        path.startsWith(`${rule.canonical.name}[`),
    )
    .map(({ code }) => code);

/** The value at a path of keys and positions, copied as JSON. */
const at = (value: unknown, path: Path): JsonValue | undefined => {
  const keys = path.map((step) => (step.kind === 'key' ? step.key : step.kind === 'index' ? step.index : 0));
  const found = valueAt(value, keys);
  // What the runtime gives is plain JSON.
  return found as JsonValue | undefined;
};

const bearsOut = (claim: Claim, runs: readonly Run[]): boolean => {
  const [first, second] = runs;
  switch (claim.verdict) {
    case 'partial':
      return first !== undefined && (first.issues.length > 0 || first.output === undefined);
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
