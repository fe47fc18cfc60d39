// Where codecs stand in a rule: the codec itself, the steps of a chain, the items of a list or an array; each with the
// values that come to it.
import { createCodec } from '../../codecs/create-codec.ts';
import type { BoundCodec } from '../../codecs/define-codec.ts';
import type { Place, ResolvedMapping, Rule } from '../../compiler/resolved.ts';
import { recordWith } from '../../compiler/verdicts/record-with.ts';
import { joinList, splitList } from '../../functions/lists.ts';
import { pair } from '../../functions/structure.ts';
import type { JsonObject, JsonValue } from '../../json/json.ts';
import type { CodecNode } from '../../mapping/tree.ts';
import type { Domain } from '../../schema/domain.ts';
import { ANY_DOMAIN } from '../../schema/domain-of.ts';
import { readPlace } from './read-place.ts';

/** Values that come to a codec from one side, and the object that brings one. */
export interface Inlet {
  readonly domain: Domain;
  readonly values: (object: unknown) => readonly unknown[];
  readonly object: (value: JsonValue) => JsonObject | undefined;
}

export interface Stage {
  readonly node: CodecNode;
  readonly codec: BoundCodec;
  /** ` of mobilePhone` where a rule reads several fields. */
  readonly suffix: string;
  readonly vendor: Inlet;
  readonly canonical: Inlet;
}

/** All codecs of a rule. */
export const stagesOf = (rule: Rule, mapping: ResolvedMapping): readonly Stage[] => {
  const { source } = rule;
  const at = (
    { path, domain }: Place,
    suffix: string,
    read = (object: unknown) => readPlace(object, path),
    object = (value: JsonValue) => recordWith(path, value),
    node = rule.node.codec,
  ): readonly Stage[] =>
    node === undefined ? [] : expand(node, suffix, inlet(domain, read, object), canonicalOf(rule), mapping);
  switch (source.kind) {
    case 'field':
      return at(source.from, '');
    case 'pair': {
      const { path } = source.in;
      return at(
        source.value,
        '',
        (object) => pair(readPlace(object, path), source.pair),
        (value) => recordWith(path, [{ name: source.pair, value }]),
      );
    }
    case 'firstOf':
      return source.arms.flatMap(({ rule: arm }) =>
        arm.source.kind === 'field'
          ? at(
              arm.source.from,
              ` of ${arm.source.from.name}`,
              undefined,
              undefined,
              arm.node.codec ?? rule.node.codec,
            )
          : [],
      );
    case 'slots':
      return source.slots.flatMap(({ slot, place }) => at(place, ` of ${slot}`));
    case 'pairs':
    case 'join':
    case 'const':
    case 'param':
    case 'jsonata':
    case 'parts':
      return [];
  }
};

const inlet = (domain: Domain, read: (object: unknown) => unknown, object: Inlet['object']): Inlet => ({
  domain,
  values: (each) => {
    const value = read(each);
    return value === undefined ? [] : [value];
  },
  object,
});

const canonicalOf = ({ canonical, source, slotDomains }: Rule): Inlet => {
  const { path, domain } = canonical;
  if (source.kind !== 'slots')
    return inlet(
      domain,
      (object) => readPlace(object, path),
      (value) => recordWith(path, value),
    );
  // Which slot an element fills makes no difference to how its value is converted.
  const { key, value: member, slots } = source;
  const [first] = slots;
  return {
    domain: slotDomains?.value ?? ANY_DOMAIN,
    values: (object) => {
      const items = readPlace(object, path);
      return Array.isArray(items)
        ? items.flatMap((item: unknown) => readPlace(item, [{ kind: 'key', key: member }]) ?? [])
        : [];
    },
    object: (value) =>
      first === undefined ? undefined : recordWith(path, [{ [key]: first.slot, [member]: value }]),
  };
};

/** A node with the nodes inside it. */
const expand = (
  node: CodecNode,
  suffix: string,
  vendor: Inlet,
  canonical: Inlet,
  mapping: ResolvedMapping,
): readonly Stage[] => {
  if (node.kind === 'each')
    return node.item === undefined
      ? []
      : expand(node.item, `${suffix} of an element`, elementsOf(vendor), elementsOf(canonical), mapping);
  const { valueMaps, refs } = mapping.document;
  const make = (each: CodecNode, from: Domain, to: Domain): BoundCodec | undefined =>
    createCodec(each, {
      vendor: from,
      canonical: to,
      valueMap: (name) => valueMaps.find((map) => map.name?.value === name),
      ref: (name) => refs.find((ref) => ref.name.value === name),
      // `resolve` has reported it.
      report: () => undefined,
    });
  const codec = make(node, vendor.domain, canonical.domain);
  if (codec === undefined) return [];
  const own: Stage = { node, codec, suffix, vendor, canonical };
  if (node.kind === 'chain') {
    // The canonical value of a step is worked out by the steps behind it, the vendor's by those before it.
    const parts = node.steps.map((step) => make(step, ANY_DOMAIN, ANY_DOMAIN));
    return node.steps.flatMap((step, index) => {
      const before = parts.slice(0, index).flatMap((part) => part ?? []);
      const behind = parts.slice(index + 1).flatMap((part) => part ?? []);
      return expand(
        step,
        suffix,
        through(vendor, before, 'fromVendor'),
        through(canonical, behind.toReversed(), 'toVendor'),
        mapping,
      );
    });
  }
  if (node.kind !== 'list') return [own];
  const separator = node.separator.value;
  const items: Inlet = {
    domain: { ...ANY_DOMAIN, types: new Set(['string']) },
    values: (object) => vendor.values(object).flatMap((text) => splitList(text, separator) ?? []),
    object: (value) => {
      const text = joinList([value], separator);
      return typeof text === 'string' ? vendor.object(text) : undefined;
    },
  };
  return [
    own,
    ...(node.items === undefined
      ? []
      : expand(node.items, `${suffix} of an item`, items, elementsOf(canonical), mapping)),
  ];
};

const elementsOf = ({ domain, values, object }: Inlet): Inlet => ({
  domain: domain.items ?? ANY_DOMAIN,
  values: (each) => values(each).flatMap((list) => (Array.isArray(list) ? (list as readonly unknown[]) : [])),
  object: (value) => object([value]),
});

const through = (
  { domain, values, object }: Inlet,
  codecs: readonly BoundCodec[],
  direction: 'fromVendor' | 'toVendor',
): Inlet => {
  if (codecs.length === 0) return { domain, values, object };
  const other = direction === 'fromVendor' ? 'toVendor' : 'fromVendor';
  const run = (value: JsonValue | undefined, codec: BoundCodec, way: typeof direction) =>
    value === undefined || value === null ? undefined : codec.convert[way](value);
  return {
    domain: ANY_DOMAIN,
    values: (each) =>
      values(each).flatMap((value) => {
        // What a record holds is JSON.
        const found = codecs.reduce<JsonValue | undefined>(
          (sum, codec) => run(sum, codec, direction),
          value as JsonValue,
        );
        return found === undefined ? [] : [found];
      }),
    object: (value) => {
      const found = codecs
        .toReversed()
        .reduce<JsonValue | undefined>((sum, codec) => run(sum, codec, other), value);
      return found === undefined ? undefined : object(found);
    },
  };
};
