// Arrays of which rules take single elements, by the name of a pair, by a match or by position: what they leave is unmapped.
import { parsePath, printPath } from '../../schema/parse-path.ts';
import type { Path, PathStep } from '../../schema/path.ts';
import type { Ignores, Place, Rule } from '../resolved.ts';
import { withArms } from './all-rules.ts';

export interface DividedArray {
  readonly place: Place;
  /** The rules that take something of it. */
  readonly rules: readonly Rule[];
  /** Of an array whose elements paths tell apart: the step to each that is taken. Pairs go by their names. */
  readonly taken?: readonly Path[];
}

interface Use {
  readonly rule: Rule;
  readonly place: Place;
  /** Where its elements begin. */
  readonly length: number;
  readonly isPair: boolean;
}

const usesOf = (rule: Rule): readonly Use[] =>
  withArms(rule).flatMap(({ places }) =>
    places.flatMap(({ side, role, place }): readonly Use[] => {
      if (side !== 'vendor' || role === 'expression') return [];
      const length = role === 'list' ? place.path.length : place.path.findIndex(({ kind }) => kind !== 'key');
      return length < 0 ? [] : [{ rule, place, length, isPair: role === 'list' }];
    }),
  );

const isSame = (step: PathStep, other: PathStep | undefined): boolean =>
  JSON.stringify(step) === JSON.stringify(other);

/** What a path takes of an array: all of it, some of its elements, or nothing. */
const takes = (array: Path, path: Path): 'all' | 'some' | 'nothing' => {
  if (!array.every((step, index) => index >= path.length || isSame(step, path[index]))) return 'nothing';
  const next = path[array.length];
  return next === undefined || next.kind === 'key' ? 'all' : 'some';
};

const pathsOf = (names: readonly string[]): readonly Path[] =>
  names.flatMap((name) => {
    const parsed = parsePath(name);
    return parsed.ok ? [parsed.path] : [];
  });

/** Does a text name one element of the array, which need not stand in the schema? */
export const isElementOf = ({ place, taken }: DividedArray, text: string): boolean =>
  taken !== undefined &&
  pathsOf([text]).some((path) => path.length === place.path.length + 1 && takes(place.path, path) === 'some');

/** Elements are told apart in one way: by position, or by one member. */
const isOneWay = (taken: readonly Path[]): boolean =>
  new Set(taken.map(([step]) => (step?.kind === 'filter' ? step.key : step?.kind === 'index'))).size === 1;

/** The arrays of the record itself, with what rules, ignored places and constants take of them. */
export const dividedArrays = (
  rules: readonly Rule[],
  ignores: readonly Ignores[] = [],
  constants: readonly Path[] = [],
): readonly DividedArray[] => {
  const whole = new Set(rules.flatMap(({ source }) => (source.kind === 'pairs' ? [source.in.name] : [])));
  const uses = rules.flatMap(usesOf);
  const ignored = ignores.flatMap(({ vendor }) => vendor.map(({ pattern }) => pattern));
  const others = [...pathsOf(ignored), ...constants];
  const values = rules.flatMap(withArms).flatMap(({ places }) => places);
  const found = new Map<string, Use[]>();
  for (const use of uses) {
    const name = printPath(use.place.path.slice(0, use.length));
    // What stands around the record is not its own.
    const [first] = use.place.path;
    if (whole.has(name) || (first?.kind === 'key' && first.key === '$parent')) continue;
    found.set(name, [...(found.get(name) ?? []), use]);
  }
  return [...found].flatMap(([name, list]): readonly DividedArray[] => {
    const [use] = list;
    if (use === undefined) return [];
    const { place, length } = use;
    const of = [...new Set(list.map(({ rule }) => rule))];
    const array = { ...place, path: place.path.slice(0, length), name };
    if (list.some(({ isPair }) => isPair)) return [{ place: array, rules: of }];
    const isWhole =
      ignored.includes(`${name}[*]`) ||
      values.some(({ side, place: { path } }) => side === 'vendor' && takes(array.path, path) === 'all') ||
      others.some((path) => takes(array.path, path) === 'all');
    const taken = [...list.map((each) => each.place.path), ...others]
      .filter((path) => takes(array.path, path) === 'some')
      .map((path) => path.slice(length, length + 1));
    return isWhole || !isOneWay(taken) ? [] : [{ place: array, rules: of, taken }];
  });
};
