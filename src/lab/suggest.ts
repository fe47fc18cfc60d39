// The examples that are missing: the smallest records that take what no example takes, with what the mapping makes of them.
import type { CompiledMapping } from '../compiler/compile-mappings.ts';
import type { ResolvedMapping, Rule } from '../compiler/resolved.ts';
import { mergedRecords } from '../compiler/verdicts/merged-records.ts';
import { recordWith } from '../compiler/verdicts/record-with.ts';
import { vendorSample } from '../compiler/verdicts/samples.ts';
import { sampleParameters } from '../compiler/verdicts/verdicts-of.ts';
import { isJsonObject, type JsonObject } from '../json/json.ts';
import type { Issue } from '../runtime/issue.ts';
import { createResource, type Resource } from '../runtime/resource.ts';
import { samplesOf } from '../schema/sample.ts';
import type { Cell } from './cells/cell.ts';
import { rootScope } from './cells/scope.ts';
import type { ExampleText } from './example-yaml.ts';
import type { FastCheck } from './fast-check.ts';
import { recordArbitrary } from './record-arbitrary.ts';
import { seedsOf } from './seeds.ts';

export interface Suggestions {
  readonly examples: readonly ExampleText[];
  /** What no record was found for. */
  readonly unmet: readonly Cell[];
}

type Side = 'vendor' | 'canonical';

interface Candidate {
  readonly side: Side;
  readonly record: JsonObject;
  readonly cells: readonly Cell[];
}

/** How many records are drawn to find one that takes a cell. */
const DRAWN = 500;

/** The missing examples of one mapping. */
export const suggestExamples = (
  fc: FastCheck,
  { resolved, plan }: CompiledMapping,
  missing: readonly Cell[],
  seed: number,
): Suggestions => {
  if (plan === undefined) return { examples: [], unmet: [] };
  const resource = createResource(plan, { parameters: sampleParameters(resolved) });
  const vendorKey = keyRecord(resolved);
  const read = resource.fromVendor(vendorKey);
  const found: unknown = read.ok ? read.value : {};
  const whole = isJsonObject(found) ? found : {};
  const canonicalKey = Object.fromEntries(plan.key.map((key) => [key, whole[key] ?? null]));
  const keys = { vendor: vendorKey, canonical: canonicalKey };
  const frames = { vendor: mergedRecords(vendorKey, requiredRecord(resolved)), canonical: canonicalKey };
  const groups = new Map<string, Cell[]>();
  for (const [index, cell] of missing.entries()) {
    if (cell.record === undefined) continue;
    const name = `${cell.record.side} ${cell.group ?? `alone ${index}`}`;
    groups.set(name, [...(groups.get(name) ?? []), cell]);
  }
  const together = [...groups.values()].flatMap((cells) => split(cells, { frames, keys }, resource));
  const left = missing.filter((cell) => !together.some(({ cells }) => cells.includes(cell)));
  const searched = search(fc, left, resolved, keys, seed);
  const met = new Set([...together, ...searched].flatMap(({ cells }) => cells));
  return {
    examples: [...together, ...searched].map((candidate) => exampleOf(candidate, resource)),
    unmet: missing.filter((cell) => !met.has(cell)),
  };
};

/** The key of a record, and beside it what the canonical schema requires. */
interface Bases {
  readonly frames: Readonly<Record<Side, JsonObject>>;
  readonly keys: Readonly<Record<Side, JsonObject>>;
}

const vendorRecord = (resolved: ResolvedMapping, rules: readonly Rule[]): JsonObject => {
  const scope = rootScope(resolved, true);
  return rules.reduce<JsonObject>((sum, rule) => {
    if (rule.source.kind !== 'field') return sum;
    const { path } = rule.source.from;
    const value = rule.isKey
      ? samplesOf(rule.source.from.domain).find((each) => each !== null && each !== '' && each !== 0)
      : vendorSample(rule);
    return value === undefined ? sum : mergedRecords(sum, scope.around(recordWith(path, value), 'vendor'));
  }, {});
};

