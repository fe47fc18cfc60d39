// Static lists and their members.
import type { MarketoRecord } from '../envelope.ts';
import type { RecordResult } from '../record-results.ts';
import type { Request } from '../request.ts';
import { writeRecords } from '../write.ts';
import { type FieldOptions, part, type ReadOptions, readOne, readPaged } from './read.ts';

type Id = number | string;

export interface NamedQuery extends ReadOptions {
  readonly id?: readonly Id[];
  readonly name?: readonly string[];
  readonly programName?: readonly string[];
  readonly workspaceName?: readonly string[];
  readonly batchSize?: number;
}

export interface StaticLists {
  readonly list: (query?: NamedQuery) => AsyncGenerator<MarketoRecord>;
  readonly get: (id: Id, options?: ReadOptions) => Promise<MarketoRecord>;
  /** The members, as leads. */
  readonly leads: (
    id: Id,
    options?: FieldOptions & { readonly batchSize?: number },
  ) => AsyncGenerator<MarketoRecord>;
  readonly add: (id: Id, leadIds: readonly Id[], options?: ReadOptions) => Promise<RecordResult[]>;
  readonly remove: (id: Id, leadIds: readonly Id[], options?: ReadOptions) => Promise<RecordResult[]>;
  /** `memberof` or `notmemberof` for each lead. */
  readonly isMember: (id: Id, leadIds: readonly Id[], options?: ReadOptions) => Promise<RecordResult[]>;
}

const BASE = '/rest/v1/lists';

/** The static lists of an instance, as the lead database knows them. */
export const staticListsOf = (request: Request): StaticLists => {
  const change =
    (method: 'POST' | 'DELETE'): StaticLists['add'] =>
    (id, leadIds, { signal } = {}) =>
      writeRecords(
        request,
        leadIds.map((lead) => ({ id: lead })),
        (input) => ({
          method,
          path: `${BASE}/${part(id)}/leads.json`,
          body: { input },
          idempotent: true,
          signal,
        }),
      );
  return {
    list: ({ signal, ...query } = {}) => readPaged(request, `${BASE}.json`, query, { signal }),
    get: (id, options) => readOne(request, `${BASE}/${part(id)}.json`, options),
    leads: (id, { signal, ...query } = {}) =>
      readPaged(request, `${BASE}/${part(id)}/leads.json`, query, { signal }),
    add: change('POST'),
    remove: change('DELETE'),
    isMember: (id, leadIds, { signal } = {}) =>
      writeRecords(
        request,
        leadIds.map((lead) => ({ id: lead })),
        (input) => ({
          path: `${BASE}/${part(id)}/leads/ismember.json`,
          query: { id: { each: input.map(({ id: lead }) => String(lead)) } },
          signal,
        }),
      ),
  };
};
