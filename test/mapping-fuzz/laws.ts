// What must hold of one mapping and one record beside the laws of the lab: nothing shared, what is written is read back
// or told, no two values that an exact rule makes one, the same under the plain package.
import { isDeepStrictEqual } from 'node:util';
import { allRules } from '../../src/compiler/facts/all-rules.ts';
import type { ResolvedMapping, Rule } from '../../src/compiler/resolved.ts';
import type { Verdict } from '../../src/compiler/verdicts/verdict.ts';
import type { JsonObject, JsonValue } from '../../src/json/json.ts';
import type { Difference } from '../../src/lab/difference.ts';
import { type Breach, canonicalBreaches, type Subject, vendorBreaches } from '../../src/lab/record-laws.ts';
import type { Resource } from '../../src/runtime/resource.ts';
import { keysOf, valueAt } from '../../src/runtime/value-at.ts';
import { createDifferential, shown } from '../support/differential.ts';

/** What went wrong: the law, the place and both values. */
export interface Finding {
  readonly law: string;
  readonly at: string;
  readonly told: string;
  readonly record?: unknown;
  readonly onto?: unknown;
}

const text = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));

const containersOf = (value: unknown, found = new Set<object>()): ReadonlySet<object> => {
  if (typeof value !== 'object' || value === null || found.has(value)) return found;
  found.add(value);
  for (const member of Object.values(value)) containersOf(member, found);
  return found;
};

const sharing = (result: unknown, given: readonly unknown[], at: string): readonly Finding[] => {
  const theirs = new Set(given.flatMap((each) => [...containersOf(each)]));
  const shared = [...containersOf(result)].find((each) => theirs.has(each));
  return shared === undefined ? [] : [{ law: 'Sharing', at, told: text(shared) }];
};

/** Breaches that say nothing: of rules that promise no way back, and of what stood in the record before. */
const isPromised =
  ({ mapping }: Subject, split: ReadonlySet<string>, { law, example }: Breach) =>
  ({ path, expected }: Difference): boolean => {
    if (law === 'Valid' && example.direction === 'toVendor') {
      const keys = keysOf(path);
      const stood = valueAt(example.onto, keys);
      return stood === undefined || !isDeepStrictEqual(stood, valueAt(example.vendor, keys));
    }
    if (law !== 'PutGet') return true;
    const rules = allRules(mapping).filter(({ canonical: { name } }) => name === path);
    const leaves = rules.some(({ policies }) => policies.null.toVendor !== 'clear');
    const authored = rules.some(({ source }) => source.kind === 'jsonata');
    return !split.has(path) && !authored && !(expected === null && leaves);
  };

const lawsOf = (
  subject: Subject,
  split: ReadonlySet<string>,
  breaches: readonly Breach[],
): readonly Finding[] =>
  breaches.flatMap((breach): readonly Finding[] => {
    const { law, differences, example } = breach;
    return differences.filter(isPromised(subject, split, breach)).map(({ path, expected, actual }) => ({
      law,
      at: path,
      told: `expected ${text(expected)}, found ${text(actual)}`,
      record: example.direction === 'toVendor' ? example.canonical : example.vendor,
      ...(example.onto !== undefined && { onto: example.onto }),
    }));
  });

/** Reading a vendor record: the laws, and nothing that is shared with it. */
export const readingOf = (
  subject: Subject,
  split: ReadonlySet<string>,
  vendor: JsonObject,
): readonly Finding[] => {
  const found = lawsOf(subject, split, vendorBreaches(subject, vendor));
  if (found.some(({ law }) => law === 'Total')) return found;
  const before = JSON.stringify(vendor);
  const read = subject.resource.fromVendor(vendor);
  const changed =
    JSON.stringify(vendor) === before ? [] : [{ law: 'Input', at: '', told: 'was changed', record: vendor }];
  const shared = sharing(read.ok ? read.value : read.partial, [vendor], 'fromVendor');
  return [...found, ...changed, ...shared.map((each) => ({ ...each, record: vendor }))];
};

/** Writing a canonical record, as a new one or onto another. */
export const writingOf = (
  subject: Subject,
  split: ReadonlySet<string>,
  canonical: JsonObject,
  onto: JsonObject | undefined,
): readonly Finding[] => {
  const found = lawsOf(subject, split, canonicalBreaches(subject, canonical, onto));
  if (found.some(({ law }) => law === 'Total')) return found;
  const options = onto === undefined ? {} : { onto };
  const before = JSON.stringify([canonical, onto]);
  const written = subject.resource.toVendor(canonical, options);
  const about = { record: canonical, ...options };
  const changed =
    JSON.stringify([canonical, onto]) === before
      ? []
      : [{ law: 'Input', at: '', told: 'was changed', ...about }];
  const results = written.ok ? [written.patch, written.record] : written.partial;
  const shared = sharing(results, [canonical, onto], 'toVendor').map((each) => ({ ...each, ...about }));
  const back = written.ok ? readBack(subject, split, canonical, written.record, onto) : [];
  return [...found, ...changed, ...shared, ...back.map((each) => ({ ...each, ...about }))];
};

