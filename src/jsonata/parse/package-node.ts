// The package's processed tree as it really is: its own typings are too narrow.

/** A node as the package makes it; which members exist depends on `type`. */
export interface PackageNode {
  readonly type: string;
  readonly value?: unknown;
  readonly position?: number;
  readonly steps?: readonly PackageNode[];
  readonly keepSingletonArray?: boolean;
  readonly keepArray?: boolean;
  readonly consarray?: boolean;
  readonly tuple?: boolean;
  readonly focus?: string;
  readonly index?: string;
  readonly ancestor?: { readonly label: string };
  readonly slot?: { readonly label: string };
  readonly predicate?: readonly PackageStage[];
  readonly stages?: readonly PackageStage[];
  readonly group?: {
    readonly lhs: readonly (readonly [PackageNode, PackageNode])[];
    readonly position?: number;
  };
  readonly lhs?: unknown;
  readonly rhs?: PackageNode;
  readonly expression?: PackageNode;
  readonly expressions?: readonly PackageNode[];
  readonly condition?: PackageNode;
  readonly then?: PackageNode;
  readonly else?: PackageNode;
  readonly procedure?: PackageNode;
  readonly arguments?: readonly PackageNode[];
  readonly signature?: { readonly definition?: string };
  readonly body?: PackageNode;
  readonly thunk?: boolean;
  readonly pattern?: PackageNode;
  readonly update?: PackageNode;
  readonly delete?: PackageNode;
  readonly terms?: readonly { readonly descending: boolean; readonly expression: PackageNode }[];
}

export interface PackageStage {
  readonly type: string;
  readonly expr?: PackageNode;
  readonly value?: string;
  readonly position?: number;
}
