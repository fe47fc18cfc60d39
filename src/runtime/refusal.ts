// What a schema refuses in a record: the issue, of the rule at that very place, and how much goes with the value.
import type { Violation } from '../schema/validate/compile-validator.ts';
import type { Direction, Issue } from './issue.ts';
import { issueOf } from './issue-of.ts';
import type { OnError, Plan, PlanRule } from './plan.ts';
import { type Owner, type Places, placeText, type RuleIndex } from './rule-index.ts';
import { type Keys, pathText } from './value-at.ts';
import { collectedOf, namedPair } from './vendor-owner.ts';

export interface Refusal {
  readonly issue: Issue;
  readonly owner: Owner | undefined;
  readonly policy: OnError;
  /** What goes: one value, or all that would be something else without it. */
  readonly keys: Keys;
}

/** The output, with what is needed to find whose its values are. */
export interface Output {
  readonly direction: Direction;
  readonly places: Places;
  /** The record that tells the branch. */
  readonly record: unknown;
  readonly value: unknown;
  /** The place that a value had before any other went. */
  readonly original: (keys: Keys) => Keys;
}

const STRICTNESS: readonly OnError[] = ['omit', 'null', 'reject'];

/** Of several rules that a value fails the strictest decides, in whatever order they stand. */
export const strictestOf = (rules: readonly PlanRule[], direction: Direction): PlanRule | undefined =>
  STRICTNESS.map((policy) => rules.find(({ onError }) => onError[direction] === policy)).findLast(
    (rule) => rule !== undefined,
  );

export const refusalOf = (
  plan: Plan,
  rules: RuleIndex,
  { path: keys, keyword, actual, expected }: Violation,
  { direction, places, record, value, original }: Output,
): Refusal => {
  const isMissing = keyword === 'required' || keyword === 'dependentRequired';
  const named = namedPair(plan, keys, value);
  const owner = rules.ownerOf(places, named ?? keys, record, value);
  const rule = owner?.rule ?? strictestOf(rules.beneath(places, keys, value), direction);
  const policy = (rule?.onError ?? plan.onError)[direction];
  // What one rule makes goes as one: half a reference or half a list would be another value. But elements that are told
  // apart are no matter of each other.
  const unit = owner === undefined ? keys.length : owner.depth;
  const isElement = unit < keys.length && rules.kindOf(places, keys.slice(0, unit), value).by === 'element';
  const depth = Math.min(isElement ? unit + 1 : unit, isMissing ? keys.length - 1 : keys.length);
  const isVendor = places !== 'canonical';
  const path =
    isVendor && owner !== undefined
      ? placeText(owner)
      : ((isVendor ? collectedOf(plan, keys)?.at : undefined) ?? pathText(original(keys)));
  // A record that lacks a field is refused; a member that lacks one is left out.
  const rejects = depth === 0 || policy === 'reject';
  const issue = issueOf(direction, isMissing ? 'value/required' : 'value/schema', path, rule, {
    ...(actual !== undefined && { value: actual }),
    expected,
    rejects,
    ...(isVendor && { vendor: [pathText(keys)] }),
  });
  return { issue, owner, policy, keys: keys.slice(0, depth) };
};
