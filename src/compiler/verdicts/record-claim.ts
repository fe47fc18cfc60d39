// What a rule claims of one direction, with records as witnesses: the codec's claim, widened by the rule's source and default.
import isEqual from 'lodash/isEqual.js';
import type { Claim, Codec } from '../../codecs/codec.ts';
import { SAME_CODEC } from '../../codecs/same.ts';
import type { JsonObject, JsonValue } from '../../json/json.ts';
import type { Domain } from '../../schema/domain.ts';
import { ANY_DOMAIN } from '../../schema/domain-of.ts';
import type { Direction, Place, Rule, Source } from '../resolved.ts';
import { badKeys } from './keyed-elements.ts';
import { mergedRecords } from './merged-records.ts';
import { recordWith } from './record-with.ts';

/** A claim whose witnesses are whole records of the direction's input side (without the key). */
export interface RecordClaim {
  readonly claim: Claim;
  /** The values of the claim at the rule's place, one record each. */
  readonly records: readonly JsonObject[];
}

const valuesOf = (claim: Claim): readonly JsonValue[] => {
  switch (claim.verdict) {
    case 'partial':
      return [claim.value];
    case 'lossy':
      return claim.values;
    case 'exactUpTo':
      return claim.values ?? [];
    case 'exact':
    case 'unproven':
      return [];
  }
};

const EXACT: RecordClaim = { claim: { verdict: 'exact' }, records: [] };

const claimFor = (codec: Codec | undefined, vendor: Domain, canonical: Domain, direction: Direction): Claim =>
  (codec ?? SAME_CODEC).claims(vendor, canonical)[direction];

const at = (place: Place) => (value: JsonValue) => recordWith(place.path, value);

/** Turns the values of a claim into records. */
const placed = (claim: Claim, place: (value: JsonValue) => JsonObject): RecordClaim => ({
  claim,
  records: valuesOf(claim).map(place),
});

/** A default that a real value may equal too: missing and that value give one result. */
const withDefault = (
  rule: Rule,
  vendor: Domain,
  found: RecordClaim,
  place: (value: JsonValue) => JsonObject,
): RecordClaim => {
  const fill = rule.default?.fromVendor;
  // A row for null takes what the default would stand for.
  const isTaken = rule.codec?.readsNull === true;
  if (fill === undefined || isTaken || found.claim.verdict === 'partial') return found;
  const value = writeBack(rule.codec ?? SAME_CODEC, fill);
  if (value === undefined || !isPossible(vendor, value)) return found;
  const because = `a missing value and ${JSON.stringify(value)} both give ${JSON.stringify(fill)}`;
  return {
    claim: { verdict: 'lossy', values: [null, value], because },
    records: [place(null), place(value)],
  };
};

/** A default is written as null, which not every vendor field may be. */
const withClearing = (
  rule: Rule,
  vendor: Domain,
  found: RecordClaim,
  place: (value: JsonValue) => JsonObject,
): RecordClaim => {
  const fill = rule.default?.fromVendor;
  const takesNull = vendor.nullable || vendor.emptyIsNull;
  if (fill === undefined || takesNull || found.claim.verdict === 'partial') return found;
  const because = 'the default is written as null, which the vendor schema does not allow';
  return placed({ verdict: 'partial', value: fill, because }, place);
};

const writeBack = (codec: Codec, fill: JsonValue): JsonValue | undefined => {
  if (!('convert' in codec)) return fill;
  // Codecs made by defineCodec carry their two functions; the contract does not, so that emission cannot use them.
  const { convert } = codec as Codec & { convert: { toVendor: (value: JsonValue) => JsonValue | undefined } };
  return convert.toVendor(fill);
};

const isPossible = (domain: Domain, value: JsonValue): boolean =>
  domain.values === undefined || domain.values.some((each) => isEqual(each, value));

const joinClaim = (places: readonly Place[], separator: string): RecordClaim => {
  const [first, second] = places;
  if (first === undefined || second === undefined) return EXACT;
  const mark = separator === '' ? 'b' : separator;
  const records: readonly JsonObject[] = [
    { ...recordWith(first.path, `a${mark}b`), ...recordWith(second.path, 'c') },
    { ...recordWith(first.path, 'a'), ...recordWith(second.path, separator === '' ? 'bbc' : `b${mark}c`) },
  ];
  const [left, right] = records;
  if (left === undefined || right === undefined) return EXACT;
  const because = 'what was joined cannot be told apart again';
  return { claim: { verdict: 'lossy', values: [left, right], because }, records };
};

