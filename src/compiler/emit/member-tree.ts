// Rules write to paths; a record is a tree. This puts the text of each rule at its place and prints the tree.
import { stringText, valueText } from '../../jsonata/parse/text.ts';
import { printPath } from '../../schema/parse-path.ts';
import type { Path, PathStep } from '../../schema/path.ts';
import { arrayText, type Member, objectText } from './layout.ts';

/** What `$patchOthers` is told of the elements that no rule takes. */
interface Others {
  /** The tree of those that rules take. */
  readonly covered: string;
  readonly at: string;
}

interface Node {
  text?: string;
  others?: Others & { readonly text: string; readonly onError: string };
  constant?: boolean;
  /** Policies of what is placed here or beneath. */
  readonly policies: Set<string>;
  /** Keyed by the printed step. */
  readonly children: Map<string, { readonly step: PathStep; readonly node: Node }>;
}

/** One value to place. */
export interface Placed {
  readonly path: Path;
  readonly text: string;
  /** What becomes of an array that this is an element of, where it has a gap: text of a policy's word. */
  readonly onError?: string;
  /** The same whatever the record says: alone it makes no object and no element. */
  readonly constant?: boolean;
  /** The text is that of the elements of the array at the path that no other rule takes. */
  readonly others?: Others;
}

/** The text of a path in issues. */
export type PlaceText = (name: string) => string;

const newNode = (): Node => ({ policies: new Set(), children: new Map() });

const grow = (placed: readonly Placed[]): Node => {
  const root = newNode();
  for (const { path, text, onError = stringText('omit'), constant, others } of placed) {
    let node = root;
    for (const step of path) {
      const name = JSON.stringify(step);
      let child = node.children.get(name);
      if (child === undefined) {
        child = { step, node: newNode() };
        node.children.set(name, child);
      }
      node = child.node;
      node.policies.add(onError);
    }
    if (others !== undefined) {
      node.others = { ...others, text, onError };
      continue;
    }
    node.text = text;
    node.constant = constant === true;
  }
  return root;
};

type Child = Node['children'] extends Map<string, infer C> ? C : never;

const childrenOf = (node: Node): readonly Child[] => [...node.children.values()];

const isConstant = (node: Node): boolean =>
  node.text === undefined
    ? node.children.size > 0 && childrenOf(node).every((child) => isConstant(child.node))
    : node.constant === true;

const keyText = (step: PathStep): string =>
  step.kind === 'key' ? step.key : step.kind === 'index' ? String(step.index) : '';

const membersOf = (children: readonly Child[], path: Path, at: PlaceText): Member[] =>
  children.map(({ step, node }) => ({ key: keyText(step), value: textOf(node, [...path, step], at) }));

/** The members, and behind a comma the constant ones. */
const partsText = (node: Node, path: Path, at: PlaceText): readonly [string, string | undefined] => {
  const children = childrenOf(node);
  const constant = children.filter((child) => isConstant(child.node));
  // An object of nothing but constants is one itself.
  if (constant.length === 0 || constant.length === children.length)
    return [objectText(membersOf(children, path, at)), undefined];
  const others = children.filter((child) => !constant.includes(child));
  return [objectText(membersOf(others, path, at)), objectText(membersOf(constant, path, at))];
};

/** From the mildest to the strictest: where a gap is the failure of several rules, the strictest decides. */
const STRICTNESS = ['omit', 'null', 'reject'].map(stringText);

export const strictest = (policies: ReadonlySet<string>): string =>
  STRICTNESS.findLast((word) => policies.has(word)) ?? stringText('omit');

/** The policy of the positions of an array: one word where all have the same. */
export const policiesText = (words: ReadonlyMap<number, ReadonlySet<string>>): string => {
  const decided = new Map([...words].map(([index, policies]) => [index, strictest(policies)] as const));
  const [first = stringText('omit'), ...others] = new Set(decided.values());
  if (others.length === 0) return first;
  const length = Math.max(...decided.keys()) + 1;
  return arrayText(Array.from({ length }, (_, index) => decided.get(index) ?? stringText('omit')));
};

