// Type, format, length and range clashes between what one schema gives and what the other takes, per direction.
import type { Claim, Codec } from '../../codecs/codec.ts';
import { presentDomain } from '../../codecs/domains.ts';
import { SAME_CODEC } from '../../codecs/same.ts';
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { JsonValue } from '../../json/json.ts';
import { acceptsAll } from '../../schema/compare.ts';
import type { Domain } from '../../schema/domain.ts';
import { phraseOf } from '../../schema/phrase-of.ts';
import { type Clash, clashBetween } from '../facts/clash.ts';
import { absolutePath, schemaPlace } from '../facts/paths.ts';
import { isKeySite, type Site } from '../facts/sites.ts';
import type { Direction, Place, ResolvedMapping } from '../resolved.ts';
import type { Check } from './check.ts';

interface Way {
  readonly direction: Direction;
  /** What the input schema allows. */
  readonly input: Domain;
  /** Of that, what the codec can convert, and what comes out. */
  readonly taken: Domain;
  readonly output: Domain;
  readonly target: Domain;
  /** Asked only where the domains clash: it runs values. */
  readonly claim: () => Claim;
}

const waysOf = (site: Site, codec: Codec, vendor: Place, written: Place): readonly Way[] => {
  const canonical = site.rule.canonical.domain;
  const read = () => codec.claims(vendor.domain, canonical).fromVendor;
  const write = () => codec.claims(written.domain, canonical).toVendor;
  return [
    ...(site.reads
      ? [way('fromVendor', vendor.domain, codec.takes.vendor, codec.gives.canonical, canonical, read)]
      : []),
    ...(site.writes
      ? [way('toVendor', canonical, codec.takes.canonical, codec.gives.vendor, written.domain, write)]
      : []),
  ];
};

const way = (
  direction: Direction,
  input: Domain,
  taken: Domain,
  gives: (input: Domain) => Domain,
  target: Domain,
  claim: () => Claim,
): Way => ({ direction, input, taken, output: gives(presentDomain(input)), target, claim });

/** Nothing can pass, or the schema at the end is narrower; what a codec itself refuses is what it is there for. */
const clashOn = ({ input, taken, output, target }: Way): Clash | undefined => {
  const before = clashBetween(presentDomain(input), taken);
  if (before?.never === true) return before;
  const clash = clashBetween(presentDomain(output), presentDomain(target));
  if (clash === undefined || clash.never) return clash;
  // The facets only look narrower unless there is a value that proves it.
  const passes = acceptsAll(presentDomain(output), presentDomain(target), { ignoreNull: true });
  return passes === true || passes.witness === undefined ? undefined : clash;
};

/** A value that was run through the codec and did not pass. */
const witnessOf = ({ claim: ask, output, target }: Way, isRename: boolean): JsonValue | undefined => {
  const claim = ask();
  // An empty text clears the field, or is null already.
  if (claim.verdict === 'partial' && claim.value !== '') return claim.value;
  const passes = isRename ? acceptsAll(output, target, { ignoreNull: true }) : true;
  return passes === true || passes.witness === '' ? undefined : passes.witness;
};

