// What a codec is: a named conversion with two directions, a domain on each side, and a law.

import type { IssueCode } from '../functions/issue-codes.ts';
import type { JsonValue } from '../json/json.ts';
import type { Domain } from '../schema/domain.ts';
import type { Path } from '../schema/path.ts';

/** Up to what two canonical values count as the same when a record is written back by difference. */
export type Equality =
  | 'value'
  | 'instant'
  | 'order'
  | 'case'
  | 'space'
  /** Case and white space at both ends. */
  | 'text'
  | 'number';

/**
 * What a codec says about one direction, from the two domains alone. The values are of the direction's input side:
 * vendor values for fromVendor, canonical values for toVendor. The compiler runs every witness before it prints it.
 */
export type Claim =
  | { readonly verdict: 'exact' }
  /** Nothing is lost but what `upTo` names; `values` are two inputs that differ only in that, where the schema allows two. */
  | {
      readonly verdict: 'exactUpTo';
      readonly upTo: string;
      readonly values?: readonly [JsonValue, JsonValue];
    }
  /** Some inputs cannot be converted: `value` is one. */
  | { readonly verdict: 'partial'; readonly value: JsonValue; readonly because: string }
  /** Two inputs give one output. */
  | { readonly verdict: 'lossy'; readonly values: readonly [JsonValue, JsonValue]; readonly because: string }
  | { readonly verdict: 'unproven'; readonly because: string };

/** The text that reads a vendor field of the record in hand. */
export type FieldText = (path: Path) => string;

/**
 * One conversion, with its options bound. The texts are JSONata; an operand is a path or a variable, so it may be
 * used more than once. Both texts are primary expressions (a call, a literal or in parentheses) and return nothing
 * where the value cannot be converted; they are never given null or nothing.
 */
export interface Codec {
  readonly name: string;
  /** Vendor value → canonical value; `field` gives the text that reads another vendor field of the same record. */
  readonly read: (operand: string, field?: FieldText) => string;
  /** Canonical value → vendor value. */
  readonly write: (operand: string) => string;
  /** Issue codes of a value that cannot be converted. */
  readonly failure: { readonly fromVendor: IssueCode; readonly toVendor: IssueCode };
  /** What was expected, as a short phrase: "a whole number as text". */
  readonly expected: { readonly fromVendor: string; readonly toVendor: string };
  readonly equality: Equality;
  /** Vendor values that can be read, at most: compared with the vendor schema. */
  readonly takes: { readonly vendor: Domain; readonly canonical: Domain };
  /** What reading a vendor domain can give, and what writing a canonical domain can give. */
  readonly gives: {
    readonly canonical: (vendor: Domain) => Domain;
    readonly vendor: (canonical: Domain) => Domain;
  };
  /** Verdicts from the two schemas. */
  readonly claims: (
    vendor: Domain,
    canonical: Domain,
  ) => { readonly fromVendor: Claim; readonly toVendor: Claim };
  /** A vendor value that is not known gives nothing, and no issue: the mapping says so. */
  readonly silent?: boolean;
  /** The table takes a vendor null itself: the null policy does not apply. */
  readonly readsNull?: boolean;
  /** The table gives a vendor null for some canonical value. */
  readonly writesNull?: boolean;
  /** Constants that test data must contain: map keys, separators, template literals. */
  readonly seeds: { readonly vendor: readonly JsonValue[]; readonly canonical: readonly JsonValue[] };
  /** Canonical members below the rule's path that the codec builds: parts of a template, members of a ref. */
  readonly members?: readonly string[];
}
