// Puts one bad value into a record that is sound but for it, both ways, and says what became of it.
import isEqual from 'lodash/isEqual.js';
import type { CompiledMapping } from '../../src/compiler/compile-mappings.ts';
import type { JsonObject, JsonValue } from '../../src/json/json.ts';
import type { Issue } from '../../src/runtime/issue.ts';
import { createResource, type Resource, type ToVendorResult } from '../../src/runtime/resource.ts';
import { pathText, valueAt } from '../../src/runtime/value-at.ts';
import {
  type CanonicalPlace,
  goodValues,
  put,
  type RulePlaces,
  rulePlacesOf,
  type VendorPlace,
} from './rule-places.ts';
import { planOrFail, sampleParameters } from './shipped.ts';

/** What became of a value: `kept` as it is, `left out`, or another value. */
type Became =
  | { readonly kind: 'kept' }
  | { readonly kind: 'left out' }
  | { readonly kind: 'value'; readonly value: unknown };

export interface Outcome {
  /** Codes of the issues at the field's place, in it or around it; sorted, each once. */
  readonly codes: readonly string[];
  /** Issues at places that have nothing to do with the field. */
  readonly strange: readonly Issue[];
  readonly refused: boolean;
  readonly became: Became;
}

/** A mapping, ready to take bad values. */
export interface Bench {
  readonly resource: Resource;
  readonly parameters: Readonly<Record<string, JsonValue>>;
  readonly places: readonly RulePlaces[];
  readonly writes: boolean;
  /** A sound record with a value in the place's field. */
  readonly soundWith: (place: RulePlaces) => JsonObject;
  /** The record with a bad value: as it comes by REST, and for a pair as it comes in bulk files too. */
  readonly withBad: (record: JsonObject, place: VendorPlace, value: JsonValue) => readonly JsonObject[];
  readonly read: (record: JsonObject, place: RulePlaces, field: VendorPlace, value: JsonValue) => Outcome;
  readonly write: (
    onto: JsonObject | undefined,
    record: JsonObject,
    place: RulePlaces,
    field: CanonicalPlace,
    value: JsonValue,
  ) => Outcome;
}

const isRelated = (one: string, other: string): boolean =>
  one === other || [`${other}.`, `${other}[`].some((start) => one.startsWith(start));

const outcomeOf = (issues: readonly Issue[], name: string, owns: (issue: Issue) => boolean) => {
  // Of several rules that read one field, one tells of a number that nobody can read.
  const own = issues.filter(
    (issue) =>
      isRelated(issue.path, name) ||
      isRelated(name, issue.path) ||
      (issue.code === 'value/number' && owns(issue)),
  );
  return {
    codes: [...new Set(own.map(({ code }) => code))].sort(),
    strange: issues.filter((issue) => !own.includes(issue) && !owns(issue)),
    refused: issues.some(({ rejects }) => rejects),
  };
};

const becameOf = (value: unknown, input: JsonValue): Became => {
  if (value === undefined) return { kind: 'left out' };
  return isEqual(value, input) ? { kind: 'kept' } : { kind: 'value', value };
};

const putVendor = (record: JsonObject, { keys, isPair }: VendorPlace, value: JsonValue, asPairs: boolean) => {
  if (!isPair || !asPairs) return put(record, keys, value) as JsonObject;
  const list = keys.slice(0, -1);
  const pairs = valueAt(record, list);
  const others = Array.isArray(pairs) ? (pairs as JsonValue[]) : [];
  return put(record, list, [...others, { name: String(keys.at(-1)), value }]) as JsonObject;
};

export const benchOf = (mapping: CompiledMapping): Bench => {
  const { branches } = mapping.resolved;
  const parameters = sampleParameters(mapping.resolved);
  const resource = createResource(planOrFail(mapping), { parameters });
  const places = rulePlacesOf(mapping);

  const outputOf = (result: ReturnType<Resource['fromVendor']>): unknown =>
    result.ok ? result.value : result.partial;
  const isSound = (record: JsonObject, place: RulePlaces, isStrict: boolean): boolean => {
    const result = resource.fromVendor(record);
    const name = pathText(place.at);
    const value = valueAt(outputOf(result), place.at);
    const isQuiet = result.issues.every(
      ({ path, code }) => code === 'value/required' || (!isStrict && !isRelated(path, name)),
    );
    return isQuiet && value !== undefined && value !== null;
  };
  const withGood = (record: JsonObject, place: RulePlaces): JsonObject => {
    const [field] = place.vendor;
    if (field === undefined || isSound(record, place, false)) return record;
    // What makes no other rule complain is best; where the record is not whole yet, any value that the rule itself takes.
    for (const isStrict of [true, false])
      for (const value of goodValues(place.rule, field)) {
        const next = putVendor(record, field, value, false);
        if (isSound(next, place, isStrict)) return next;
      }
    return record;
  };
  const typed = (branch: string): JsonObject => {
    const [many] = mapping.resolved.records?.path ?? [];
    if (many?.kind === 'key') return { [many.key]: [{}] };
    const arm = branches?.arms.find(({ name }) => name === branch);
    const by = branches?.by.path[0];
    const [code] = arm?.codes ?? [];
    return by?.kind === 'key' && code !== undefined ? { [by.key]: code } : {};
  };
  const soundWith = (place: RulePlaces): JsonObject => {
    const needed = places.filter(
      ({ required, branch, outer }) =>
        required &&
        (branch === '' || branch === place.branch) &&
        (outer === undefined || outer === place.outer),
    );
    return [...needed, place].reduce(withGood, typed(place.branch));
  };

  const read: Bench['read'] = (record, place, field, value) => {
    const result = resource.fromVendor(record);
    const owns = ({ vendor }: Issue): boolean =>
      vendor.some((name) => name.replaceAll('"', '').includes(String(field.keys.at(-1))));
    const name = pathText(place.at);
    return {
      ...outcomeOf(result.issues, name, owns),
      became: becameOf(valueAt(outputOf(result), place.at), value),
    };
  };

  const write: Bench['write'] = (onto, record, place, field, value) => {
    const result: ToVendorResult = resource.toVendor(record, onto === undefined ? {} : { onto });
    const [target] = place.vendor;
    const patch = result.ok ? result.patch : result.partial;
    const came = target === undefined ? undefined : valueAt(patch, target.keys);
    return { ...outcomeOf(result.issues, field.name, () => false), became: becameOf(came, value) };
  };

  return {
    resource,
    parameters,
    places,
    writes: planOrFail(mapping).expressions.toVendor !== undefined,
    soundWith,
    withBad: (record, place, value) =>
      (place.isPair ? [true, false] : [false]).map((asPairs) => putVendor(record, place, value, asPairs)),
    read,
    write,
  };
};
