// The one table of what a rule touches: each place of both schemas that the rule itself names, and what for.
// Arms of `firstOf` and the rules inside `each` are rules, with places of their own.
import { referencesOf } from '../jsonata/parse/references.ts';
import type { Path, PathStep } from '../schema/path.ts';
import type { YamlScalar } from '../yaml/node.ts';
import { parseAuthored } from './authored-expression.ts';
import { codecsIn } from './codecs-in.ts';
import type {
  CodecNode,
  Direction,
  Located,
  LocatedPath,
  MappingDocument,
  RefNode,
  RuleNode,
  Side,
  SourceNode,
  TemplateNode,
} from './tree.ts';

/** What a rule takes a place for. */
export type PlaceRole =
  /** Its own value stands here. */
  | 'value'
  /** An expression reads it: arrays on the way are entered. */
  | 'expression'
  /** Whether the rule counts depends on it. */
  | 'condition'
  /** A value beside the rule's own that a lookup needs, such as the country of a region. */
  | 'lookup'
  /** The array of name and value pairs out of which the rule takes one. */
  | 'list'
  /** An array whose elements have rules of their own. */
  | 'elements'
  /** An object of which the rule makes the members that are listed beside it. */
  | 'members';

/** A place and its use; `P` is a path as it is written, or one bound to a schema. */
export interface PlaceUse<P> {
  readonly side: Side;
  readonly role: PlaceRole;
  /** The directions that take the place into account. */
  readonly ways: readonly Direction[];
  readonly place: P;
}

/** A place as the file has it. Inside `each` it is relative to the element. */
export interface NodePlace extends PlaceUse<LocatedPath> {
  /** The pair's list and its name, where the place is the value of a pair. */
  readonly pair?: { readonly list: LocatedPath; readonly name: Located<string> };
}

const BOTH: readonly Direction[] = ['fromVendor', 'toVendor'];
const READ: readonly Direction[] = ['fromVendor'];
const WRITTEN: readonly Direction[] = ['toVendor'];
const ELEMENT: PathStep = { kind: 'index', index: 0 };

const key = (name: string): PathStep => ({ kind: 'key', key: name });

const vendor = (place: LocatedPath, ways = BOTH, role: PlaceRole = 'value'): NodePlace => ({
  side: 'vendor',
  role,
  ways,
  place,
});

const sourcePlaces = (source: SourceNode, codec: CodecNode | undefined): readonly NodePlace[] => {
  switch (source.kind) {
    case 'field': {
      const role = mapsElements(codec) ? 'elements' : 'value';
      if (source.to === undefined) return [vendor(source.from, BOTH, role)];
      return [vendor(source.from, READ, role), vendor(source.to, WRITTEN, role)];
    }
    case 'pair': {
      const { in: list, name } = source;
      const value = { value: [...list.value, key(name.value)], span: name.span };
      return [vendor(list, BOTH, 'list'), { ...vendor(value), pair: { list, name } }];
    }
    case 'join':
      return source.from.map((path) => vendor(path, READ));
    case 'slots':
      return source.from.map(({ path }) => vendor(path));
    case 'jsonata':
      return [
        ...(source.fromVendor === undefined ? [] : expressionPlaces(source.fromVendor)),
        ...source.writes.map((path) => vendor(path, WRITTEN)),
      ];
    case 'parts':
      return codec?.kind === 'template' ? partsOf(codec.template).map((path) => vendor(path)) : [];
    case 'firstOf':
    case 'const':
    case 'param':
      return [];
  }
};

/** Do rules of their own map the elements of the array? */
const mapsElements = (codec: CodecNode | undefined): boolean =>
  codec?.kind === 'each' && codec.item === undefined;

const partsOf = ({ pieces }: TemplateNode): readonly LocatedPath[] =>
  pieces.flatMap((piece) => (piece.kind === 'part' ? [{ value: piece.path, span: piece.span }] : []));

