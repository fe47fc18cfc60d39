// The tree of a JSONata expression: the package's processed tree, typed by us and with offsets on every node.

/** Half-open UTF-16 offsets in the expression's text. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** A predicate `[expression]`; `position` is the package's (end of the opening bracket). */
export interface Filter extends Extent {
  readonly type: 'filter';
  readonly expression: Expression;
}

/** A positional binding `#$name` that follows a predicate. */
export interface IndexStage {
  readonly type: 'index';
  readonly name: string;
}

export type Stage = Filter | IndexStage;

/** A group-by clause `{ key: value }` that follows an expression. */
export interface Group extends Extent {
  readonly pairs: readonly (readonly [Expression, Expression])[];
  readonly position: number | undefined;
}

interface NodeBase extends Extent {
  /** The position the package reports in errors: the end of the node's token; undefined where it has none. */
  readonly position: number | undefined;
  /** `[]` follows: a single result stays an array. */
  readonly keepArray?: boolean;
  /** Predicates of a node that is no path step. */
  readonly predicate?: readonly Filter[];
  /** Predicates and positional bindings of a path step. */
  readonly stages?: readonly Stage[];
  readonly group?: Group;
  /** The step takes part in a stream of tuples (`@`, `#` or `%` is used). */
  readonly tuple?: boolean;
  /** Variable bound by `@$name`. */
  readonly focus?: string;
  /** Variable bound by `#$name`. */
  readonly index?: string;
  /** Label under which a later `%` finds this step's context. */
  readonly ancestor?: string;
}

export interface PathNode extends NodeBase {
  readonly type: 'path';
  readonly steps: readonly Expression[];
  readonly keepSingletonArray: boolean;
}
export interface BinaryNode extends NodeBase {
  readonly type: 'binary';
  readonly operator: BinaryOperator;
  readonly lhs: Expression;
  readonly rhs: Expression;
}
export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '&'
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'and'
  | 'or'
  | 'in'
  | '..';
export interface NegateNode extends NodeBase {
  readonly type: 'negate';
  readonly expression: Expression;
}
export interface ArrayNode extends NodeBase {
  readonly type: 'array';
  readonly items: readonly Expression[];
  /** First or last step of a path: its array is not flattened. */
  readonly consarray: boolean;
}
export interface ObjectNode extends NodeBase {
  readonly type: 'object';
  readonly pairs: readonly (readonly [Expression, Expression])[];
}
export interface NameNode extends NodeBase {
  readonly type: 'name';
  readonly value: string;
}
export interface StringNode extends NodeBase {
  readonly type: 'string';
  readonly value: string;
}
export interface NumberNode extends NodeBase {
  readonly type: 'number';
  readonly value: number;
}
export interface ValueNode extends NodeBase {
  readonly type: 'value';
  readonly value: boolean | null;
}
export interface WildcardNode extends NodeBase {
  readonly type: 'wildcard';
}
export interface DescendantNode extends NodeBase {
  readonly type: 'descendant';
}
export interface ParentNode extends NodeBase {
  readonly type: 'parent';
  readonly label: string;
}
export interface ConditionNode extends NodeBase {
  readonly type: 'condition';
  readonly condition: Expression;
  readonly then: Expression;
  readonly else?: Expression;
  /** Written `a ?? b` or `a ?: b`: the parser repeats `a` as condition and arm. */
  readonly shorthand?: '??' | '?:';
}
export interface BlockNode extends NodeBase {
  readonly type: 'block';
  readonly expressions: readonly Expression[];
  /** It holds such an array: as the first step of a path it is evaluated once. */
  readonly consarray: boolean;
}
export interface BindNode extends NodeBase {
  readonly type: 'bind';
  readonly name: string;
  readonly nameExtent: Extent;
  readonly value: Expression;
}
export interface RegexNode extends NodeBase {
  readonly type: 'regex';
  /** Undefined where the parser's copy of `??` lost the pattern. */
  readonly source: string | undefined;
  readonly flags: string;
}
export interface FunctionNode extends NodeBase {
  readonly type: 'function';
  readonly procedure: Expression;
  readonly arguments: readonly Expression[];
  /** A call in tail position of a lambda: its result is not normalised and needs no stack. */
  readonly tail: boolean;
}
export interface PartialNode extends NodeBase {
  readonly type: 'partial';
  readonly procedure: Expression;
  readonly arguments: readonly (Expression | PlaceholderNode)[];
}
export interface PlaceholderNode extends NodeBase {
  readonly type: 'placeholder';
}
export interface VariableNode extends NodeBase {
  readonly type: 'variable';
  /** Without the dollar sign; empty for `$`, a dollar sign for `$$`. */
  readonly name: string;
}
export interface Parameter extends Extent {
  readonly name: string;
}
export interface LambdaNode extends NodeBase {
  readonly type: 'lambda';
  readonly parameters: readonly Parameter[];
  /** The signature's text with its angle brackets; `broken` where the parser's copy of `??` lost it. */
  readonly signature?: string;
  readonly body: Expression;
}
export interface ApplyNode extends NodeBase {
  readonly type: 'apply';
  readonly lhs: Expression;
  readonly rhs: Expression;
}
export interface TransformNode extends NodeBase {
  readonly type: 'transform';
  readonly pattern: Expression;
  readonly update: Expression;
  readonly delete?: Expression;
}
export interface SortTerm {
  readonly descending: boolean;
  readonly expression: Expression;
}
export interface SortNode extends NodeBase {
  readonly type: 'sort';
  readonly terms: readonly SortTerm[];
}

export type Expression =
  | PathNode
  | BinaryNode
  | NegateNode
  | ArrayNode
  | ObjectNode
  | NameNode
  | StringNode
  | NumberNode
  | ValueNode
  | WildcardNode
  | DescendantNode
  | ParentNode
  | ConditionNode
  | BlockNode
  | BindNode
  | RegexNode
  | FunctionNode
  | PartialNode
  | PlaceholderNode
  | VariableNode
  | LambdaNode
  | ApplyNode
  | TransformNode
  | SortNode;
