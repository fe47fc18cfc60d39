// Leads: describe, read, write, merge, and where they are members.
import { type MarketoRecord, own } from '../envelope.ts';
import { type FilterQuery, filterRecords } from '../filter.ts';
import type { Lanes } from '../lanes.ts';
import { MarketoError } from '../marketo-error.ts';
import { type RecordResult, readResults } from '../record-results.ts';
import type { QueryValue, Request } from '../request.ts';
import { writeRecords } from '../write.ts';
import { type FieldApi, fieldApi } from './objects.ts';
import { type FieldOptions, part, type ReadOptions, readAll, readOne, readPaged } from './read.ts';

export interface LeadSync extends ReadOptions {
  /** `createOrUpdate` unless given. After an ambiguous failure the two that create only are not sent again. */
  readonly action?: 'createOrUpdate' | 'createOnly' | 'updateOnly' | 'createDuplicate';
  /** `email` unless given. */
  readonly lookupField?: string;
  readonly partitionName?: string;
  readonly asyncProcessing?: boolean;
}

export interface LeadPush extends ReadOptions {
  readonly programName: string;
  readonly lookupField?: string;
  readonly source?: string;
  readonly reason?: string;
}

export interface MembershipQuery extends ReadOptions {
  readonly batchSize?: number;
  readonly earliestUpdatedAt?: string;
  readonly latestUpdatedAt?: string;
}

export interface FormSubmission {
  readonly leadFormFields: MarketoRecord;
  readonly visitorData?: MarketoRecord;
  readonly cookie?: string;
}

export interface Leads extends FieldApi {
  /** All fields as this instance has them; those that only SOAP knew have no `rest`. */
  readonly describe: (options?: ReadOptions) => Promise<readonly MarketoRecord[]>;
  /** Searchable fields, and fields with `updateable`. */
  readonly describe2: (options?: ReadOptions) => Promise<MarketoRecord>;
  /** One lead; undefined where there is none. */
  readonly get: (id: number | string, options?: FieldOptions) => Promise<MarketoRecord | undefined>;
  readonly filter: (query: FilterQuery) => AsyncGenerator<MarketoRecord>;
  /** Two calls with a key in common are sent one after the other: Marketo would make duplicates. */
  readonly sync: (input: readonly MarketoRecord[], options?: LeadSync) => Promise<RecordResult[]>;
  readonly delete: (ids: readonly (number | string)[], options?: ReadOptions) => Promise<RecordResult[]>;
  /** Never sent twice after an ambiguous failure. */
  readonly push: (input: readonly MarketoRecord[], options: LeadPush) => Promise<RecordResult[]>;
  /** Never sent twice after an ambiguous failure. */
  readonly submitForm: (
    formId: number,
    submission: FormSubmission,
    options?: ReadOptions & { readonly programId?: number },
  ) => Promise<RecordResult[]>;
  /** Merges up to 25 leads into the first; not sent twice after an ambiguous failure. */
  readonly merge: (
    winner: number | string,
    losers: readonly (number | string)[],
    options?: ReadOptions & { readonly mergeInCRM?: boolean },
  ) => Promise<void>;
  readonly associate: (id: number | string, cookie: string, options?: ReadOptions) => Promise<void>;
  readonly partitions: (options?: ReadOptions) => Promise<readonly MarketoRecord[]>;
  readonly setPartition: (
    input: readonly { readonly id: number; readonly partitionName: string }[],
    options?: ReadOptions,
  ) => Promise<RecordResult[]>;
  readonly listMembership: (id: number | string, query?: MembershipQuery) => AsyncGenerator<MarketoRecord>;
  readonly programMembership: (id: number | string, query?: MembershipQuery) => AsyncGenerator<MarketoRecord>;
  readonly smartCampaignMembership: (
    id: number | string,
    query?: MembershipQuery,
  ) => AsyncGenerator<MarketoRecord>;
  /** The members of a program, as leads with their `membership`. */
  readonly ofProgram: (programId: number | string, options?: FieldOptions) => AsyncGenerator<MarketoRecord>;
}

