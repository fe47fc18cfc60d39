// The sandbox's own time: it may start anywhere, run at any rate or stand still, and be moved from outside.

export interface ClockOptions {
  /** Where time begins: milliseconds or a date text; the machine's time unless given. */
  readonly startAt?: number | string | Date;
  /** Seconds that pass in a second: 1 unless given, 0 for a clock that only moves when told. */
  readonly rate?: number;
}

export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly set: (instant: number) => void;
  readonly advance: (milliseconds: number) => void;
  readonly rate: number;
}

export const createClock = ({ startAt, rate = 1 }: ClockOptions = {}): Clock => {
  const start = startAt === undefined ? Date.now() : new Date(startAt).getTime();
  if (Number.isNaN(start) || !(rate >= 0)) throw new TypeError('the clock needs a date and a rate from 0 up');
  let base = start;
  let since = performance.now();
  const now = (): number => Math.floor(base + (performance.now() - since) * rate);
  const set = (instant: number): void => {
    base = instant;
    since = performance.now();
  };
  return { now, set, advance: (milliseconds) => set(now() + milliseconds), rate };
};
