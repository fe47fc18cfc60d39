// What the log says of one activity.
import type { Value } from '../data/field.ts';

/** One thing that happened to a lead. */
export interface Activity {
  readonly id: number;
  readonly leadId: number;
  /** Milliseconds. */
  readonly date: number;
  readonly typeId: number;
  readonly campaignId?: number;
  readonly primaryId?: number;
  readonly primary?: string;
  /** Attributes by their display names, in order; those without a value are left out. */
  readonly attributes: readonly (readonly [string, Value])[];
  /** For a change of data: the field's REST name. */
  readonly field?: string;
}

/** How many activities each lead of a fresh sandbox has. */
export const PER_LEAD = 4;
