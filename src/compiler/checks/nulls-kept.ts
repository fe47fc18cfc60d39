// Nulls and unmapped names that a policy keeps where the canonical schema has no place for them.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { fieldsOf, isClosedAt } from '../../schema/fields.ts';
import { coveredPaths } from '../facts/covered-paths.ts';
import { matcherOf } from '../facts/ignore-patterns.ts';
import { absolutePath, schemaPlace } from '../facts/paths.ts';
import { type Site, sitesOf } from '../facts/sites.ts';
import type { ResolvedMapping } from '../resolved.ts';
import type { Check } from './check.ts';

/** May the rule read a null, and is there a place for it? A table with a row for null says itself what becomes of it. */
const keepsForbiddenNull = ({ rule, reads, role }: Site): boolean => {
  const { canonical, source, policies, codec } = rule;
  if (!reads || role === 'arm' || policies.null.fromVendor !== 'keep' || codec?.readsNull === true)
    return false;
  if (source.kind === 'const' && source.value !== null) return false;
  if (!canonical.known || canonical.domain.nullable || rule.default?.fromVendor !== undefined) return false;
  return source.kind !== 'field' || source.from.domain.nullable || source.from.domain.emptyIsNull;
};

const nulls = (mapping: ResolvedMapping): readonly Diagnostic[] => {
  const sites = sitesOf(mapping).filter(keepsForbiddenNull);
  const own = sites.filter(({ rule }) => rule.node.policies.null?.fromVendor !== undefined);
  const general = sites.filter((site) => !own.includes(site));
  const ofRules = own.map(({ rule, canonicalPrefix }) => {
    const schema = schemaPlace(mapping, 'canonical', absolutePath(canonicalPrefix, rule.canonical.path));
    const args = { paths: [rule.canonical.name], schema };
    return createDiagnostic('rule/null-kept', args, { span: rule.node.policies.null?.fromVendor?.span });
  });
  if (general.length === 0) return ofRules;
  const { fromVendor } = mapping.document.policies.null;
  const args = { paths: general.map(({ rule }) => rule.canonical.name), schema: mapping.canonical.file };
  return [...ofRules, createDiagnostic('rule/null-kept', args, { span: fromVendor?.span })];
};

/** With `unmapped: keep`, a custom vendor field may have the name of a canonical one. */
const names = (mapping: ResolvedMapping): readonly Diagnostic[] => {
  if (mapping.policies.unmapped.fromVendor !== 'keep' || isClosedAt(mapping.vendor)) return [];
  const taken = new Set(
    coveredPaths(mapping).vendor.flatMap(([first]) => (first?.kind === 'key' ? [first.key] : [])),
  );
  const ignored = mapping.ignore.vendor.map(({ pattern }) => matcherOf(pattern));
  const clashing = fieldsOf(mapping.canonical).find((field) => {
    const [first] = field.path;
    const leaf = { field, path: field.path.slice(0, 1), name: field.name };
    return first?.kind === 'key' && !taken.has(first.key) && !ignored.some((matches) => matches(leaf));
  });
  const [first] = clashing?.path ?? [];
  if (first?.kind !== 'key') return [];
  const span = mapping.document.policies.unmapped.fromVendor?.span;
  return [
    createDiagnostic('rule/unmapped-clash', { name: first.key, vendor: mapping.vendor.file }, { span }),
  ];
};

export const checkKept: Check = {
  mapping: ({ mapping }) => [...nulls(mapping), ...names(mapping)],
};