const keyRecord = (resolved: ResolvedMapping): JsonObject =>
  vendorRecord(
    resolved,
    resolved.rules.filter(({ isKey }) => isKey),
  );

const requiredRecord = (resolved: ResolvedMapping): JsonObject => {
  const required: unknown = resolved.canonical.root.required;
  const names = new Set<unknown>(Array.isArray(required) ? required : []);
  return vendorRecord(
    resolved,
    resolved.rules.filter(({ canonical, isKey }) => !isKey && names.has(canonical.name)),
  );
};

/** One record for a group of cells where nothing in it is refused, else one for each half. */
const split = (cells: readonly Cell[], bases: Bases, resource: Resource): readonly Candidate[] => {
  const [first] = cells;
  if (first?.record === undefined) return [];
  const { side } = first.record;
  const recordOn = (base: JsonObject): JsonObject =>
    cells.reduce((sum, cell) => mergedRecords(sum, cell.record?.value ?? {}), base);
  const takes = (record: JsonObject): boolean => cells.every((cell) => cell.isTaken({ [side]: record }));
  const framed = recordOn(bases.frames[side]);
  if (cells.length === 1) {
    // What is required may be what the cell is without.
    const record = [framed, recordOn(bases.keys[side])].find(takes);
    return record === undefined ? [] : [{ side, record, cells }];
  }
  if (takes(framed) && outcome(side, framed, resource).issues.length === 0)
    return [{ side, record: framed, cells }];
  const half = Math.ceil(cells.length / 2);
  return [...split(cells.slice(0, half), bases, resource), ...split(cells.slice(half), bases, resource)];
};

/** Records out of many drawn ones, without all that is not needed. */
const search = (
  fc: FastCheck,
  cells: readonly Cell[],
  resolved: ResolvedMapping,
  keys: Readonly<Record<Side, JsonObject>>,
  seed: number,
): readonly Candidate[] => {
  if (cells.length === 0) return [];
  const seeds = seedsOf(resolved);
  const drawn = (['vendor', 'canonical'] as const).flatMap((side) =>
    fc
      .sample(
        recordArbitrary(fc, resolved[side], { seeds, side, always: new Set(Object.keys(keys[side])) }),
        {
          seed,
          numRuns: DRAWN,
        },
      )
      .map((record) => ({ side, record: { ...record, ...keys[side] } })),
  );
  return cells.flatMap((cell): readonly Candidate[] => {
    const found = drawn.find(({ side, record }) => cell.isTaken({ [side]: record }));
    if (found === undefined) return [];
    let { record } = found;
    for (const key of Object.keys(record)) {
      const { [key]: _left, ...rest } = record;
      if (!Object.hasOwn(keys[found.side], key) && cell.isTaken({ [found.side]: rest })) record = rest;
    }
    return [{ side: found.side, record, cells: [cell] }];
  });
};

const outcome = (
  side: Side,
  record: JsonObject,
  resource: Resource,
): { readonly output: unknown; readonly issues: readonly Issue[] } => {
  if (side === 'vendor') {
    const read = resource.fromVendor(record);
    return { output: read.ok ? read.value : read.partial, issues: read.issues };
  }
  const written = resource.toVendor(record);
  return { output: written.ok ? written.patch : written.partial, issues: written.issues };
};

const exampleOf = ({ side, record, cells }: Candidate, resource: Resource): ExampleText => {
  const { output, issues } = outcome(side, record, resource);
  const [first] = cells;
  const more = cells.length > 1 ? ` and ${cells.length - 1} more` : '';
  const name = `${first?.rule ?? ''} - ${first?.what.replaceAll('"', '') ?? ''}${more}`;
  return side === 'vendor'
    ? { name, direction: 'fromVendor', vendor: record, canonical: output, issues }
    : { name, direction: 'toVendor', canonical: record, vendor: output, issues };
};