const report = (
  mapping: ResolvedMapping,
  site: Site,
  vendor: Place,
  current: Way,
  clash: Clash,
): Diagnostic => {
  const { direction, input, output, target, taken } = current;
  const { rule } = site;
  const vendorSchema = schemaPlace(mapping, 'vendor', absolutePath(site.vendorPrefix, vendor.path));
  const canonicalSchema = schemaPlace(
    mapping,
    'canonical',
    absolutePath(site.canonicalPrefix, rule.canonical.path),
  );
  const reading = direction === 'fromVendor';
  const witness = witnessOf(current, rule.node.codec === undefined && site.parent?.node.codec === undefined);
  // Where the codec takes none of the values, what it takes is what was expected.
  const blocked = clashBetween(presentDomain(input), taken)?.never === true;
  const args = {
    direction,
    field: reading ? vendor.name : rule.canonical.name,
    into: reading ? rule.canonical.name : vendor.name,
    has: phraseOf(presentDomain(blocked ? input : output)),
    wants: phraseOf(presentDomain(blocked ? taken : target)),
    from: reading ? vendorSchema : canonicalSchema,
    to: reading ? canonicalSchema : vendorSchema,
    ...(witness !== undefined && { witness }),
  };
  const span = vendor.span;
  if (clash.never) return createDiagnostic('rule/type-clash', args, { span });
  switch (clash.kind) {
    case 'length':
      return createDiagnostic('rule/length-clash', args, { span });
    case 'range':
      return createDiagnostic('rule/range-clash', args, { span });
    case 'format':
      return createDiagnostic('rule/format-clash', args, { span });
    case 'type':
    case 'values':
      return createDiagnostic('rule/values-clash', args, { span });
  }
};

/** Does the claim show a value that fails for this clash? */
const isSeen = ({ claim: ask, target }: Way, clash: Clash): boolean => {
  if (clash.ofItems === true || clash.kind === 'format') return false;
  const claim = ask();
  if (claim.verdict !== 'partial') return false;
  // Without a bound in the schema only a text that is too long itself shows that length is the matter.
  return (
    clash.unbounded !== true ||
    (typeof claim.value === 'string' && [...claim.value].length > (target.maxLength ?? 0))
  );
};

const checkSite = (mapping: ResolvedMapping, site: Site): readonly Diagnostic[] => {
  const { rule, parent } = site;
  const { source } = rule;
  if (source.kind !== 'field' || !rule.canonical.known || !source.from.known) return [];
  if (rule.each !== undefined) return eachOnNoArray(mapping, site, source.from);
  // A node whose codec could not be made has a diagnostic already.
  if (rule.node.codec !== undefined && rule.codec === undefined) return [];
  const codec = rule.codec ?? (site.role === 'arm' ? parent?.codec : undefined) ?? SAME_CODEC;
  // Value maps are compared row by row elsewhere.
  const isMap = rule.node.codec?.kind === 'map';
  const found = waysOf(site, codec, source.from, source.to).flatMap((current): readonly Diagnostic[] => {
    const clash = clashOn(current);
    if (clash === undefined || (isMap && clash.kind === 'values')) return [];
    // What a codec gives is stated in outline: a narrower target counts where a value was seen to fail. Formats, and
    // how a text is cut into items, are what the codec is there for.
    if (!clash.never && rule.node.codec !== undefined && !isSeen(current, clash)) return [];
    const accepted = rule.node.because !== undefined || site.top.node.because !== undefined;
    // A key names the record and is not written: what names none finds none.
    const names = current.direction === 'toVendor' && isKeySite(mapping, site);
    if (!clash.never && (accepted || names)) return [];
    const place = current.direction === 'fromVendor' ? source.from : source.to;
    return [report(mapping, site, place, current, clash)];
  });
  const [gravest] = found.filter(({ severity }) => severity === 'error');
  return gravest === undefined ? found : [gravest];
};

const eachOnNoArray = (mapping: ResolvedMapping, site: Site, from: Place): readonly Diagnostic[] => {
  const { canonical } = site.rule;
  const sides = [
    { place: from, side: 'vendor', prefix: site.vendorPrefix },
    { place: canonical, side: 'canonical', prefix: site.canonicalPrefix },
  ] as const;
  return sides.flatMap(({ place: { domain, name, path, span }, side, prefix }) =>
    domain.types.size === 0 || domain.types.has('array')
      ? []
      : [
          createDiagnostic(
            'rule/each-no-array',
            {
              field: name,
              has: phraseOf(presentDomain(domain)),
              schema: schemaPlace(mapping, side, absolutePath(prefix, path)),
            },
            { span },
          ),
        ],
  );
};

export const checkClashes: Check = { rule: (site, { mapping }) => checkSite(mapping, site) };
