// What a record can show of a rule that reads: a value, null, the empty text that means null, nothing, a default.

import { referencedPaths } from '../../compiler/emit/authored.ts';
import { allRules } from '../../compiler/facts/all-rules.ts';
import type { Arm, Place, Rule } from '../../compiler/resolved.ts';
import { mergedRecords } from '../../compiler/verdicts/merged-records.ts';
import { recordWith } from '../../compiler/verdicts/record-with.ts';
import { vendorSampleAt } from '../../compiler/verdicts/samples.ts';
import { otherPairs, pair } from '../../functions/structure.ts';
import type { JsonObject, JsonValue } from '../../json/json.ts';
import { printPath } from '../../schema/parse-path.ts';
import type { Path } from '../../schema/path.ts';
import { type Cell, isValue } from './cell.ts';
import { makeCell } from './make-cell.ts';
import { readPlace } from './read-place.ts';
import type { Scope } from './scope.ts';

/** One value that a rule reads. */
interface Source {
  /** `of mobilePhone`, where a rule reads several. */
  readonly suffix: string;
  readonly domain: Place['domain'];
  readonly read: (object: unknown) => unknown;
  readonly object: (value: JsonValue) => JsonObject;
  readonly sample: JsonValue | undefined;
  /** Can the value count at all? */
  readonly isReached: (object: unknown) => boolean;
  /** Of an object without the value. */
  readonly without: JsonObject;
}

export const readCells = (rule: Rule, scope: Scope): readonly Cell[] => {
  const { source } = rule;
  switch (source.kind) {
    case 'field':
      return sourceCells(rule, scope, [placeSource(source.from, rule)]);
    case 'pair':
      return sourceCells(rule, scope, [pairSource(rule, source)]);
    case 'join':
      return sourceCells(
        rule,
        scope,
        source.from.map((place) => placeSource(place, rule, ` of ${place.name}`)),
      );
    case 'firstOf':
      return sourceCells(rule, scope, armSources(rule, source.arms));
    case 'pairs':
      return otherPairsCells(rule, scope);
    case 'jsonata':
      return source.fromVendor === undefined
        ? []
        : someCells(rule, scope, referencedPaths(source.fromVendor.tree));
    case 'parts':
      return partCells(rule, scope, source.parts);
    // Slots have cells of their own; constants and parameters are always the same.
    case 'slots':
    case 'const':
    case 'param':
      return [];
  }
};

const placeSource = (place: Place, rule: Pick<Rule, 'codec'>, suffix = ''): Source => ({
  suffix,
  domain: place.domain,
  read: (object) => readPlace(object, place.path),
  object: (value) => recordWith(place.path, value),
  sample: vendorSampleAt(place, rule),
  isReached: () => true,
  without: {},
});

const pairSource = (rule: Rule, source: Extract<Rule['source'], { kind: 'pair' }>): Source => ({
  suffix: '',
  domain: source.value.domain,
  read: (object) => pair(readPlace(object, source.in.path), source.pair),
  object: (value) => recordWith(source.in.path, [{ name: source.pair, value }]),
  sample: vendorSampleAt(source.value, rule),
  isReached: () => true,
  without: {},
});

/** Arms count where their condition holds and no arm before them has a value. */
const armSources = (rule: Rule, arms: readonly Arm[]): readonly Source[] => {
  const before: ((object: unknown) => boolean)[] = [];
  return arms.flatMap(({ rule: arm, when }): readonly Source[] => {
    if (arm.source.kind !== 'field') return [];
    const { from } = arm.source;
    const source = placeSource(
      from,
      { ...((arm.codec ?? rule.codec) ? { codec: arm.codec ?? rule.codec } : {}) },
      ` of ${from.name}`,
    );
    const applies = (object: unknown): boolean =>
      when === undefined || readPlace(object, when.place.path) === when.value;
    const earlier = [...before];
    before.push((object) => applies(object) && isValue(source.read(object)));
    return [
      {
        ...source,
        object: (value) =>
          when === undefined
            ? source.object(value)
            : mergedRecords(recordWith(when.place.path, when.value), source.object(value)),
        isReached: (object) => applies(object) && !earlier.some((supplies) => supplies(object)),
      },
    ];
  });
};

const absentWord = ({ default: fill }: Rule): string =>
  fill?.fromVendor === undefined ? 'absent' : 'default, where the field is absent';

