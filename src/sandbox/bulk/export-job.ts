// Export jobs as they are kept: plain JSON.
import type { LineStyle } from './csv-line.ts';
import type { FileFacts } from './files.ts';

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Which records: by one of these, and narrowed by the others. Plain JSON, as jobs are kept. */
export interface ExportFilter {
  readonly createdAt?: Range;
  readonly updatedAt?: Range;
  readonly listId?: number;
  readonly smartListId?: number;
  readonly typeIds?: readonly number[];
  readonly valueIds?: readonly number[];
  readonly values?: readonly string[];
  readonly programIds?: readonly number[];
  readonly statusNames?: readonly string[];
  readonly isExhausted?: boolean;
  readonly nurtureCadence?: string;
}

export interface ExportPlan {
  readonly columns: readonly string[];
  readonly headers: readonly string[];
  readonly format: string;
  readonly filter: ExportFilter;
}

type ExportStatus = 'Created' | 'Queued' | 'Processing' | 'Completed' | 'Failed' | 'Cancelled';

/** What the faults have in store for a job; settled when it is queued. */
export interface Fate {
  readonly stuck?: 'Queued' | 'Processing';
  readonly failure?: string;
  readonly wrongChecksum?: boolean;
  readonly isHostile?: boolean;
  readonly style: Omit<LineStyle, 'delimiter'>;
}

export interface ExportJob {
  readonly id: string;
  readonly root: string;
  readonly user: string;
  readonly plan: ExportPlan;
  readonly status: ExportStatus;
  readonly createdAt: number;
  readonly queuedAt?: number;
  readonly startedAt?: number;
  readonly finishedAt?: number;
  readonly fate?: Fate;
  readonly file?: FileFacts;
  readonly error?: string;
}

export interface Exports {
  readonly create: (root: string, plan: ExportPlan, user: string, operation: string) => ExportJob;
  readonly enqueue: (job: ExportJob, operation: string) => ExportJob;
  readonly cancel: (job: ExportJob) => ExportJob;
  /** A job of this user, as it is now. */
  readonly get: (root: string, id: string, user: string) => ExportJob | undefined;
  readonly all: (root: string, user: string) => readonly ExportJob[];
}
