// The resolved mapping: every name bound, every literal typed by its schema, every policy decided.
// Checks, verdicts and emission read this; nothing after `resolve` looks at YAML again but for spans.

import type { Codec } from '../codecs/codec.ts';
import type { BoundCodec } from '../codecs/define-codec.ts';
import type { Span } from '../diagnostics/span.ts';
import type { JsonScalar, JsonValue } from '../json/json.ts';
import type { Expression } from '../jsonata/parse/tree.ts';
import type { PlaceUse } from '../mapping/places-of.ts';
import type { Direction, MappingDocument, RuleNode, Side, TemplateNode } from '../mapping/tree.ts';
import type { Domain, SchemaDocument } from '../schema/domain.ts';
import type { Path } from '../schema/path.ts';

/** A place in a schema that a rule reads or writes. `known` is false where the schema has no such field. */
export interface Place {
  readonly path: Path;
  /** `printPath(path)`. */
  readonly name: string;
  readonly domain: Domain;
  readonly known: boolean;
  readonly span: Span;
}

/** A place that a rule touches, bound to the schema of its side. */
export type RulePlace = PlaceUse<Place>;

export interface RulePolicies {
  readonly absent: 'leave' | 'clear';
  readonly null: {
    readonly fromVendor: 'omit' | 'keep' | 'error';
    readonly toVendor: 'clear' | 'leave' | 'error';
  };
  readonly onError: { readonly fromVendor: OnError; readonly toVendor: OnError };
}
type OnError = 'omit' | 'null' | 'reject';

export interface Policies extends RulePolicies {
  readonly unmapped: {
    readonly fromVendor: 'drop' | 'keep' | 'collect' | 'error';
    readonly toVendor: 'drop' | 'error';
  };
}

export type Source =
  | { readonly kind: 'field'; readonly from: Place; readonly to: Place }
  | {
      readonly kind: 'pair';
      readonly pair: string;
      readonly in: Place;
      /** The value by its name; its path is that of the bulk file's object form. */
      readonly value: Place;
    }
  /** All pairs that no other rule of the record names; or all elements of an array but those at the places `taken`. */
  | {
      readonly kind: 'pairs';
      readonly in: Place;
      readonly value: Domain;
      readonly taken?: readonly Path[];
    }
  | { readonly kind: 'firstOf'; readonly arms: readonly Arm[] }
  | { readonly kind: 'join'; readonly from: readonly Place[]; readonly with: string }
  | {
      readonly kind: 'slots';
      readonly key: string;
      readonly value: string;
      readonly slots: readonly { readonly slot: string; readonly place: Place }[];
    }
  | { readonly kind: 'const'; readonly value: JsonValue }
  | { readonly kind: 'param'; readonly name: string }
  | {
      readonly kind: 'jsonata';
      readonly fromVendor?: AuthoredExpression;
      readonly toVendor?: AuthoredExpression;
      readonly writes: readonly Place[];
    }
  | { readonly kind: 'parts'; readonly template: TemplateNode; readonly parts: readonly Place[] };

export interface AuthoredExpression {
  readonly text: string;
  readonly tree: Expression;
  readonly span: Span;
}

/** An arm of `firstOf`: a rule with the condition under which it counts. */
export interface Arm {
  /** Where the arm reads one field or pair, its codec is already followed by that of the rule around it. */
  readonly rule: Rule;
  /** The codec of the rule around it, for an arm that makes its value otherwise. */
  readonly after?: BoundCodec;
  readonly when?: { readonly place: Place; readonly value: JsonScalar };
  readonly writer: boolean;
}

/** `each`: rules for the elements of an array. It stands beside the codec, because its parts are rules. */
export interface Each {
  readonly key: readonly string[];
  /** Does the schema of a side require the whole key in each element? */
  readonly keyIsRequired: Readonly<Record<Side, boolean>>;
  readonly rules: readonly Rule[];
  readonly item?: Codec;
  readonly removed: 'delete' | 'keep' | 'error';
}

export interface Rule {
  /** Unique in the mapping: the canonical path, behind `branch › ` or `parent[].` where it stands inside one. */
  readonly id: string;
  readonly node: RuleNode;
  /** The canonical place; inside `each`, relative to the element. */
  readonly canonical: Place;
  readonly source: Source;
  /** Every place of both sides that the rule itself names; its arms and inner rules have their own. */
  readonly places: readonly RulePlace[];
  /** Absent for a plain rename, and where `each` is present. */
  readonly codec?: BoundCodec;
  readonly each?: Each;
  /** Which ways the rule goes. */
  readonly reads: boolean;
  readonly writes: boolean;
  /** Why one way is missing: stated `only`, or the source has no way back. */
  readonly policies: RulePolicies;
  readonly default?: { readonly fromVendor?: JsonValue; readonly onCreate?: JsonValue };
  readonly isKey: boolean;
  /** `slots` only: what the schema says of the two members of an element. */
  readonly slotDomains?: { readonly key: Domain; readonly value: Domain };
}

export interface Branch {
  /** Vendor codes of the discriminator; empty for `*`. */
  readonly codes: readonly JsonScalar[];
  readonly name: string;
  /** Outer rules that hold as they are, then the branch's own. */
  readonly rules: readonly Rule[];
  /** The branch's own rules: those under it, and those above that its schema makes other rules of. */
  readonly own: readonly Rule[];
  readonly ignore: Ignores;
  /** The vendor schema of these types. */
  readonly vendor: SchemaDocument;
  readonly span: Span;
}

export interface Ignore {
  readonly pattern: string;
  readonly because?: string;
  readonly span: Span;
}

export interface Ignores {
  readonly vendor: readonly Ignore[];
  readonly canonical: readonly Ignore[];
}

export interface ResolvedParameter {
  readonly name: string;
  readonly domain: Domain;
  readonly required: boolean;
  readonly default?: JsonValue;
  readonly span: Span;
}

export interface ResolvedMapping {
  readonly name: string;
  readonly version?: string;
  readonly document: MappingDocument;
  readonly system: string;
  readonly object: string;
  readonly vendor: SchemaDocument;
  readonly canonical: SchemaDocument;
  readonly key: readonly Place[];
  readonly policies: Policies;
  readonly parameters: readonly ResolvedParameter[];
  /** Rules outside branches. */
  readonly rules: readonly Rule[];
  readonly branches?: { readonly by: Place; readonly arms: readonly Branch[]; readonly span: Span };
  readonly records?: Place;
  readonly write: readonly {
    readonly place: Place;
    readonly value: JsonValue | { readonly param: string };
  }[];
  readonly ignore: Ignores;
  /** Rules left out because `ifPresent` found no such field. */
  readonly absentRules: readonly string[];
}

export type { Direction };
