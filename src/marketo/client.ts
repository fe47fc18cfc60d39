// The client of one Marketo instance: one token, one set of limits, and the resources.

import { createBudget, type RunStats } from './budget.ts';
import { type Bulk, bulkOf } from './bulk/bulk.ts';
import { backoffOf, createCall, type RetryOptions } from './call.ts';
import { type Credentials, type CredentialValues, createCredentials } from './credentials.ts';
import { createLanes, type Lanes } from './lanes.ts';
import { createLimits, type LimitOptions } from './limits.ts';
import type { MarketoError } from './marketo-error.ts';
import { createRequest, type Request } from './request.ts';
import { type Activities, activitiesOf } from './resources/activities.ts';
import { type Campaigns, campaignsOf } from './resources/campaigns.ts';
import { type Leads, leadsOf } from './resources/leads.ts';
import {
  type CustomObjects,
  customObjectsOf,
  type FieldApi,
  fieldApi,
  type ObjectApi,
  objectApi,
} from './resources/objects.ts';
import {
  type AssetApi,
  assetApi,
  type Channels,
  channelsOf,
  type ProgramMembers,
  programMembersOf,
} from './resources/programs.ts';
import { type StaticLists, staticListsOf } from './resources/static-lists.ts';
import { type Usage, usageOf } from './resources/usage.ts';
import { rootsOf } from './roots.ts';
import { createTokenStore, createTokens, type TokenStore } from './token.ts';
import { createTransport } from './transport.ts';

export interface ClientOptions {
  /** From `loadCredentials`, or the values themselves. */
  readonly credentials: Credentials | CredentialValues;
  /** Half of what an instance allows, unless given. */
  readonly limits?: LimitOptions;
  readonly retry?: RetryOptions;
  /** How long a reply may take, in milliseconds; 320,000 by default: longer than the server works on any call. */
  readonly timeoutMs?: number;
  /** The calls that this run may send; without it they are counted only. */
  readonly budget?: number;
  /** Share tokens with other clients. */
  readonly tokens?: TokenStore;
  /** Ends every call. */
  readonly signal?: AbortSignal;
  /** Told of every failure that is mended by waiting or sending again, in one line. */
  readonly log?: (line: string) => void;
}

export interface MarketoClient extends AsyncDisposable {
  /** Any call by its documented path, for what has no typed one here. */
  readonly request: Request;
  readonly leads: Leads;
  readonly companies: ObjectApi & FieldApi;
  readonly opportunities: ObjectApi & FieldApi;
  readonly opportunityRoles: ObjectApi;
  readonly salesPersons: ObjectApi;
  readonly namedAccounts: ObjectApi & FieldApi;
  readonly customObjects: CustomObjects;
  readonly lists: StaticLists;
  readonly campaigns: Campaigns;
  readonly programs: AssetApi;
  readonly programMembers: ProgramMembers;
  readonly channels: Channels;
  readonly smartLists: AssetApi;
  readonly folders: AssetApi;
  readonly activities: Activities;
  readonly usage: Usage;
  readonly bulk: Bulk;
  /** What the run sent so far. */
  readonly stats: () => RunStats;
  /** The same client, with the same token and limits, and a budget of its own. */
  readonly withBudget: (calls: number) => MarketoClient;
  /** Ends the connections once no call uses them. */
  readonly close: () => Promise<void>;
}

/** The typed calls, over one request function. */
const resourcesOf = (request: Request, lanes: Lanes) => ({
  leads: leadsOf(request, lanes),
  companies: {
    ...objectApi(request, '/rest/v1/companies'),
    ...fieldApi(request, '/rest/v1/companies'),
  },
  opportunities: {
    ...objectApi(request, '/rest/v1/opportunities'),
    ...fieldApi(request, '/rest/v1/opportunities'),
  },
  opportunityRoles: objectApi(request, '/rest/v1/opportunities/roles'),
  salesPersons: objectApi(request, '/rest/v1/salespersons'),
  namedAccounts: {
    ...objectApi(request, '/rest/v1/namedaccounts'),
    ...fieldApi(request, '/rest/v1/namedaccounts'),
  },
  customObjects: customObjectsOf(request),
  lists: staticListsOf(request),
  campaigns: campaignsOf(request),
  programs: assetApi(request, 'programs', 'program'),
  programMembers: programMembersOf(request),
  channels: channelsOf(request),
  smartLists: assetApi(request, 'smartLists', 'smartList'),
  folders: assetApi(request, 'folders', 'folder'),
  activities: activitiesOf(request),
  usage: usageOf(request),
});

const RETRY: Required<RetryOptions> = {
  attempts: 5,
  firstMs: 500,
  mostMs: 30_000,
  waits: 60,
  queueMs: 60_000,
};

const isCredentials = (given: Credentials | CredentialValues): given is Credentials => 'reveal' in given;

/**
 * Makes a client. It sends nothing until it is used.
 *
 * @throws MarketoError `base-url` for a base URL that is none; TypeError for credentials that lack something.
 * @example
 * ```ts
 * await using marketo = createMarketoClient({ credentials: await loadCredentials() });
 * for await (const lead of marketo.leads.filter({ filterType: 'email', filterValues: ['ada@example.com'] })) use(lead);
 * ```
 */
export const createMarketoClient = (options: ClientOptions): MarketoClient => {
  const { credentials: given, timeoutMs = 320_000 } = options;
  const credentials = isCredentials(given) ? given : createCredentials(given);
  const roots = rootsOf(credentials.baseUrl, credentials.identityUrl);
  const retry = { ...RETRY, ...options.retry };
  const limits = createLimits(options.limits);
  const transport = createTransport({ connections: (options.limits?.inFlight ?? 5) + 1 });
  const store = options.tokens ?? createTokenStore();
  const backoff = backoffOf(retry);
  const tokens = createTokens({
    ...{ tokenUrl: roots.tokenUrl, credentials, transport, store, backoff },
    timeoutMs: Math.min(timeoutMs, 60_000),
  });
  const lanes = createLanes();
  const quota: { until?: Date; error?: MarketoError } = {};

  const build = (most?: number): MarketoClient => {
    const budget = createBudget(most);
    const { signal, log } = options;
    const call = createCall({ transport, tokens, limits, budget, retry, timeoutMs, signal, log, quota });
    const request = createRequest(call, roots.root);
    return Object.freeze({
      request,
      ...resourcesOf(request, lanes),
      bulk: bulkOf(request, call, roots.root),
      stats: budget.stats,
      withBudget: build,
      close: transport.close,
      [Symbol.asyncDispose]: transport.close,
    });
  };
  return build(options.budget);
};
