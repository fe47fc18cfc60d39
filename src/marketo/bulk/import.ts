// Bulk imports: rows of any number in files of 10 MB, each watched to its end, with what became of single rows.
import { randomBytes } from 'node:crypto';
import type { Call } from '../call.ts';
import { type MarketoRecord, openReply, own, readText } from '../envelope.ts';
import { MarketoError } from '../marketo-error.ts';
import { type QueryValue, type Request, urlOf } from '../request.ts';
import type { ReadOptions } from '../resources/read.ts';
import { sleep } from '../sleep.ts';
import { type Batch, batchesOf } from './batches.ts';
import { type RowIssue, readRowIssues } from './row-issues.ts';

export interface ImportOptions extends ReadOptions {
  /** The columns of the files; the fields of the first row unless given. */
  readonly columns?: readonly string[];
  /** The most bytes of one upload; 10,000,000 by default. */
  readonly maxBytes?: number;
  /** Between two looks at a batch, in milliseconds; 10,000 by default. */
  readonly pollMs?: number;
  /** The longest time that a batch may take, in milliseconds; four hours by default. */
  readonly deadlineMs?: number;
}

/** One upload, ended. A batch that is complete may have rows that failed. */
export interface ImportedBatch {
  readonly batchId: string;
  /** Number of its first row in the whole input, zero-based. */
  readonly first: number;
  readonly rows: number;
  /** Rows that Marketo took in, created and updated alike. */
  readonly processed: number;
  readonly message: string;
  readonly failures: readonly RowIssue[];
  readonly warnings: readonly RowIssue[];
}

/** Where one kind of import has its endpoints. */
export interface ImportPaths {
  readonly create: string;
  readonly status: (batchId: string) => string;
  readonly file: (batchId: string, kind: 'failures' | 'warnings') => string;
}

/** Imports rows. What each upload came to is given before the next begins. */
export type Import = (
  rows: AsyncIterable<MarketoRecord> | Iterable<MarketoRecord>,
  options?: ImportOptions,
) => AsyncGenerator<ImportedBatch>;

/** What the parts of a multipart body take beside the file. */
const ROOM = 1000;

const multipart = (csv: Uint8Array): { readonly type: string; readonly content: Uint8Array } => {
  const boundary = `----crosswalk${randomBytes(16).toString('hex')}`;
  const head = [
    `--${boundary}`,
    'Content-Disposition: form-data; name="file"; filename="import.csv"',
    'Content-Type: text/csv',
    '',
    '',
  ].join('\r\n');
  const content = Buffer.concat([Buffer.from(head), csv, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return { type: `multipart/form-data; boundary=${boundary}`, content };
};

const batchIdOf = (record: MarketoRecord | undefined): string | undefined => {
  const id = record === undefined ? undefined : own(record, 'batchId');
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
};

const count = (record: MarketoRecord, ...names: readonly string[]): number | undefined => {
  const value = names.map((name) => own(record, name)).find((each) => each !== undefined && each !== null);
  return value === undefined ? undefined : Number(value);
};

const watch = async (
  request: Request,
  path: string,
  { pollMs = 10_000, deadlineMs = 4 * 3_600_000, signal }: ImportOptions,
): Promise<MarketoRecord> => {
  const began = performance.now();
  const call = `GET ${path}`;
  for (;;) {
    const { result, requestId } = await request({ path, signal });
    const [record] = result;
    const status = record === undefined ? '' : String(own(record, 'status'));
    if (record !== undefined && /^completed?$/i.test(status)) return record;
    if (/^(?:failed|cancell?ed)$/i.test(status)) {
      const message = `the import ${status.toLowerCase()}: ${String(record?.message ?? 'no reason given')}`;
      throw new MarketoError({ code: 'job-failed', message, call, requestId });
    }
    if (performance.now() - began > deadlineMs) {
      throw new MarketoError({
        code: 'job-stuck',
        message: `the import stayed ${status} for too long`,
        call,
      });
    }
    await sleep(pollMs, signal);
  }
};

/** @param query - `lookupField`, `listId`, `programMemberStatus`, … */
export const importOf = (
  request: Request,
  call: Call,
  root: string,
  paths: ImportPaths,
  query: Readonly<Record<string, QueryValue>> = {},
): Import => {
  const issuesOf = async (path: string, batch: Batch, signal?: AbortSignal): Promise<readonly RowIssue[]> => {
    const text = await call({
      method: 'GET',
      name: path,
      url: urlOf(root, path),
      idempotent: true,
      signal,
      read: async (reply, name) => {
        const body = await readText(reply, name);
        // No such file: no such rows.
        if (reply.status === 404) return '';
        const isJson = /\bjson\b/i.test(reply.header('content-type') ?? '') && /^\s*\{/.test(body);
        if (reply.status !== 200 || isJson) openReply(body, reply.status, name);
        return isJson ? '' : body;
      },
    });
    return readRowIssues(text, batch);
  };

  const send = async (batch: Batch, options: ImportOptions): Promise<ImportedBatch> => {
    const { signal } = options;
    const reply = await request({
      method: 'POST',
      path: paths.create,
      query: { format: 'csv', ...query },
      bytes: multipart(batch.csv),
      // A second import of the same rows at the same time could make duplicates.
      idempotent: false,
      signal,
    });
    const batchId = batchIdOf(reply.result[0]);
    if (batchId === undefined) {
      const call = `POST ${paths.create}`;
      const { requestId } = reply;
      throw new MarketoError({ code: 'no-result', message: 'the reply holds no batchId', call, requestId });
    }
    const record = await watch(request, paths.status(batchId), options);
    const load = (kind: 'failures' | 'warnings', rows: number | undefined) =>
      rows === 0 ? [] : issuesOf(paths.file(batchId, kind), batch, signal);
    return {
      batchId,
      first: batch.first,
      rows: batch.rows.length,
      processed: count(record, 'numOfLeadsProcessed', 'numOfObjectsProcessed') ?? 0,
      message: String(own(record, 'message') ?? ''),
      failures: await load('failures', count(record, 'numOfRowsFailed')),
      warnings: await load('warnings', count(record, 'numOfRowsWithWarning')),
    };
  };

  return async function* (rows, options = {}) {
    const bytes = (options.maxBytes ?? 10_000_000) - ROOM;
    for await (const batch of batchesOf(rows, bytes, options.columns)) yield await send(batch, options);
  };
};
