// The tree of a mapping file: what the author wrote, with the span of every part. Nothing is typed or resolved yet.
import type { Span } from '../diagnostics/span.ts';
import type { YamlNode, YamlScalar } from '../yaml/node.ts';
import type { LOOKUP_STYLES, LOOKUPS } from './keys.ts';
import type {
  Direction,
  ExampleNode,
  IgnoresNode,
  Located,
  LocatedPath,
  ParameterNode,
  PoliciesNode,
  RefNode,
  RemovalNode,
  RulePoliciesNode,
  SchemaAdditionNode,
  TemplateNode,
  ValueMapChangeNode,
  ValueMapNode,
  WriteNode,
} from './tree-parts.ts';

export type * from './tree-parts.ts';

/** `fields:` entries, arms of `firstOf`, inner rules of `each` and branches. */
export interface RuleNode {
  /** Canonical path; relative to the element inside `each`; the parent rule's path for an arm of `firstOf`. */
  readonly path: LocatedPath;
  /** The whole entry, key and value. */
  readonly span: Span;
  readonly source: SourceNode;
  readonly codec?: CodecNode;
  readonly only?: Located<Direction>;
  readonly because?: Located<string>;
  readonly default?: DefaultNode;
  readonly ifPresent?: Located<boolean>;
  readonly locked?: Located<boolean>;
  readonly policies: RulePoliciesNode;
  /** Arms only: used when the vendor field has this value. */
  readonly when?: WhenNode;
  /** Arms only: written when no arm supplied the value. */
  readonly writer?: Located<boolean>;
}

export interface WhenNode {
  readonly field: LocatedPath;
  readonly value: YamlNode;
  readonly span: Span;
}

export interface DefaultNode {
  readonly span: Span;
  readonly fromVendor?: YamlNode;
  readonly onCreate?: YamlNode;
  readonly because?: Located<string>;
}

export type SourceNode =
  | { readonly kind: 'field'; readonly span: Span; readonly from: LocatedPath; readonly to?: LocatedPath }
  | { readonly kind: 'pair'; readonly span: Span; readonly name: Located<string>; readonly in: LocatedPath }
  | { readonly kind: 'firstOf'; readonly span: Span; readonly arms: readonly RuleNode[] }
  | {
      readonly kind: 'join';
      readonly span: Span;
      readonly from: readonly LocatedPath[];
      readonly with: Located<string>;
    }
  | {
      readonly kind: 'slots';
      readonly span: Span;
      readonly key: Located<string>;
      readonly value: Located<string>;
      readonly from: readonly { readonly slot: Located<string>; readonly path: LocatedPath }[];
    }
  | { readonly kind: 'const'; readonly span: Span; readonly value: YamlNode }
  | { readonly kind: 'param'; readonly span: Span; readonly name: Located<string> }
  | {
      readonly kind: 'jsonata';
      readonly span: Span;
      readonly fromVendor?: YamlScalar;
      readonly toVendor?: YamlScalar;
      readonly writes: readonly LocatedPath[];
    }
  /** A `template` without `from`: its parts are vendor fields. */
  | { readonly kind: 'parts'; readonly span: Span };

export type UnknownPolicyNode =
  | { readonly kind: 'error' | 'keep' | 'omit' | 'null'; readonly span: Span }
  | { readonly kind: 'to'; readonly value: YamlNode; readonly span: Span };

export type CodecNode =
  | { readonly kind: 'as'; readonly span: Span; readonly name: AsName; readonly options: AsOptions }
  /** `as: [a, b]`: left to right from the vendor. */
  | { readonly kind: 'chain'; readonly span: Span; readonly steps: readonly CodecNode[] }
  | {
      readonly kind: 'map';
      readonly span: Span;
      /** The name of a value map, or one written in place. */
      readonly table: Located<string> | ValueMapNode;
      readonly unknown?: UnknownPolicyNode;
    }
  | { readonly kind: 'template'; readonly span: Span; readonly template: TemplateNode }
  | {
      readonly kind: 'list';
      readonly span: Span;
      readonly separator: Located<string>;
      readonly items?: CodecNode;
    }
  | {
      readonly kind: 'each';
      readonly span: Span;
      /** Names of inner rules; empty with `item`. */
      readonly key: readonly Located<string>[];
      readonly fields: readonly RuleNode[];
      /** One codec for the elements of an array of scalars. */
      readonly item?: CodecNode;
      readonly removed?: Located<'delete' | 'keep' | 'error'>;
    }
  | { readonly kind: 'ref'; readonly span: Span; readonly name: Located<string> }
  | {
      readonly kind: 'lookup';
      readonly span: Span;
      readonly name: LookupName;
      /** The country of regions, and of phones without one: the first that is known. */
      readonly country: readonly LookupCountryNode[];
      readonly write: LookupStyle;
      readonly unknown?: UnknownPolicyNode;
    };

