// Rules write to paths; a record is a tree. This puts the text of each rule at its place and prints the tree.
import { stringText, valueText } from '../../jsonata/text.ts';
import type { Path, PathStep } from '../../schema/path.ts';
import { arrayText, type Member, objectText } from './layout.ts';

interface Node {
  text?: string;
  /** Keyed by the printed step. */
  readonly children: Map<string, { readonly step: PathStep; readonly node: Node }>;
}

/** One value to place. */
export interface Placed {
  readonly path: Path;
  readonly text: string;
}

const newNode = (): Node => ({ children: new Map() });

const grow = (placed: readonly Placed[]): Node => {
  const root = newNode();
  for (const { path, text } of placed) {
    let node = root;
    for (const step of path) {
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

const membersOf = (node: Node): Member[] =>
  [...node.children.values()].map(({ step, node: child }) => ({
    key: step.kind === 'key' ? step.key : '',
    value: textOf(child),
  }));

const wrapped = (name: string, text: string): string => `$${name}(${text})`;

const textOf = (node: Node): string => {
  if (node.text !== undefined) return node.text;
  const children = [...node.children.values()];
  const first = children[0]?.step;
  if (first?.kind === 'index') {
    const items = children
      .filter(({ step }) => step.kind === 'index')
      .sort((a, b) => (a.step.kind === 'index' && b.step.kind === 'index' ? a.step.index - b.step.index : 0))
      .map(({ node: child }) => `${child.text === undefined ? textOf(child) : `(${child.text})`} ?? null`);
    return `$dense(${arrayText(items)})`;
  }
  if (first?.kind === 'filter') {
    const items = children.flatMap(({ step, node: child }) =>
      step.kind === 'filter'
        ? [`$tagged(${objectText(membersOf(child))}, ${stringText(step.key)}, ${valueText(step.value)})`]
        : [],
    );
    return `$someItems(${arrayText(items)})`;
  }
  return wrapped('some', objectText(membersOf(node)));
};

/** The object constructor that builds a record from its rules; empty parents are left out. */
export const recordText = (placed: readonly Placed[]): string => objectText(membersOf(grow(placed)));

/** As `recordText`, for a patch: arrays are written whole, from the array of the record that is written onto. */
export const patchText = (placed: readonly Placed[], onto: (path: Path) => string): string => {
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
          : objectText([{ key: 'value', value: child.text }]);
      });
      return `$patchPositions(${onto(path)}, ${arrayText(items)})`;
    }
    return wrapped('some', objectText(visit(node, path)));
  };
  return objectText(visit(grow(placed), []));
};
