// Where a rule stands while it is emitted: which variables hold the records, and how its issues name their place.
import { stringText } from '../../jsonata/parse/text.ts';
import type { Direction, Place, Rule } from '../resolved.ts';
import type { Names } from './names.ts';
import type { TakenPairs } from './taken-pairs.ts';

/** Bases of operands: '' is the record in hand, else a variable. */
export interface Scope {
  readonly vendor: string;
  readonly canonical: string;
  readonly before: string;
  readonly onto: string;
  /** Text of the path of a rule's issues. */
  readonly at: (name: string) => string;
  /** How many `each` are around: makes variable names unique. */
  readonly depth: number;
  /** Pairs that `pair: "*"` leaves to other rules. */
  readonly taken?: TakenPairs;
  /** Rules of the branch in hand: their constants say what type the record is of. */
  readonly ofBranch?: readonly Rule[];
}

/** Where rules are written, as one block of statements with variables of their own. */
export interface WriteScope extends Scope {
  readonly names: Names;
  /** The canonical value that is written to a vendor place, by the place's name. */
  readonly writers: ReadonlyMap<string, string>;
  /** The text of a vendor place as it is after the write. */
  readonly after: (place: Place) => string;
  /** The text of what is written to a condition's place; absent where nothing can be. */
  readonly change: (place: Place) => string | undefined;
}

export const ROOT_SCOPE: Scope = {
  vendor: '',
  canonical: '',
  before: '$before',
  onto: '$onto',
  at: stringText,
  depth: 0,
};

/** The scope inside `each` of the rule `name`; the lambda's parameters have the depth in their names. */
export const elementScope = (scope: Scope, name: string): Scope => {
  const depth = scope.depth + 1;
  return {
    vendor: `$item${depth}`,
    canonical: `$item${depth}`,
    before: `$before${depth}`,
    onto: `$onto${depth}`,
    at: (inner) =>
      inner === ''
        ? `$indexed(${scope.at(name)}, $index${depth})`
        : `$indexed(${scope.at(name)}, $index${depth}, ${stringText(inner.startsWith('[') ? inner : `.${inner}`)})`,
    depth,
  };
};

/** The word of a rule's `onError` policy, as functions that report for themselves take it. */
export const policyText = (rule: Rule, direction: Direction): string =>
  stringText(rule.policies.onError[direction]);

/** The call that reports a value which a rule cannot convert, by the rule's `onError` policy. */
export const failText = (
  rule: Rule,
  direction: Direction,
  code: string,
  value: string,
  scope: Scope,
  at = scope.at(rule.canonical.name),
): string => {
  const call = `(${stringText(code)}, ${at}, ${value})`;
  switch (rule.policies.onError[direction]) {
    case 'omit':
      return `$issue${call}`;
    case 'null':
      return `($issue${call}; null)`;
    case 'reject':
      return `$reject${call}`;
  }
};
