// Policies that cannot hold together, and one that the canonical schema leaves no room for.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { RulePoliciesNode } from '../../mapping/tree.ts';
import { fieldAt, isClosedAt } from '../../schema/fields.ts';
import { dividedArrays } from '../facts/divided-arrays.ts';
import type { Site } from '../facts/sites.ts';
import type { ResolvedMapping, RulePolicies } from '../resolved.ts';
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

const keptElements = (mapping: ResolvedMapping): readonly Diagnostic[] => {
  if (mapping.policies.unmapped.fromVendor !== 'keep') return [];
  const lists = [mapping.rules, ...(mapping.branches?.arms.map(({ rules }) => rules) ?? [])];
  const arrays = new Map(
    lists.flatMap((rules) => dividedArrays(rules).map((each) => [each.place.name, each] as const)),
  );
  return [...arrays].flatMap(
    ([
      array,
      {
        rules: [rule],
      },
    ]) =>
      rule === undefined
        ? []
        : [createDiagnostic('policies/kept-elements', { array }, { span: rule.node.path.span })],
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
