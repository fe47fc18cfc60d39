// Lists whose items may hold the separator: written and read again they would be other items.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { CodecNode } from '../../mapping/tree.ts';
import { absolutePath, ELEMENT, schemaPlace } from '../facts/paths.ts';
import { domainsOf } from '../facts/rule-domains.ts';
import type { Check } from './check.ts';

type ListNode = Extract<CodecNode, { kind: 'list' }>;

/** The list whose items are the canonical array's: the rule's codec, or the last of its chain. */
const listOf = (codec: CodecNode | undefined): ListNode | undefined => {
  const last = codec?.kind === 'chain' ? codec.steps.at(-1) : codec;
  return last?.kind === 'list' ? last : undefined;
};

/** The codec itself was asked with an item that holds the separator; what it says is what was run. */
export const checkListSeparators: Check = {
  rule: (site, { mapping }) => {
    const { rule, writes } = site;
    const list = listOf(rule.node.codec);
    if (list === undefined || !writes || rule.codec === undefined || rule.source.kind !== 'field') return [];
    if (rule.node.because !== undefined) return [];
    const separator = list.separator.value;
    const { written, canonical } = domainsOf(rule);
    const claim = rule.codec.claims({ ...written, maxLength: Number.MAX_SAFE_INTEGER }, canonical).toVendor;
    if (claim.verdict !== 'partial' || !Array.isArray(claim.value)) return [];
    const items: readonly unknown[] = claim.value;
    const witness = items.find((item) => typeof item === 'string' && item.includes(separator));
    if (typeof witness !== 'string') return [];
    const place = absolutePath(site.canonicalPrefix, [...rule.canonical.path, ELEMENT]);
    const schema = schemaPlace(mapping, 'canonical', place);
    const args = { path: rule.canonical.name, separator, witness, schema };
    return [createDiagnostic('rule/list-separator', args, { span: list.separator.span })];
  },
};
