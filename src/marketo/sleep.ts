// Waiting that an abort signal ends.
import { setTimeout as wait } from 'node:timers/promises';

/** Waits so many milliseconds; an abort ends it with the signal's own reason. */
export const sleep = async (milliseconds: number, signal?: AbortSignal): Promise<void> => {
  signal?.throwIfAborted();
  try {
    await wait(Math.max(0, Math.ceil(milliseconds)), undefined, signal === undefined ? {} : { signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
};
