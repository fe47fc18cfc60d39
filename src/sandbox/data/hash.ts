// Numbers that look random and are not: each is a pure function of the seed and of what it is for.

/** 32 bits mixed from a seed and two numbers; the same on every machine. */
export const hash32 = (seed: number, first: number, second: number): number => {
  let mixed = (seed ^ Math.imul(first + 1, 0x9e3779b1) ^ Math.imul(second + 1, 0x85ebca6b)) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
};

/** What can be drawn for one thing of one seed; `salt` tells the draws apart. */
export interface Draw {
  /** A whole number from 0 up to, not including, `below`. */
  readonly below: (salt: number, below: number) => number;
  /** One of a list that is not empty. */
  readonly pick: <Item>(salt: number, items: readonly Item[]) => Item;
  /** True in this many of a hundred things. */
  readonly percent: (salt: number, share: number) => boolean;
}

export const drawFor = (seed: number, index: number): Draw => {
  const below = (salt: number, limit: number): number =>
    Math.floor((hash32(seed, index, salt) / 4294967296) * limit);
  return {
    below,
    pick: (salt, items) => {
      const item = items[below(salt, items.length)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
    percent: (salt, share) => below(salt, 100) < share,
  };
};

/** A UUID of a kind of thing that holds its index, so that the index can be told from it. */
export const uuidAt = (seed: number, kind: number, index: number): string => {
  const hex = (value: number, width: number): string => value.toString(16).padStart(width, '0').slice(-width);
  const first = hash32(seed, index, kind);
  const second = hash32(seed, index, kind + 1);
  const node = hex(Math.floor(index / 0x100000000), 4) + hex((index % 0x100000000) >>> 0, 8);
  return `${hex(first, 8)}-${hex(second >>> 16, 4)}-4${hex(second, 3)}-a${hex(second >>> 4, 3)}-${node}`;
};

/** The index that a UUID of this kind was made for, or undefined for any other text. */
export const indexOfUuid = (seed: number, kind: number, uuid: string): number | undefined => {
  const node = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-([0-9a-f]{12})$/i.exec(uuid)?.[1];
  if (node === undefined) return undefined;
  const index = Number.parseInt(node, 16);
  return uuidAt(seed, kind, index) === uuid.toLowerCase() ? index : undefined;
};
