// One rule: its places, literals, codec, policies and directions.

import { createCodec } from '../../codecs/create-codec.ts';
import type { BoundCodec } from '../../codecs/define-codec.ts';
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { JsonObject, JsonValue } from '../../json/json.ts';
import { literalOf } from '../../mapping/literal.ts';
import type {
  CodecNode,
  MappingDocument,
  RefNode,
  RuleNode,
  SourceNode,
  ValueMapNode,
} from '../../mapping/tree.ts';
import type { Domain } from '../../schema/domain.ts';
import { ANY_DOMAIN } from '../../schema/domain-of.ts';
import { elementFields, fieldAt } from '../../schema/fields.ts';
import { printPath } from '../../schema/parse-path.ts';
import type { Path } from '../../schema/path.ts';
import type { YamlNode } from '../../yaml/node.ts';
import type { Arm, Each, Place, Rule, RulePolicies, Source } from '../resolved.ts';
import { authored } from './authored.ts';
import { bindPlaces } from './bind-places.ts';
import { isAbsent } from './is-absent.ts';
import { elementsAt, keyPath, type PlaceFinder, pairDomain, pairPlace, placeAt } from './places.ts';
import { overriding } from './policies.ts';
import { canWrite, readDomain } from './source-sides.ts';
import { unknownNames, unknownParameter } from './unknown-names.ts';

/** What resolving a rule needs to know of its mapping. */
export interface RuleContext {
  readonly document: MappingDocument;
  readonly vendor: PlaceFinder;
  readonly canonical: PlaceFinder;
  readonly policies: RulePolicies;
  readonly keyNames: ReadonlySet<string>;
  /** In front of the ids of rules. */
  readonly idPrefix: string;
  /** The rules around are never written. */
  readonly isReadOnly: boolean;
  /** Called with the name of a rule that `ifPresent` leaves out. */
  readonly leaveOut: (name: string) => void;
  readonly report: (diagnostic: Diagnostic) => void;
}

const literal = (node: YamlNode, domain: Domain, context: RuleContext): JsonValue | undefined => {
  const typed = literalOf(node, domain);
  if (typed.ok) return typed.value;
  context.report(createDiagnostic('resolve/literal', { problem: typed.message }, { span: typed.span }));
  return undefined;
};

const sourceOf = (node: RuleNode, canonical: Place, context: RuleContext): Source | undefined => {
  const source: SourceNode = node.source;
  const vendor = context.vendor;
  switch (source.kind) {
    case 'field': {
      const from = placeAt(vendor, source.from);
      return { kind: 'field', from, to: source.to === undefined ? from : placeAt(vendor, source.to) };
    }
    case 'pair':
      return source.name.value === '*'
        ? { kind: 'pairs', in: placeAt(vendor, source.in), value: pairDomain(vendor, source.in) }
        : {
            kind: 'pair',
            pair: source.name.value,
            in: placeAt(vendor, source.in),
            value: pairPlace(vendor, source.in, source.name),
          };
    case 'firstOf':
      return { kind: 'firstOf', arms: source.arms.flatMap((arm) => armOf(arm, node.codec, context)) };
    case 'join':
      return {
        kind: 'join',
        from: source.from.map((path) => placeAt(vendor, path)),
        with: source.with.value,
      };
    case 'slots':
      return {
        kind: 'slots',
        key: source.key.value,
        value: source.value.value,
        slots: source.from.map(({ slot, path }) => ({ slot: slot.value, place: placeAt(vendor, path) })),
      };
    case 'const': {
      const value = literal(source.value, canonical.domain, context);
      return value === undefined ? undefined : { kind: 'const', value };
    }
    case 'param':
      unknownParameter(source.name, context);
      return { kind: 'param', name: source.name.value };
    case 'jsonata': {
      const fromVendor = authored(source.fromVendor, context.report);
      const toVendor = authored(source.toVendor, context.report);
      return {
        kind: 'jsonata',
        ...(fromVendor && { fromVendor }),
        ...(toVendor && { toVendor }),
        writes: source.writes.map((path) => placeAt(vendor, path)),
      };
    }
    case 'parts': {
      if (node.codec?.kind !== 'template') return undefined;
      const { template } = node.codec;
      for (const piece of template.pieces) {
        if (piece.kind === 'param') unknownParameter({ value: piece.name, span: piece.span }, context);
      }
      const parts = template.pieces.flatMap((piece) =>
        piece.kind === 'part' ? [placeAt(vendor, { value: piece.path, span: piece.span })] : [],
      );
      return { kind: 'parts', template, parts };
    }
  }
};

