// Rules and defaults that nothing ever runs.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Site } from '../facts/sites.ts';
import type { ResolvedMapping } from '../resolved.ts';
import type { Check } from './check.ts';

/** A rule that goes neither way: what it says and what the mapping allows leave nothing. */
const dead = ({ rule, reads, writes, role }: Site): readonly Diagnostic[] => {
  if (reads || writes || role === 'arm') return [];
  const span = rule.node.only?.span ?? rule.node.path.span;
  const reason = rule.writes ? 'mapping' : 'source';
  return [createDiagnostic('rule/dead', { path: rule.canonical.name, reason }, { span })];
};

const deadDefault = ({ rule, reads, writes, role }: Site): readonly Diagnostic[] => {
  const { default: fill } = rule.node;
  if (fill === undefined || role === 'arm' || (!reads && !writes)) return [];
  const path = rule.canonical.name;
  return [
    ...(fill.fromVendor && !reads
      ? [createDiagnostic('rule/default-unused', { path, key: 'fromVendor' }, { span: fill.fromVendor.span })]
      : []),
    ...(fill.onCreate && !writes
      ? [createDiagnostic('rule/default-unused', { path, key: 'onCreate' }, { span: fill.onCreate.span })]
      : []),
  ];
};

/** An outer rule that every branch replaces, where some branch takes every record. */
const shadowed = ({ branches, rules }: ResolvedMapping): readonly Diagnostic[] => {
  const arms = branches?.arms ?? [];
  if (branches === undefined || !arms.some(({ codes }) => codes.length === 0)) return [];
  return rules
    .filter((rule) => arms.every((arm) => !arm.rules.includes(rule)))
    .map((rule) => {
      const [first] = arms.flatMap(({ own }) =>
        own.filter((other) => other.canonical.name === rule.canonical.name),
      );
      const related = first ? [{ span: first.node.path.span, message: 'one of those that replace it' }] : [];
      return createDiagnostic(
        'rule/shadowed',
        { path: rule.canonical.name },
        { span: rule.node.path.span, related },
      );
    });
};

export const checkDeadRules: Check = {
  rule: (site) => [...dead(site), ...deadDefault(site)],
  mapping: ({ mapping }) => shadowed(mapping),
};
