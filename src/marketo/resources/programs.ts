// Programs, their channels and members. Programs and channels belong to the asset API, which pages by offset.
import { printMarketoDate } from '../dates.ts';
import type { MarketoRecord } from '../envelope.ts';
import { type FilterQuery, filterRecords } from '../filter.ts';
import { offsetPages, recordsOf } from '../paging.ts';
import type { RecordResult } from '../record-results.ts';
import type { QueryValue, Request } from '../request.ts';
import { writeRecords } from '../write.ts';
import { type FieldApi, fieldApi } from './objects.ts';
import { type FieldOptions, part, type ReadOptions, readAll, readOne, readPaged } from './read.ts';

type Id = number | string;

export interface AssetQuery extends ReadOptions {
  /** At most 200, which is what is asked for unless given. */
  readonly maxReturn?: number;
  readonly offset?: number;
  /** Further parameters, as the asset API names them: `status`, `earliestUpdatedAt`, `folder`, `name`, … */
  readonly query?: Readonly<Record<string, QueryValue>>;
}

/** What the asset API lets one browse. */
export interface AssetApi {
  readonly list: (query?: AssetQuery) => AsyncGenerator<MarketoRecord>;
  /** One, by its id; undefined where there is none. */
  readonly get: (id: Id, options?: ReadOptions) => Promise<MarketoRecord | undefined>;
}

export interface Channels {
  /** Every channel with its statuses: `step` is their order, `success` marks those that count. */
  readonly list: (query?: AssetQuery) => AsyncGenerator<MarketoRecord>;
  readonly get: (name: string, options?: ReadOptions) => Promise<MarketoRecord | undefined>;
}

export interface ProgramMembers extends FieldApi {
  readonly describe: (options?: ReadOptions) => Promise<MarketoRecord>;
  readonly filter: (programId: Id, query: FilterQuery) => AsyncGenerator<MarketoRecord>;
  /** Members that changed in a range of at most seven days. */
  readonly updated: (
    programId: Id,
    range: FieldOptions & { readonly startAt: Date | string; readonly endAt: Date | string },
  ) => AsyncGenerator<MarketoRecord>;
  /** Gives leads a status in the program, as new members where they are none. */
  readonly setStatus: (
    programId: Id,
    statusName: string,
    leadIds: readonly Id[],
    options?: ReadOptions,
  ) => Promise<RecordResult[]>;
  /** Writes fields of members: `{leadId, …}`. */
  readonly update: (
    programId: Id,
    input: readonly MarketoRecord[],
    options?: ReadOptions,
  ) => Promise<RecordResult[]>;
  readonly delete: (programId: Id, leadIds: readonly Id[], options?: ReadOptions) => Promise<RecordResult[]>;
}

const listAssets =
  (request: Request, path: string): AssetApi['list'] =>
  ({ signal, maxReturn, offset, query = {} } = {}) => {
    const all: Record<string, QueryValue> = { ...query, maxReturn: maxReturn ?? 200, offset: offset ?? 0 };
    return recordsOf(offsetPages(request, { path, query: all, signal }));
  };

/** @param many - the path of the list; @param one - the path before the id, where it differs. */
export const assetApi = (request: Request, many: string, one = many): AssetApi => ({
  list: listAssets(request, `/rest/asset/v1/${many}.json`),
  get: async (id, options) => (await readAll(request, `/rest/asset/v1/${one}/${part(id)}.json`, options))[0],
});

/** The channels of an instance. */
export const channelsOf = (request: Request): Channels => ({
  list: listAssets(request, '/rest/asset/v1/channels.json'),
  get: async (name, options) =>
    (await readAll(request, '/rest/asset/v1/channel/byName.json', { ...options, query: { name } }))[0],
});

/** The members of programs. */
export const programMembersOf = (request: Request): ProgramMembers => {
  const members = (id: Id): string => `/rest/v1/programs/${part(id)}/members`;
  const leads = (ids: readonly Id[]): MarketoRecord[] => ids.map((leadId) => ({ leadId }));
  const write = (path: string, input: readonly MarketoRecord[], more: object, options?: ReadOptions) =>
    writeRecords(request, input, (records) => ({
      method: 'POST',
      path,
      body: { ...more, input: records },
      idempotent: true,
      signal: options?.signal,
    }));
  return {
    ...fieldApi(request, '/rest/v1/programs/members'),
    describe: (options) => readOne(request, '/rest/v1/programs/members/describe.json', options),
    filter: (id, query) => filterRecords(request, `${members(id)}.json`, query),
    updated: (id, { startAt, endAt, fields, signal }) => {
      const range = { startAt: printMarketoDate(startAt), endAt: printMarketoDate(endAt) };
      const query = { filterType: 'updatedAt', ...range, fields };
      return readPaged(request, `${members(id)}.json`, query, { signal });
    },
    setStatus: (id, statusName, leadIds, options) =>
      write(`${members(id)}/status.json`, leads(leadIds), { statusName }, options),
    update: (id, input, options) => write(`${members(id)}.json`, input, {}, options),
    delete: (id, leadIds, options) => write(`${members(id)}/delete.json`, leads(leadIds), {}, options),
  };
};
