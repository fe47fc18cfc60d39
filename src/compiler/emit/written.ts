// What a rule adds to the text of a patch.
import type { Placed } from './member-tree.ts';
import type { WrittenPair } from './write-pairs.ts';

export interface Written {
  readonly statements: readonly string[];
  readonly fields: readonly Placed[];
  readonly pairs: readonly WrittenPair[];
  /** Objects of vendor fields, merged over the patch. */
  readonly merged: readonly string[];
}

export const NOTHING: Written = { statements: [], fields: [], pairs: [], merged: [] };