/** Both codecs in one: the arm's own first, then that of the rule around it. */
const composed = (own: CodecNode | undefined, outer: CodecNode): CodecNode => {
  if (own === undefined) return outer;
  const stepsOf = (codec: CodecNode) => (codec.kind === 'chain' ? codec.steps : [codec]);
  return { kind: 'chain', span: own.span, steps: [...stepsOf(own), ...stepsOf(outer)] };
};

const armOf = (node: RuleNode, outer: CodecNode | undefined, context: RuleContext): readonly Arm[] => {
  const at = node.source.kind === 'field' ? ` from ${printPath(node.source.from.value)}` : '';
  const own = resolveRule(node, { ...context, leaveOut: (name) => context.leaveOut(`${name}${at}`) });
  if (own === undefined) return [];
  const { codec, source } = own;
  // What is wrong with a codec is told where it stands alone.
  const bound = (codecNode: CodecNode) =>
    codecOf(
      codecNode,
      readDomain(source),
      own.canonical.domain,
      { ...context, report: () => undefined },
      own.canonical.path,
    );
  const joins = outer !== undefined && (source.kind === 'field' || source.kind === 'pair');
  const chained = joins ? bound(composed(node.codec, outer)) : codec;
  const after = outer === undefined || joins ? undefined : bound(outer);
  const rule = { ...own, ...(chained && { codec: chained }) };
  const arm = { rule, ...(after && { after }), writer: node.writer?.value === true };
  if (node.when === undefined) return [arm];
  const place = placeAt(context.vendor, node.when.field);
  const value = literal(node.when.value, place.domain, context);
  if (typeof value === 'object' && value !== null) return [];
  return [{ ...arm, when: { place, value: value ?? null } }];
};

const eachOf = (node: RuleNode, source: Source, canonical: Place, context: RuleContext): Each | undefined => {
  if (node.codec?.kind !== 'each') return undefined;
  const vendorPath = source.kind === 'field' ? source.from.path : [];
  const inner: RuleContext = {
    ...context,
    vendor: elementsAt(context.vendor, vendorPath),
    canonical: elementsAt(context.canonical, canonical.path),
    keyNames: new Set(node.codec.key.map(({ value }) => value)),
    idPrefix: `${context.idPrefix}${canonical.name}[].`,
  };
  const from = source.kind === 'field' ? source.from.domain.items : undefined;
  const item =
    node.codec.item === undefined
      ? undefined
      : codecOf(node.codec.item, from ?? ANY_DOMAIN, canonical.domain.items ?? ANY_DOMAIN, context);
  const rules = node.codec.fields.flatMap((field) => resolveRule(field, inner) ?? []);
  const keys = rules.filter(({ isKey }) => isKey);
  return {
    key: node.codec.key.map(({ value }) => value),
    keyIsRequired: {
      vendor: keys.every(({ source }) => source.kind === 'field' && isAlwaysThere(inner.vendor, source.from)),
      canonical: keys.every((key) => isAlwaysThere(inner.canonical, key.canonical)),
    },
    rules,
    ...(item && { item }),
    removed: node.codec.removed?.value ?? 'delete',
  };
};

/** Does the schema require the field, and forbid null in it? */
const isAlwaysThere = ({ document, prefix }: PlaceFinder, { name, domain }: Place): boolean =>
  !domain.nullable &&
  elementFields(document, prefix.slice(0, -1)).some((field) => field.required && field.name === name);