const sourceCells = (rule: Rule, scope: Scope, sources: readonly Source[]): readonly Cell[] => {
  const cell = (
    what: string,
    group: string,
    { suffix, read, object, isReached }: Source,
    isTaken: (value: unknown) => boolean,
    value: JsonValue | undefined,
  ): Cell =>
    makeCell(rule, scope, {
      what: `${what}${suffix}`,
      side: 'vendor',
      group,
      isTaken: (seen) => isReached(seen) && isTaken(read(seen)),
      object: value === undefined ? undefined : object(value),
    });
  const values = sources.map((each) => cell('value', 'value', each, isValue, each.sample));
  if (rule.isKey) return values;
  const nulls = sources
    .filter(({ domain }) => domain.nullable)
    .map((each) => cell('null', 'null', each, (value) => value === null, null));
  const empty = sources
    .filter(({ domain }) => domain.emptyIsNull)
    .map((each) => cell('empty text, meaning null', 'empty', each, (value) => value === '', ''));
  const absent = sources.map((each) => ({
    ...cell(absentWord(rule), 'absent', each, (value) => value === undefined, undefined),
    record: { side: 'vendor' as const, value: scope.around(each.without, 'vendor') },
  }));
  return [...values, ...nulls, ...empty, ...absent];
};

const otherPairsCells = (rule: Rule, scope: Scope): readonly Cell[] => {
  if (rule.source.kind !== 'pairs') return [];
  const { path } = rule.source.in;
  const taken = takenNames(scope);
  const others = (object: unknown): unknown => otherPairs(readPlace(object, path), [...taken]);
  return [
    makeCell(rule, scope, {
      what: 'other pairs',
      side: 'vendor',
      isTaken: (object) => others(object) !== undefined,
      object: recordWith(path, [{ name: 'Another', value: 'a' }]),
    }),
    makeCell(rule, scope, {
      what: 'no other pairs',
      side: 'vendor',
      isTaken: (object) => others(object) === undefined,
      object: {},
    }),
  ];
};

/** Names that some rule takes: which of them depends on the type of the record. */
const takenNames = ({ mapping }: Scope): ReadonlySet<string> => {
  const rules = allRules(mapping);
  return new Set(rules.flatMap(({ source }) => (source.kind === 'pair' ? [source.pair] : [])));
};

/** Of fields that are read together: some are there, or none. */
const someCells = (rule: Rule, scope: Scope, paths: readonly Path[]): readonly Cell[] => {
  const isThere = (object: unknown): boolean =>
    paths.some((path) => {
      const value = readPlace(object, path);
      return value !== undefined && value !== null;
    });
  if (paths.length === 0) return [];
  const value = makeCell(rule, scope, { what: 'value', side: 'vendor', isTaken: isThere });
  // No record is without its key.
  if (paths.some((path) => scope.keys.has(printPath(path)))) return [value];
  return [
    value,
    makeCell(rule, scope, {
      what: absentWord(rule),
      side: 'vendor',
      group: 'absent',
      isTaken: (object) => !isThere(object),
      object: {},
    }),
  ];
};

/** The parts of a template that is put together: all there, each of them missing, none there. */
const partCells = (rule: Rule, scope: Scope, parts: readonly Place[]): readonly Cell[] => {
  const isThere = (object: unknown, { path }: Place): boolean => isValue(readPlace(object, path));
  const objectOf = (some: readonly Place[]): JsonObject =>
    some.reduce((sum, place) => {
      const value = vendorSampleAt(place, {});
      return value === undefined ? sum : mergedRecords(sum, recordWith(place.path, value));
    }, {});
  const missing = parts.map((part) =>
    makeCell(rule, scope, {
      what: `without the part ${part.name}`,
      side: 'vendor',
      isTaken: (object) =>
        !isThere(object, part) && parts.some((other) => other !== part && isThere(object, other)),
      object: objectOf(parts.filter((other) => other !== part)),
    }),
  );
  return [
    makeCell(rule, scope, {
      what: 'value',
      side: 'vendor',
      group: 'value',
      isTaken: (object) => parts.every((part) => isThere(object, part)),
      object: objectOf(parts),
    }),
    ...(parts.length > 1 ? missing : []),
    makeCell(rule, scope, {
      what: 'absent',
      side: 'vendor',
      group: 'absent',
      isTaken: (object) => !parts.some((part) => isThere(object, part)),
      object: {},
    }),
  ];
};
