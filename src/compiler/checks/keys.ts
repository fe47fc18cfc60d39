// The key must identify: it is mapped plainly, both ways, and no two vendor values give one canonical value.

import { anyPresent } from '../../codecs/domains.ts';
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { RuleNode } from '../../mapping/tree.ts';
import { allRules } from '../facts/all-rules.ts';
import { domainsOf } from '../facts/rule-domains.ts';
import type { Place, ResolvedMapping, Rule, Source } from '../resolved.ts';
import type { Check } from './check.ts';

/** What may not stand on a key rule, with its place. */
const modifiersOf = (node: RuleNode): readonly { readonly modifier: string; readonly span: Span }[] => [
  ...(node.only ? [{ modifier: `only: ${node.only.value}`, span: node.only.span }] : []),
  ...(node.default ? [{ modifier: 'default', span: node.default.span }] : []),
  ...(node.ifPresent?.value === true ? [{ modifier: 'ifPresent', span: node.ifPresent.span }] : []),
  ...(node.source.kind === 'firstOf' ? [{ modifier: 'firstOf', span: node.path.span }] : []),
];

/** Sources that hold no identity of the record. */
const MAY_IDENTIFY: Readonly<Record<Source['kind'], boolean>> = {
  field: true,
  pair: true,
  parts: true,
  pairs: false,
  firstOf: false,
  join: false,
  slots: false,
  const: false,
  param: false,
  jsonata: false,
};

const injectivity = (key: Place, rule: Rule): readonly Diagnostic[] => {
  // Values that the canonical schema refuses would hide two that collide: they are issues of their records.
  const claims = rule.codec?.claims(domainsOf(rule).vendor, anyPresent);
  if (claims === undefined) return [];
  const claim = claims.fromVendor;
  const values = claim.verdict === 'lossy' || claim.verdict === 'exactUpTo' ? claim.values : undefined;
  if (values === undefined) return [];
  const span = rule.node.codec?.span ?? rule.node.path.span;
  return [createDiagnostic('rule/key-not-injective', { key: key.name, values: [...values] }, { span })];
};

/** The rules that hold the key or a part of it. */
const rulesOf = (mapping: ResolvedMapping, key: Place): readonly Rule[] => {
  const isIn = (inner: string, outer: string): boolean =>
    inner === outer || inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[`);
  const all = allRules(mapping);
  return all.filter(({ canonical }) => isIn(canonical.name, key.name) || isIn(key.name, canonical.name));
};

const ofKey = (mapping: ResolvedMapping, key: Place): readonly Diagnostic[] => {
  const rules = rulesOf(mapping, key);
  const absent = mapping.document.rules.some(({ path }) => path.value.length > 0 && isAt(path.value, key));
  if (rules.length === 0) {
    // A rule that could not be bound has a diagnostic of its own; one left out by `ifPresent` has not.
    const skipped = mapping.absentRules.includes(key.name);
    if (!key.known || (absent && !skipped)) return [];
    return [createDiagnostic('rule/key-not-mapped', { key: key.name }, { span: key.span })];
  }
  return rules.flatMap((rule) => {
    const stated = modifiersOf(rule.node).map(({ modifier, span }) =>
      createDiagnostic('rule/key-modifier', { key: key.name, modifier }, { span }),
    );
    if (stated.length > 0) return stated;
    if (!MAY_IDENTIFY[rule.source.kind]) {
      const args = { key: key.name, modifier: rule.source.kind };
      return [createDiagnostic('rule/key-modifier', args, { span: rule.node.path.span })];
    }
    return injectivity(key, rule);
  });
};

const isAt = (path: RuleNode['path']['value'], key: Place): boolean =>
  path.length === key.path.length &&
  path.every((step, index) => JSON.stringify(step) === JSON.stringify(key.path[index]));

/** A mapping without a key was refused when it was read. */
export const checkKeys: Check = {
  mapping: ({ mapping, incomplete }) =>
    mapping.key
      .flatMap((key) => ofKey(mapping, key))
      .filter(({ code }) => code !== 'rule/key-not-mapped' || incomplete !== true),
};
