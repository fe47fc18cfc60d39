// Consent is given by a person: nothing that is missing, null, unknown or the same for all may count as consent.
import isEqual from 'lodash/isEqual.js';
import type { ConsentTaken } from '../../diagnostics/catalogue/rule-values.ts';
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { JsonValue } from '../../json/json.ts';
import { literalOf } from '../../mapping/literal.ts';
import { grantedBy } from '../../schema/consent.ts';
import type { Domain } from '../../schema/domain.ts';
import { fieldAt } from '../../schema/fields.ts';
import type { Path } from '../../schema/path.ts';
import { isNullScalar } from '../../yaml/node.ts';
import { isNamedConsent } from '../facts/consent-names.ts';
import { absolutePath, schemaPlace } from '../facts/paths.ts';
import type { Site } from '../facts/sites.ts';
import { type ValueMapUse, valueMapsOf } from '../facts/value-map-uses.ts';
import type { ResolvedMapping, Rule } from '../resolved.ts';
import type { Check } from './check.ts';

/** A canonical value that takes the place of a person's word, and where the mapping says so. */
interface Taken {
  readonly how: ConsentTaken;
  readonly value: JsonValue | undefined;
  readonly span: Span | undefined;
}

/** What a vendor value is read as. */
const readAs = ({ codec }: Rule, value: JsonValue): JsonValue | undefined =>
  codec === undefined ? value : codec.convert.fromVendor(value);

const fromDefaults = ({ rule }: Site): readonly Taken[] => {
  const { fromVendor, onCreate } = rule.node.default ?? {};
  const taken: Taken[] = [];
  if (rule.default?.fromVendor !== undefined)
    taken.push({ how: 'default', value: rule.default.fromVendor, span: fromVendor?.span });
  if (rule.default?.onCreate !== undefined)
    taken.push({ how: 'create', value: readAs(rule, rule.default.onCreate), span: onCreate?.span });
  return taken;
};

const fromSource = ({ rule }: Site, mapping: ResolvedMapping): readonly Taken[] => {
  const { source } = rule;
  const span = rule.node.source.span;
  if (source.kind === 'const') return [{ how: 'constant', value: source.value, span }];
  if (source.kind !== 'param') return [];
  const fill = mapping.parameters.find(({ name }) => name === source.name)?.default;
  return [{ how: 'parameter', value: fill, span }];
};

/** Rows for what says nothing, and what becomes of codes that nobody has explained. */
const fromTable = ({ node, table, site, ...use }: ValueMapUse): readonly Taken[] => {
  const canonical = use.canonical ?? site.rule.slotDomains?.value;
  if (canonical === undefined) return [];
  const typed = (value: Parameters<typeof literalOf>[0]): JsonValue | undefined => {
    const literal = literalOf(value, canonical);
    return literal.ok ? literal.value : undefined;
  };
  const rows = table.rows.flatMap(({ vendor, canonical: code, only, span }): readonly Taken[] => {
    const isNull = isNullScalar(vendor);
    if (only?.value === 'toVendor' || (!isNull && vendor.text.trim() !== '')) return [];
    return [{ how: isNull ? 'null' : 'empty', value: typed(code), span }];
  });
  if (node.unknown?.kind !== 'to') return rows;
  return [...rows, { how: 'unknown', value: typed(node.unknown.value), span: node.unknown.span }];
};

/** A boolean field of a vendor holds no null: cleared, it is false. */
const fromClearing = ({ rule, writes }: Site): readonly Taken[] => {
  const { source, policies, node } = rule;
  if (!writes || (policies.null.toVendor !== 'clear' && policies.absent !== 'clear')) return [];
  const places =
    source.kind === 'field'
      ? [source.to]
      : source.kind === 'slots'
        ? source.slots.map(({ place }) => place)
        : [];
  if (!places.some(({ domain: { types } }) => types.size === 1 && types.has('boolean'))) return [];
  const span = node.policies.null?.toVendor?.span ?? node.policies.absent?.toVendor?.span ?? node.path.span;
  return [{ how: 'clearing', value: readAs(rule, false), span }];
};

/**
 * A boolean that the vendor never leaves empty is false for everybody who never said anything. Where the canonical field
 * has that same false, its schema has decided what it means; a conversion decides anew.
 */
const fromFalse = ({ rule, reads }: Site): readonly Taken[] => {
  const { source, codec, node } = rule;
  if (!reads || source.kind !== 'field' || codec === undefined || !isPlainBoolean(source.from.domain))
    return [];
  const value = readAs(rule, false);
  return value === false ? [] : [{ how: 'false', value, span: node.codec?.span }];
};

const isPlainBoolean = ({ types, nullable }: Domain): boolean =>
  types.size === 1 && types.has('boolean') && !nullable;

/** Vendor constants of `write` that a rule would read as consent. */
const fromWrite = ({ rule }: Site, mapping: ResolvedMapping): readonly Taken[] =>
  mapping.write.flatMap(({ place, value }, index): readonly Taken[] => {
    const node = mapping.document.write[index]?.value;
    if (rule.source.kind !== 'field' || rule.source.from.name !== place.name || node?.kind !== 'const')
      return [];
    // A constant, so no parameter: what is left is JSON.
    return [{ how: 'constant', value: readAs(rule, value as JsonValue), span: node.node.span }];
  });

/** A field that is called consent, and whose schema does not say which values are. */
const unmarked = (site: Site, mapping: ResolvedMapping, path: Path): readonly Diagnostic[] => {
  const { canonical } = site.rule;
  const last = path.findLast((step) => step.kind === 'key');
  const domain = fieldAt(mapping.canonical, path)?.domain;
  if (site.role === 'arm' || last?.kind !== 'key' || domain === undefined || !isNamedConsent(last.key))
    return [];
  const mayGrant = domain.types.has('boolean') || domain.values !== undefined || domain.known !== undefined;
  if (!mayGrant) return [];
  const args = { path: canonical.name, schema: schemaPlace(mapping, 'canonical', path) };
  return [createDiagnostic('rule/consent-unmarked', args, { span: canonical.span })];
};

export const checkConsent: Check = {
  rule: (site, { mapping }) => {
    // The arms of a choice stand at the path of their rule.
    const { canonical, source } = (site.role === 'arm' ? site.parent : undefined) ?? site.rule;
    const path = absolutePath(site.canonicalPrefix, canonical.path);
    // What slots hold stands in the elements of their array.
    const inside: Path =
      source.kind === 'slots'
        ? [...path, { kind: 'index', index: 0 }, { kind: 'key', key: source.value }]
        : path;
    const granted = grantedBy(fieldAt(mapping.canonical, inside)?.schema);
    if (granted === undefined) return unmarked(site, mapping, inside);
    if (source.kind === 'jsonata' && source.fromVendor !== undefined) {
      if (site.rule.node.because !== undefined) return [];
      const { span } = source.fromVendor;
      return [createDiagnostic('rule/consent-computed', { path: canonical.name, granted }, { span })];
    }
    const taken = [
      ...fromDefaults(site),
      ...fromSource(site, mapping),
      ...valueMapsOf(mapping, site).flatMap(fromTable),
      ...fromFalse(site),
      ...fromClearing(site),
      ...fromWrite(site, mapping),
    ];
    return taken.flatMap(({ how, value, span }) =>
      value === undefined || !granted.some((consent) => isEqual(consent, value))
        ? []
        : [createDiagnostic('rule/consent-assumed', { path: canonical.name, how, value }, { span })],
    );
  },
};
