// How many calls may be sent in a window of time and how many may be in flight, for all users of one client.
import PQueue from 'p-queue';
import { sleep } from './sleep.ts';

export interface LimitOptions {
  /** Calls in any window; 50 by default, half of what an instance allows to all its integrations together. */
  readonly calls?: number;
  /** The window in milliseconds; 20,000 by default. */
  readonly windowMs?: number;
  /** Calls in flight at a time; 5 by default, half of what an instance allows. */
  readonly inFlight?: number;
}

export interface Limits {
  readonly windowMs: number;
  /** Runs a task as soon as both limits allow it, in the order of asking. */
  readonly run: <Value>(task: () => Promise<Value>, signal?: AbortSignal) => Promise<Value>;
  /** Lets no call start for so many milliseconds. */
  readonly pause: (milliseconds: number) => void;
  /** Allows one call less in flight, until a window has passed without another such request. */
  readonly slower: () => void;
}

/**
 * A queue with both limits. A call counts for a window from its **answer**, not from its start: whenever within its time
 * the server took it in, no window of the server then holds more than `calls`, however the network delays them. (A
 * window counted from the starts let 104 calls into a window of 100 when it was tried.)
 */
export const createLimits = (options: LimitOptions = {}): Limits => {
  const { calls = 50, windowMs = 20_000, inFlight = 5 } = options;
  for (const [name, value] of Object.entries({ calls, windowMs, inFlight })) {
    if (!(value >= 1)) throw new TypeError(`the limit ${name} must be 1 or more`);
  }
  // With no more in flight than calls in a window, a full window always holds an answered call to wait for.
  const most = Math.floor(Math.min(inFlight, calls));
  const queue = new PQueue({ concurrency: most });
  const answered: number[] = [];
  let running = 0;
  let pausedUntil = 0;
  let slowedAt = 0;

  const waitTime = (now: number): number => {
    while (answered[0] !== undefined && answered[0] <= now - windowMs) answered.shift();
    if (now < pausedUntil) return pausedUntil - now;
    if (running + answered.length < Math.floor(calls)) return 0;
    return (answered[0] ?? now) + windowMs - now;
  };

  const enter = async (signal?: AbortSignal): Promise<void> => {
    for (let wait = waitTime(performance.now()); wait > 0; wait = waitTime(performance.now())) {
      // A timer may fire a little early.
      await sleep(wait + 1, signal);
    }
    signal?.throwIfAborted();
    running++;
  };

  const leave = (): void => {
    running--;
    answered.push(performance.now());
    if (queue.concurrency < most && performance.now() - slowedAt > windowMs) {
      slowedAt = performance.now();
      queue.concurrency++;
    }
  };

  return {
    windowMs,
    run: (task, signal) =>
      queue.add(
        async () => {
          await enter(signal);
          try {
            return await task();
          } finally {
            leave();
          }
        },
        { signal },
      ),
    pause: (milliseconds) => {
      pausedUntil = Math.max(pausedUntil, performance.now() + milliseconds);
    },
    slower: () => {
      slowedAt = performance.now();
      queue.concurrency = Math.max(1, queue.concurrency - 1);
    },
  };
};
