// A verdict: what one direction of one rule keeps, computed from the two schemas and proved by a witness that was run.
import type { JsonValue } from '../../json/json.ts';
import type { Direction } from '../resolved.ts';

export type VerdictWord = 'exact' | 'exact up to' | 'partial' | 'lossy' | 'unproven';

/** What the expressions made of the values that prove a verdict. */
export interface Witness {
  /** Values on the input side: one that fails, or two that give the same. */
  readonly inputs: readonly JsonValue[];
  /** What each gave; null where nothing. */
  readonly outputs: readonly (JsonValue | null)[];
  /** What the other direction makes of each output; absent where the rule goes one way. */
  readonly back?: readonly (JsonValue | null)[];
  /** Codes of the issues that running them raised. */
  readonly issues: readonly string[];
}

export interface Verdict {
  /** Id of the rule. */
  readonly rule: string;
  readonly direction: Direction;
  readonly verdict: VerdictWord;
  /** With `exact up to`: what is not kept, e.g. `instant`. */
  readonly upTo?: string;
  /** One phrase: why it is not plainly exact. */
  readonly because?: string;
  readonly witness?: Witness;
}

/** `exact up to instant`. */
export const verdictText = ({ verdict, upTo }: Verdict): string =>
  upTo === undefined ? verdict : `${verdict} ${upTo}`;