const codecOf = (
  node: CodecNode,
  vendor: Domain,
  canonical: Domain,
  context: RuleContext,
  at?: Path,
): BoundCodec | undefined => {
  const { valueMaps, refs } = context.document;
  return createCodec(node, {
    vendor,
    canonical,
    isReadOnly: context.isReadOnly,
    valueMap: (name: string): ValueMapNode | undefined => valueMaps.find((map) => map.name?.value === name),
    ref: (name: string): RefNode | undefined => refs.find((ref) => ref.name.value === name),
    ...(at && {
      member: (path: Path) => {
        const field = fieldAt(context.canonical.document, [...context.canonical.prefix, ...at, ...path]);
        const parent = fieldAt(context.canonical.document, [...context.canonical.prefix, ...at]);
        return field && { domain: field.domain, required: isRequired(parent?.schema, path) };
      },
    }),
    report: context.report,
  });
};

/** Does the schema of an object require a member of it? */
const isRequired = (schema: JsonObject | undefined, path: Path): boolean => {
  const [first, ...rest] = path;
  const required = schema?.required;
  return (
    first?.kind === 'key' && rest.length === 0 && Array.isArray(required) && required.includes(first.key)
  );
};

const slotDomainsOf = (
  source: Extract<Source, { kind: 'slots' }>,
  canonical: Place,
  node: RuleNode,
  context: RuleContext,
): { readonly key: Domain; readonly value: Domain } => {
  const elements = elementsAt(context.canonical, canonical.path);
  const domain = (value: string) => placeAt(elements, keyPath({ value, span: node.span })).domain;
  return { key: domain(source.key), value: domain(source.value) };
};

/** Binds a rule; undefined where too little of it could be understood. Everything wrong is reported. */
export const resolveRule = (node: RuleNode, around: RuleContext): Rule | undefined => {
  const only = node.only?.value;
  const isReadOnly = around.isReadOnly || only === 'fromVendor' || node.source.kind === 'join';
  const context: RuleContext = { ...around, isReadOnly };
  const canonical = placeAt(context.canonical, node.path);
  const source = sourceOf(node, canonical, context);
  if (source === undefined) return undefined;
  if (node.codec !== undefined) unknownNames(node.codec, context);
  const each = eachOf(node, source, canonical, context);
  const slotDomains = source.kind === 'slots' ? slotDomainsOf(source, canonical, node, context) : undefined;
  const codec =
    node.codec === undefined || node.codec.kind === 'each' || source.kind === 'parts'
      ? undefined
      : codecOf(
          node.codec,
          readDomain(source),
          slotDomains?.value ?? canonical.domain,
          context,
          canonical.path,
        );
  const fill = node.default?.fromVendor && literal(node.default.fromVendor, canonical.domain, context);
  const writesTo = source.kind === 'field' ? source.to.domain : ANY_DOMAIN;
  const onCreate = node.default?.onCreate && literal(node.default.onCreate, writesTo, context);
  const reads = source.kind === 'jsonata' ? source.fromVendor !== undefined : true;
  const rule: Rule = {
    id: `${context.idPrefix}${printPath(node.path.value)}`,
    node,
    canonical,
    source,
    places: bindPlaces(node, context.document.refs, context),
    ...(codec && { codec }),
    ...(each && { each }),
    reads: reads && only !== 'toVendor',
    writes: canWrite(source) && only !== 'fromVendor',
    policies: overriding(context.policies, node.policies),
    ...(node.default && {
      default: {
        ...(fill !== undefined && { fromVendor: fill }),
        ...(onCreate !== undefined && { onCreate }),
      },
    }),
    isKey: context.keyNames.has(canonical.name),
    ...(slotDomains && { slotDomains }),
  };
  if (node.ifPresent?.value !== true || !isAbsent(rule)) return rule;
  context.leaveOut(rule.id);
  return undefined;
};
