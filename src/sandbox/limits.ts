// What the sandbox allows, with Marketo's published figures. A figure may be Infinity.

export interface Limits {
  /** Calls in any window of `windowSeconds`; beyond it 606. */
  readonly callsPerWindow: number;
  readonly windowSeconds: number;
  /** Calls in flight; beyond it 615. */
  readonly concurrentCalls: number;
  /** Calls a day, to midnight in Chicago; beyond it 607. */
  readonly dailyCalls: number;
  /** Bytes of a request line's target; beyond it 414. */
  readonly uriBytes: number;
  /** Bytes of a body; beyond it 413. */
  readonly bodyBytes: number;
  /** Bytes of an import's body; beyond it 413. */
  readonly importBytes: number;
  /** Records in a call, and items on a page. */
  readonly batchSize: number;
  /** Leads that one filter may match; beyond it 1003. */
  readonly matches: number;
  /** Seconds that a token lives. */
  readonly tokenSeconds: number;
  /** Seconds that a paging token lives. */
  readonly pagingTokenSeconds: number;
  /** Export jobs that run, and that run or wait; beyond it 1029. */
  readonly exportsRunning: number;
  readonly exportsQueued: number;
  /** Bytes of exported files a day; beyond it 1029. */
  readonly exportBytesPerDay: number;
  /** Seconds that a job waits and runs at least. */
  readonly jobQueuedSeconds: number;
  readonly jobRunningSeconds: number;
  /** Seconds that a file is kept after its job. */
  readonly fileSeconds: number;
  /** Days between the ends of an export's date range. */
  readonly exportDays: number;
  readonly importsRunning: number;
  /** Import jobs that run or wait; beyond it 1016. */
  readonly importsQueued: number;
  /** Milliseconds of the machine's time that every call takes at least. */
  readonly latencyMs: number;
}

export const DEFAULT_LIMITS: Limits = {
  callsPerWindow: 100,
  windowSeconds: 20,
  concurrentCalls: 10,
  dailyCalls: 50_000,
  uriBytes: 8192,
  bodyBytes: 1_048_576,
  importBytes: 10_000_000,
  batchSize: 300,
  matches: 1000,
  tokenSeconds: 3600,
  pagingTokenSeconds: Number.POSITIVE_INFINITY,
  exportsRunning: 2,
  exportsQueued: 10,
  exportBytesPerDay: 524_288_000,
  jobQueuedSeconds: 1,
  jobRunningSeconds: 1,
  fileSeconds: 604_800,
  exportDays: 31,
  importsRunning: 2,
  importsQueued: 10,
  latencyMs: 0,
};

/** Every figure that a caller could wish away at once: no quota, no rate, no waiting. */
export const NO_LIMITS: Partial<Limits> = {
  callsPerWindow: Number.POSITIVE_INFINITY,
  concurrentCalls: Number.POSITIVE_INFINITY,
  dailyCalls: Number.POSITIVE_INFINITY,
  exportBytesPerDay: Number.POSITIVE_INFINITY,
  jobQueuedSeconds: 0,
  jobRunningSeconds: 0,
};

/** Keeps what is a figure of `Limits`; null stands for no limit, as JSON has no Infinity. */
export const readLimits = (given: Readonly<Record<string, unknown>>): Partial<Limits> => {
  const read: Record<string, number> = {};
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(DEFAULT_LIMITS, name)) throw new TypeError(`there is no limit "${name}"`);
    const figure = value === null ? Number.POSITIVE_INFINITY : value;
    if (typeof figure !== 'number' || !(figure >= 0))
      throw new TypeError(`the limit "${name}" must be a number from 0 up, or null for none`);
    read[name] = figure;
  }
  return read;
};
