// Activities: their types, their stream from a time on, and a feed that goes on where it ended, late arrivals included.

import { chunksOf } from '../chunks.ts';
import { parseMarketoDate, printMarketoDate } from '../dates.ts';
import type { MarketoRecord } from '../envelope.ts';
import { own } from '../envelope.ts';
import { MarketoError } from '../marketo-error.ts';
import { freshOf, keyOf, pagesOf } from '../paging.ts';
import { Recent } from '../recent.ts';
import type { RecordResult } from '../record-results.ts';
import type { QueryValue, Request } from '../request.ts';
import { writeRecords } from '../write.ts';
import { type ReadOptions, readAll } from './read.ts';

type Id = number | string;

export interface ActivityQuery extends ReadOptions {
  /** The time from which on. */
  readonly since: Date | string;
  /** Any number; each stream of calls takes 10. */
  readonly activityTypeIds: readonly Id[];
  /** Any number; each stream of calls takes 30. */
  readonly leadIds?: readonly Id[];
  readonly listId?: Id;
  readonly assetIds?: readonly Id[];
  readonly batchSize?: number;
}

export interface LeadChangeQuery extends Omit<ActivityQuery, 'activityTypeIds' | 'assetIds'> {
  readonly fields: readonly string[];
}

/** Where a feed stands: plain JSON, to be kept between runs. */
export interface ActivityCheckpoint {
  /** The latest activity date that was given. */
  readonly since: string;
  /** The activities within the overlap that were given: GUID and date. */
  readonly seen: readonly (readonly [guid: string, date: string])[];
}

export interface ActivityFeed {
  readonly activities: AsyncIterable<MarketoRecord>;
  /** Where the feed stands now; to be kept once what it gave is safe. */
  readonly checkpoint: () => ActivityCheckpoint;
}

export interface FeedOptions extends Omit<ActivityQuery, 'since'> {
  /** A time for the first run, and what `checkpoint` gave from then on. */
  readonly from: Date | string | ActivityCheckpoint;
  /** How far before its end a feed begins again, in milliseconds; 30 minutes by default. */
  readonly overlapMs?: number;
}

export interface Activities {
  readonly types: (options?: ReadOptions) => Promise<readonly MarketoRecord[]>;
  readonly pagingToken: (since: Date | string, options?: ReadOptions) => Promise<string>;
  readonly since: (query: ActivityQuery) => AsyncGenerator<MarketoRecord>;
  /** Changes of these fields, and new leads. */
  readonly leadChanges: (query: LeadChangeQuery) => AsyncGenerator<MarketoRecord>;
  /** Deletions older than 14 days may be gone. */
  readonly deletedLeads: (
    query: ReadOptions & { readonly since: Date | string; readonly batchSize?: number },
  ) => AsyncGenerator<MarketoRecord>;
  /** Activities from a checkpoint on: those that arrived late too, none twice. */
  readonly feed: (options: FeedOptions) => ActivityFeed;
  /** Adds custom activities. Never sent twice after an ambiguous failure. */
  readonly add: (input: readonly MarketoRecord[], options?: ReadOptions) => Promise<RecordResult[]>;
  /** The types of custom activities, with their state. */
  readonly customTypes: (options?: ReadOptions) => Promise<readonly MarketoRecord[]>;
}

const BASE = '/rest/v1/activities';
/** The server may work five minutes on a paging token. */
const TOKEN_MS = 330_000;
const OVERLAP_MS = 30 * 60_000;
const REMEMBERED = 100_000;

const pagingToken = async (request: Request, since: Date | string, { signal }: ReadOptions = {}) => {
  const path = `${BASE}/pagingtoken.json`;
  const query = { sinceDatetime: printMarketoDate(since) };
  const { nextPageToken, requestId } = await request({ path, query, signal, timeoutMs: TOKEN_MS });
  if (nextPageToken !== undefined) return nextPageToken;
  const message = 'the reply holds no nextPageToken';
  throw new MarketoError({ code: 'no-result', message, call: `GET ${path}`, requestId });
};

const dateOf = (activity: MarketoRecord): string | undefined => {
  const date = own(activity, 'activityDate');
  const parsed = typeof date === 'string' ? parseMarketoDate(date) : undefined;
  return parsed?.toISOString();
};

const isDeadToken = (error: unknown): boolean =>
  error instanceof MarketoError &&
  // A code of Marketo: the client's own error about a token that comes twice must end the stream.
  /^\d+$/.test(error.code) &&
  (error.class === 'bug' || error.class === 'stop') &&
  /page.?token|paging.?token/i.test(error.message);

/** The pages of a stream: activities, each given once. */
type Pages = AsyncGenerator<readonly MarketoRecord[]>;

