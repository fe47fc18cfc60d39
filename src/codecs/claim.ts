// The verdict of one direction: refuted by running values, proved by comparing what a codec takes and gives.
import type { JsonValue } from '../json/json.ts';
import type { Domain } from '../schema/domain.ts';
import { contains } from '../schema/refusal.ts';
import type { Claim } from './codec.ts';
import { type Gap, gapBetween } from './covers.ts';
import { presentDomain } from './domains.ts';
import { isCarried, probesOf } from './probes.ts';

/** What the text of a direction does, as a function: nothing where the value cannot be converted. */
export type Convert = (value: JsonValue) => JsonValue | undefined;

/** Names what two inputs with one output differ in where that is no loss; nothing where it is one. */
export type UpTo = (one: JsonValue, other: JsonValue) => string | undefined;

/** One direction of a codec between two domains. */
export interface Way {
  readonly from: Domain;
  readonly into: Domain;
  /** Which schema `into` is, for messages. */
  readonly side: 'vendor' | 'canonical';
  readonly convert: Convert;
  /** The other direction: finds an input for an output. */
  readonly back: Convert;
  readonly expected: string;
  /** What two inputs that give one output differ in, if that is no loss. */
  readonly upTo: UpTo;
  readonly probes: readonly JsonValue[];
  readonly takesNull: boolean;
  /** Whether the schema allows an object, where members say more than the domain does. */
  readonly isInput: (value: JsonValue) => boolean;
  /** What keeps the inputs from being converted, all of them. */
  readonly gap: () => Gap | undefined;
  /** What converting `from` can give. */
  readonly gives: () => Domain;
}

/** The claim of a direction. */
export const claimOf = (way: Way): Claim => {
  const from = presentDomain(way.from);
  const into = { ...presentDomain(way.into), nullable: way.into.nullable };
  const inputs = inputsOf(way, from);
  for (const value of inputs.values) {
    const failure = failureOf(way, into, value);
    if (failure !== undefined) return failure;
  }
  const collision = collisionOf(way, inputs.values);
  if (inputs.complete) return collision ?? { verdict: 'exact' };
  const doubt = doubtOf(way, from, into);
  // That two values differ in nothing that counts says nothing about all the others.
  if (doubt?.verdict === 'partial' || collision?.verdict !== 'lossy')
    return doubt ?? collision ?? { verdict: 'exact' };
  return collision;
};

const failureOf = (way: Way, into: Domain, value: JsonValue): Claim | undefined => {
  const output = way.convert(value);
  if (output === undefined) return { verdict: 'partial', value, because: `not ${way.expected}` };
  if (contains(into, output)) return undefined;
  const because = `gives ${shown(output)}, which the ${way.side} schema does not allow`;
  return { verdict: 'partial', value, because };
};

/** Two inputs with one output; a loss rather than a difference that does not count. */
const collisionOf = (way: Way, values: readonly JsonValue[]): Claim | undefined => {
  const byOutput = new Map<string, JsonValue>();
  let harmless: Claim | undefined;
  for (const value of values) {
    const output = way.convert(value) ?? null;
    const key = JSON.stringify(output);
    const other = byOutput.get(key);
    if (other === undefined) {
      byOutput.set(key, value);
      continue;
    }
    const upTo = way.upTo(other, value);
    const pair = [other, value] as const;
    if (upTo === undefined) return { verdict: 'lossy', values: pair, because: `both give ${shown(output)}` };
    harmless ??= { verdict: 'exactUpTo', upTo, values: pair };
  }
  return harmless;
};

/** What no value refuted and no comparison proves; a comparison's own value may still refute. */
const doubtOf = (way: Way, from: Domain, into: Domain): Claim | undefined => {
  const inputGap = way.gap();
  if (inputGap !== undefined) {
    const { message, witness } = inputGap;
    const failure =
      witness === undefined || !way.isInput(witness) ? undefined : failureOf(way, into, witness);
    return failure ?? { verdict: 'unproven', because: message };
  }
  const gap = gapBetween(way.gives(), into);
  if (gap === undefined) return undefined;
  const input = gap.witness === undefined ? undefined : way.back(gap.witness);
  const failure = input !== undefined && contains(from, input) ? failureOf(way, into, input) : undefined;
  return failure ?? { verdict: 'unproven', because: gap.message };
};

/** Every input if they can be listed, else values likely to refute. */
const inputsOf = (
  way: Way,
  from: Domain,
): { readonly values: readonly JsonValue[]; readonly complete: boolean } => {
  const nulls: readonly JsonValue[] = way.takesNull && way.from.nullable ? [null] : [];
  if (from.values !== undefined) {
    return { values: [...nulls, ...from.values.filter((value) => contains(from, value))], complete: true };
  }
  if (from.types.size === 1 && from.types.has('boolean')) {
    return { values: [...nulls, true, false], complete: true };
  }
  const seen = new Set<string>();
  const values = [...way.probes, ...probesOf(from)].filter((value) => {
    const key = JSON.stringify(value);
    if (
      value === null ||
      seen.has(key) ||
      !isCarried(from, value) ||
      !contains(from, value) ||
      !way.isInput(value)
    )
      return false;
    seen.add(key);
    return true;
  });
  return { values: [...nulls, ...values], complete: false };
};

const shown = (value: JsonValue): string => {
  const text = JSON.stringify(value);
  return text.length <= 60 ? text : `${text.slice(0, 57)}…`;
};