const policiesOf = (node: Node): string =>
  policiesText(
    new Map(
      childrenOf(node).flatMap(({ step, node: child }) =>
        step.kind === 'index' ? [[step.index, child.policies] as const] : [],
      ),
    ),
  );

const textOf = (node: Node, path: Path, at: PlaceText): string => {
  if (node.text !== undefined) return node.text;
  const children = childrenOf(node);
  const first = children[0]?.step;
  if (first?.kind === 'filter') {
    const items = children.flatMap(({ step, node: child }) => {
      if (step.kind !== 'filter') return [];
      const [members, constants] = partsText(child, [...path, step], at);
      const object = constants === undefined ? members : `$some(${members}, ${constants})`;
      return [`$tagged(${object}, ${stringText(step.key)}, ${valueText(step.value)})`];
    });
    return `$someItems(${arrayText(items)})`;
  }
  const [members, constants] = partsText(node, path, at);
  const last = constants === undefined ? '' : `, ${constants}`;
  return first?.kind === 'index'
    ? `$dense(${members}, ${at(printPath(path))}, ${policiesOf(node)}${last})`
    : `$some(${members}${last})`;
};

/** The object constructor that builds a record from its rules; empty parents are left out. */
export const recordText = (placed: readonly Placed[], at: PlaceText = stringText): string =>
  objectText(membersOf(childrenOf(grow(placed)), [], at));

/**
 * As `recordText`, for a patch: arrays are written whole, from the array of the record that is written onto, and so are
 * the objects in their elements.
 */
export const patchText = (
  placed: readonly Placed[],
  onto: (path: Path) => string,
  at: PlaceText = stringText,
  isElement = false,
): string => {
  const visit = (node: Node, path: Path): Member[] =>
    childrenOf(node).map(({ step, node: child }) => ({
      key: step.kind === 'key' ? step.key : '',
      value: value(child, [...path, step]),
    }));
  const value = (node: Node, path: Path): string => {
    const own = ownValue(node, path);
    if (node.others === undefined) return own;
    const { text, covered, at: place, onError } = node.others;
    return `$patchOthers(${own}, ${onto(path)}, ${covered}, ${text}, ${place}, ${onError})`;
  };
  const ownValue = (node: Node, path: Path): string => {
    if (node.text !== undefined) return node.text;
    const children = childrenOf(node);
    const first = children[0]?.step;
    if (first?.kind === 'filter') {
      const changes = children.flatMap(({ step, node: child }) =>
        step.kind === 'filter'
          ? [
              objectText([
                { key: 'is', value: valueText(step.value) },
                { key: 'set', value: objectText(visit(child, [...path, step])) },
              ]),
            ]
          : [],
      );
      return `$patchElements(${onto(path)}, ${stringText(first.key)}, ${arrayText(changes)})`;
    }
    if (first?.kind === 'index') {
      const byIndex = new Map(
        children.flatMap(({ step, node: child }) =>
          step.kind === 'index' ? [[step.index, child] as const] : [],
        ),
      );
      const last = Math.max(...byIndex.keys());
      const items = Array.from({ length: last + 1 }, (_, index) => {
        const child = byIndex.get(index);
        if (child === undefined) return 'null';
        return child.text === undefined
          ? objectText(visit(child, [...path, { kind: 'index', index }]))
          : objectText([
              { key: 'is', value: stringText('value') },
              { key: 'set', value: child.text },
            ]);
      });
      return `$patchPositions(${onto(path)}, ${arrayText(items)}, ${at(printPath(path))}, ${policiesOf(node)})`;
    }
    const changes = objectText(visit(node, path));
    return isElement || path.some(({ kind }) => kind !== 'key')
      ? `$into(${onto(path)}, ${changes})`
      : `$some(${changes})`;
  };
  return objectText(visit(grow(placed), []));
};
