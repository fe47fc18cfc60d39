// A change between two states of a project: what changed, how much that matters, and to whom.
import type { Span } from '../diagnostics/span.ts';

/**
 * What a change asks of those who depend on it. `major`: something they relied on no longer holds. `minor`: there is more
 * than before. `patch`: nothing that a record could show.
 */
export type Level = 'major' | 'minor' | 'patch';

/** Who meets a change. A reader of vendor records sees what `toVendor` writes; their writer is what `fromVendor` reads. */
export type Party = 'canonical readers' | 'canonical writers' | 'vendor readers' | 'vendor writers';

export interface Change {
  /** A few words: `field removed`, `value-map row added`. */
  readonly kind: string;
  readonly level: Level;
  /** Those for whom the change is of this level; empty for a patch. */
  readonly parties: readonly Party[];
  /** The mapping with its overlays, or the schema: `marketo/contact`, `schema contact`. */
  readonly subject: string;
  /** The field, table or policy that changed. */
  readonly at: string;
  /** Absent where there was nothing. */
  readonly before?: string;
  /** Absent where there is nothing. */
  readonly after?: string;
  /** One phrase, where the kind does not say all. */
  readonly why?: string;
  /** Where it stands now; for what is gone, where it stood. */
  readonly span?: Span;
  /** The span is in the base. */
  readonly isGone?: true;
  /** Overlays through which the same change is seen. */
  readonly alsoIn?: readonly string[];
}

const RANK: Readonly<Record<Level, number>> = { major: 2, minor: 1, patch: 0 };

/** Below 0 where the first level weighs more. */
export const compareLevels = (one: Level, other: Level): number => RANK[other] - RANK[one];

/** The level that weighs most; undefined for no changes. */
export const worstLevel = (changes: readonly Pick<Change, 'level'>[]): Level | undefined =>
  changes.map(({ level }) => level).sort(compareLevels)[0];

/** Gathers the changes of one subject. */
export type Tell = (
  kind: string,
  level: Level,
  parties: readonly Party[],
  change: Pick<Change, 'at' | 'before' | 'after' | 'why' | 'span' | 'isGone'>,
) => void;

/** Both states of one thing. */
export interface Both<T> {
  readonly base: T;
  readonly now: T;
}

export const CANONICAL: readonly Party[] = ['canonical readers', 'canonical writers'];
export const WRITERS: readonly Party[] = ['canonical writers', 'vendor writers'];
export const ALL: readonly Party[] = [...CANONICAL, 'vendor readers', 'vendor writers'];
