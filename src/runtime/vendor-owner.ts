// Whose a vendor value is where its place alone does not tell: a pair is known by its name, and the rules of `records:`
// speak of an element. Pairs that are none are told, since no rule would see them.
import type { Issue } from './issue.ts';
import { issueOf } from './issue-of.ts';
import type { Plan } from './plan.ts';
import { type Owner, placeText, type RuleIndex } from './rule-index.ts';
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

/** The place of a pair by its name, as rules spell it; nothing for what is in no pair. */
export const namedPair = (plan: Plan, keys: Keys, record: unknown): Keys | undefined => {
  const pairs = plan.pairs?.find((each) => each.keys.every((key, index) => keys[index] === key));
  if (pairs === undefined || keys.length <= pairs.keys.length) return undefined;
  const depth = pairs.keys.length + 1;
  const entry = keys[depth - 1];
  const name = typeof entry === 'number' ? valueAt(record, [...keys.slice(0, depth), 'name']) : entry;
  return typeof name === 'string' ? [...pairs.keys, name] : undefined;
};

/** Where `custom` holds the elements of the array that a place stands in, which no rule owns. */
export const collectedOf = ({ collected = [] }: Plan, keys: Keys) =>
  collected.find((each) => each.keys.every((key, index) => keys[index] === key));

const ofPair = (plan: Plan, rules: RuleIndex, keys: Keys, record: unknown): FieldOwner | undefined => {
  const place = namedPair(plan, keys, record);
  if (place === undefined) return undefined;
  const depth = place.length;
  const named = ownerIn(plan, rules, place, record);
  if (named?.depth === depth) return { ...named, path: named.rule.at };
  const list = place.slice(0, -1);
  const pairs = plan.pairs?.find((each) => pathText(each.keys) === pathText(list));
  const rule = pairs && rules.ofCanonical(pairs.at, record);
  if (pairs === undefined || rule === undefined) return undefined;
  return { rule, depth, positions: [], path: `${pairs.at}${memberText(String(place.at(-1)))}` };
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
    return owner && { ...owner, path: placeText(owner) };
  }
  const above = records.length + 1;
  const owner = rules.ownerOf('vendor', keys.slice(above), record, valueAt(record, keys.slice(0, above)));
  return owner && { ...owner, depth: owner.depth + above, path: `[${index}].${placeText(owner)}` };
};

/** The owner of a field of the whole record; with `records:` rules call it `$parent`. */
const ownerIn = (plan: Plan, rules: RuleIndex, keys: Keys, record: unknown): Owner | undefined => {
  if (plan.records === undefined) return rules.ownerOf('vendor', keys, record);
  const owner = rules.ownerOf('vendor', ['$parent', ...keys], record);
  return owner && { ...owner, depth: owner.depth - 1 };
};

/**
 * Takes out what stands where pairs are due and is no array and no object of them, with an issue for each. A name that
 * stands twice is an issue, too, where its pairs go anywhere: the first counts.
 */
export const strangePairs = (
  plan: Plan,
  rules: RuleIndex,
  record: unknown,
): { readonly value: unknown; readonly issues: readonly Issue[] } => {
  const issues: Issue[] = [];
  let value = record;
  for (const { keys, at, others } of plan.pairs ?? []) {
    const pairs = valueAt(record, keys);
    if (pairs === undefined || pairs === null) continue;
    const refuse = (place: Keys, what: unknown, expected: string): void => {
      const rule = rules.ofCanonical(at, record);
      const rejects = (rule?.onError ?? plan.onError).fromVendor === 'reject';
      const more = { value: what, expected, rejects, vendor: [pathText(place)] };
      issues.push(issueOf('fromVendor', 'value/type', at, rule, more));
      value = withValueAt(value, place, undefined);
    };
    const repeat = (index: number, name: string, pair: unknown): void => {
      const owner = ownerIn(plan, rules, [...keys, name], record);
      const rule = owner?.depth === keys.length + 1 ? owner.rule : undefined;
      const path = rule?.at ?? (others === undefined ? undefined : `${others}${memberText(name)}`);
      if (path === undefined) return;
      const rejects = (rule?.onError ?? plan.onError).fromVendor === 'reject';
      const vendor = [pathText([...keys, index])];
      issues.push(issueOf('fromVendor', 'value/slot', path, rule, { value: pair, rejects, vendor }));
    };
    if (Array.isArray(pairs)) {
      const seen = new Set<string>();
      for (const [index, pair] of pairs.entries()) {
        const name = valueAt(pair, ['name']);
        if (typeof name === 'string') {
          if (seen.has(name)) repeat(index, name, pair);
          seen.add(name);
        } else if (pair !== null) refuse([...keys, index], pair, 'an object with a name and a value');
      }
    } else if (typeof pairs !== 'object') refuse(keys, pairs, 'an array of pairs, or an object of them');
  }
  return { value, issues };
};
