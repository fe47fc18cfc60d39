// Counts calls as Marketo does: in the sliding window, in flight, by day and user; and, for tests, what was really seen.
import type { Clock } from '../clock.ts';
import type { Limits } from '../limits.ts';
import { ApiError } from './api-error.ts';

const DAY = 86_400_000;

const CHICAGO = { timeZone: 'America/Chicago', year: 'numeric', month: '2-digit', day: '2-digit' } as const;

/** What one day holds, in the time of Chicago. */
export interface DayCounts {
  readonly date: string;
  readonly users: ReadonlyMap<string, number>;
  readonly errors: ReadonlyMap<string, number>;
  readonly exportedBytes: number;
}

interface OpenDay {
  readonly date: string;
  readonly users: Map<string, number>;
  readonly errors: Map<string, number>;
  exportedBytes: number;
}

/** What the server saw, refused calls included. */
export interface Seen {
  readonly calls: number;
  /** How often the identity service gave a token, new or still good; no part of `calls`. */
  readonly tokens: number;
  readonly byOperation: Readonly<Record<string, number>>;
  readonly byCode: Readonly<Record<string, number>>;
  /** The most calls that were ever in flight at one moment. */
  readonly inFlightMaximum: number;
  /** The most calls that any window of the rate limit ever held. */
  readonly windowMaximum: number;
  /** Writes that were carried out although the very same had been carried out before. */
  readonly replays: number;
}

const bump = (counts: Map<string, number>, name: string): void => {
  counts.set(name, (counts.get(name) ?? 0) + 1);
};

/** Instants in order, of which only those of the last window are kept. */
const createWindow = () => {
  const instants: number[] = [];
  let first = 0;
  return {
    add: (now: number): void => {
      instants.push(now);
    },
    countSince: (since: number): number => {
      while (first < instants.length && (instants[first] ?? 0) <= since) first++;
      if (first > 1024) {
        instants.splice(0, first);
        first = 0;
      }
      return instants.length - first;
    },
  };
};

export const createMeter = (clock: Clock, limits: () => Limits) => {
  let counted = createWindow();
  let arrived = createWindow();
  let inFlight = 0;
  let maxima = { inFlight: 0, window: 0 };
  let calls = 0;
  let tokens = 0;
  let replays = 0;
  const operations = new Map<string, number>();
  const codes = new Map<string, number>();
  const fingerprints = new Set<string>();
  const days = new Map<string, OpenDay>();
  const format = new Intl.DateTimeFormat('en-CA', CHICAGO);
  let named = { hour: -1, date: '' };
  /** Midnight falls on the hour everywhere that matters here: a date is worked out once an hour. */
  const dateOf = (instant: number): string => {
    const hour = Math.floor(instant / 3_600_000);
    if (named.hour !== hour) named = { hour, date: format.format(instant) };
    return named.date;
  };
  const dayOf = (instant: number): OpenDay => {
    const date = dateOf(instant);
    const known = days.get(date);
    if (known !== undefined) return known;
    const made: OpenDay = { date, users: new Map(), errors: new Map(), exportedBytes: 0 };
    days.set(date, made);
    return made;
  };

  return {
    /** A call comes in; the returned function is called once it has been answered to the last byte. */
    arrive: (): (() => void) => {
      const now = clock.now();
      calls++;
      inFlight++;
      arrived.add(now);
      maxima = {
        inFlight: Math.max(maxima.inFlight, inFlight),
        window: Math.max(maxima.window, arrived.countSince(now - limits().windowSeconds * 1000)),
      };
      let isOpen = true;
      return () => {
        if (isOpen) inFlight--;
        isOpen = false;
      };
    },
    noteToken: (): void => {
      tokens++;
    },
    noteOperation: (operation: string): void => bump(operations, operation),
    /** Notes what a write that is carried out looks like, so that a second of the same look is seen as a replay. */
    noteCall: (fingerprint: string): void => {
      if (fingerprints.has(fingerprint)) replays++;
      else fingerprints.add(fingerprint);
    },
    /** Counts a call of a user against quota and rate, or refuses it. */
    admit: (user: string): void => {
      const { callsPerWindow, windowSeconds, concurrentCalls, dailyCalls } = limits();
      const now = clock.now();
      if (inFlight > concurrentCalls)
        throw new ApiError('615', `Concurrent access limit '${concurrentCalls}' reached`);
      if (counted.countSince(now - windowSeconds * 1000) >= callsPerWindow)
        throw new ApiError(
          '606',
          `Max rate limit '${callsPerWindow}' exceeded with in '${windowSeconds}' secs`,
        );
      const day = dayOf(now);
      const total = [...day.users.values()].reduce((sum, count) => sum + count, 0);
      if (total >= dailyCalls) throw new ApiError('607', `Daily API request limit '${dailyCalls}' reached`);
      counted.add(now);
      bump(day.users, user);
    },
    noteError: (code: string): void => {
      bump(codes, code);
      bump(dayOf(clock.now()).errors, code);
    },
    exportedToday: (): number => dayOf(clock.now()).exportedBytes,
    noteExported: (bytes: number): void => {
      dayOf(clock.now()).exportedBytes += bytes;
    },
    /** The counts of today, and of the days before it, newest first. */
    days: (count: number): readonly DayCounts[] =>
      Array.from({ length: count }, (_, back) => {
        const date = format.format(clock.now() - back * DAY);
        return days.get(date) ?? { date, users: new Map(), errors: new Map(), exportedBytes: 0 };
      }),
    seen: (): Seen => ({
      calls,
      tokens,
      byOperation: Object.fromEntries(operations),
      byCode: Object.fromEntries(codes),
      inFlightMaximum: maxima.inFlight,
      windowMaximum: maxima.window,
      replays,
    }),
    /** Forgets what was seen, and the quota that was used. */
    reset: (): void => {
      counted = createWindow();
      arrived = createWindow();
      maxima = { inFlight, window: 0 };
      calls = 0;
      tokens = 0;
      replays = 0;
      for (const counts of [operations, codes, days]) counts.clear();
      fingerprints.clear();
    },
  };
};

export type Meter = ReturnType<typeof createMeter>;
