// Arms of `firstOf`: which one is written, whether they can be told apart, and whether each is ever reached.

import { presentDomain } from '../../codecs/domains.ts';
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { contains } from '../../schema/refusal.ts';
import { addModifier } from '../facts/add-modifier.ts';
import type { Site } from '../facts/sites.ts';
import type { Arm, Rule, Source } from '../resolved.ts';
import type { Check } from './check.ts';

const armsOf = ({ source }: Rule): readonly Arm[] => (source.kind === 'firstOf' ? source.arms : []);

/** Does the arm give a value for every record? Then no arm behind it counts. */
const isAlwaysPresent = ({ rule, when }: Arm): boolean => {
  if (when !== undefined) return false;
  const { source } = rule;
  if (rule.default?.fromVendor !== undefined) return true;
  return source.kind === 'const' && source.value !== null;
};

const unreachable = (path: string, arms: readonly Arm[]): readonly Diagnostic[] => {
  const first = arms.findIndex(isAlwaysPresent);
  const before = arms[first];
  if (before === undefined) return [];
  const related = [{ span: before.rule.node.span, message: 'always gives a value' }];
  return arms
    .slice(first + 1)
    .map(({ rule }) => createDiagnostic('rule/arm-unreachable', { path }, { span: rule.node.span, related }));
};

/** An arm that cannot be written back by itself: a constant that another arm may hold too, or a field read twice. */
const alike = (rule: Rule, arms: readonly Arm[]): readonly Diagnostic[] => {
  const fields = new Map<string, Arm>();
  return arms.flatMap((arm): readonly Diagnostic[] => {
    const { source } = arm.rule;
    const path = rule.canonical.name;
    const extras = { span: arm.rule.node.span, fix: addModifier(rule.node, 'only: fromVendor') };
    if (source.kind === 'const') {
      const other = arms.find(
        ({ rule: { source: from } }) =>
          from.kind === 'field' && contains(presentDomain(from.from.domain), source.value),
      );
      const names = [
        other?.rule.source.kind === 'field' ? other.rule.source.from.name : 'another arm',
        'the constant',
      ];
      return other === undefined
        ? []
        : [createDiagnostic('rule/arms-alike', { path, names, value: source.value }, extras)];
    }
    if (source.kind !== 'field') return [];
    const before = fields.get(source.from.name);
    fields.set(source.from.name, arm);
    if (before === undefined || (before.when !== undefined && arm.when !== undefined)) return [];
    return [
      createDiagnostic('rule/arms-alike', { path, names: [source.from.name, source.from.name] }, extras),
    ];
  });
};

const writers = (rule: Rule, arms: readonly Arm[]): readonly Diagnostic[] => {
  const path = rule.canonical.name;
  const [first, second] = arms.filter(({ writer }) => writer);
  if (first === undefined) {
    const candidate = arms.find(({ rule: arm }) => arm.writes && arm.source.kind === 'field');
    const fix = candidate && addModifier(candidate.rule.node, 'writer: true');
    return [createDiagnostic('rule/no-writer', { path }, { span: rule.node.path.span, ...(fix && { fix }) })];
  }
  if (second !== undefined) {
    const related = [{ span: first.rule.node.span, message: 'the first writer' }];
    return [
      createDiagnostic(
        'rule/several-writers',
        { path },
        { span: second.rule.node.writer?.span ?? second.rule.node.span, related },
      ),
    ];
  }
  return [];
};

/** What keeps an arm from being written, in words; undefined for one that can be. */
const WRITTEN: Readonly<Record<Source['kind'], string | undefined>> = {
  field: undefined,
  // Told apart from the others by its value.
  const: undefined,
  pair: 'a pair',
  pairs: 'a list of pairs',
  firstOf: 'a choice of its own',
  join: 'joined text',
  slots: 'an array of slots',
  param: 'a parameter',
  jsonata: 'an expression',
  parts: 'a template of several fields',
};

const unwritten = (rule: Rule, arms: readonly Arm[]): readonly Diagnostic[] =>
  arms.flatMap(({ rule: { node, source, default: fill } }) => {
    const what = fill?.fromVendor === undefined ? WRITTEN[source.kind] : 'a field with a default of its own';
    const fix = addModifier(rule.node, 'only: fromVendor');
    return what === undefined
      ? []
      : [
          createDiagnostic(
            'rule/arm-not-written',
            { path: rule.canonical.name, what },
            { span: node.span, fix },
          ),
        ];
  });

/** Directions and policies hold for the choice; an arm says what it reads, and when it counts. */
const modifiers = (rule: Rule, arms: readonly Arm[]): readonly Diagnostic[] =>
  arms.flatMap(({ rule: { node } }) => {
    const { only, policies, default: fill } = node;
    const stated = [
      // Of a field that is only read, the arm says so.
      { modifier: 'only: toVendor', span: only?.value === 'toVendor' ? only.span : undefined },
      { modifier: 'default: { onCreate }', span: fill?.onCreate?.span },
      { modifier: 'absent', span: policies.absent?.toVendor?.span },
      { modifier: 'null', span: (policies.null?.fromVendor ?? policies.null?.toVendor)?.span },
      { modifier: 'onError', span: (policies.onError?.fromVendor ?? policies.onError?.toVendor)?.span },
    ];
    return stated.flatMap(({ modifier, span }) =>
      span === undefined
        ? []
        : [createDiagnostic('rule/arm-modifier', { modifier, path: rule.canonical.name }, { span })],
    );
  });

const checkSite = ({ rule, writes }: Site): readonly Diagnostic[] => {
  const arms = armsOf(rule);
  if (arms.length === 0) return [];
  const dead = [...unreachable(rule.canonical.name, arms), ...modifiers(rule, arms)];
  if (!writes) return dead;
  const fixed = unwritten(rule, arms);
  if (fixed.length > 0) return [...dead, ...fixed];
  const same = alike(rule, arms);
  // Who writes does not matter as long as the arms cannot be told apart.
  return [...dead, ...(same.length > 0 ? same : writers(rule, arms))];
};

export const checkFirstOf: Check = { rule: checkSite };
