// `list`: delimited text in the vendor ↔ an array, with a codec for the items if the rule names one.

import { joinList, splitList } from '../functions/lists.ts';
import type { JsonValue } from '../json/json.ts';
import { stringText } from '../jsonata/parse/text.ts';
import type { CodecNode } from '../mapping/tree.ts';
import type { Domain } from '../schema/domain.ts';
import { contains } from '../schema/refusal.ts';
import type { Convert, UpTo } from './claim.ts';
import type { CodecEnv, CreateCodec } from './codec-env.ts';
import { type Gap, gapBetween } from './covers.ts';
import { type BoundCodec, callText, defineCodec } from './define-codec.ts';
import { anyPresent, domainOfTypes, presentDomain } from './domains.ts';
import { probesOf } from './probes.ts';

type ListNode = Extract<CodecNode, { kind: 'list' }>;

const TEXT = domainOfTypes(['string']);

/** An empty list is the empty text, or null where the vendor takes the one for the other. */
export const createList = (
  node: ListNode,
  env: CodecEnv,
  createItems: CreateCodec,
): BoundCodec | undefined => {
  const separator = node.separator.value;
  const inner = presentDomain(env.canonical.items ?? anyPresent);
  const items =
    node.items === undefined
      ? undefined
      : createItems(node.items, { ...env, vendor: TEXT, canonical: inner });
  if (node.items !== undefined && items === undefined) return undefined;
  const clears = env.vendor.emptyIsNull;
  const empty = clears ? null : '';
  const join = callText('joinList', stringText(separator), ...(clears ? ['null'] : []));
  const split = callText('splitList', stringText(separator));
  const item = domainOfTypes(['string'], { minLength: 1, patterns: [withoutText(separator)] });
  const taken = domainOfTypes(['array'], { items: items?.takes.canonical ?? item });
  return defineCodec({
    name: 'list',
    read: (operand, field) =>
      items === undefined ? split(operand) : mapText(split(operand), (item) => items.read(item, field)),
    write: (operand) => join(items === undefined ? operand : mapText(operand, items.write)),
    convert: {
      fromVendor: (value) => mapped(splitList(value, separator), items?.convert.fromVendor),
      toVendor: (value) => joinList(mapped(value, items?.convert.toVendor), separator, empty),
    },
    failure: { fromVendor: items?.failure.fromVendor ?? 'value/type', toVendor: 'value/separator' },
    expected: {
      fromVendor: `a text of items between ${JSON.stringify(separator)}${items === undefined ? '' : `, each ${items.expected.fromVendor}`}`,
      toVendor: `an array of items that are not empty and do not hold ${JSON.stringify(separator)}${items === undefined ? '' : `, each ${items.expected.toVendor}`}`,
    },
    takes: { vendor: TEXT, canonical: taken },
    gives: {
      canonical: (vendor) =>
        domainOfTypes(['array'], {
          items:
            items === undefined ? domainOfTypes(['string'], lengthOf(vendor)) : items.gives.canonical(TEXT),
        }),
      vendor: () => ({ ...TEXT, nullable: clears }),
    },
    ...(items && { upTo: { fromVendor: upToItems(items, separator) } }),
    gap: {
      fromVendor: (vendor) => gapBetween(vendor, TEXT) ?? items?.gap.fromVendor(TEXT),
      toVendor: (canonical) => itemGap(canonical, item, items) ?? lengthGap(env.vendor),
    },
    ...(clears && { writesNull: true }),
    probes: () => ({
      vendor: [
        separator,
        ...(items?.probes.vendor ?? ['a', 'b']).flatMap((probe) => [
          String(probe),
          `${probe}${separator}${probe}`,
        ]),
      ],
      canonical: itemProbes(separator, inner, items, env.vendor.maxLength),
    }),
    seeds: () => ({
      vendor: [`a${separator}b`, ...(items?.seeds.vendor ?? []).map((seed) => `${seed}${separator}${seed}`)],
      canonical: [[], ['a', 'b'], ...(items?.seeds.canonical ?? []).map((seed) => [seed, seed])],
    }),
  });
};

const mapText = (list: string, convert: (operand: string) => string): string =>
  `$mapItems(${list}, function($item) { ${convert('$item')} })`;

const mapped = (value: unknown, convert: Convert | undefined): unknown => {
  if (convert === undefined || !Array.isArray(value)) return value;
  const results = value.map((item: JsonValue) => convert(item));
  return results.includes(undefined) ? undefined : results;
};

/** Texts without the separator and, where it could arise across a border, without its first or last unit. */
const withoutText = (separator: string): string => {
  const escaped = [...new Set(separator)].map((unit) => unit.replace(/[\^$\\.*+?()[\]{}|/-]/, '\\$&'));
  return `^[^${escaped.join('')}]*$`;
};

const lengthOf = ({ maxLength }: Domain): Partial<Domain> => (maxLength === undefined ? {} : { maxLength });

/** Items are judged one by one: what they are written as must be texts that can be told apart. */
const itemGap = (canonical: Domain, item: Domain, items: BoundCodec | undefined): Gap | undefined => {
  const types = gapBetween(canonical, domainOfTypes(['array']));
  if (types !== undefined) return types;
  const inner = presentDomain(canonical.items ?? anyPresent);
  const gap = items === undefined ? gapBetween(inner, item) : items.gap.toVendor(inner);
  const written = gap ?? (items && gapBetween(items.gives.vendor(inner), item));
  if (written === undefined) return undefined;
  const { message, witness } = written;
  const value = gap === undefined && witness !== undefined ? items?.convert.fromVendor(witness) : witness;
  return value === undefined
    ? { message: `an item: ${message}` }
    : { message: `an item: ${message}`, witness: [value] };
};

const lengthGap = ({ maxLength, maxBytes, values, patterns }: Domain): Gap | undefined =>
  maxLength === undefined && maxBytes === undefined && values === undefined && patterns.length === 0
    ? undefined
    : { message: 'how long a list gets, the schemas do not say' };

/** What two texts with the same items differ in, item by item. */
const upToItems =
  (items: BoundCodec, separator: string): UpTo =>
  (one, other) => {
    const [ones, others] = [splitList(one, separator) ?? [], splitList(other, separator) ?? []];
    let name: string | undefined;
    for (const [index, item] of ones.entries()) {
      const twin = others[index] ?? item;
      if (item === twin) continue;
      const upTo = items.upTo.fromVendor(item, twin);
      if (upTo === undefined) return undefined;
      name = upTo;
    }
    return name;
  };

const LONGEST = 70_000;

/** Lists with an item that holds the separator, with an empty one, of plain ones, and too long for the vendor. */
const itemProbes = (
  separator: string,
  inner: Domain,
  items: BoundCodec | undefined,
  limit = LONGEST,
): readonly JsonValue[] => {
  const single = [
    `a${separator}b`,
    '',
    ...(items?.probes.canonical ?? []),
    ...(inner.values ?? probesOf(inner)),
  ];
  const fitting = single.filter((value) => contains(inner, value));
  if (limit >= LONGEST) return fitting.map((value) => [value]);
  const written = (value: JsonValue) => joinList(mapped([value], items?.convert.toVendor), separator, '');
  const sound = fitting.find((value) => written(value) !== undefined && written(value) !== '');
  const tooLong = [
    ['a'.repeat(limit + 1)],
    ...(sound === undefined ? [] : [Array.from({ length: limit }, () => sound)]),
  ];
  return [...fitting.map((value) => [value]), ...tooLong];
};
