// The patch of a set of rules in one scope: bound variables, checks, then the object of vendor fields.
import groupBy from 'lodash/groupBy.js';
import { vendorWrites } from '../facts/vendor-places.ts';
import type { Rule } from '../resolved.ts';
import type { Subject } from './encoded.ts';
import { blockText } from './layout.ts';
import { patchText } from './member-tree.ts';
import { namesOf } from './names.ts';
import { operandText } from './operand.ts';
import { parentsOf, parentVariables } from './parents.ts';
import { policyText, type Scope, type WriteScope } from './scope.ts';
import { takenPairs } from './taken-pairs.ts';
import { pairsText } from './write-pairs.ts';
import { type Written, writeRule } from './write-rule.ts';

/** What is put around the patch of the record itself. */
export interface PatchParts {
  readonly statements?: readonly string[];
  /** Objects merged over the patch. */
  readonly merged?: readonly string[];
}

/** The text that gives the patch of these rules: `( … ; { … } )`. */
export const writeRulesText = (rules: readonly Rule[], around: Scope, parts: PatchParts = {}): string => {
  const parents = parentsOf(rules);
  const names = namesOf([...rules.map(({ canonical }) => canonical.name), ...parents.keys()], around.depth);
  const taken = around.depth === 0 && around.taken ? around.taken : takenPairs(rules);
  const { statements, operand, arrayOf } = parentVariables(parents, names, around);
  const writers = new Map(
    rules.flatMap((rule) =>
      vendorWrites(rule).map(({ name }) => [name, operand(rule.canonical.path)] as const),
    ),
  );
  const scope: WriteScope = { ...around, taken, names, writers };
  const written: Written[] = [];
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
    written.push({ ...own, fields: own.fields.map((field) => ({ ...field, onError })) });
  }
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