export type LookupName = (typeof LOOKUPS)[number];
export type LookupStyle = (typeof LOOKUP_STYLES)[number];

export type LookupCountryNode =
  /** A vendor field of the record in hand. */
  | { readonly kind: 'field'; readonly path: LocatedPath }
  | { readonly kind: 'const'; readonly value: Located<string> }
  | { readonly kind: 'param'; readonly name: Located<string> };

export const AS_NAMES = [
  'instant',
  'date',
  'decimal',
  'integer',
  'number',
  'boolean',
  'idString',
  'integerText',
  'json',
  'wrap',
  'text',
] as const;
export type AsName = (typeof AS_NAMES)[number];

/** Options of `as: { name: { … } }`, typed by the parser; absent keys were not written. */
export interface AsOptions {
  /** text */
  readonly trim?: boolean;
  readonly case?: 'lower' | 'upper';
  /** text: greatest number of characters. */
  readonly truncate?: number;
  /** date: pattern of the vendor's spelling, e.g. `dd/MM/yyyy` (yyyy MM dd HH mm ss only). */
  readonly pattern?: string;
  /** instant, date with a time pattern: IANA zone of values without an offset. */
  readonly zone?: string;
}

export interface BranchesNode {
  /** The vendor field that tells record types apart. */
  readonly by: LocatedPath;
  /** Name of the value map (vendor code: name) that names the branches; absent: codes are written as they are. */
  readonly names?: Located<string>;
  readonly arms: readonly BranchNode[];
  readonly span: Span;
}

export interface BranchNode {
  /** Names or codes; `*` alone for all others. */
  readonly types: readonly Located<string>[];
  readonly rules: readonly RuleNode[];
  readonly ignore: IgnoresNode;
  readonly span: Span;
}

/** An overlay that was merged in. */
export interface Layer {
  readonly overlay: string;
  readonly level: OverlayLevel;
  /** The path of its file. */
  readonly file: string;
}

/** A base mapping file. */
export interface MappingDocument {
  readonly kind: 'mapping';
  readonly span: Span;
  readonly name: Located<string>;
  readonly version?: Located<string>;
  readonly vendor: {
    readonly system: Located<string>;
    readonly object: Located<string>;
    readonly span: Span;
  };
  readonly canonical: Located<string>;
  /** What overlays added to the canonical schema: canonical path → JSON Schema. Empty in a base. */
  readonly adds: readonly SchemaAdditionNode[];
  readonly key: readonly LocatedPath[];
  readonly parameters: readonly ParameterNode[];
  readonly policies: PoliciesNode;
  readonly valueMaps: readonly ValueMapNode[];
  readonly refs: readonly RefNode[];
  readonly rules: readonly RuleNode[];
  readonly write: readonly WriteNode[];
  /** `records: fields[*]`: the array whose elements each make a record. */
  readonly records?: LocatedPath;
  readonly branches?: BranchesNode;
  readonly ignore: IgnoresNode;
  readonly examples: readonly ExampleNode[];
  /** Names of the overlays merged in, in order; empty for the base itself. */
  readonly overlays: readonly string[];
  /** The overlays merged in with their levels and files, in order. */
  readonly layers: readonly Layer[];
  /** The level of the last overlay merged in. */
  readonly level?: OverlayLevel;
}

type OverlayLevel = 'organization' | 'account' | 'instance';

/** An overlay file. */
export interface OverlayDocument {
  readonly kind: 'overlay';
  readonly span: Span;
  readonly name: Located<string>;
  readonly extends: Located<string>;
  readonly level: Located<OverlayLevel>;
  /** The account's or instance's own vendor schema, e.g. `marketo/acme-lead`; absent: the base's. */
  readonly vendor?: Located<string>;
  readonly adds: readonly SchemaAdditionNode[];
  readonly parameters: readonly ParameterNode[];
  readonly valueMaps: readonly ValueMapChangeNode[];
  readonly refs: readonly RefNode[];
  readonly rules: readonly RuleNode[];
  readonly write: readonly WriteNode[];
  /** Branches for types that the base may have branches for, too. */
  readonly branches: readonly BranchNode[];
  readonly remove: readonly RemovalNode[];
  readonly ignore: IgnoresNode;
  readonly examples: readonly ExampleNode[];
}
