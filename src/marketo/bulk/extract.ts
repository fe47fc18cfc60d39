// Bulk extracts: from a query of any range to files on disk, or to rows.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CsvRow, FormatItem } from '../../formats/index.ts';
import type { Call } from '../call.ts';
import { MarketoError } from '../marketo-error.ts';
import type { Request } from '../request.ts';
import { part } from '../resources/read.ts';
import { cutByDate } from './date-ranges.ts';
import { type Downloaded, download } from './download.ts';
import { type ExportJob, type ExportJobs, type ExtractQuery, exportJobsOf } from './jobs.ts';
import { createBorder, type RowOptions, readBulkFile } from './read-file.ts';
import { type RunJobOptions, runJob } from './states.ts';

export interface ExtractOptions extends RunJobOptions {
  /** How often a job that failed, hung or lost its file is created anew; twice by default. */
  readonly recreate?: number;
}

export interface ExtractedFile extends Downloaded {
  readonly job: ExportJob;
  /** The query of this file: a part of a range that was longer than a job takes. */
  readonly query: ExtractQuery;
}

export interface BulkExtract {
  /** The jobs themselves, one call each. */
  readonly jobs: ExportJobs;
  /** Loads the file of a job that is completed. */
  readonly download: (job: ExportJob, to: string, options?: RunJobOptions) => Promise<Downloaded>;
  /** Extracts into files of a folder, one for each 31 days of a range. */
  readonly files: (
    query: ExtractQuery,
    folder: string,
    options?: ExtractOptions,
  ) => AsyncGenerator<ExtractedFile>;
  /** Extracts and reads: rows, and problems of the files. Temporary files are removed. */
  readonly rows: (
    query: ExtractQuery,
    options?: ExtractOptions & RowOptions,
  ) => AsyncGenerator<FormatItem<CsvRow>>;
}

const isWorthAnother = (error: unknown): boolean =>
  error instanceof MarketoError && /^(?:job-failed|job-stuck|file|file-404)$/.test(error.code);

/** @param base - the path of the object: `/bulk/v1/leads` */
export const bulkExtractOf = (
  request: Request,
  call: Call,
  root: string,
  base: string,
  kinds?: RowOptions['kinds'],
): BulkExtract => {
  const jobs = exportJobsOf(request, `${base}/export`);
  const load: BulkExtract['download'] = (job, to, { signal } = {}) =>
    download(call, root, {
      path: `${jobs.base}/${part(job.exportId)}/file.json`,
      to,
      size: job.fileSize,
      sha256: job.sha256,
      signal,
    });

  const extractOne = async (
    query: ExtractQuery,
    folder: string,
    options: ExtractOptions,
  ): Promise<ExtractedFile> => {
    const { recreate = 2, ...running } = options;
    for (let attempt = 0; ; attempt++) {
      try {
        const job = await runJob(jobs, query, running);
        // The name is the server's: it must not lead out of the folder.
        const name = job.exportId.replace(/[^\w-]/g, '_');
        return { ...(await load(job, join(folder, `${name}.csv`), running)), job, query };
      } catch (error) {
        if (!isWorthAnother(error) || attempt >= recreate) throw error;
      }
    }
  };

  async function* files(query: ExtractQuery, folder: string, options: ExtractOptions = {}) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const each of cutByDate(query)) yield await extractOne(each, folder, options);
  }

  async function* rows(query: ExtractQuery, options: ExtractOptions & RowOptions = {}) {
    const folder = await mkdtemp(join(tmpdir(), 'marketo-'));
    const hasBorders = cutByDate(query).length > 1;
    const border = createBorder();
    try {
      for await (const { path } of files(query, folder, options)) {
        const reading = { format: options.format ?? query.format, kinds: options.kinds ?? kinds };
        for await (const item of readBulkFile(path, reading)) {
          if (!(hasBorders && item.ok && border.repeats(item.value))) yield item;
        }
        border.nextFile();
        await rm(path);
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  return { jobs, download: load, files, rows };
};
