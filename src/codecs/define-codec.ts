// Makes a codec of its two texts, its two functions and its two domains; the claims follow from these.

import type { IssueCode } from '../functions/issue-codes.ts';
import type { JsonValue } from '../json/json.ts';
import type { Domain } from '../schema/domain.ts';
import { printPath } from '../schema/parse-path.ts';
import { type Convert, claimOf, type UpTo } from './claim.ts';
import type { Codec, Equality, FieldText } from './codec.ts';
import { type Gap, gapBetween } from './covers.ts';
import { rememberClaims } from './remember-claims.ts';

/** A pair of things, one for each direction. */
interface Both<T> {
  readonly fromVendor: T;
  readonly toVendor: T;
}

/** A pair of things, one for each side. */
interface Sides<T> {
  readonly vendor: T;
  readonly canonical: T;
}

/** A thing, or how to make it when it is asked for: examples of values are needed by claims and test data only. */
type Lazy<T> = T | (() => T);

/** A codec with what chains and lists of it need to make their own claims. */
export interface BoundCodec extends Codec {
  /** What the two texts do, as functions. Parameters count as the text `{param.name}`. */
  readonly convert: Both<Convert>;
  readonly upTo: Both<UpTo>;
  /** Values that show where the codec ends. */
  readonly probes: Sides<readonly JsonValue[]>;
  /** What keeps the values of a domain from being converted, all of them. */
  readonly gap: Both<(from: Domain) => Gap | undefined>;
}

/** A function that an expression calls, as a conversion. */
export type Call = (value: unknown) => unknown;

export interface CodecParts {
  readonly name: string;
  readonly read: (operand: string, field: FieldText) => string;
  readonly write: Codec['write'];
  readonly convert: Both<Call>;
  readonly failure: IssueCode | Both<IssueCode>;
  readonly expected: Both<string>;
  readonly equality?: Equality;
  readonly takes: Codec['takes'];
  readonly gives: Codec['gives'];
  /** What inputs with one output differ in, where that is no loss. */
  readonly upTo?: Partial<Both<string | UpTo>>;
  readonly probes?: Lazy<Partial<Sides<readonly JsonValue[]>>>;
  readonly seeds?: Lazy<Partial<Codec['seeds']>>;
  readonly gap?: Partial<BoundCodec['gap']>;
  /** Whether the canonical schema allows an object, where its members say more than the domain does. */
  readonly isCanonical?: (value: JsonValue) => boolean;
  readonly silent?: boolean;
  readonly readsNull?: boolean;
  readonly writesNull?: boolean;
  readonly members?: readonly string[];
  /** With `members`: a text for what the schema says of them, which claims depend on besides the two domains. */
  readonly memberKey?: string;
}

/** Makes the codec. */
export const defineCodec = (parts: CodecParts): BoundCodec => {
  const { failure } = parts;
  const upTo = { fromVendor: upToOf(parts.upTo?.fromVendor), toVendor: upToOf(parts.upTo?.toVendor) };
  const probesOf = lazily(parts.probes);
  const seedsOf = lazily(parts.seeds);
  const convert = {
    fromVendor: (value: JsonValue) => asJson(parts.convert.fromVendor(value)),
    toVendor: (value: JsonValue) => asJson(parts.convert.toVendor(value)),
  };
  const gap = {
    fromVendor: parts.gap?.fromVendor ?? ((from: Domain) => gapBetween(from, parts.takes.vendor)),
    toVendor: parts.gap?.toVendor ?? ((from: Domain) => gapBetween(from, parts.takes.canonical)),
  };
  const claims: Codec['claims'] = (vendor, canonical) => ({
    fromVendor: claimOf({
      from: vendor,
      into: canonical,
      side: 'canonical',
      convert: convert.fromVendor,
      back: convert.toVendor,
      expected: parts.expected.fromVendor,
      upTo: upTo.fromVendor,
      probes: [...probesOf().vendor, ...seedsOf().vendor],
      takesNull: parts.readsNull === true,
      isInput: () => true,
      gap: () => gap.fromVendor(vendor),
      gives: () => parts.gives.canonical(vendor),
    }),
    toVendor: claimOf({
      from: canonical,
      into: vendor,
      side: 'vendor',
      convert: convert.toVendor,
      back: convert.fromVendor,
      expected: parts.expected.toVendor,
      upTo: upTo.toVendor,
      probes: [...probesOf().canonical, ...seedsOf().canonical],
      takesNull: false,
      isInput: parts.isCanonical ?? (() => true),
      gap: () => gap.toVendor(canonical),
      gives: () => parts.gives.vendor(canonical),
    }),
  });
  const read: Codec['read'] = (operand, field = printPath) => parts.read(operand, field);
  const identity = () => `${parts.name} ${read('$')} ${parts.write('$')} ${parts.memberKey ?? ''}`;
  return {
    name: parts.name,
    read,
    write: parts.write,
    failure: typeof failure === 'string' ? { fromVendor: failure, toVendor: failure } : failure,
    expected: parts.expected,
    equality: parts.equality ?? 'value',
    takes: parts.takes,
    gives: parts.gives,
    // What a codec with members claims depends on the schema around it, not on the two domains alone.
    claims:
      parts.members === undefined || parts.memberKey !== undefined
        ? rememberClaims(identity, claims)
        : claims,
    ...(parts.silent && { silent: true }),
    ...(parts.readsNull && { readsNull: true }),
    ...(parts.writesNull && { writesNull: true }),
    get seeds() {
      return seedsOf();
    },
    ...(parts.members && { members: parts.members }),
    convert,
    upTo,
    get probes() {
      return probesOf();
    },
    gap,
  };
};

/** Both sides of what is made when it is asked for first. */
const lazily = (
  values: Lazy<Partial<Sides<readonly JsonValue[]>>> | undefined,
): (() => Sides<readonly JsonValue[]>) => {
  let made: Sides<readonly JsonValue[]> | undefined;
  return () => {
    if (made === undefined) {
      const { vendor = [], canonical = [] } = (typeof values === 'function' ? values() : values) ?? {};
      made = { vendor, canonical };
    }
    return made;
  };
};

const upToOf = (upTo: string | UpTo | undefined): UpTo => (typeof upTo === 'function' ? upTo : () => upTo);

/** Functions of expressions are typed by nothing; what ours give is JSON or nothing. */
const asJson = (value: unknown): JsonValue | undefined => value as JsonValue | undefined;

/** The text of a call: `$name(operand, …)`; options are JSONata literals. */
export const callText =
  (name: string, ...options: readonly string[]) =>
  (operand: string): string =>
    `$${name}(${[operand, ...options].join(', ')})`;
