// The patch of a set of rules in one scope: bound variables, checks, then the object of vendor fields.
import groupBy from 'lodash/groupBy.js';
import { printPath } from '../../schema/parse-path.ts';
import type { Path } from '../../schema/path.ts';
import type { Rule } from '../resolved.ts';
import type { Subject } from './encoded.ts';
import { blockText, objectText } from './layout.ts';
import { patchText } from './member-tree.ts';
import { type Names, namesOf } from './names.ts';
import { operandText } from './operand.ts';
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

const keysOf = (path: Path): string[] | undefined => {
  const keys = path.flatMap((step) => (step.kind === 'key' ? [step.key] : []));
  return keys.length === path.length ? keys : undefined;
};

interface Parent {
  readonly keys: readonly string[];
  readonly children: Set<string>;
}

const pathOf = (keys: readonly string[]): Path => keys.map((key) => ({ kind: 'key', key }));

const nameOf = (keys: readonly string[]): string => printPath(pathOf(keys));

/** The parents of written rules, by their names, with the members that rules write. */
const parentsOf = (rules: readonly Rule[]): ReadonlyMap<string, Parent> => {
  const parents = new Map<string, Parent>();
  for (const rule of rules) {
    if (!rule.writes) continue;
    const keys = keysOf(rule.canonical.path);
    if (keys === undefined) continue;
    for (let length = 1; length < keys.length; length++) {
      const prefix = keys.slice(0, length);
      const known = parents.get(nameOf(prefix)) ?? { keys: prefix, children: new Set<string>() };
      const child = keys[length];
      if (child !== undefined) known.children.add(child);
      parents.set(nameOf(prefix), known);
    }
  }
  return parents;
};

/**
 * A null parent clears every field beneath it: for each parent of a written rule a variable that holds the parent,
 * or an object of nulls in its place.
 */
const parentVariables = (
  parents: ReadonlyMap<string, Parent>,
  names: Names,
  scope: Scope,
): { readonly statements: readonly string[]; readonly operand: (path: Path) => string } => {
  const operand = (path: Path): string => {
    const keys = keysOf(path);
    for (let length = (keys?.length ?? 0) - 1; keys !== undefined && length > 0; length--) {
      const parent = nameOf(keys.slice(0, length));
      if (parents.has(parent)) return operandText(path.slice(length), names(parent, 'in'));
    }
    return operandText(path, scope.canonical);
  };
  const statements = [...parents].map(([name, { keys, children }]) => {
    const value = operand(pathOf(keys));
    const nulls = objectText([...children].map((key) => ({ key, value: 'null' })));
    return `${names(name, 'in')} := ${value} = null ? ${nulls} : ${value}`;
  });
  return { statements, operand };
};

/** The text that gives the patch of these rules: `( … ; { … } )`. */
export const writeRulesText = (rules: readonly Rule[], around: Scope, parts: PatchParts = {}): string => {
  const parents = parentsOf(rules);
  const names = namesOf([...rules.map(({ canonical }) => canonical.name), ...parents.keys()], around.depth);
  const taken = around.depth === 0 && around.taken ? around.taken : takenPairs(rules);
  const scope: WriteScope = { ...around, taken, names };
  const { statements, operand } = parentVariables(parents, names, scope);
  const cleared: string[] = [];
  const written: Written[] = [];
  for (const rule of rules) {
    if (!rule.reads && !rule.writes) continue;
    const subject = subjectOf(rule, operand, scope);
    if (subject.statement !== undefined) cleared.push(subject.statement);
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
  const patch = patchText(fields, (path) => operandText(path, scope.onto), scope.at);
  return blockText(
    [...statements, ...cleared, ...written.flatMap((each) => each.statements), ...(parts.statements ?? [])],
    merged.reduce((object, more) => `$withAll(${object}, ${more})`, patch),
  );
};

/** Under `absent: clear` a value that is gone counts as null: it is bound to a variable that says so. */
const subjectOf = (
  rule: Rule,
  operand: (path: Path) => string,
  scope: WriteScope,
): Subject & { readonly statement?: string } => {
  const value = operand(rule.canonical.path);
  const before = operandText(rule.canonical.path, scope.before);
  if (rule.policies.absent !== 'clear' || !rule.writes || rule.isKey) return { value, before };
  const variable = scope.names(rule.canonical.name, 'now');
  return {
    value: variable,
    before,
    statement: `${variable} := $cleared(${value}, ${before}, ${scope.onto})`,
  };
};
