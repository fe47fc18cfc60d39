// Choices that are the same for the same seed and name, whatever else was chosen before.
import { createRandom, type Random } from '../../src/demo/random.ts';

export type { Random };

/** A source of choices for one purpose. */
export const randomFor = (seed: number, name: string): Random => {
  let hash = seed | 0;
  for (const sign of name) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return createRandom(hash);
};

/** Up to as many of a list as wanted, in random order. */
export const someOf = <Item>(random: Random, items: readonly Item[], most: number): readonly Item[] => {
  const left = [...items];
  const chosen: Item[] = [];
  while (left.length > 0 && chosen.length < most) {
    const [item] = left.splice(random.below(left.length), 1);
    if (item !== undefined) chosen.push(item);
  }
  return chosen;
};
