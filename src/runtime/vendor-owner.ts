// Whose a vendor value is where its place alone does not tell: a pair is known by its name, and the rules of `records:`
// speak of an element. Pairs that are none are told, since no rule would see them.
import type { Issue } from './issue.ts';
import { issueOf } from './issue-of.ts';
import type { Plan } from './plan.ts';
import type { Owner, RuleIndex } from './rule-index.ts';
import { type Keys, pathText, valueAt, withValueAt } from './value-at.ts';

/** The rule of a vendor value, with the canonical path to name it by. */
export interface FieldOwner extends Owner {
  readonly path: string;
}

/** Finds the owner of a vendor value: what is taken out with it is as little as can be. */
export const vendorOwner = (
  plan: Plan,
  rules: RuleIndex,
  keys: Keys,
  record: unknown,
): FieldOwner | undefined => ofPair(plan, rules, keys, record) ?? ofElement(plan, rules, keys, record);

const ofPair = (plan: Plan, rules: RuleIndex, keys: Keys, record: unknown): FieldOwner | undefined => {
  const pairs = plan.pairs?.find((each) => each.keys.every((key, index) => keys[index] === key));
  if (pairs === undefined || keys.length <= pairs.keys.length) return undefined;
  const depth = pairs.keys.length + 1;
  const entry = keys[depth - 1];
  const name = typeof entry === 'number' ? valueAt(record, [...keys.slice(0, depth), 'name']) : entry;
  if (typeof name !== 'string') return undefined;
  const named = ownerIn(plan, rules, [...pairs.keys, name], record);
  if (named?.depth === depth) return { ...named, path: named.rule.at };
  const rule = rules.ofCanonical(pairs.at, record);
  return rule === undefined ? undefined : { rule, depth, path: `${pairs.at}${memberText(name)}` };
};

const memberText = (name: string): string => {
  const text = pathText([name]);
  return text.startsWith('[') ? text : `.${text}`;
};

const ofElement = (plan: Plan, rules: RuleIndex, keys: Keys, record: unknown): FieldOwner | undefined => {
  const { records } = plan;
  const index = records === undefined ? undefined : keys[records.length];
  const isInside = records?.every((key, place) => keys[place] === key) === true && typeof index === 'number';
  if (records === undefined || !isInside) {
    const owner = ownerIn(plan, rules, keys, record);
    return owner && { ...owner, path: exactPath(owner.rule.at, keys.slice(0, owner.depth)) };
  }
  const above = records.length + 1;
  const owner = rules.ownerOf('vendor', keys.slice(above), record);
  if (owner === undefined) return undefined;
  const depth = owner.depth + above;
  return {
    rule: owner.rule,
    depth,
    path: `[${index}].${exactPath(owner.rule.at, keys.slice(above, depth))}`,
  };
};

/** `roles[2].name` for the rule at `roles[].name`: the innermost positions are those of the elements. */
const exactPath = (at: string, keys: Keys): string => {
  const positions = keys.filter((key) => typeof key === 'number');
  let next = positions.length - (at.split('[]').length - 1);
  return at.replaceAll('[]', () => `[${positions[next++] ?? ''}]`);
};

/** The owner of a field of the whole record; with `records:` rules call it `$parent`. */
const ownerIn = (plan: Plan, rules: RuleIndex, keys: Keys, record: unknown): Owner | undefined => {
  if (plan.records === undefined) return rules.ownerOf('vendor', keys, record);
  const owner = rules.ownerOf('vendor', ['$parent', ...keys], record);
  return owner && { rule: owner.rule, depth: owner.depth - 1 };
};

/** Takes out what stands where pairs are due and is no array and no object of them, with an issue for each. */
export const strangePairs = (
  plan: Plan,
  rules: RuleIndex,
  record: unknown,
): { readonly value: unknown; readonly issues: readonly Issue[] } => {
  const issues: Issue[] = [];
  let value = record;
  for (const { keys, at } of plan.pairs ?? []) {
    const pairs = valueAt(record, keys);
    if (pairs === undefined || pairs === null) continue;
    const refuse = (place: Keys, what: unknown, expected: string): void => {
      const rule = rules.ofCanonical(at, record);
      const rejects = (rule?.onError ?? plan.onError).fromVendor === 'reject';
      const more = { value: what, expected, rejects, vendor: [pathText(place)] };
      issues.push(issueOf('fromVendor', 'value/type', at, rule, more));
      value = withValueAt(value, place, undefined);
    };
    if (Array.isArray(pairs)) {
      for (const [index, pair] of pairs.entries())
        if (pair !== null && typeof valueAt(pair, ['name']) !== 'string')
          refuse([...keys, index], pair, 'an object with a name and a value');
    } else if (typeof pairs !== 'object') refuse(keys, pairs, 'an array of pairs, or an object of them');
  }
  return { value, issues };
};
