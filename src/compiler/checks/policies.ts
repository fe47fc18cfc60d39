// Policies that cannot hold together, and one that the canonical schema leaves no room for.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { RulePoliciesNode } from '../../mapping/tree.ts';
import { fieldAt, isClosedAt } from '../../schema/fields.ts';
import { printPath } from '../../schema/parse-path.ts';
import { withArms } from '../facts/all-rules.ts';
import type { Site } from '../facts/sites.ts';
import type { ResolvedMapping, Rule, RulePolicies } from '../resolved.ts';
import type { Check } from './check.ts';

/** A default is written by clearing the field: under `keep` and `error` a cleared field is not read as the default. */
const defaultAndNull = ({ rule, reads, writes }: Site): readonly Diagnostic[] => {
  const { policies, codec, node, canonical } = rule;
  const policy = policies.null.fromVendor;
  const value = rule.default?.fromVendor;
  if (!reads || !writes || value === undefined || policy === 'omit' || codec?.readsNull === true) return [];
  const span = node.policies.null?.fromVendor?.span ?? node.default?.fromVendor?.span ?? node.span;
  return [createDiagnostic('policies/default-and-null', { path: canonical.name, value, policy }, { span })];
};

const isForbiddenNull = (policies: RulePolicies): boolean =>
  policies.onError.toVendor === 'null' && policies.null.toVendor === 'error';

const forbiddenNull = (policies: RulePolicies, own: RulePoliciesNode, at: Span): readonly Diagnostic[] =>
  isForbiddenNull(policies)
    ? [
        createDiagnostic(
          'policies/forbidden-null',
          {},
          { span: own.onError?.toVendor?.span ?? own.null?.toVendor?.span ?? at },
        ),
      ]
    : [];

/** May the canonical record hold an object under `custom`? */
const takesCustom = ({ canonical }: ResolvedMapping): boolean => {
  const field = fieldAt(canonical, [{ kind: 'key', key: 'custom' }]);
  if (field === undefined) return !isClosedAt(canonical);
  const { types } = field.domain;
  return types.size === 0 || types.has('object');
};

const collectedNowhere = (mapping: ResolvedMapping): readonly Diagnostic[] => {
  const { document, policies, canonical } = mapping;
  if (policies.unmapped.fromVendor !== 'collect' || takesCustom(mapping)) return [];
  const span = document.policies.unmapped.fromVendor?.span ?? document.name.span;
  return [createDiagnostic('policies/collected-nowhere', { schema: canonical.file }, { span })];
};

/** The arrays of which rules take single elements, by the rules that leave the others. */
const dividedArrays = (rules: readonly Rule[]): ReadonlyMap<string, Rule> => {
  const whole = new Set(rules.flatMap(({ source }) => (source.kind === 'pairs' ? [source.in.name] : [])));
  const found = new Map<string, Rule>();
  for (const rule of rules.flatMap(withArms)) {
    for (const { side, role, place } of rule.places) {
      if (side !== 'vendor' || role === 'expression') continue;
      const at = place.path.findIndex(({ kind }) => kind !== 'key');
      const array = role === 'list' ? place.name : at < 0 ? undefined : printPath(place.path.slice(0, at));
      if (array !== undefined && !whole.has(array) && !found.has(array)) found.set(array, rule);
    }
  }
  return found;
};

const keptElements = (mapping: ResolvedMapping): readonly Diagnostic[] => {
  if (mapping.policies.unmapped.fromVendor !== 'keep') return [];
  const lists = [mapping.rules, ...(mapping.branches?.arms.map(({ rules }) => rules) ?? [])];
  const arrays = new Map(lists.flatMap((rules) => [...dividedArrays(rules)]));
  return [...arrays].map(([array, { node }]) =>
    createDiagnostic('policies/kept-elements', { array }, { span: node.path.span }),
  );
};

export const checkPolicies: Check = {
  rule: (site, { mapping }) => [
    ...defaultAndNull(site),
    // What the mapping's own policies do wrong is told once, there.
    ...(site.writes && !isForbiddenNull(mapping.policies)
      ? forbiddenNull(site.rule.policies, site.rule.node.policies, site.rule.node.span)
      : []),
  ],
  mapping: ({ mapping }) => [
    ...forbiddenNull(mapping.policies, mapping.document.policies, mapping.document.name.span),
    ...collectedNowhere(mapping),
    ...keptElements(mapping),
  ],
};
