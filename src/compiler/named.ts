// Which mappings a name means: its full name, the last part of that, or the resource that it maps to.

interface Named {
  /** `marketo/smartCampaign` */
  readonly mapping: string;
  /** `campaign` */
  readonly canonical: string;
}

const lastPart = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

const closeness = (asked: string, { mapping, canonical }: Named): number => {
  if (mapping === asked) return 3;
  if (canonical !== asked) return lastPart(mapping) === asked ? 1 : 0;
  // Several objects may be one resource: that of the same name comes first.
  return lastPart(mapping) === asked ? 3 : 2;
};

/**
 * Those of the mappings that a name means best: `marketo/campaign`, or `campaign` where a mapping of that name or else for
 * that resource is there, or `smartCampaign`, the last part of a name. More than one where the name does not tell them apart.
 */
export const namedBy = <Item>(
  asked: string,
  items: readonly Item[],
  namesOf: (item: Item) => Named,
): readonly Item[] => {
  const ranked = items.map((item) => ({ item, rank: closeness(asked, namesOf(item)) }));
  const best = Math.max(1, ...ranked.map(({ rank }) => rank));
  return ranked.flatMap(({ item, rank }) => (rank === best ? [item] : []));
};
