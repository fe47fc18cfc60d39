// Rules write to paths; a record is a tree. This puts the text of each rule at its place and prints the tree.
import { stringText, valueText } from '../../jsonata/parse/text.ts';
import { printPath } from '../../schema/parse-path.ts';
import type { Path, PathStep } from '../../schema/path.ts';
import { arrayText, type Member, objectText } from './layout.ts';

interface Node {
  text?: string;
  onError?: string;
  /** Keyed by the printed step. */
  readonly children: Map<string, { readonly step: PathStep; readonly node: Node }>;
}

/** One value to place. */
export interface Placed {
  readonly path: Path;
  readonly text: string;
  /** What becomes of an array that this is an element of, where it has a gap: text of a policy's word. */
  readonly onError?: string;
}

/** The text of a path in issues. */
export type PlaceText = (name: string) => string;

const newNode = (): Node => ({ children: new Map() });

const grow = (placed: readonly Placed[]): Node => {
  const root = newNode();
  for (const { path, text, onError } of placed) {
    let node = root;
    for (const step of path) {
      if (onError !== undefined) node.onError ??= onError;
      const name = JSON.stringify(step);
      let child = node.children.get(name);
      if (child === undefined) {
        child = { step, node: newNode() };
        node.children.set(name, child);
      }
      node = child.node;
    }
    node.text = text;
  }
  return root;
};

const keyText = (step: PathStep): string =>
  step.kind === 'key' ? step.key : step.kind === 'index' ? String(step.index) : '';

const membersOf = (node: Node, path: Path, at: PlaceText): Member[] =>
  [...node.children.values()].map(({ step, node: child }) => ({
    key: keyText(step),
    value: textOf(child, [...path, step], at),
  }));

const policyOf = (node: Node): string => node.onError ?? stringText('omit');

const textOf = (node: Node, path: Path, at: PlaceText): string => {
  if (node.text !== undefined) return node.text;
  const children = [...node.children.values()];
  const first = children[0]?.step;
  if (first?.kind === 'index')
    return `$dense(${objectText(membersOf(node, path, at))}, ${at(printPath(path))}, ${policyOf(node)})`;
  if (first?.kind === 'filter') {
    const items = children.flatMap(({ step, node: child }) =>
      step.kind === 'filter'
        ? [
            `$tagged(${objectText(membersOf(child, [...path, step], at))}, ${stringText(step.key)}, ${valueText(step.value)})`,
          ]
        : [],
    );
    return `$someItems(${arrayText(items)})`;
  }
  return `$some(${objectText(membersOf(node, path, at))})`;
};

/** The object constructor that builds a record from its rules; empty parents are left out. */
export const recordText = (placed: readonly Placed[], at: PlaceText = stringText): string =>
  objectText(membersOf(grow(placed), [], at));

/** As `recordText`, for a patch: arrays are written whole, from the array of the record that is written onto. */
export const patchText = (
  placed: readonly Placed[],
  onto: (path: Path) => string,
  at: PlaceText = stringText,
): string => {
  const visit = (node: Node, path: Path): Member[] =>
    [...node.children.values()].map(({ step, node: child }) => ({
      key: step.kind === 'key' ? step.key : '',
      value: value(child, [...path, step]),
    }));
  const value = (node: Node, path: Path): string => {
    if (node.text !== undefined) return node.text;
    const children = [...node.children.values()];
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
      return `$patchPositions(${onto(path)}, ${arrayText(items)}, ${at(printPath(path))}, ${policyOf(node)})`;
    }
    return `$some(${objectText(visit(node, path))})`;
  };
  return objectText(visit(grow(placed), []));
};
