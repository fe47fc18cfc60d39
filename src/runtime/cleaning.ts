// Takes out of an output what its schema refuses, until nothing is refused: what comes out is valid after everything, and
// each value that had to go is an issue of the rule that owns its very place.
import { UNREAD } from '../functions/unread.ts';
import type { Validator, Violation } from '../schema/validate/compile-validator.ts';
import type { Unread } from './before-of.ts';
import type { Direction, Issue } from './issue.ts';
import { issueOf } from './issue-of.ts';
import type { Plan } from './plan.ts';
import { refusalOf, strictestOf } from './refusal.ts';
import { type RuleIndex, stepOf } from './rule-index.ts';
import { type Known, takeOut } from './take-out.ts';
import { undone } from './undo.ts';
import { leavesAt, unreadOf } from './unread-of.ts';
import { type Keys, pathText, valueAt, withValueAt } from './value-at.ts';

export interface Dirty {
  readonly direction: Direction;
  readonly input: unknown;
  readonly output: unknown;
  /** Where the output stands among many. */
  readonly prefix: Keys;
  /** What the record that is written onto reads as. */
  readonly before: unknown;
  /** What is found is put into these. */
  readonly issues: Issue[];
  readonly unread: Unread[];
}

export interface Clean {
  readonly value: unknown;
  /** The canonical record without what was refused inside an array, to be written once more. */
  readonly again?: unknown;
}

/** Each round takes something out; deeper than this nothing more is mended. */
const MOST_ROUNDS = 20;

export const createCleaning =
  (plan: Plan, rules: RuleIndex, validators: Readonly<Record<Direction, () => Validator>>) =>
  (dirty: Dirty): Clean => {
    const { direction, issues, unread, before } = dirty;
    const places = direction === 'fromVendor' ? 'canonical' : 'written';
    const validate = validators[direction]();
    const names = issues.map(nameOf);
    /** Elements that went, by the places that they had; those behind them have moved. */
    const moved: Keys[] = [];
    /** Positions whose value went, while others stand behind them. */
    const holes = new Set<string>();
    let value = dirty.output;
    let canonical = dirty.input;

    const original = (keys: Keys): Keys => [...dirty.prefix, ...originalOf(keys, moved)];
    const tell = (issue: Issue): void => {
      if (!names.includes(nameOf(issue))) issues.push(issue);
      names.push(nameOf(issue));
    };
    const standing = () => ({
      value,
      original: (keys: Keys) => originalOf(keys, moved),
      known: knownOf(value),
    });
    const knownOf = (root: unknown): Known => ({
      kindOf: (keys) => rules.kindOf(places, keys, root),
      isConstant: (keys) => {
        const owner = rules.ownerOf(places, keys, dirty.input, root);
        return owner?.depth === keys.length && owner.rule.constant === true;
      },
    });
    const take = (keys: Keys): void => {
      const known = knownOf(value);
      const out = takeOut(value, keys, known);
      if (out.element !== undefined) {
        const place = originalOf(out.element, moved);
        moved.push(place);
        if (known.kindOf(out.element.slice(0, -1)).tag === undefined)
          unread.push({ path: place.map(stepOf), mark: UNREAD, isElement: true });
      }
      if (out.hole !== undefined) holes.add(pathText(out.hole));
      value = out.value;
    };
    /** A hole that may not be: positions are meaning, so that its array goes. */
    const closed = ({ path }: Violation): Keys => {
      const array = path.slice(0, -1);
      const rule = strictestOf(rules.beneath(places, path, value), direction);
      const rejects = (rule?.onError ?? plan.onError)[direction] === 'reject';
      const more = { value: valueAt(value, array), rejects };
      tell(issueOf(direction, 'value/incomplete', pathText(original(path)), rule, more));
      unread.push(...leavesAt(array, standing()));
      return array;
    };
    /** What is to be cut for a violation; nothing where it is mended otherwise, or none of ours. */
    const cutFor = (violation: Violation): Keys | undefined => {
      if (holes.has(pathText(violation.path))) return closed(violation);
      const output = { direction, places, record: dirty.input, value, original } as const;
      const refusal = refusalOf(plan, rules, violation, output);
      const { keys, policy, owner, issue } = refusal;
      const becomesNull = policy === 'null' && valueAt(value, keys) !== null;
      if (before !== undefined && !becomesNull && keys.some((key) => typeof key === 'number')) {
        const without = undone(
          {
            plan,
            rules,
            before,
            isCleared: valueAt(value, keys) === null,
            isMissing: issue.code === 'value/required',
          },
          canonical,
          owner,
          keys,
          value,
        );
        if (without !== canonical) tell(issue);
        canonical = without;
        return undefined;
      }
      tell(issue);
      if (keys.length === 0) return undefined;
      if (becomesNull) value = withValueAt(value, keys, null);
      else {
        if (direction === 'fromVendor') unread.push(...unreadOf(refusal, violation.path, standing()));
        return keys;
      }
      return undefined;
    };

    for (let round = 0; round < MOST_ROUNDS; round++) {
      const start = value;
      const cuts = new Map(
        // The last first: what an undone edit takes out of an array moves nothing that is still to be undone.
        [...validate(value)].reverse().flatMap((violation) => {
          const keys = cutFor(violation);
          return keys === undefined ? [] : [[pathText(keys), keys] as const];
        }),
      );
      if (canonical !== dirty.input && !issues.some(({ rejects }) => rejects))
        return { value, again: canonical };
      for (const keys of [...cuts.values()].sort(lastFirst)) take(keys);
      if (value === start) break;
    }
    return { value };
  };

const nameOf = ({ code, path, vendor: [field] }: Issue): string => `${code} ${path} ${field}`;

/** The places that values had before elements in front of them went. */
const originalOf = (keys: Keys, moved: readonly Keys[]): Keys => {
  const places: (string | number)[] = [];
  for (const key of keys) {
    const gone = moved
      .filter((each) => each.length === places.length + 1 && places.every((step, at) => each[at] === step))
      .map((each) => Number(each.at(-1)))
      .sort((a, b) => a - b);
    places.push(typeof key === 'number' ? gone.reduce((at, each) => (each <= at ? at + 1 : at), key) : key);
  }
  return places;
};

/** Behind before in front, and inside before around: what is cut moves nothing that is still to be cut. */
const lastFirst = (a: Keys, b: Keys): number => {
  for (const [index, key] of a.entries()) {
    const other = b[index];
    if (other === undefined) return -1;
    if (key === other) continue;
    return typeof key === 'number' && typeof other === 'number'
      ? other - key
      : String(key) < String(other)
        ? -1
        : 1;
  }
  return b.length - a.length;
};
