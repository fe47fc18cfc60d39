// Locks: what rules marked `locked: true` keep overlays from changing.
import type { Span } from '../diagnostics/span.ts';
import { printPath } from '../schema/parse-path.ts';
import type { Path } from '../schema/path.ts';
import { nodesOf } from './places-of.ts';
import type { MappingDocument, RuleNode } from './tree.ts';
import { type NameUse, usesOf } from './uses-of.ts';

/** A locked rule: its path from the record's root, and where the lock stands. */
export interface Lock {
  readonly path: Path;
  /** `printPath(path)`. */
  readonly name: string;
  readonly span: Span;
}

/** Finds the lock that covers a path, a value map, a ref or a parameter. */
export interface Locks {
  readonly onPath: (path: Path) => Lock | undefined;
  readonly onValueMap: (name: string) => Lock | undefined;
  readonly onRef: (name: string) => Lock | undefined;
  readonly onParameter: (name: string) => Lock | undefined;
}

/** Does one path lie on, above or below the other? */
export const touches = (left: Path, right: Path): boolean => {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  return short.every((step, index) => {
    const other = long[index];
    return other !== undefined && printPath([step]) === printPath([other]);
  });
};

/** Gathers the locks of a mapping: of its rules, of inner rules, and of branches. */
export const locksOf = (document: MappingDocument): Locks => {
  const paths: Lock[] = [];
  const names: Readonly<Record<NameUse['kind'], Map<string, Lock>>> = {
    valueMap: new Map(),
    ref: new Map(),
    parameter: new Map(),
  };
  const visit = (rule: RuleNode, parent: Path): void => {
    const path = [...parent, ...rule.path.value];
    if (rule.locked?.value) {
      const lock: Lock = { path, name: printPath(path), span: rule.locked.span };
      paths.push(lock);
      for (const { kind, name } of usesOf(rule, document.refs)) names[kind].set(name, lock);
    }
    // Arms have the path of their rule; what is inside `each` lies below it.
    if (rule.source.kind === 'firstOf') for (const arm of rule.source.arms) visit(arm, parent);
    if (rule.codec?.kind === 'each') for (const inner of rule.codec.fields) visit(inner, path);
  };
  for (const rule of nodesOf(document)) visit(rule, []);
  return {
    onPath: (path) => paths.find((lock) => touches(lock.path, path)),
    onValueMap: (name) => names.valueMap.get(name),
    onRef: (name) => names.ref.get(name),
    onParameter: (name) => names.parameter.get(name),
  };
};