const BASE = '/rest/v1/leads';
/** A merge may take the server three minutes. */
const MERGE_MS = 240_000;

const isUnknown = (error: unknown): boolean => error instanceof MarketoError && error.code === '1004';

/** E-mail addresses that differ in case only are one lead. */
const keyOf = (value: unknown): string => String(value).toLowerCase();

const CREATING = new Set(['createOnly', 'createDuplicate']);

const merge =
  (request: Request): Leads['merge'] =>
  async (winner, losers, { mergeInCRM, signal } = {}) => {
    if (losers.length === 0 || losers.length > 25) {
      throw new MarketoError({ code: 'argument', message: 'a merge takes 1 to 25 leads beside the winner' });
    }
    const query = { leadIds: losers, mergeInCRM };
    const path = `${BASE}/${part(winner)}/merge.json`;
    await request({ method: 'POST', path, query, signal, timeoutMs: MERGE_MS });
  };

/** The leads of an instance. */
export const leadsOf = (request: Request, lanes: Lanes): Leads => {
  const memberships =
    (kind: string) =>
    (id: number | string, { signal, ...query }: MembershipQuery = {}): AsyncGenerator<MarketoRecord> =>
      readPaged(request, `${BASE}/${part(id)}/${kind}.json`, query as Record<string, QueryValue>, { signal });
  const post = (path: string, body: object, idempotent: boolean, signal?: AbortSignal) =>
    ({ method: 'POST', path, body, idempotent, signal }) as const;
  return {
    ...fieldApi(request, BASE),
    describe: (options) => readAll(request, `${BASE}/describe.json`, options),
    describe2: (options) => readOne(request, `${BASE}/describe2.json`, options),
    get: async (id, { fields, signal } = {}) => {
      try {
        const path = `/rest/v1/lead/${part(id)}.json`;
        return (await readAll(request, path, { query: { fields }, signal }))[0];
      } catch (error) {
        if (isUnknown(error)) return undefined;
        throw error;
      }
    },
    filter: (query) => filterRecords(request, `${BASE}.json`, query),
    sync: (input, { signal, ...options } = {}) => {
      const body = { action: 'createOrUpdate', lookupField: 'email', ...options };
      const idempotent = !CREATING.has(body.action);
      const keys = input.flatMap((record) => own(record, body.lookupField) ?? []).map(keyOf);
      return lanes(keys, () =>
        writeRecords(request, input, (records) =>
          post(`${BASE}.json`, { ...body, input: records }, idempotent, signal),
        ),
      );
    },
    delete: (ids, { signal } = {}) =>
      writeRecords(
        request,
        ids.map((id) => ({ id })),
        (input) => post(`${BASE}/delete.json`, { input }, true, signal),
      ),
    push: (input, { signal, ...options }) =>
      writeRecords(request, input, (records) =>
        post(`${BASE}/push.json`, { ...options, input: records }, false, signal),
      ),
    submitForm: async (formId, submission, { signal, programId } = {}) => {
      const body = { formId, ...(programId !== undefined && { programId }), input: [submission] };
      return readResults(await request(post(`${BASE}/submitForm.json`, body, false, signal)));
    },
    merge: merge(request),
    associate: async (id, cookie, { signal } = {}) => {
      const path = `${BASE}/${part(id)}/associate.json`;
      await request({ method: 'POST', path, query: { cookie }, idempotent: true, signal });
    },
    partitions: (options) => readAll(request, `${BASE}/partitions.json`, options),
    setPartition: (input, { signal } = {}) =>
      writeRecords(request, input, (records) =>
        post(`${BASE}/partitions.json`, { input: records }, true, signal),
      ),
    listMembership: memberships('listMembership'),
    programMembership: memberships('programMembership'),
    smartCampaignMembership: memberships('smartCampaignMembership'),
    ofProgram: (programId, { fields, signal } = {}) =>
      readPaged(request, `${BASE}/programs/${part(programId)}.json`, { fields }, { signal }),
  };
};
