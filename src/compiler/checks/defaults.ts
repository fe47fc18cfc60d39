// A default that the vendor may also hold: after a write-back the two cannot be told apart.

import { presentDomain } from '../../codecs/domains.ts';
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import { contains } from '../../schema/refusal.ts';
import { domainsOf } from '../facts/rule-domains.ts';
import { isKeySite } from '../facts/sites.ts';
import type { Check } from './check.ts';

/** Writing a value equal to the default clears the vendor field, so a vendor value that reads as the default is lost. */
export const checkDefaults: Check = {
  rule: (site, { mapping }) => {
    const { rule, reads, writes, role } = site;
    // A default on a key is wrong in itself.
    if (isKeySite(mapping, site)) return [];
    const value = rule.default?.fromVendor;
    const node = rule.node.default;
    if (value === undefined || node === undefined || !reads || !writes || role === 'arm') return [];
    if (node.because !== undefined || rule.node.because !== undefined || rule.source.kind !== 'field')
      return [];
    const { vendor, canonical } = domainsOf(rule);
    const given = rule.codec?.gives.canonical(presentDomain(vendor)) ?? presentDomain(vendor);
    // A default that the schema refuses is another check's matter.
    if (!contains(given, value) || !contains(canonical, value)) return [];
    const args = { path: rule.canonical.name, field: rule.source.from.name, value };
    return [createDiagnostic('rule/default-is-a-value', args, { span: node.fromVendor?.span ?? node.span })];
  },
};
