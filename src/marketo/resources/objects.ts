// The interface that companies, opportunities, roles, sales persons, named accounts and custom objects have in common.

import { chunksOf } from '../chunks.ts';
import type { MarketoRecord } from '../envelope.ts';
import { type FilterQuery, filterRecords } from '../filter.ts';
import { pagesOf, recordsOf } from '../paging.ts';
import { Recent } from '../recent.ts';
import type { RecordResult } from '../record-results.ts';
import type { Request } from '../request.ts';
import { writeRecords } from '../write.ts';
import { part, type ReadOptions, readAll, readOne, readPaged } from './read.ts';

export interface KeyQuery extends ReadOptions {
  /** Records of key fields, of a compound key: `[{externalOpportunityId, leadId, role}]`. */
  readonly input: Iterable<MarketoRecord>;
  readonly filterType?: 'dedupeFields' | 'idField' | (string & {});
  readonly fields?: readonly string[];
  readonly batchSize?: number;
}

export interface ObjectSync extends ReadOptions {
  /** `createOrUpdate` unless given. After an ambiguous failure `createOnly` is not sent again. */
  readonly action?: 'createOrUpdate' | 'createOnly' | 'updateOnly';
  readonly dedupeBy?: 'dedupeFields' | 'idField';
}

export interface ObjectDelete extends ReadOptions {
  readonly deleteBy?: 'dedupeFields' | 'idField';
}

export interface ObjectApi {
  /** Name, key fields, searchable fields, fields. */
  readonly describe: (options?: ReadOptions) => Promise<MarketoRecord>;
  /** The records that match any of the values; more than 300 values make several calls. */
  readonly filter: (query: FilterQuery) => AsyncGenerator<MarketoRecord>;
  /** The records with these compound keys. */
  readonly byKeys: (query: KeyQuery) => AsyncGenerator<MarketoRecord>;
  readonly sync: (input: readonly MarketoRecord[], options?: ObjectSync) => Promise<RecordResult[]>;
  readonly delete: (input: readonly MarketoRecord[], options?: ObjectDelete) => Promise<RecordResult[]>;
}

/** An object whose fields can be listed with their schema. */
export interface FieldApi {
  readonly schemaFields: (options?: ReadOptions) => AsyncGenerator<MarketoRecord>;
  readonly schemaField: (name: string, options?: ReadOptions) => Promise<MarketoRecord>;
}

async function* byKeys(request: Request, path: string, query: KeyQuery): AsyncGenerator<MarketoRecord> {
  const { input, filterType = 'dedupeFields', fields, batchSize, signal } = query;
  const recent = new Recent();
  for (const keys of chunksOf(input, 300)) {
    const body = { filterType, ...(fields && { fields }), ...(batchSize && { batchSize }), input: keys };
    yield* recordsOf(pagesOf(request, { path, body, idempotent: true, signal }), recent);
  }
}

/** @param base - the path without `.json`: `/rest/v1/companies` */
export const objectApi = (request: Request, base: string): ObjectApi => ({
  describe: (options) => readOne(request, `${base}/describe.json`, options),
  filter: (query) => filterRecords(request, `${base}.json`, query),
  byKeys: (query) => byKeys(request, `${base}.json`, query),
  sync: (input, { signal, ...options } = {}) =>
    writeRecords(request, input, (records) => ({
      method: 'POST',
      path: `${base}.json`,
      body: { action: 'createOrUpdate', ...options, input: records },
      idempotent: options.action !== 'createOnly',
      signal,
    })),
  delete: (input, { signal, ...options } = {}) =>
    writeRecords(request, input, (records) => ({
      method: 'POST',
      path: `${base}/delete.json`,
      body: { deleteBy: 'dedupeFields', ...options, input: records },
      idempotent: true,
      signal,
    })),
});

/** @param base - the path without `/schema`: `/rest/v1/companies` */
export const fieldApi = (request: Request, base: string): FieldApi => ({
  schemaFields: (options) => readPaged(request, `${base}/schema/fields.json`, {}, options),
  schemaField: async (name, options) => readOne(request, `${base}/schema/fields/${part(name)}.json`, options),
});

export interface CustomObjects {
  /** All custom object types, or those named. */
  readonly list: (
    options?: ReadOptions & { readonly names?: readonly string[] },
  ) => Promise<readonly MarketoRecord[]>;
  /** The records of one type, by its API name (`car_c`). */
  readonly type: (apiName: string) => ObjectApi;
}

/** The custom objects of an instance. */
export const customObjectsOf = (request: Request): CustomObjects => ({
  list: ({ names, signal } = {}) =>
    readAll(request, '/rest/v1/customobjects.json', { query: { names }, signal }),
  type: (apiName) => objectApi(request, `/rest/v1/customobjects/${part(apiName)}`),
});
