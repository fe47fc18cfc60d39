// Values that the mapping itself supplies (constants, defaults, parameters) must be values that the schema allows.

import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { JsonValue } from '../../json/json.ts';
import { literalOf } from '../../mapping/literal.ts';
import type { Side } from '../../mapping/tree.ts';
import type { Domain } from '../../schema/domain.ts';
import type { Path } from '../../schema/path.ts';
import { phraseOf } from '../../schema/phrase-of.ts';
import { contains } from '../../schema/refusal.ts';
import { unfitParameter } from '../facts/parameters.ts';
import { absolutePath, schemaPlace } from '../facts/paths.ts';
import type { Site } from '../facts/sites.ts';
import type { ResolvedMapping } from '../resolved.ts';
import type { Check } from './check.ts';

type What = 'default' | 'constant' | 'value of "when"' | 'value of "unknown"';

interface Supplied {
  readonly what: What;
  readonly value: JsonValue;
  readonly domain: Domain;
  readonly span: Span;
  readonly side: Side;
  readonly path: Path;
}

const suppliedBy = (site: Site): readonly Supplied[] => {
  const { rule } = site;
  const { node, source } = rule;
  const canonical = {
    domain: rule.canonical.domain,
    side: 'canonical' as const,
    path: absolutePath(site.canonicalPrefix, rule.canonical.path),
  };
  const found: Supplied[] = [];
  if (source.kind === 'const' && node.source.kind === 'const')
    found.push({ what: 'constant', value: source.value, span: node.source.value.span, ...canonical });
  const unknown = node.codec?.kind === 'map' ? node.codec.unknown : undefined;
  if (unknown?.kind === 'to') {
    const typed = literalOf(unknown.value, canonical.domain);
    if (typed.ok)
      found.push({ what: 'value of "unknown"', value: typed.value, span: unknown.value.span, ...canonical });
  }
  const { fromVendor, onCreate } = node.default ?? {};
  if (rule.default?.fromVendor !== undefined && fromVendor)
    found.push({ what: 'default', value: rule.default.fromVendor, span: fromVendor.span, ...canonical });
  if (rule.default?.onCreate !== undefined && onCreate && source.kind === 'field') {
    const path = absolutePath(site.vendorPrefix, source.to.path);
    const { domain } = source.to;
    found.push({
      what: 'default',
      value: rule.default.onCreate,
      span: onCreate.span,
      domain,
      side: 'vendor' as const,
      path,
    });
  }
  if (source.kind === 'firstOf' && node.source.kind === 'firstOf') {
    for (const { when, rule: arm } of source.arms) {
      const span = arm.node.when?.value.span;
      if (when === undefined || span === undefined || when.value === null) continue;
      const path = absolutePath(site.vendorPrefix, when.place.path);
      const { domain } = when.place;
      found.push({
        what: 'value of "when"',
        value: when.value,
        span,
        domain,
        side: 'vendor' as const,
        path,
      });
    }
  }
  return found;
};

const refused = (
  mapping: ResolvedMapping,
  { what, value, domain, span, side, path }: Supplied,
): readonly Diagnostic[] => {
  if (contains(domain, value)) return [];
  const args = { what, value, expected: phraseOf(domain), schema: schemaPlace(mapping, side, path) };
  return [createDiagnostic('rule/value-refused', args, { span })];
};

/** A parameter that a rule hands on must be of a kind that the schema takes. */
const parameterClash = (mapping: ResolvedMapping, { rule }: Site): readonly Diagnostic[] =>
  rule.node.source.kind === 'param'
    ? unfitParameter(mapping, rule.node.source.name, rule.canonical.domain)
    : [];

const ofWrite = (mapping: ResolvedMapping): readonly Diagnostic[] =>
  mapping.write.flatMap(({ place, value }, index) => {
    const node = mapping.document.write[index]?.value;
    if (node?.kind !== 'const' || isParameter(value) || !place.known) return [];
    const { domain, path } = place;
    return refused(mapping, {
      what: 'constant',
      value,
      domain,
      span: node.node.span,
      side: 'vendor' as const,
      path,
    });
  });

const isParameter = (value: JsonValue | { readonly param: string }): value is { readonly param: string } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, 'param');

const ofParameters = (mapping: ResolvedMapping): readonly Diagnostic[] =>
  mapping.parameters.flatMap(({ name, domain, default: fill }, index) => {
    const node = mapping.document.parameters[index]?.default;
    if (fill === undefined || node === undefined || contains(domain, fill)) return [];
    const args = {
      what: 'default' as const,
      value: fill,
      expected: phraseOf(domain),
      schema: `parameter "${name}"`,
    };
    return [createDiagnostic('rule/value-refused', args, { span: node.span })];
  });

export const checkConstants: Check = {
  rule: (site, { mapping }) => [
    ...suppliedBy(site).flatMap((supplied) => refused(mapping, supplied)),
    ...parameterClash(mapping, site),
  ],
  mapping: ({ mapping }) => [...ofWrite(mapping), ...ofParameters(mapping)],
};
