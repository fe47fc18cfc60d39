// Smart campaigns: list, request for leads, schedule.

import { printMarketoDate } from '../dates.ts';
import type { MarketoRecord } from '../envelope.ts';
import type { QueryValue, Request } from '../request.ts';
import { part, type ReadOptions, readOne, readPaged } from './read.ts';
import type { NamedQuery } from './static-lists.ts';

type Id = number | string;

/** A `{{my.token}}` with the value that it has in this run. */
export interface CampaignToken {
  readonly name: string;
  readonly value: string;
}

export interface CampaignSchedule extends ReadOptions {
  /** At least five minutes from now; at once unless given. */
  readonly runAt?: Date | string;
  readonly tokens?: readonly CampaignToken[];
  readonly cloneToProgramName?: string;
}

export interface Campaigns {
  readonly list: (query?: NamedQuery & { readonly isTriggerable?: boolean }) => AsyncGenerator<MarketoRecord>;
  readonly get: (id: Id, options?: ReadOptions) => Promise<MarketoRecord>;
  /** Requests a trigger campaign for up to 100 leads. Never sent twice after an ambiguous failure. */
  readonly trigger: (
    id: Id,
    leadIds: readonly Id[],
    options?: ReadOptions & { readonly tokens?: readonly CampaignToken[] },
  ) => Promise<MarketoRecord>;
  /** Schedules a batch campaign. Never sent twice after an ambiguous failure. */
  readonly schedule: (id: Id, options?: CampaignSchedule) => Promise<MarketoRecord>;
}

const BASE = '/rest/v1/campaigns';

/** The smart campaigns of an instance. */
export const campaignsOf = (request: Request): Campaigns => {
  const post = async (path: string, input: object, signal?: AbortSignal): Promise<MarketoRecord> => {
    const reply = await request({ method: 'POST', path, body: { input }, idempotent: false, signal });
    return reply.result[0] ?? reply.body;
  };
  return {
    list: ({ signal, isTriggerable, ...query } = {}) => {
      const more: Record<string, QueryValue> = { ...query };
      if (isTriggerable !== undefined) more.isTriggerable = isTriggerable;
      return readPaged(request, `${BASE}.json`, more, { signal });
    },
    get: (id, options) => readOne(request, `${BASE}/${part(id)}.json`, options),
    trigger: (id, leadIds, { signal, tokens } = {}) => {
      const leads = leadIds.map((lead) => ({ id: lead }));
      return post(`${BASE}/${part(id)}/trigger.json`, { leads, ...(tokens && { tokens }) }, signal);
    },
    schedule: (id, { signal, runAt, ...options } = {}) => {
      const at = runAt === undefined ? {} : { runAt: printMarketoDate(runAt) };
      return post(`${BASE}/${part(id)}/schedule.json`, { ...at, ...options }, signal);
    },
  };
};
