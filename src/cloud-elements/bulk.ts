// Bulk jobs: ask for many records and fetch the file when it is ready, or send a file of records.
import { setTimeout as pause } from 'node:timers/promises';
import { CloudElementsError } from './error.ts';
import { isRecord } from './is-record.ts';
import { type FileChunks, multipart } from './multipart.ts';
import { pathOf, segmentOf } from './path.ts';
import type { Call, Transport } from './transport.ts';

export type BulkFormat = 'csv' | 'json';

/** A job as the server tells it. */
export interface BulkJob {
  readonly id: string;
  /** As the server spells it: `CREATED`, `RUNNING`, `COMPLETED`, `FAILED` and others. */
  readonly status: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface BulkQueryOptions {
  /** Goes on where an earlier, limited job ended. */
  readonly continueFromJobId?: string;
  readonly callbackUrl?: string;
  readonly signal?: AbortSignal;
}

export interface BulkUploadOptions {
  readonly format: BulkFormat;
  readonly fileName?: string;
  /** For instance `{ action: 'upsert', identifierFieldName: 'email', listId: '1014' }`. */
  readonly metaData?: Readonly<Record<string, unknown>>;
  readonly callbackUrl?: string;
  readonly signal?: AbortSignal;
}

export interface WaitOptions {
  /** Milliseconds between two looks. */
  readonly everyMs?: number;
  /** Milliseconds after which a job that has not ended is the failure `job-late`. */
  readonly deadlineMs?: number;
  readonly signal?: AbortSignal;
}

export interface Bulk {
  /** Starts a download: `query('select * from contacts')`. */
  query(query: string, options?: BulkQueryOptions): Promise<BulkJob>;
  status(id: string, options?: { readonly signal?: AbortSignal }): Promise<BulkJob>;
  /** Looks until the job has ended; a failed one is the failure `job-failed`. */
  wait(id: string, options?: WaitOptions): Promise<BulkJob>;
  /** The file of a finished job, as bytes that flow. */
  download(
    id: string,
    object: string,
    options?: { readonly format?: BulkFormat; readonly signal?: AbortSignal },
  ): Promise<AsyncIterable<Uint8Array>>;
  /** Sends a file of records; CSV by its header, JSON one record a line. */
  upload(object: string, file: FileChunks, options: BulkUploadOptions): Promise<BulkJob>;
}

const DONE = /^complet(e|ed)$/i;
const FAILED = /^(failed|error|abort(ed)?|cancell?ed)$/i;

export const createBulk = (transport: Transport, hub: string): Bulk => {
  const root = `${pathOf('hubs', hub)}/bulk`;
  const job = async (call: Call): Promise<BulkJob> => {
    const { value } = await transport.json(call);
    const id = isRecord(value) ? value.id : undefined;
    const status = isRecord(value) ? value.status : undefined;
    if (
      !isRecord(value) ||
      (typeof id !== 'string' && typeof id !== 'number') ||
      typeof status !== 'string'
    ) {
      throw new CloudElementsError(
        `${call.method} ${call.path}: the reply is no job with an id and a status`,
        {
          failure: 'not-json',
        },
      );
    }
    return { id: String(id), status, details: value };
  };
  const status: Bulk['status'] = async (id, { signal } = {}) =>
    job({ method: 'GET', path: `${root}${segmentOf(id)}/status`, level: 'hub', signal });
  const callback = (url: string | undefined): Record<string, string> =>
    url === undefined ? {} : { 'elements-async-callback-url': url };

  return {
    status,
    query: async (query, { continueFromJobId, callbackUrl, signal } = {}) =>
      job({
        method: 'POST',
        path: `${root}/query`,
        query: { q: query, continueFromJobId },
        headers: callback(callbackUrl),
        level: 'hub',
        signal,
      }),
    wait: async (id, { everyMs = 5000, deadlineMs = 3_600_000, signal } = {}) => {
      const until = Date.now() + deadlineMs;
      for (;;) {
        const current = await status(id, signal === undefined ? {} : { signal });
        if (DONE.test(current.status)) return current;
        if (FAILED.test(current.status)) {
          throw new CloudElementsError(`bulk job ${id} ended as ${current.status}`, {
            failure: 'job-failed',
            advice: 'the errors of the job say which records',
          });
        }
        if (Date.now() + everyMs > until) {
          throw new CloudElementsError(`bulk job ${id} is still ${current.status} after ${deadlineMs} ms`, {
            failure: 'job-late',
            advice: 'wait for it again later: the job goes on',
          });
        }
        await pause(everyMs, undefined, { signal }).catch((thrown: unknown) => {
          throw new CloudElementsError(`waiting for bulk job ${id}: aborted`, {
            failure: 'aborted',
            cause: thrown,
          });
        });
      }
    },
    download: async (id, object, { format = 'csv', signal } = {}) =>
      transport.bytes({
        method: 'GET',
        path: `${root}${segmentOf(id)}${pathOf(object)}`,
        headers: { accept: format === 'csv' ? 'text/csv' : 'application/json' },
        level: 'hub',
        signal,
      }),
    upload: async (object, file, { format, fileName, metaData, callbackUrl, signal }) =>
      job({
        method: 'POST',
        path: `${root}${pathOf(object)}`,
        headers: callback(callbackUrl),
        body: multipart(
          { metaData: JSON.stringify({ format, ...metaData }) },
          {
            name: fileName ?? `${object}.${format}`,
            type: format === 'csv' ? 'text/csv' : 'application/json',
            chunks: file,
          },
        ),
        level: 'hub',
        signal,
      }),
  };
};
