// Where a mapping uses value maps, and between which domains.
import type { CodecNode, ValueMapNode } from '../../mapping/tree.ts';
import type { Domain } from '../../schema/domain.ts';
import type { ResolvedMapping } from '../resolved.ts';
import { domainsOf } from './rule-domains.ts';
import type { Site } from './sites.ts';

export type MapCodecNode = Extract<CodecNode, { kind: 'map' }>;

export interface ValueMapUse {
  readonly node: MapCodecNode;
  readonly table: ValueMapNode;
  /** Absent where another codec stands between the table and the schema. */
  readonly vendor?: Domain;
  readonly canonical?: Domain;
  readonly site: Site;
}

type Sides = { readonly vendor: Domain | undefined; readonly canonical: Domain | undefined };

/** The map nodes in a codec with the domains at their two sides. */
const mapsIn = (
  codec: CodecNode | undefined,
  { vendor, canonical }: Sides,
): readonly ({ readonly node: MapCodecNode } & Sides)[] => {
  switch (codec?.kind) {
    case 'map':
      return [{ node: codec, vendor, canonical }];
    case 'chain':
      return codec.steps.flatMap((step, index) =>
        mapsIn(step, {
          vendor: index === 0 ? vendor : undefined,
          canonical: index === codec.steps.length - 1 ? canonical : undefined,
        }),
      );
    case 'list':
      return mapsIn(codec.items, { vendor: undefined, canonical: canonical?.items });
    case 'each':
      return mapsIn(codec.item, { vendor: vendor?.items, canonical: canonical?.items });
    case 'as':
    case 'template':
    case 'ref':
    case 'lookup':
    case undefined:
      return [];
  }
};

/** The domain that a rule's codec meets on the canonical side; in `slots`, the value member's. */
const sidesOf = ({ rule, parent }: Site): Sides => {
  const { vendor, canonical } = domainsOf(rule);
  if (rule.source.kind === 'slots')
    return { vendor: rule.source.slots[0]?.place.domain, canonical: undefined };
  const from = rule.source.kind === 'field' ? vendor : undefined;
  return { vendor: from, canonical: parent?.source.kind === 'firstOf' ? parent.canonical.domain : canonical };
};

/** The value maps that a rule uses; names that nothing defines are passed over. */
export const valueMapsOf = (mapping: ResolvedMapping, site: Site): readonly ValueMapUse[] =>
  mapsIn(site.rule.node.codec, sidesOf(site)).flatMap(({ node, vendor, canonical }) => {
    const { table } = node;
    const found =
      'rows' in table ? table : mapping.document.valueMaps.find(({ name }) => name?.value === table.value);
    if (found === undefined) return [];
    return [{ node, table: found, site, ...(vendor && { vendor }), ...(canonical && { canonical }) }];
  });