/** The claim of one direction of a rule. */
export const recordClaim = (rule: Rule, direction: Direction): RecordClaim => {
  const { source, codec, canonical } = rule;
  const reading = direction === 'fromVendor';
  if (rule.each !== undefined) return eachClaim(rule, direction);
  switch (source.kind) {
    case 'field': {
      const vendor = reading ? source.from : source.to;
      const claim = claimFor(codec, vendor.domain, canonical.domain, direction);
      const place = reading ? at(vendor) : at(canonical);
      const found = placed(claim, place);
      return reading
        ? withDefault(rule, vendor.domain, found, place)
        : withClearing(rule, vendor.domain, found, place);
    }
    case 'pair': {
      const claim = claimFor(codec, source.value.domain, canonical.domain, direction);
      const place = reading
        ? (value: JsonValue) => recordWith(source.in.path, [{ name: source.pair, value }])
        : at(canonical);
      return placed(claim, place);
    }
    case 'pairs':
      return EXACT;
    case 'firstOf': {
      const writer = source.arms.find((arm) => arm.writer);
      if (!reading && writer?.when !== undefined) {
        const because = `it is written only where ${writer.when.place.name} is ${JSON.stringify(writer.when.value)}`;
        return placed({ verdict: 'partial', value: sampleFor(canonical.domain), because }, at(canonical));
      }
      const places = source.arms.flatMap(({ rule: arm }) => (arm.source.kind === 'field' ? [arm] : []));
      for (const { rule: arm, when } of source.arms) {
        if (arm.source.kind !== 'field') continue;
        const found = recordClaim({ ...arm, canonical }, direction);
        if (found.claim.verdict === 'exact') continue;
        // An arm with a condition sees nothing where that does not hold.
        if (!reading || when === undefined) return found;
        const condition = recordWith(when.place.path, when.value);
        return { ...found, records: found.records.map((record) => mergedRecords(condition, record)) };
      }
      if (reading && source.arms.some(({ rule: arm }) => !ARM_IS_PROVED[arm.source.kind])) {
        const because = 'an arm that is no plain field: its laws are tested, not proved';
        return { claim: { verdict: 'unproven', because }, records: [] };
      }
      const [first, second] = places;
      const value = sampleFor(canonical.domain);
      const told = source.arms.filter(({ when }) => when !== undefined).length >= source.arms.length - 1;
      if (!reading || told || first === undefined || second === undefined) return EXACT;
      if (first.source.kind !== 'field' || second.source.kind !== 'field') return EXACT;
      const records = [
        recordWith(first.source.from.path, value),
        recordWith(second.source.from.path, value),
      ] as const;
      const because = 'which field supplied the value is not kept';
      return { claim: { verdict: 'lossy', values: [...records], because }, records: [...records] };
    }
    case 'join':
      return reading ? joinClaim(source.from, source.with) : EXACT;
    case 'slots': {
      if (!reading) {
        const [slot] = source.slots;
        const isTotal = keyValues(rule)?.every((key) => source.slots.some(({ slot: each }) => each === key));
        if (isTotal && slot) {
          // No schema can say that a key stands once.
          const element = { [source.key]: slot.slot, [source.value]: sampleFor(slotDomain(rule)) };
          const because = 'two elements with one key have one vendor field';
          return placed({ verdict: 'partial', value: [element, element], because }, at(canonical));
        }
        const value = [{ [source.key]: 'no such slot', [source.value]: 'x' }];
        const because = 'an element with another key has no vendor field';
        return placed({ verdict: 'partial', value, because }, at(canonical));
      }
      for (const { place } of source.slots) {
        const found = placed(claimFor(codec, place.domain, slotDomain(rule), direction), at(place));
        if (found.claim.verdict !== 'exact') return found;
      }
      return EXACT;
    }
    case 'const':
    case 'param':
      return EXACT;
    case 'jsonata':
      return {
        claim: { verdict: 'unproven', because: 'an authored expression: only examples speak for it' },
        records: [],
      };
    case 'parts':
      return {
        claim: {
          verdict: 'unproven',
          because: 'a template of several fields: its laws are tested, not proved',
        },
        records: [],
      };
  }
};

/** Is what an arm of this kind claims known from its domains? */
const ARM_IS_PROVED: Readonly<Record<Source['kind'], boolean>> = {
  field: true,
  const: true,
  param: true,
  pair: false,
  pairs: false,
  firstOf: false,
  join: false,
  slots: false,
  jsonata: false,
  parts: false,
};

const eachClaim = (rule: Rule, direction: Direction): RecordClaim => {
  const reading = direction === 'fromVendor';
  const place = rule.source.kind === 'field' && reading ? rule.source.from : rule.canonical;
  const elements = badKeys(rule, reading ? 'vendor' : 'canonical', place.domain);
  if (elements !== undefined) {
    const because = 'elements are told apart by their keys, which may be missing or repeated';
    return placed({ verdict: 'partial', value: elements, because }, at(place));
  }
  for (const inner of rule.each?.rules ?? []) {
    if (reading ? !inner.reads : !inner.writes) continue;
    const { claim, records } = recordClaim(inner, direction);
    if (claim.verdict === 'exact') continue;
    return { claim, records: records.map((record) => recordWith(place.path, [record])) };
  }
  const item = rule.each?.item;
  if (item === undefined) return EXACT;
  const vendor = rule.source.kind === 'field' ? (rule.source.from.domain.items ?? ANY_DOMAIN) : ANY_DOMAIN;
  const claim = claimFor(item, vendor, rule.canonical.domain.items ?? ANY_DOMAIN, direction);
  return placed(claim, (value) => recordWith(place.path, [value]));
};

const slotDomain = (rule: Rule): Domain => rule.slotDomains?.value ?? ANY_DOMAIN;
const keyValues = (rule: Rule): readonly JsonValue[] | undefined => rule.slotDomains?.key.values;

/** A value that most likely fits. */
/** A value that a domain allows. */
export const sampleFor = (domain: Domain): JsonValue => {
  const [first] = domain.values ?? domain.known ?? [];
  if (first !== undefined) return first;
  if (domain.types.has('integer') || domain.types.has('number')) return 1;
  if (domain.types.has('boolean')) return true;
  if (domain.format === 'email') return 'ada@example.com';
  if (domain.format === 'date') return '2024-05-31';
  if (domain.format === 'date-time') return '2024-05-31T12:00:00Z';
  return 'a';
};
