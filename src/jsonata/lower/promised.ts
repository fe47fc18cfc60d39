// A value of the input that something is promised about.
import type { Shape } from './shape.ts';

/** How much of a promise is relied upon. */
export const RELIANCE = { none: 0, presence: 1, kinds: 2 } as const;
export type Reliance = (typeof RELIANCE)[keyof typeof RELIANCE];

/** A value of the input that something is promised about. */
export interface Promised {
  readonly shape: Shape;
  /** Below the items of an array: there is one for each item, and no identifier holds it. */
  readonly within: boolean;
  readonly members: Map<string, Promised>;
  items: Promised | undefined;
  reliance: Reliance;
  ident: string | undefined;
}
