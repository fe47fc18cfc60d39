// Import jobs: queued, run two at a time over the sandbox's time, and complete even if rows failed.
import { ApiError } from '../http/api-error.ts';
import type { Instance } from '../instance.ts';
import type { Collection } from '../store/store.ts';
import type { ImportJob, ImportResult, Imports } from './import-job.ts';
import { importRows } from './import-rows.ts';

/** Days that a job can be asked for. */
const KEPT_FOR = 7 * 86_400_000;

/** `instance` is asked for late: jobs are made together with it. */
export const createImports = (jobs: Collection<ImportJob>, current: () => Instance): Imports => {
  const work = new Map<number, { outcome?: ImportResult }>();
  const put = (job: ImportJob): ImportJob => {
    jobs.put(String(job.id), job);
    return job;
  };
  const begin = (job: ImportJob): void => {
    const held: { outcome?: ImportResult } = {};
    work.set(job.id, held);
    const done = job.isToFail
      ? Promise.resolve({ processed: 0, failed: [], warned: [] })
      : importRows(job.rows, job.plan, current());
    // A row that cannot be imported is told in the outcome; the rest is an error of the sandbox.
    void done.then((outcome) => {
      held.outcome = outcome;
    });
  };
  const advance = (): void => {
    const { clock, limits } = current();
    const { jobQueuedSeconds, jobRunningSeconds, importsRunning } = limits();
    const now = clock.now();
    const all = [...jobs.entries()].map(([, job]) => job);
    for (const job of all) {
      if (job.status !== 'Importing' || now < (job.startedAt ?? 0) + jobRunningSeconds * 1000) continue;
      const held = work.get(job.id);
      if (held === undefined) begin(job);
      else if (held.outcome !== undefined) {
        work.delete(job.id);
        put({
          ...job,
          status: job.isToFail ? 'Failed' : 'Complete',
          finishedAt: now,
          rows: [],
          outcome: held.outcome,
        });
      }
    }
    let running = [...jobs.entries()].filter(([, { status }]) => status === 'Importing').length;
    for (const job of all)
      if (
        job.status === 'Queued' &&
        running < importsRunning &&
        now >= job.createdAt + jobQueuedSeconds * 1000
      ) {
        running++;
        begin(put({ ...job, status: 'Importing', startedAt: now }));
      }
  };
  return {
    create: (given, operation) => {
      advance();
      const { faults, limits, clock, store } = current();
      const waiting = [...jobs.entries()].filter(
        ([, { status }]) => status === 'Queued' || status === 'Importing',
      ).length;
      if (faults.strikes('importsFull', operation) || waiting >= limits().importsQueued)
        throw new ApiError('1016');
      const failing = faults.strikes('rowFailures', operation)?.rows;
      const warning = faults.strikes('rowWarnings', operation)?.rows;
      const plan = {
        ...given.plan,
        ...(typeof failing === 'number' ? { failing } : {}),
        ...(typeof warning === 'number' ? { warning } : {}),
      };
      const isToFail = faults.strikes('importFailed', operation) !== undefined;
      return put({
        ...given,
        plan,
        id: store.next('batchId', 1001),
        status: 'Queued',
        createdAt: clock.now(),
        isToFail,
      });
    },
    get: (root, id, user) => {
      advance();
      const job = jobs.get(String(id));
      const isOld = job !== undefined && current().clock.now() > job.createdAt + KEPT_FOR;
      return job?.plan.root === root && job.user === user && !isOld ? job : undefined;
    },
  };
};
