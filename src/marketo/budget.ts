// How many calls a run may send, and what it did send.
import { MarketoError } from './marketo-error.ts';

export interface RunStats {
  /** Calls sent, replays included, token requests not. */
  readonly calls: number;
  /** Calls of these that repeat one that failed. */
  readonly replays: number;
  /** Calls that may still be sent; undefined without a budget. */
  readonly left: number | undefined;
}

export interface Budget {
  /** Counts a call that is about to be sent. @throws MarketoError `budget` where none is left. */
  readonly spend: (replay: boolean) => void;
  readonly stats: () => RunStats;
}

/** @param most - the calls of this run; without it they are counted only. */
export const createBudget = (most?: number): Budget => {
  let calls = 0;
  let replays = 0;
  return {
    spend: (replay) => {
      if (most !== undefined && calls >= most) {
        throw new MarketoError({
          code: 'budget',
          message: `the budget of ${most} calls for this run is spent`,
        });
      }
      calls++;
      if (replay) replays++;
    },
    stats: () => ({ calls, replays, left: most === undefined ? undefined : most - calls }),
  };
};
