// Parents of written rules: a null parent clears every field beneath it, so that rules read it from a variable that holds
// the parent, or nulls in its place.
import { valueText } from '../../jsonata/parse/text.ts';
import { printPath } from '../../schema/parse-path.ts';
import type { Path } from '../../schema/path.ts';
import type { Rule } from '../resolved.ts';
import { arrayText, objectText } from './layout.ts';
import type { Names } from './names.ts';
import { operandText } from './operand.ts';
import type { Scope } from './scope.ts';

interface Parent {
  readonly path: Path;
  /** What rules write beneath it, from there. */
  readonly beneath: Path[];
}

/** The parents of written rules, by their names: objects, and arrays by whose elements rules go. */
export type Parents = ReadonlyMap<string, Parent>;

/** The canonical paths of a rule: of slots, the members of their elements. */
const pathsOf = ({ canonical: { path }, source }: Rule): readonly Path[] =>
  source.kind === 'slots'
    ? source.slots.map(({ slot }) => [
        ...path,
        { kind: 'filter', key: source.key, value: slot },
        { kind: 'key', key: source.value },
      ])
    : [path];

/** How many steps lead to the first array whose elements the path tells apart; all but the last where there is none. */
const lengthToArray = (path: Path): number => {
  const length = path.findIndex(({ kind }) => kind !== 'key');
  return length < 0 ? path.length - 1 : length;
};

export const parentsOf = (rules: readonly Rule[]): Parents => {
  const parents = new Map<string, Parent>();
  for (const path of rules.filter(({ writes }) => writes).flatMap(pathsOf))
    for (let length = 1; length <= lengthToArray(path); length++) {
      const above = path.slice(0, length);
      const known = parents.get(printPath(above)) ?? { path: above, beneath: [] };
      known.beneath.push(path.slice(length));
      parents.set(printPath(above), known);
    }
  return parents;
};

const groups = (paths: readonly Path[]): readonly (readonly [Path[number], Path[]])[] => {
  const found = new Map<string, readonly [Path[number], Path[]]>();
  for (const [step, ...rest] of paths) {
    if (step === undefined) continue;
    const name = JSON.stringify(step);
    const group = found.get(name) ?? [step, []];
    group[1].push(rest);
    found.set(name, group);
  }
  return [...found.values()];
};

/** Nulls at these paths; members of objects are parents of their own, unless they stand in an array. */
const nullsText = (paths: readonly Path[], isInArray = false): string => {
  if (paths.some(({ length }) => length === 0)) return 'null';
  const children = groups(paths);
  const members = children.flatMap(([step, rest]) =>
    step.kind === 'key' ? [{ key: step.key, value: isInArray ? nullsText(rest, true) : 'null' }] : [],
  );
  if (members.length > 0) return objectText(members);
  const positions = new Map(
    children.flatMap(([step, rest]) => (step.kind === 'index' ? [[step.index, rest] as const] : [])),
  );
  if (positions.size > 0)
    return arrayText(
      Array.from({ length: Math.max(...positions.keys()) + 1 }, (_, index) =>
        nullsText(positions.get(index) ?? [[]], true),
      ),
    );
  return arrayText(
    children.flatMap(([step, rest]) => {
      const tags = groups(rest).flatMap(([inner, deeper]) =>
        inner.kind === 'key' ? [{ key: inner.key, value: nullsText(deeper, true) }] : [],
      );
      return step.kind === 'filter' && tags.length > 0
        ? [objectText([{ key: step.key, value: valueText(step.value) }, ...tags])]
        : [];
    }),
  );
};

/** The statements that bind the parents, and how rules read: the operand of a path, and the array that it goes through. */
export const parentVariables = (
  parents: Parents,
  names: Names,
  scope: Scope,
): {
  readonly statements: readonly string[];
  readonly operand: (path: Path) => string;
  readonly arrayOf: (rule: Rule) => string | undefined;
} => {
  const operand = (path: Path): string => {
    for (let length = lengthToArray(path); length > 0; length--) {
      const parent = printPath(path.slice(0, length));
      if (parents.has(parent)) return operandText(path.slice(length), names(parent, 'in'));
    }
    return operandText(path, scope.canonical);
  };
  const arrayOf = (rule: Rule): string | undefined => {
    const [path] = pathsOf(rule);
    const length = path?.findIndex(({ kind }) => kind !== 'key') ?? -1;
    const array = length > 0 ? printPath(path?.slice(0, length) ?? []) : '';
    return parents.has(array) ? names(array, 'in') : undefined;
  };
  const statements = [...parents].map(([name, { path, beneath }]) => {
    const value = operand(path);
    return `${names(name, 'in')} := ${value} = null ? ${nullsText(beneath)} : ${value}`;
  });
  return { statements, operand, arrayOf };
};
