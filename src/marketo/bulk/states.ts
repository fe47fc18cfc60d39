// A job brought to its end: enqueued, watched with a deadline for each state, cancelled where it does not move.
import { MarketoError } from '../marketo-error.ts';
import { sleep } from '../sleep.ts';
import type { ExportJob, ExportJobs, ExtractQuery, JobStatus } from './jobs.ts';

export interface JobTimes {
  /** Between two looks, in milliseconds; 60,000 by default: the server renews the state no faster. */
  readonly pollMs?: number;
  /** The longest time in the queue, in milliseconds; four hours by default. */
  readonly queuedMs?: number;
  /** The longest time in work, in milliseconds; four hours by default. */
  readonly processingMs?: number;
}

export interface RunJobOptions extends JobTimes {
  readonly signal?: AbortSignal | undefined;
  /** Told of every state that a job comes to. */
  readonly onJob?: (job: ExportJob) => void;
}

const HOURS = 3_600_000;

const failed = (code: string, job: ExportJob, message: string): MarketoError =>
  new MarketoError({ code, message: `export ${job.exportId} ${message}` });

const watch = async (jobs: ExportJobs, created: ExportJob, options: RunJobOptions): Promise<ExportJob> => {
  const { pollMs = 60_000, queuedMs = 4 * HOURS, processingMs = 4 * HOURS, signal, onJob } = options;
  const allowed: Partial<Record<JobStatus, number>> = {
    Created: queuedMs,
    Queued: queuedMs,
    Processing: processingMs,
  };
  let state: JobStatus = created.status;
  let since = performance.now();
  for (;;) {
    const job = await jobs.status(created.exportId, { signal });
    if (job.status !== state) {
      [state, since] = [job.status, performance.now()];
      onJob?.(job);
    }
    if (job.status === 'Completed') return job;
    if (job.status === 'Failed')
      throw failed('job-failed', job, `failed: ${job.errorMsg ?? 'no reason given'}`);
    if (job.status === 'Cancelled') throw failed('job-cancelled', job, 'was cancelled');
    if (performance.now() - since > (allowed[job.status] ?? 0)) {
      throw failed('job-stuck', job, `stayed ${job.status} for too long`);
    }
    await sleep(pollMs, signal);
  }
};

/**
 * Creates a job and waits for its file. What does not come to an end, be it for an abort, is cancelled, so that it does
 * not hold one of the ten places of the queue.
 *
 * @throws MarketoError `job-failed`, `job-cancelled`, `job-stuck`, or what the calls throw.
 */
export const runJob = async (
  jobs: ExportJobs,
  query: ExtractQuery,
  options: RunJobOptions = {},
): Promise<ExportJob> => {
  const created = await jobs.create(query, { signal: options.signal });
  options.onJob?.(created);
  try {
    await jobs.enqueue(created.exportId, { signal: options.signal });
    return await watch(jobs, created, options);
  } catch (error) {
    const ended = error instanceof MarketoError && /^job-(?:failed|cancelled)$/.test(error.code);
    // A job that was never enqueued can be cancelled too; whether it works is of no matter to the failure.
    if (!ended) await jobs.cancel(created.exportId).catch(() => undefined);
    throw error;
  }
};