/** Where a stream begins again after this page: activities appear later than they are dated, so well before its end. */
const restartAfter = (page: readonly MarketoRecord[], since: Date | string): Date | undefined => {
  const last = page.findLast((activity) => dateOf(activity) !== undefined);
  const date = last === undefined ? undefined : dateOf(last);
  if (date === undefined) return undefined;
  const first = new Date(printMarketoDate(since)).getTime();
  return new Date(Math.max(first, new Date(date).getTime() - OVERLAP_MS));
};

/**
 * One stream of activities. Page tokens die on runs of many hours: then it begins again before the last date that it
 * gave, and what comes twice is given once.
 */
async function* stream(
  request: Request,
  path: string,
  since: Date | string,
  query: Readonly<Record<string, QueryValue>>,
  signal: AbortSignal | undefined,
): Pages {
  const recent = new Recent(REMEMBERED);
  let from = since;
  for (let started = false; ; started = true) {
    const token = await pagingToken(request, from, { signal });
    let latest: readonly MarketoRecord[] = [];
    try {
      const options = { path, query: { ...query, nextPageToken: token }, signal };
      for await (const page of pagesOf(request, options, 'activity')) {
        const fresh = freshOf(page, recent);
        if (fresh.length > 0) latest = fresh;
        yield fresh;
      }
      return;
    } catch (error) {
      const restart = restartAfter(latest, since);
      // Without any progress a new token would fail as the old one did.
      if (!isDeadToken(error) || (started && restart === undefined)) throw error;
      from = restart ?? from;
    }
  }
}

async function* streams(request: Request, query: ActivityQuery): Pages {
  const { since, activityTypeIds, leadIds, signal, ...more } = query;
  for (const types of chunksOf(activityTypeIds, 10)) {
    for (const leads of leadIds === undefined ? [undefined] : chunksOf(leadIds, 30)) {
      const all = { ...more, activityTypeIds: types, leadIds: leads };
      yield* stream(request, `${BASE}.json`, since, all, signal);
    }
  }
}

/** One generator for all records, at the very end: each that a record passes costs turns of the event loop. */
async function* each(pages: Pages): AsyncGenerator<MarketoRecord> {
  for await (const page of pages) for (const activity of page) yield activity;
}

const isCheckpoint = (from: FeedOptions['from']): from is ActivityCheckpoint =>
  typeof from === 'object' && 'seen' in from;

const feed = (request: Request, options: FeedOptions): ActivityFeed => {
  const { from, overlapMs = OVERLAP_MS, ...query } = options;
  const start = isCheckpoint(from) ? new Date(from.since) : from;
  const before = new Map(isCheckpoint(from) ? from.seen : []);
  const given = new Map<string, string>();
  let latest = new Date(printMarketoDate(start)).toISOString();
  const border = (): string => new Date(new Date(latest).getTime() - overlapMs).toISOString();
  const remember = (key: string, date: string): void => {
    given.set(key, date);
    if (given.size % REMEMBERED !== 0) return;
    // The next run begins at the border: what lies before it cannot come again.
    for (const [old, when] of given) if (when < border()) given.delete(old);
  };
  async function* activities(): AsyncGenerator<MarketoRecord> {
    const back = isCheckpoint(from) ? new Date(new Date(latest).getTime() - overlapMs) : start;
    for await (const activity of each(streams(request, { ...query, since: back }))) {
      const key = keyOf(activity);
      if (key !== undefined && (before.has(key) || given.has(key))) continue;
      const date = dateOf(activity) ?? latest;
      yield activity;
      // After the yield: what a consumer broke off at is not marked as given.
      if (date > latest) latest = date;
      if (key !== undefined) remember(key, date);
    }
  }
  return {
    activities: activities(),
    checkpoint: () => {
      const from = border();
      return { since: latest, seen: [...before, ...given].filter(([, date]) => date >= from) };
    },
  };
};

/** The activities of an instance. */
export const activitiesOf = (request: Request): Activities => ({
  types: (options) => readAll(request, `${BASE}/types.json`, options),
  pagingToken: (since, options) => pagingToken(request, since, options),
  since: (query) => each(streams(request, query)),
  leadChanges: async function* ({ since, leadIds, signal, ...query }) {
    for (const leads of leadIds === undefined ? [undefined] : chunksOf(leadIds, 30)) {
      const all = { ...query, leadIds: leads };
      yield* each(stream(request, `${BASE}/leadchanges.json`, since, all, signal));
    }
  },
  deletedLeads: ({ since, signal, ...query }) =>
    each(stream(request, `${BASE}/deletedleads.json`, since, query, signal)),
  feed: (options) => feed(request, options),
  add: (input, { signal } = {}) =>
    writeRecords(request, input, (records) => ({
      method: 'POST',
      path: `${BASE}/external.json`,
      body: { input: records },
      idempotent: false,
      signal,
    })),
  customTypes: (options) => readAll(request, `${BASE}/external/types.json`, options),
});
