// Arms of `firstOf`: which one is written, whether they can be told apart, and whether each is ever reached.

import { presentDomain } from '../../codecs/domains.ts';
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { contains } from '../../schema/refusal.ts';
import { addModifier } from '../facts/add-modifier.ts';
import type { Site } from '../facts/sites.ts';
import type { Arm, Rule } from '../resolved.ts';
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

const checkSite = ({ rule, writes }: Site): readonly Diagnostic[] => {
  const arms = armsOf(rule);
  if (arms.length === 0) return [];
  const dead = unreachable(rule.canonical.name, arms);
  if (!writes) return dead;
  const same = alike(rule, arms);
  // Who writes does not matter as long as the arms cannot be told apart.
  return [...dead, ...(same.length > 0 ? same : writers(rule, arms))];
};

export const checkFirstOf: Check = { rule: checkSite };
