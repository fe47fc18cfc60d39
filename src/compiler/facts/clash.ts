// Why the values of one domain do not all lie in another: nothing fits, or a facet is narrower.

import type { Domain, JsonType } from '../../schema/domain.ts';
import { allowsType, typeOfScalar } from '../../schema/domain-sets.ts';
import { formatOf } from '../../schema/formats.ts';
import { contains } from '../../schema/refusal.ts';
import { rememberForPair } from '../../schema/remember.ts';

type ClashKind = 'type' | 'values' | 'length' | 'format' | 'range';

/** `never`: no value can pass. */
export interface Clash {
  readonly kind: ClashKind;
  readonly never: boolean;
  /** The clash is between the items of two arrays. */
  readonly ofItems?: true;
  /** What comes states no bound at all where the other side has one. */
  readonly unbounded?: true;
}

type ValueType = Exclude<JsonType, 'null'>;

const TYPES: readonly ValueType[] = ['string', 'number', 'integer', 'boolean', 'object', 'array'];

const typesOf = ({ types, values }: Domain): ReadonlySet<ValueType> => {
  if (values !== undefined) return new Set(values.flatMap((value) => typeOfScalar(value) ?? []));
  return types.size === 0 ? new Set(TYPES) : types;
};

const low = ({ minimum, exclusiveMinimum }: Domain): number =>
  Math.max(minimum ?? Number.NEGATIVE_INFINITY, exclusiveMinimum ?? Number.NEGATIVE_INFINITY);
const high = ({ maximum, exclusiveMaximum }: Domain): number =>
  Math.min(maximum ?? Number.POSITIVE_INFINITY, exclusiveMaximum ?? Number.POSITIVE_INFINITY);

/** Does this type of the one meet some type of the other? A whole number may come out of any number. */
const meets = (type: ValueType, into: ReadonlySet<ValueType>): boolean =>
  allowsType(into, type) || (type === 'number' && into.has('integer'));

/** The gravest clash between what comes (`from`) and what is taken (`into`); null is left to the null policy. */
export const clashBetween = rememberForPair((from: Domain, into: Domain): Clash | undefined => {
  const types = [...typesOf(from)];
  const taken = typesOf(into);
  // A place that says nothing of its values, in either schema, claims nothing.
  const isOpen = (domain: Domain): boolean => domain.types.size === 0 && domain.values === undefined;
  if (isOpen(from) || isOpen(into)) return undefined;
  if (from.values !== undefined) {
    const refused = from.values.filter((value) => !contains(into, value));
    if (refused.length === 0) return undefined;
    const never = refused.length === from.values.length;
    return { kind: never && !types.some((type) => meets(type, taken)) ? 'type' : 'values', never };
  }
  const met = types.filter((type) => meets(type, taken));
  if (met.length === 0) return { kind: 'type', never: true };
  if (into.values !== undefined) return { kind: 'values', never: false };
  if (met.includes('string')) {
    const text = textClash(from, into);
    if (text !== undefined && (text.never || met.length === types.length)) return text;
  }
  if (met.includes('number') || met.includes('integer')) {
    const range = rangeClash(from, into);
    if (range !== undefined) return range;
  }
  if (met.length < types.length || met.some((type) => !allowsType(taken, type)))
    return { kind: 'type', never: false };
  if (met.includes('array') && from.items !== undefined && into.items !== undefined)
    return clashOfItems(from.items, into.items);
  return undefined;
});

const clashOfItems = (from: Domain, into: Domain): Clash | undefined => {
  const clash = clashBetween(from, into);
  return clash && { ...clash, ofItems: true };
};

const textClash = (from: Domain, into: Domain): Clash | undefined => {
  const longest = from.maxLength ?? Number.POSITIVE_INFINITY;
  if ((into.minLength ?? 0) > longest || (from.minLength ?? 0) > (into.maxLength ?? Number.POSITIVE_INFINITY))
    return { kind: 'length', never: true };
  if (
    from.format !== undefined &&
    into.format !== undefined &&
    from.format !== into.format &&
    !areKin(from.format, into.format)
  )
    return { kind: 'format', never: true };
  if (into.format !== undefined && from.format !== into.format && !isOfKind(from, into.format))
    return { kind: 'format', never: false };
  if (into.patterns.some((pattern) => !from.patterns.includes(pattern)))
    return { kind: 'format', never: false };
  // A text without a limit is longer than any.
  if (into.maxLength !== undefined && longest > into.maxLength)
    return { kind: 'length', never: false, ...(from.maxLength === undefined && { unbounded: true }) };
  return undefined;
};

/**
 * The vendor's own type word says as much as a format: its mail fields hold mail addresses. A format whose samples,
 * edges included, are all of another lies within it.
 */
const isOfKind = ({ dataType, format: own }: Domain, format: string): boolean => {
  if (dataType === format || (dataType === 'url' && format === 'uri')) return true;
  const [one, other] = [own === undefined ? undefined : formatOf(own), formatOf(format)];
  return one !== undefined && other !== undefined && one.samples.every((text) => other.check(text));
};

/** Could a text be of both formats? Told by samples; of a format that is not ours nothing is known. */
const areKin = (left: string, right: string): boolean => {
  const [one, other] = [formatOf(left), formatOf(right)];
  if (one === undefined || other === undefined) return true;
  return one.samples.some((text) => other.check(text)) || other.samples.some((text) => one.check(text));
};

const rangeClash = (from: Domain, into: Domain): Clash | undefined => {
  if (low(from) > high(into) || high(from) < low(into)) return { kind: 'range', never: true };
  // A number without a bound is beyond any.
  const isNarrower = low(into) > low(from) || high(into) < high(from);
  return isNarrower ? { kind: 'range', never: false } : undefined;
};