/** What an expression reads of the record; `$`, `*` and `**` at its top read all of it. */
const expressionPlaces = (scalar: YamlScalar): readonly NodePlace[] => {
  const parsed = parseAuthored(scalar);
  if (!parsed.ok) return [];
  const { paths, variablesUsed } = referencesOf(parsed.tree);
  const read = (value: Path): NodePlace => vendor({ value, span: scalar.span }, READ, 'expression');
  const named = paths.flatMap(({ root, names, open }): readonly NodePlace[] => {
    const steps = names.map(({ name }) => key(name));
    if (root.kind === 'record') return steps.length > 0 || open ? [read(steps)] : [];
    return root.kind === 'variable' && root.name === 'parent' ? [read([key('$parent'), ...steps])] : [];
  });
  const takesAll =
    parsed.tree.type === 'variable' && variablesUsed.some(({ name }) => name === '' || name === '$');
  return takesAll ? [...named, read([])] : named;
};

const lookupPlaces = (codec: CodecNode | undefined): readonly NodePlace[] =>
  codecsIn(codec).flatMap((each) =>
    each.kind === 'lookup'
      ? each.country.flatMap((place) => (place.kind === 'field' ? [vendor(place.path, READ, 'lookup')] : []))
      : [],
  );

/** Paths below the rule's own that its source or codec makes, with their places in the file. */
const membersOf = (
  { source, codec }: Pick<RuleNode, 'source' | 'codec'>,
  refs: readonly RefNode[],
): readonly LocatedPath[] => {
  if (source.kind === 'slots')
    return [source.key, source.value].map(({ value, span }) => ({ value: [ELEMENT, key(value)], span }));
  // The parts of a template without `from` are vendor fields.
  return source.kind === 'parts' ? [] : codecMembers(codec, refs);
};

const codecMembers = (codec: CodecNode | undefined, refs: readonly RefNode[]): readonly LocatedPath[] => {
  switch (codec?.kind) {
    case 'template':
      return partsOf(codec.template).filter(({ value }) => value.length > 0);
    case 'ref': {
      const ref = refs.find(({ name }) => name.value === codec.name.value);
      const members = ref === undefined ? [] : [ref.value, ...ref.shape.map((member) => member.key)];
      return members.map(({ value, span }) => ({ value: [key(value)], span }));
    }
    case 'chain':
      return codecMembers(codec.steps.at(-1), refs);
    case 'as':
    case 'map':
    case 'list':
    case 'each':
    case 'lookup':
    case undefined:
      return [];
  }
};

const canonicalPlaces = (node: RuleNode, refs: readonly RefNode[]): readonly NodePlace[] => {
  const canonical = (role: PlaceRole, place: LocatedPath): NodePlace => ({
    side: 'canonical',
    role,
    ways: BOTH,
    place,
  });
  if (mapsElements(node.codec)) return [canonical('elements', node.path)];
  const members = membersOf(node, refs);
  // What the parent of arms with members covers is what its arms do.
  const byArms =
    node.source.kind === 'firstOf' && node.source.arms.some((arm) => membersOf(arm, refs).length > 0);
  return [
    canonical(byArms || members.length > 0 ? 'members' : 'value', node.path),
    ...members.map(({ value, span }) => canonical('value', { value: [...node.path.value, ...value], span })),
  ];
};

/**
 * The places that a rule itself names, on both sides.
 *
 * @param refs those of the mapping: a reference's members are places
 */
export const placesOf = (node: RuleNode, refs: readonly RefNode[]): readonly NodePlace[] => [
  ...canonicalPlaces(node, refs),
  ...sourcePlaces(node.source, node.codec),
  ...(node.when ? [vendor(node.when.field, READ, 'condition')] : []),
  ...lookupPlaces(node.codec),
];

/** The rules that stand for one value: a rule, and the arms of its choices. */
export const withArms = (node: RuleNode): readonly RuleNode[] =>
  node.source.kind === 'firstOf' ? [node, ...node.source.arms.flatMap(withArms)] : [node];

/** The rules under `fields:`, those of branches included. */
export const nodesOf = ({
  rules,
  branches,
}: Pick<MappingDocument, 'rules' | 'branches'>): readonly RuleNode[] =>
  branches === undefined ? rules : [...rules, ...branches.arms.flatMap((arm) => arm.rules)];
