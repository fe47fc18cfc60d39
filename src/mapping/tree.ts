// The tree of a mapping file: what the author wrote, with the span of every part. Nothing is typed or resolved yet.
import type { Span } from '../diagnostics/span.ts';
import type { Path } from '../schema/path.ts';
import type { YamlMap, YamlNode, YamlScalar } from '../yaml/node.ts';

export type Direction = 'fromVendor' | 'toVendor';

/** A value with the place where it was written. */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
}

export type LocatedPath = Located<Path>;

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
  | { readonly kind: 'error' | 'keep' | 'null'; readonly span: Span }
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
  | { readonly kind: 'ref'; readonly span: Span; readonly name: Located<string> };

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

/** A piece of a template: literal text, or a part. */
export type TemplatePiece =
  | { readonly kind: 'text'; readonly text: string; readonly span: Span }
  | {
      readonly kind: 'part';
      /** Path of the part; empty for `{.}`, the whole value. */
      readonly path: Path;
      /** Regular expression the part must match whole; `.+` if not written, then `given` is false. */
      readonly pattern: string;
      readonly patternGiven: boolean;
      readonly span: Span;
    }
  | { readonly kind: 'param'; readonly name: string; readonly span: Span };

export interface TemplateNode {
  readonly text: string;
  readonly pieces: readonly TemplatePiece[];
  readonly span: Span;
}

export interface ValueMapRowNode {
  /** The vendor's code. Typed by the vendor schema; null where `isNullScalar`. */
  readonly vendor: YamlScalar;
  /** The canonical code. */
  readonly canonical: YamlNode;
  readonly only?: Located<Direction>;
  readonly because?: Located<string>;
  readonly span: Span;
}

export interface ValueMapNode {
  /** Absent for a map written in place. */
  readonly name?: Located<string>;
  readonly rows: readonly ValueMapRowNode[];
  readonly span: Span;
}

export type ShapeNode =
  | { readonly kind: 'const'; readonly value: YamlNode }
  | { readonly kind: 'param'; readonly name: Located<string> }
  | { readonly kind: 'template'; readonly template: TemplateNode };

export interface RefNode {
  readonly name: Located<string>;
  /** The member that holds the id. */
  readonly value: Located<string>;
  /** The other members. */
  readonly shape: readonly { readonly key: Located<string>; readonly value: ShapeNode }[];
  readonly span: Span;
}

export interface ParameterNode {
  readonly name: Located<string>;
  readonly type: 'string' | 'number' | 'integer' | 'boolean';
  readonly pattern?: Located<string>;
  readonly required: boolean;
  readonly default?: YamlNode;
  readonly description?: string;
  readonly span: Span;
}

export interface PoliciesNode {
  readonly span?: Span;
  readonly unmapped: {
    readonly fromVendor?: Located<'drop' | 'keep' | 'collect' | 'error'>;
    readonly toVendor?: Located<'drop' | 'error'>;
  };
  readonly absent: { readonly toVendor?: Located<'leave' | 'clear'> };
  readonly null: {
    readonly fromVendor?: Located<'omit' | 'keep' | 'error'>;
    readonly toVendor?: Located<'clear' | 'leave' | 'error'>;
  };
  readonly onError: {
    readonly fromVendor?: Located<'omit' | 'null' | 'reject'>;
    readonly toVendor?: Located<'omit' | 'null' | 'reject'>;
  };
}

/** A rule may override every policy but `unmapped`. */
export type RulePoliciesNode = Partial<Pick<PoliciesNode, 'absent' | 'null' | 'onError'>>;

export interface IgnoreNode {
  /** A field name or path, or a pattern with `*`. */
  readonly field: Located<string>;
  readonly because?: Located<string>;
  readonly span: Span;
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

export interface IgnoresNode {
  readonly vendor: readonly IgnoreNode[];
  readonly canonical: readonly IgnoreNode[];
}

export interface ExampleIssueNode {
  readonly code: Located<string>;
  readonly at?: Located<string>;
}

export interface ExampleNode {
  readonly name: Located<string>;
  readonly span: Span;
  readonly vendor?: YamlNode;
  readonly canonical?: YamlNode;
  readonly onto?: YamlNode;
  readonly parameters?: YamlMap;
  readonly direction?: Located<Direction>;
  readonly partial: boolean;
  /** Paths that must not be in the output. */
  readonly absent: readonly LocatedPath[];
  readonly issues: readonly ExampleIssueNode[];
  /** Overlays: the base example of this name no longer holds, and why. */
  readonly superseded?: Located<string>;
}

/** Vendor-only constants: `write: { personSource: { const: crosswalk } }`. */
export interface WriteNode {
  readonly path: LocatedPath;
  readonly value:
    | { readonly kind: 'const'; readonly node: YamlNode }
    | { readonly kind: 'param'; readonly name: Located<string> };
  readonly span: Span;
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
  /** The level of the last overlay merged in. */
  readonly level?: OverlayLevel;
}

export type OverlayLevel = 'organization' | 'account' | 'instance';

export interface SchemaAdditionNode {
  readonly path: LocatedPath;
  readonly schema: YamlMap;
}

/** A vendor code of a row to remove; `isNull` for the row of null, written unquoted. */
export interface RowKeyNode extends Located<string> {
  readonly isNull: boolean;
}

export interface ValueMapChangeNode {
  readonly name: Located<string>;
  /** A whole new map, or changes to the base's. */
  readonly replace?: ValueMapNode;
  readonly add: readonly ValueMapRowNode[];
  readonly remove: readonly RowKeyNode[];
  readonly span: Span;
}

/** A rule of the base that an overlay takes away. */
export interface RemovalNode extends LocatedPath {
  readonly because?: Located<string>;
}

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
  readonly remove: readonly RemovalNode[];
  readonly ignore: IgnoresNode;
  readonly examples: readonly ExampleNode[];
}
