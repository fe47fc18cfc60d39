// Decides whether one domain lies within another, with a value that proves it where it does not.
import type { JsonValue } from '../json/json.ts';
import type { Domain } from './domain.ts';
import { domainKey } from './domain-key.ts';
import { ANY_DOMAIN, allowsType } from './domain-sets.ts';
import { formatOf } from './formats.ts';
import { phraseOf } from './phrase-of.ts';
import { contains, isMultiple, type RefusalReason, refusalOf } from './refusal.ts';
import {
  intersect,
  isSubset,
  type Language,
  languageOf,
  ofLength,
  oneOf,
  overlap,
} from './regular-language.ts';
import { remember } from './remember.ts';
import { candidatesOf, nearMissesOf, samplesOf } from './sample.ts';

/** Why one domain is not known to lie in the other. */
export interface NotAccepted {
  readonly reason: RefusalReason;
  /** A value of the first domain that the second refuses; undefined where none was found. */
  readonly witness: JsonValue | undefined;
  /** One sentence without a full stop. */
  readonly message: string;
  /** No value was found, and no proof that there is none. */
  readonly unproven?: true;
}

export interface CompareOptions {
  /** Leave null out of account, and the empty text where the first domain means null by it. */
  readonly ignoreNull?: boolean;
}

/**
 * Is every value of `from` allowed by `into`? What objects hold is not looked at: domains do not say.
 * @returns true only where that is proven
 */
export const acceptsAll = (
  from: Domain,
  into: Domain,
  { ignoreNull = false }: CompareOptions = {},
): true | NotAccepted => from === into || compared(from, into, ignoreNull);

const compare = (from: Domain, into: Domain, ignoreNull: boolean): true | NotAccepted => {
  const counts = (value: JsonValue): boolean =>
    !(ignoreNull && (value === null || (value === '' && from.emptyIsNull)));
  if (from.nullable && !into.nullable && counts(null)) return refused('null', null, into);
  const doubt = from.values === undefined ? firstDoubt(from, into, counts) : 'value';
  // Where limits alone prove it, no value needs to be made.
  if (doubt === undefined) return true;
  for (const value of from.values ?? likelyWitnesses(from, into)) {
    if (value === null || !counts(value) || !contains(from, value)) continue;
    const reason = refusalOf(into, value);
    if (reason !== undefined) return refused(reason, value, into);
  }
  if (from.values !== undefined) return true;
  return typeof doubt === 'string' ? unproven(doubt, into) : doubt;
};

/** Fields of one kind meet fields of another many times in a project, and an answer may take automata. */
const compared = remember(
  (from, into, ignoreNull) => `${ignoreNull}${domainKey(from)}\n${domainKey(into)}`,
  compare,
);

function* likelyWitnesses(from: Domain, into: Domain): Generator<JsonValue> {
  yield* nearMissesOf(into);
  yield* candidatesOf(from);
}

const firstDoubt = (from: Domain, into: Domain, counts: (value: JsonValue) => boolean): Doubt => {
  for (const type of TYPES) {
    if (!allowsType(from.types, type) || (type === 'integer' && allowsType(from.types, 'number'))) continue;
    const taken = type === 'number' && onlyWhole(from) ? 'integer' : type;
    if (!allowsType(into.types, taken)) return 'type';
    const doubt = DOUBTS[type](from, into, counts);
    if (doubt !== undefined) return doubt;
  }
  return undefined;
};

type ValueType = Domain['types'] extends ReadonlySet<infer T> ? T : never;
/** The reason for doubt, a witness, or nothing where inclusion is proven. */
type Doubt = RefusalReason | NotAccepted | undefined;

const TYPES: readonly ValueType[] = ['string', 'integer', 'number', 'boolean', 'array', 'object'];

const refused = (reason: RefusalReason, witness: JsonValue, into: Domain): NotAccepted => ({
  reason,
  witness,
  message: `${show(witness)} is not allowed, only ${phraseOf(into)}`,
});

const unproven = (reason: RefusalReason, into: Domain): NotAccepted => ({
  reason,
  witness: undefined,
  message: `it could not be proven that every value is ${phraseOf(into)}`,
  unproven: true,
});

const show = (value: JsonValue): string => {
  if (typeof value === 'string' && value.length > 60) return `a text of ${[...value].length} characters`;
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
};

const onlyWhole = (domain: Domain): boolean =>
  domain.multipleOf !== undefined && Number.isInteger(domain.multipleOf);

const DOUBTS: {
  readonly [T in ValueType]: (from: Domain, into: Domain, counts: (value: JsonValue) => boolean) => Doubt;
} = {
  string: (from, into, counts) => doubtOfTexts(from, into, counts),
  integer: (from, into) => doubtOfNumbers(from, into, true),
  number: (from, into) => doubtOfNumbers(from, into, onlyWhole(from)),
  boolean: (_from, into) => ([true, false].every((value) => contains(into, value)) ? undefined : 'value'),
  array: (from, into) => doubtOfArrays(from, into),
  object: (_from, into) => (into.values === undefined ? undefined : 'value'),
};

