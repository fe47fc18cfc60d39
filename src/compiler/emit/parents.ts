// Parents of written rules: a null parent clears every field beneath it, so that rules read it from a variable that holds
// the parent, or nulls in its place.
import { stringText, valueText } from '../../jsonata/parse/text.ts';
import { printPath } from '../../schema/parse-path.ts';
import type { Path } from '../../schema/path.ts';
import type { Rule } from '../resolved.ts';
import { arrayText, listOfTexts, objectText } from './layout.ts';
import { policiesText, strictest } from './member-tree.ts';
import type { Names } from './names.ts';
import { operandText } from './operand.ts';
import { policyText, type Scope } from './scope.ts';

interface Parent {
  readonly path: Path;
  /** What rules write beneath it, from there. */
  readonly beneath: Path[];
  /** The rules that go through its elements, each with its path from there. */
  readonly through: { readonly path: Path; readonly rule: Rule }[];
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
  const places = rules.flatMap((rule) => (rule.writes ? pathsOf(rule).map((path) => ({ path, rule })) : []));
  for (const { path, rule } of places)
    for (let length = 1; length <= lengthToArray(path); length++) {
      const above = path.slice(0, length);
      const known = parents.get(printPath(above)) ?? { path: above, beneath: [], through: [] };
      const rest = path.slice(length);
      known.beneath.push(rest);
      if (rest[0]?.kind !== 'key' && rule.source.kind !== 'slots') known.through.push({ path: rest, rule });
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

/** An array that is read back as it is written, or what was there before: its positions have no gap, its keys are single. */
const wholeText = (value: string, before: string, at: string, through: Parent['through']): string => {
  const words = new Map<number, Set<string>>();
  const members = new Set<string>();
  for (const { path, rule } of through) {
    const [step, member] = path;
    const policy = policyText(rule, 'toVendor');
    if (step?.kind === 'filter') {
      const all = new Set(through.map((each) => policyText(each.rule, 'toVendor')));
      return `$withoutRepeats(${value}, ${before}, ${stringText(step.key)}, ${at}, ${strictest(all)})`;
    }
    if (step?.kind !== 'index') continue;
    words.set(step.index, (words.get(step.index) ?? new Set()).add(policy));
    if (member?.kind === 'key') members.add(member.key);
  }
  if (words.size === 0) return value;
  const last = members.size === 0 ? '' : `, ${listOfTexts([...members])}`;
  return `$withoutGap(${value}, ${before}, ${at}, ${policiesText(words)}${last})`;
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
  const statements = [...parents].map(([name, { path, beneath, through }]) => {
    const value = operand(path);
    const before = operandText(path, scope.before);
    const whole = wholeText(value, before, scope.at(name), through);
    return `${names(name, 'in')} := ${value} = null ? ${nullsText(beneath)} : ${whole}`;
  });
  return { statements, operand, arrayOf };
};
