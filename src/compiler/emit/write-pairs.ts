// Name/value pairs, to the vendor: what rules write into one list of them, put together into one change of it.
import type { Path } from '../../schema/path.ts';
import type { Rule } from '../resolved.ts';
import { listOfTexts, objectText } from './layout.ts';
import { policyText, type Scope } from './scope.ts';

export interface WrittenPair {
  readonly in: Path;
  /** Absent: the text gives changes by name. */
  readonly name?: string;
  readonly text: string;
}

/** The changes that an object of all other pairs makes. */
export const changesText = (
  rule: Rule,
  list: string,
  value: string,
  before: string,
  scope: Scope,
): string => {
  const taken = listOfTexts(scope.taken?.get(list) ?? []);
  const at = scope.at(rule.canonical.name);
  return `$pairChanges(${value}, ${before}, ${taken}, ${at}, ${policyText(rule, 'toVendor')})`;
};

/** Name/value pairs of one array, as one patched array. */
export const pairsText = (pairs: readonly WrittenPair[], onto: string): string => {
  const named = objectText(
    pairs.flatMap(({ name, text }) => (name === undefined ? [] : [{ key: name, value: text }])),
  );
  const changes = pairs
    .filter(({ name }) => name === undefined)
    .reduce((all, { text }) => `$withAll(${all}, ${text})`, named);
  return `$patchPairs(${onto}, ${changes})`;
};
