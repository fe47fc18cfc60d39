// Export jobs as the server keeps them: create, enqueue, look, cancel, list.
import { isRecord, type MarketoRecord, type MarketoReply, own } from '../envelope.ts';
import { MarketoError } from '../marketo-error.ts';
import { pagesOf } from '../paging.ts';
import type { Request } from '../request.ts';
import { part, type ReadOptions } from '../resources/read.ts';

export type JobStatus = 'Created' | 'Queued' | 'Processing' | 'Completed' | 'Failed' | 'Cancelled';

export interface ExportJob {
  readonly exportId: string;
  readonly status: JobStatus;
  /** In bytes, once completed. */
  readonly fileSize: number | undefined;
  /** SHA-256 in hexadecimal, once completed. */
  readonly sha256: string | undefined;
  readonly numberOfRecords: number | undefined;
  readonly errorMsg: string | undefined;
  /** The entry as it came. */
  readonly record: MarketoRecord;
}

/** What is to be extracted. */
export interface ExtractQuery {
  /** Names as describe has them; activities may go without. */
  readonly fields?: readonly string[];
  /** `{createdAt: {startAt, endAt}}`, `{staticListId: 7}`, …; ranges of dates may be of any length. */
  readonly filter: Readonly<Record<string, unknown>>;
  readonly format?: 'CSV' | 'TSV' | 'SSV';
  /** Other names for the columns. */
  readonly columnHeaderNames?: Readonly<Record<string, string>>;
}

export interface ExportJobs {
  /** `/bulk/v1/leads/export` */
  readonly base: string;
  readonly create: (query: ExtractQuery, options?: ReadOptions) => Promise<ExportJob>;
  /** A job that is in the queue already stays there. */
  readonly enqueue: (exportId: string, options?: ReadOptions) => Promise<void>;
  readonly status: (exportId: string, options?: ReadOptions) => Promise<ExportJob>;
  readonly cancel: (exportId: string, options?: ReadOptions) => Promise<void>;
  /** The jobs of the last seven days that this user made. */
  readonly list: (
    options?: ReadOptions & { readonly status?: readonly string[] },
  ) => AsyncGenerator<ExportJob>;
}

const STATUSES: ReadonlyMap<string, JobStatus> = new Map([
  ['created', 'Created'],
  ['queued', 'Queued'],
  ['processing', 'Processing'],
  ['completed', 'Completed'],
  ['failed', 'Failed'],
  ['cancelled', 'Cancelled'],
  // As the documentation spells it in places.
  ['canceled', 'Cancelled'],
]);

const numberOf = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
};

const readJob = (record: MarketoRecord): ExportJob | undefined => {
  const exportId = own(record, 'exportId');
  const status = STATUSES.get(String(own(record, 'status')).toLowerCase());
  if (typeof exportId !== 'string' || status === undefined) return undefined;
  const checksum = own(record, 'fileChecksum');
  const errorMsg = own(record, 'errorMsg');
  return {
    exportId,
    status,
    fileSize: numberOf(own(record, 'fileSize')),
    sha256: typeof checksum === 'string' ? checksum.replace(/^sha256:/i, '').toLowerCase() : undefined,
    numberOfRecords: numberOf(own(record, 'numberOfRecords')),
    errorMsg: typeof errorMsg === 'string' ? errorMsg : undefined,
    record,
  };
};

const jobOf = ({ result, requestId }: MarketoReply, call: string): ExportJob => {
  const job = isRecord(result[0]) ? readJob(result[0]) : undefined;
  if (job !== undefined) return job;
  const message = 'the reply holds no job';
  throw new MarketoError({ code: 'no-result', message, call, requestId });
};

/** @param base - `/bulk/v1/leads/export` */
export const exportJobsOf = (request: Request, base: string): ExportJobs => {
  const post = (path: string, signal: AbortSignal | undefined, body?: object) =>
    request({ method: 'POST', path, body, idempotent: true, signal });
  return {
    base,
    // A job that is created twice by chance is never enqueued, and costs nothing.
    create: async (query, { signal } = {}) =>
      jobOf(await post(`${base}/create.json`, signal, query), `POST ${base}/create.json`),
    enqueue: async (id, { signal } = {}) => {
      try {
        await post(`${base}/${part(id)}/enqueue.json`, signal);
      } catch (error) {
        if (!(error instanceof MarketoError) || error.class !== 'done') throw error;
      }
    },
    status: async (id, { signal } = {}) => {
      const path = `${base}/${part(id)}/status.json`;
      return jobOf(await request({ path, signal }), `GET ${path}`);
    },
    cancel: async (id, { signal } = {}) => {
      await post(`${base}/${part(id)}/cancel.json`, signal);
    },
    list: async function* ({ status, signal } = {}) {
      for await (const { result } of pagesOf(request, { path: `${base}.json`, query: { status }, signal })) {
        for (const record of result) {
          const job = readJob(record);
          if (job !== undefined) yield job;
        }
      }
    },
  };
};
