// Rules that lose something: two values become one. Allowed with a reason, never in silence.
import { anyPresent } from '../../codecs/domains.ts';
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { literalOf } from '../../mapping/literal.ts';
import type { CodecNode, MappingDocument } from '../../mapping/tree.ts';
import type { Domain } from '../../schema/domain.ts';
import { domainsOf } from '../facts/rule-domains.ts';
import { isKeySite, type Site } from '../facts/sites.ts';
import type { Check } from './check.ts';

type ValueMaps = MappingDocument['valueMaps'];
type MapNode = Extract<CodecNode, { kind: 'map' }>;

/** Rows that lose something carry their own reasons; what becomes of codes without a row needs one of the rule. */
const speaksForItself = (codec: CodecNode): boolean => {
  if (codec.kind === 'chain') return codec.steps.some(speaksForItself);
  if (codec.kind === 'list') return codec.items !== undefined && speaksForItself(codec.items);
  return codec.kind === 'map' && codec.unknown?.kind !== 'null' && codec.unknown?.kind !== 'to';
};

/** Has every code that the schema lists a row? Then none is unknown, whatever the rule says of such. */
const isTotal = ({ table }: MapNode, vendor: Domain, maps: ValueMaps): boolean => {
  const rows = 'rows' in table ? table.rows : maps.find(({ name }) => name?.value === table.value)?.rows;
  const codes = new Set(
    rows?.flatMap((row) => {
      const typed = literalOf(row.vendor, vendor);
      return typed.ok && row.only?.value !== 'toVendor' ? [typed.value] : [];
    }),
  );
  return vendor.values?.every((value) => value === null || codes.has(value)) === true;
};

const checkSite = ({ rule, top, reads, writes }: Site, maps: ValueMaps): readonly Diagnostic[] => {
  const { codec, node, source } = rule;
  if (codec === undefined || node.codec === undefined || source.kind !== 'field') return [];
  if (node.because !== undefined || top.node.because !== undefined || speaksForItself(node.codec)) return [];
  const { vendor, canonical } = domainsOf(rule);
  if (node.codec.kind === 'map' && isTotal(node.codec, vendor, maps)) return [];
  // A value that the other schema refuses is partial, not lossy: it must not hide two that become one.
  const found = [
    ...(reads
      ? [{ direction: 'fromVendor' as const, claim: codec.claims(vendor, anyPresent).fromVendor }]
      : []),
    ...(writes
      ? [{ direction: 'toVendor' as const, claim: codec.claims(anyPresent, canonical).toVendor }]
      : []),
  ];
  const [first] = found.flatMap(({ direction, claim }) =>
    claim.verdict === 'lossy' ? [{ direction, claim }] : [],
  );
  if (first === undefined) return [];
  const { direction, claim } = first;
  const args = { path: rule.canonical.name, direction, values: [...claim.values], because: claim.because };
  return [createDiagnostic('rule/loss-without-because', args, { span: node.codec.span })];
};

export const checkLosses: Check = {
  rule: (site, { mapping }) => (isKeySite(mapping, site) ? [] : checkSite(site, mapping.document.valueMaps)),
};