/** Each present writable field is read back, or has an issue of its own, above it or beneath it. */
const readBack = (
  { resource, mapping, verdicts }: Subject,
  split: ReadonlySet<string>,
  canonical: JsonObject,
  record: unknown,
  onto: unknown,
): readonly Finding[] => {
  const issues = resource.toVendor(canonical, onto === undefined ? {} : { onto }).issues;
  const read = resource.fromVendor(record);
  const told = new Set([...issues, ...read.issues].map(({ path }) => path));
  const isTold = (name: string): boolean =>
    [...told].some(
      (path) =>
        path === name ||
        path.startsWith(`${name}.`) ||
        path.startsWith(`${name}[`) ||
        name.startsWith(`${path}.`) ||
        path === '',
    );
  const value = read.ok ? read.value : read.partial;
  return allRules(mapping).flatMap((rule): readonly Finding[] => {
    const { name } = rule.canonical;
    if (!rule.reads || !rule.writes || split.has(name) || isTold(name)) return [];
    // A choice of arms and codecs up to an equality are the lab's law.
    if (rule.source.kind === 'slots' || rule.each !== undefined || rule.codec?.equality !== undefined)
      return [];
    if (
      verdicts.some(
        (each) => each.rule === rule.id && each.direction === 'toVendor' && each.verdict === 'lossy',
      )
    )
      return [];
    const keys = keysOf(name);
    const expected = valueAt(canonical, keys);
    const actual = valueAt(value, keys);
    if (isScalar(expected) && !isDeepStrictEqual(expected, actual) && !isOfOtherBranch(mapping, rule, record))
      return [
        { law: 'Told', at: name, told: `wrote ${text(expected)}, reads ${text(actual)}, without an issue` },
      ];
    return [];
  });
};

const isScalar = (value: unknown): boolean =>
  value !== undefined && value !== null && (typeof value !== 'object' || Array.isArray(value));

const isOfOtherBranch = (mapping: ResolvedMapping, rule: Rule, record: unknown): boolean => {
  const { branches } = mapping;
  if (branches === undefined) return false;
  const code = valueAt(record, keysOf(branches.by.name));
  const arm =
    branches.arms.find(({ codes }) => codes.some((each) => String(each) === String(code))) ??
    branches.arms.find(({ codes }) => codes.length === 0);
  return arm === undefined || !arm.rules.includes(rule);
};

/** Two values of its domain that an exact rule gave one result, without an issue. */
export const collisions = (subject: Subject, records: readonly JsonObject[]): readonly Finding[] => {
  const { mapping, verdicts, resource } = subject;
  if (mapping.branches !== undefined || mapping.records !== undefined) return [];
  const exact = mapping.rules.flatMap((rule) => {
    const { source } = rule;
    const said = verdicts.find((each) => each.rule === rule.id && each.direction === 'fromVendor');
    return source.kind === 'field' && said?.verdict === 'exact' ? [{ rule, from: source.from }] : [];
  });
  const seen = new Map<string, { readonly input: unknown; readonly record: JsonObject }>();
  return records.flatMap((record) => {
    const read = resource.fromVendor(record);
    if (!read.ok || read.issues.length > 0) return [];
    return exact.flatMap(({ rule, from }): readonly Finding[] => {
      const input = valueAt(record, keysOf(from.name));
      const output = valueAt(read.value, keysOf(rule.canonical.name));
      if (input === undefined || input === null || output === undefined || input === '') return [];
      const key = `${rule.canonical.name} ${text(output)}`;
      const other = seen.get(key);
      if (other === undefined) seen.set(key, { input, record });
      return other === undefined || isDeepStrictEqual(other.input, input)
        ? []
        : [
            {
              law: 'Exact',
              at: rule.canonical.name,
              told: `${text(other.input)} and ${text(input)} give ${text(output)}`,
              record,
            },
          ];
    });
  });
};

/** Witnesses that showed nothing. */
export const doubted = (verdicts: readonly Verdict[]): readonly Finding[] =>
  verdicts.flatMap(({ rule, direction, because, witness }) =>
    because?.startsWith('the witness') === true
      ? [{ law: 'Witness', at: rule, told: `${direction}: ${because}; ${text(witness?.outputs)}` }]
      : [],
  );

/** The emitted text under the plain package against the engine. */
export const createPlain = (resource: Resource, parameters: Readonly<Record<string, JsonValue>>) => {
  const differential = createDifferential(resource.plan, { parameters });
  const isWritten = resource.plan.expressions.toVendor !== undefined;
  return async (vendor: JsonObject, canonical: JsonObject): Promise<readonly Finding[]> => {
    const found: Finding[] = [];
    const compare = (
      { ours, reference }: Awaited<ReturnType<typeof differential.fromVendor>>,
      at: string,
      about: Pick<Finding, 'record' | 'onto'>,
    ): void => {
      const [one, other] = [shown(ours), shown(reference)];
      if (one !== other) found.push({ law: 'Plain', at, told: `engine ${one}\nplain ${other}`, ...about });
    };
    compare(await differential.fromVendor(vendor), 'fromVendor', { record: vendor });
    if (isWritten) {
      compare(await differential.toVendor(canonical), 'toVendor', { record: canonical });
      const about = { record: canonical, onto: vendor };
      compare(await differential.toVendor(canonical, { onto: vendor }), 'toVendor', about);
      compare(await differential.toVendor(canonical, { create: true }), 'create', { record: canonical });
    }
    return found;
  };
};