const doubtOfTexts = (from: Domain, into: Domain, counts: (value: JsonValue) => boolean): Doubt => {
  const own = formatOf(from.format ?? '');
  const longest = Math.min(from.maxLength ?? Infinity, from.maxBytes ?? Infinity, own?.maxLength ?? Infinity);
  const shortest = Math.max(from.minLength ?? 0, own?.minLength ?? 0, counts('') ? 0 : 1);
  const widest = Math.min(from.maxBytes ?? Infinity, longest * (own === undefined ? 4 : 1));
  const language = lazily(() => textsOf(from, shortest, longest));
  const outside = (limits: Language | 'unproven', reason: RefusalReason): Doubt => {
    const texts = language();
    if (texts === 'unproven' || limits === 'unproven') return reason;
    return settle(overlap(texts, limits), reason, from, into);
  };
  if (into.values !== undefined) {
    const texts = language();
    if (texts === 'unproven') return 'value';
    const listed = oneOf(into.values.filter((value) => typeof value === 'string'));
    const doubt = settle(isSubset(texts, listed), 'value', from, into);
    if (doubt !== undefined) return doubt;
  }
  if (into.maxLength !== undefined && longest > into.maxLength) {
    const doubt = outside(ofLength(into.maxLength + 1), 'length');
    if (doubt !== undefined) return doubt;
  }
  if (into.minLength !== undefined && shortest < into.minLength) {
    const doubt = outside(ofLength(0, into.minLength - 1), 'length');
    if (doubt !== undefined) return doubt;
  }
  if (into.maxBytes !== undefined && widest > into.maxBytes) return 'bytes';
  if (into.format !== undefined && into.format !== from.format && formatOf(into.format) !== undefined)
    return 'format';
  const demands = into.patterns.filter((source) => !from.patterns.includes(source));
  if (demands.length === 0) return undefined;
  const texts = language();
  const allowed = languageOf(demands);
  if (texts === 'unproven' || allowed === 'unproven') return 'pattern';
  return settle(isSubset(texts, allowed), 'pattern', from, into);
};

/** The texts of a domain, or a few more: a format counts as the pattern that all its texts match. */
const textsOf = (from: Domain, shortest: number, longest: number): Language | 'unproven' => {
  const source = formatOf(from.format ?? '')?.source;
  const shaped = languageOf([...from.patterns, ...(source === undefined ? [] : [`^(?:${source})$`])]);
  const sized = shortest === 0 && longest === Infinity ? shaped : ofLength(shortest, longest);
  if (shaped === 'unproven') return shaped;
  return sized === 'unproven' ? shaped : intersect(shaped, sized);
};

/** A witness from an automaton counts only if the domains themselves agree: the automaton may be a little too wide. */
const settle = (
  answer: boolean | 'unproven' | { readonly witness: string },
  reason: RefusalReason,
  from: Domain,
  into: Domain,
): Doubt => {
  if (typeof answer === 'boolean') return undefined;
  if (answer === 'unproven' || !contains(from, answer.witness)) return reason;
  const why = refusalOf(into, answer.witness);
  return why === undefined ? reason : refused(why, answer.witness, into);
};

const lazily = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

const doubtOfNumbers = (from: Domain, into: Domain, whole: boolean): Doubt => {
  const low = lowEdge(from, whole);
  const high = highEdge(from, whole);
  if (into.values !== undefined) return doubtOfListed(low, high, whole, from, into);
  const { minimum, maximum, exclusiveMinimum: above, exclusiveMaximum: below, multipleOf } = into;
  const inside =
    (minimum === undefined || low.edge >= minimum) &&
    (maximum === undefined || high.edge <= maximum) &&
    (above === undefined || low.edge > above || (low.open && low.edge === above)) &&
    (below === undefined || high.edge < below || (high.open && high.edge === below));
  if (!inside) return 'range';
  if (multipleOf === undefined) return undefined;
  const step = from.multipleOf ?? (whole ? 1 : undefined);
  return step !== undefined && isMultiple(step, multipleOf) ? undefined : 'range';
};

interface Edge {
  readonly edge: number;
  /** The edge itself is left out. */
  readonly open: boolean;
}

const lowEdge = (
  { minimum = -Infinity, exclusiveMinimum: above = -Infinity }: Domain,
  whole: boolean,
): Edge => {
  if (whole) return { edge: Math.max(Math.ceil(minimum), Math.floor(above) + 1), open: false };
  return above >= minimum ? { edge: above, open: above !== -Infinity } : { edge: minimum, open: false };
};

const highEdge = (
  { maximum = Infinity, exclusiveMaximum: below = Infinity }: Domain,
  whole: boolean,
): Edge => {
  if (whole) return { edge: Math.min(Math.floor(maximum), Math.ceil(below) - 1), open: false };
  return below <= maximum ? { edge: below, open: below !== Infinity } : { edge: maximum, open: false };
};

/** Few whole numbers can all be tried. */
const doubtOfListed = (low: Edge, high: Edge, whole: boolean, from: Domain, into: Domain): Doubt => {
  if (!whole || high.edge - low.edge > 1000) return 'value';
  for (let value = low.edge; value <= high.edge; value += 1) {
    const reason = contains(from, value) ? refusalOf(into, value) : undefined;
    if (reason !== undefined) return refused(reason, value, into);
  }
  return undefined;
};

const doubtOfArrays = (from: Domain, into: Domain): Doubt => {
  if (into.values !== undefined) return 'value';
  if ((into.minItems ?? 0) > (from.minItems ?? 0)) return 'length';
  if (into.maxItems !== undefined && (from.maxItems ?? Infinity) > into.maxItems) return 'length';
  if (into.uniqueItems === true && from.uniqueItems !== true && (from.maxItems ?? 2) > 1) return 'items';
  if (into.items === undefined || from.maxItems === 0) return undefined;
  const inner = acceptsAll(from.items ?? ANY_DOMAIN, into.items);
  if (inner === true) return undefined;
  if (inner.witness === undefined) return 'items';
  const others = samplesOf(from.items ?? ANY_DOMAIN).filter((item) => item !== inner.witness);
  const witness = [inner.witness, ...others].slice(0, Math.max(1, from.minItems ?? 0));
  return contains(from, witness) ? refused('items', witness, into) : 'items';
};
