// The tree of what rules take up of a canonical record, as the literal that `$reportUnknown` and `$written` are given.
import { stringText, valueText } from '../../jsonata/parse/text.ts';
import { parsePath } from '../../schema/parse-path.ts';
import type { Path, PathStep } from '../../schema/path.ts';
import type { Rule } from '../resolved.ts';
import { arrayText, objectText } from './layout.ts';

interface Node {
  whole: boolean;
  /** No rule takes it up, on purpose. */
  ignored?: boolean;
  /** The tree of every element, where the rule's codec says more than the path. */
  elements?: Node;
  readonly children: Map<string, { readonly step: PathStep; readonly node: Node }>;
}

const newNode = (): Node => ({ whole: false, children: new Map() });

const nodeAt = (root: Node, path: Path): Node => {
  let node = root;
  for (const step of path) {
    const name = JSON.stringify(step);
    const child = node.children.get(name) ?? { step, node: newNode() };
    node.children.set(name, child);
    node = child.node;
  }
  return node;
};

const addRule = (root: Node, rule: Rule): void => {
  const node = nodeAt(root, rule.canonical.path);
  if (rule.each !== undefined && rule.each.item === undefined) {
    node.elements = newNode();
    for (const inner of rule.each.rules) addRule(node.elements, inner);
  } else if (rule.source.kind === 'slots') {
    node.elements = newNode();
    for (const key of [rule.source.key, rule.source.value])
      nodeAt(node.elements, [{ kind: 'key', key }]).whole = true;
  } else if (rule.codec?.name === 'template' && rule.codec.members !== undefined) {
    for (const member of rule.codec.members) addName(node, member);
  } else node.whole = true;
};

const addName = (root: Node, name: string): void => {
  const parsed = parsePath(name);
  if (parsed.ok) nodeAt(root, parsed.path).whole = true;
};

const addIgnored = (root: Node, name: string): void => {
  const parsed = parsePath(name);
  if (!parsed.ok) return;
  const node = nodeAt(root, parsed.path);
  // What rules take up beneath it is theirs, and of the rest it would not be told apart.
  if (node.children.size > 0 || node.elements !== undefined) node.whole = true;
  else node.ignored = true;
};

const textOf = (node: Node): string => {
  if (node.whole) return 'true';
  if (node.ignored === true) return 'false';
  if (node.elements !== undefined) return arrayText([stringText('*'), textOf(node.elements)]);
  const children = [...node.children.values()];
  const [first] = children;
  if (first?.step.kind === 'index') {
    const byIndex = new Map(
      children.flatMap(({ step, node: child }) =>
        step.kind === 'index' ? [[step.index, child] as const] : [],
      ),
    );
    const items = Array.from({ length: Math.max(...byIndex.keys()) + 1 }, (_, index) => {
      const child = byIndex.get(index);
      return child === undefined ? 'null' : textOf(child);
    });
    return arrayText([stringText('#'), ...items]);
  }
  if (first?.step.kind === 'filter')
    return arrayText([
      stringText(first.step.key),
      ...children.flatMap(({ step, node: child }) =>
        step.kind === 'filter' ? [`[${valueText(step.value)}, ${textOf(child)}]`] : [],
      ),
    ]);
  return objectText(
    children.flatMap(({ step, node: child }) =>
      step.kind === 'key' ? [{ key: step.key, value: textOf(child) }] : [],
    ),
  );
};

/** What the rules cover, and these other names, and what is ignored (paths without patterns). */
export const coveredText = (
  rules: readonly Rule[],
  names: readonly string[] = [],
  ignored: readonly string[] = [],
): string => {
  const root = newNode();
  for (const rule of rules) addRule(root, rule);
  for (const name of names) addName(root, name);
  for (const name of ignored) addIgnored(root, name);
  return textOf(root);
};

/** The same for paths alone. */
export const coveredPathsText = (paths: readonly Path[]): string => {
  const root = newNode();
  for (const path of paths) nodeAt(root, path).whole = true;
  return textOf(root);
};
