// Export jobs: created, queued, run two at a time over the sandbox's time, and ended one way or another.

import type { Value } from '../data/field.ts';
import { hash32, uuidAt } from '../data/hash.ts';
import { HOSTILE } from '../data/words.ts';
import { ApiError } from '../http/api-error.ts';
import type { Instance } from '../instance.ts';
import type { Collection } from '../store/store.ts';
import { DELIMITERS, writeLine } from './csv-line.ts';
import type { ExportJob, Exports, Fate } from './export-job.ts';
import { exportRows } from './export-rows.ts';
import type { FileFacts } from './files.ts';

export const fileName = ({ id }: ExportJob): string => `export-${id}.csv`;

const isOpen = ({ status }: ExportJob): boolean => status === 'Queued' || status === 'Processing';

async function* linesOf({ root, plan, fate }: ExportJob, instance: Instance): AsyncGenerator<string> {
  const style = {
    delimiter: DELIMITERS.get(plan.format) ?? ',',
    ...(fate?.style ?? { bareNull: false, numberBooleans: false, strayQuote: false }),
  };
  yield writeLine(plan.headers, { ...style, strayQuote: false });
  let row = 0;
  const spoil = (cell: Value, column: number): Value =>
    typeof cell === 'string' && plan.columns[column] !== 'attributes' && !/^\d{4}-/.test(cell)
      ? (HOSTILE[(row + column) % HOSTILE.length] ?? cell)
      : cell;
  for (const cells of exportRows(root, plan, instance)) {
    yield writeLine(fate?.isHostile ? cells.map(spoil) : cells, style);
    row++;
  }
}

/** `instance` is asked for late: jobs are made together with it. */
export const createExports = (jobs: Collection<ExportJob>, current: () => Instance): Exports => {
  /** Files that are being written, and what came of them. */
  const work = new Map<string, { facts?: FileFacts; error?: string }>();

  const put = (job: ExportJob): ExportJob => {
    jobs.put(job.id, job);
    return job;
  };
  const begin = (job: ExportJob): void => {
    const outcome: { facts?: FileFacts; error?: string } = {};
    work.set(job.id, outcome);
    current()
      .files.write(fileName(job), linesOf(job, current()))
      .then(
        (facts) => {
          outcome.facts = facts;
        },
        (error: unknown) => {
          outcome.error = String(error);
        },
      );
  };
  const finish = (job: ExportJob, now: number): void => {
    const outcome = work.get(job.id);
    const { fate } = job;
    // A job that was running when the sandbox last ended begins anew.
    if (outcome === undefined) begin(job);
    else if (outcome.facts !== undefined && fate?.failure === undefined) {
      work.delete(job.id);
      current().meter.noteExported(outcome.facts.size);
      const sha256 = fate?.wrongChecksum
        ? hash32(1, outcome.facts.size, 7).toString(16).padStart(64, '0')
        : outcome.facts.sha256;
      put({ ...job, status: 'Completed', finishedAt: now, file: { ...outcome.facts, sha256 } });
    } else if (outcome.facts !== undefined || outcome.error !== undefined) {
      work.delete(job.id);
      put({
        ...job,
        status: 'Failed',
        finishedAt: now,
        error: fate?.failure ?? outcome.error ?? 'System error',
      });
    }
  };
  /** Brings all jobs to where they are at this moment. */
  const advance = (): void => {
    const { clock, limits } = current();
    const { jobQueuedSeconds, jobRunningSeconds, exportsRunning } = limits();
    const now = clock.now();
    const open = [...jobs.entries()].map(([, job]) => job).filter(isOpen);
    for (const job of open)
      if (
        job.status === 'Processing' &&
        job.fate?.stuck !== 'Processing' &&
        now >= (job.startedAt ?? 0) + jobRunningSeconds * 1000
      )
        finish(job, now);
    let running = [...jobs.entries()].filter(([, { status }]) => status === 'Processing').length;
    open.sort((one, other) => (one.queuedAt ?? 0) - (other.queuedAt ?? 0));
    for (const job of open)
      if (
        job.status === 'Queued' &&
        job.fate?.stuck !== 'Queued' &&
        running < exportsRunning &&
        now >= (job.queuedAt ?? 0) + jobQueuedSeconds * 1000
      ) {
        running++;
        begin(put({ ...job, status: 'Processing', startedAt: now }));
      }
  };
  const checkQuota = (operation: string): void => {
    const { faults, meter, limits } = current();
    if (faults.strikes('exportQuota', operation) || meter.exportedToday() >= limits().exportBytesPerDay)
      throw new ApiError('1029', 'Export daily quota 500MB exceeded.');
  };
  const fateOf = (operation: string): Fate => {
    const { faults } = current();
    const stuck = faults.strikes('stuckQueued', operation)
      ? 'Queued'
      : faults.strikes('stuckProcessing', operation)
        ? 'Processing'
        : undefined;
    const failed = faults.strikes('exportFailed', operation);
    return {
      ...(stuck === undefined ? {} : { stuck }),
      ...(failed === undefined ? {} : { failure: String(failed.message ?? 'Internal system error') }),
      wrongChecksum: faults.strikes('wrongChecksum', operation) !== undefined,
      isHostile: faults.strikes('hostileValues', operation) !== undefined,
      style: {
        bareNull: faults.strikes('bareNull', operation) !== undefined,
        numberBooleans: faults.strikes('numberBooleans', operation) !== undefined,
        strayQuote: faults.strikes('strayQuote', operation) !== undefined,
      },
    };
  };

  return {
    create: (root, plan, user, operation) => {
      checkQuota(operation);
      const { seed, store, clock } = current();
      const number = store.next('exportId', 1);
      const id = uuidAt(seed ^ hash32(seed, number, 931), 930, number);
      return put({ id, root, user, plan, status: 'Created', createdAt: clock.now() });
    },
    enqueue: (job, operation) => {
      const { faults, limits, clock } = current();
      if (job.status !== 'Created') throw new ApiError('1029', 'Job already queued');
      checkQuota(operation);
      const waiting = [...jobs.entries()].filter(([, each]) => isOpen(each)).length;
      if (faults.strikes('queueFull', operation) || waiting >= limits().exportsQueued)
        throw new ApiError('1029', 'Too many jobs in queue');
      return put({ ...job, status: 'Queued', queuedAt: clock.now(), fate: fateOf(operation) });
    },
    cancel: (job) => {
      if (job.status === 'Completed' || job.status === 'Failed')
        throw new ApiError('1003', `Job is ${job.status}`);
      return put({ ...job, status: 'Cancelled' });
    },
    get: (root, id, user) => {
      advance();
      const job = jobs.get(id);
      return job?.root === root && job.user === user ? job : undefined;
    },
    all: (root, user) => {
      advance();
      return [...jobs.entries()]
        .map(([, job]) => job)
        .filter((job) => job.root === root && job.user === user);
    },
  };
};
