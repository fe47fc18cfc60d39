// The patch of a set of rules in one scope: bound variables, checks, then the object of vendor fields.
import groupBy from 'lodash/groupBy.js';
import { printPath } from '../../schema/parse-path.ts';
import { conditionsOf, inConditionOrder } from '../facts/condition-order.ts';
import { vendorWrites } from '../facts/vendor-places.ts';
import type { Place, Rule } from '../resolved.ts';
import type { Subject } from './encoded.ts';
import { blockText } from './layout.ts';
import { type Placed, patchText } from './member-tree.ts';
import { namesOf } from './names.ts';
import { operandText } from './operand.ts';
import { parentsOf, parentVariables } from './parents.ts';
import { policyText, type Scope, type WriteScope } from './scope.ts';
import { takenPairs } from './taken-pairs.ts';
import { pairsText } from './write-pairs.ts';
import { writeRule } from './write-rule.ts';
import type { Written } from './written.ts';

/** What is put around the patch of the record itself. */
export interface PatchParts {
  readonly statements?: readonly string[];
  /** Objects merged over the patch. */
  readonly merged?: readonly string[];
}

/** The text that gives the patch of these rules: `( … ; { … } )`. */
export const writeRulesText = (rules: readonly Rule[], around: Scope, parts: PatchParts = {}): string => {
  const parents = parentsOf(rules);
  const conditions = new Set(rules.flatMap(conditionsOf).map(({ name }) => name));
  const names = namesOf(
    [...rules.map(({ canonical }) => canonical.name), ...parents.keys(), ...conditions],
    around.depth,
  );
  const taken = around.depth === 0 && around.taken ? around.taken : takenPairs(rules);
  const { statements, operand, arrayOf } = parentVariables(parents, names, around);
  const writers = new Map(
    rules.flatMap((rule) =>
      vendorWrites(rule).map(({ name }) => [name, operand(rule.canonical.path)] as const),
    ),
  );
  const change = ({ name }: Pick<Place, 'name'>): string | undefined =>
    conditions.has(name) && writers.has(name) ? names(name, 'next') : undefined;
  const after = (place: Place): string => {
    const before = operandText(place.path, around.onto);
    const variable = change(place);
    return variable === undefined ? before : `(${variable} ?? ${before})`;
  };
  const scope: WriteScope = { ...around, taken, names, writers, after, change };
  const independent: Written[] = [];
  const dependent = new Map<Rule, Written>();
  for (const rule of rules) {
    if (!rule.reads && !rule.writes) continue;
    const array = arrayOf(rule);
    const subject: Subject = {
      value: operand(rule.canonical.path),
      before: operandText(rule.canonical.path, scope.before),
      ...(array !== undefined && { array }),
    };
    const onError = policyText(rule, 'toVendor');
    const own = writeRule(rule, subject, scope, writeRulesText);
    const parts = own.fields.map((field): { readonly field: Placed; readonly bound?: string } => {
      const variable = change({ name: printPath(field.path) });
      if (variable === undefined) return { field: { ...field, onError } };
      return { field: { ...field, text: variable, onError }, bound: `${variable} := ${field.text}` };
    });
    const each = {
      ...own,
      fields: parts.map(({ field }) => field),
      statements: [...own.statements, ...parts.flatMap(({ bound }) => bound ?? [])],
    };
    // What depends on a condition comes after what is written into its field.
    if (conditionsOf(rule).length > 0) dependent.set(rule, each);
    else independent.push(each);
  }
  const written = [
    ...independent,
    ...inConditionOrder([...dependent.keys()]).flatMap((rule) => dependent.get(rule) ?? []),
  ];
  const pairs = groupBy(
    written.flatMap((each) => each.pairs),
    (pair) => JSON.stringify(pair.in),
  );
  const fields = [
    ...written.flatMap((each) => each.fields),
    ...Object.values(pairs).flatMap((group) => {
      const path = group[0]?.in;
      return path === undefined ? [] : [{ path, text: pairsText(group, operandText(path, scope.onto)) }];
    }),
  ];
  const merged = [...written.flatMap((each) => each.merged), ...(parts.merged ?? [])];
  const patch = patchText(fields, (path) => operandText(path, scope.onto), scope.at, scope.depth > 0);
  return blockText(
    [...statements, ...written.flatMap((each) => each.statements), ...(parts.statements ?? [])],
    merged.reduce((object, more) => `$withAll(${object}, ${more})`, patch),
  );
};
