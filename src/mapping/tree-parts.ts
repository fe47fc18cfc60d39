// The small parts of a mapping's tree: located values, templates, value maps, refs, parameters, policies, examples.
import type { Span } from '../diagnostics/span.ts';
import type { Path } from '../schema/path.ts';
import type { YamlMap, YamlNode, YamlScalar } from '../yaml/node.ts';

export type Direction = 'fromVendor' | 'toVendor';

/** The two sides of a mapping. */
export type Side = 'vendor' | 'canonical';

/** A value with the place where it was written. */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
}

export type LocatedPath = Located<Path>;

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

export interface IgnoresNode {
  readonly vendor: readonly IgnoreNode[];
  readonly canonical: readonly IgnoreNode[];
}

export interface ExampleIssueNode {
  readonly code: Located<string>;
  readonly at?: Located<string>;
  /** Is the record rejected for it? Not asked if absent. */
  readonly rejects?: Located<boolean>;
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
  /** Written as a new record: `default: { onCreate }` applies. */
  readonly create: boolean;
  /** The records are read as JSON is, whatever the schemas say: for values that do not fit them. */
  readonly json: boolean;
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
