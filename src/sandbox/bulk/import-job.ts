// Import jobs as they are kept: plain JSON.

/** What an import is asked for. Plain JSON, as jobs are kept. */
export interface ImportPlan {
  /** `leads`, `program/members`, `customobjects/car_c`. */
  readonly root: string;
  readonly lookupField: string;
  readonly listId?: number;
  readonly partitionId?: number;
  readonly programId?: number;
  readonly statusName?: string;
  /** Shares of rows that fail or warn by fault. */
  readonly failing?: number;
  readonly warning?: number;
}

export type Row = Readonly<Record<string, string | null>>;
export interface ImportResult {
  readonly processed: number;
  readonly failed: readonly (readonly [Row, string])[];
  readonly warned: readonly (readonly [Row, string])[];
}

export interface ImportJob {
  readonly id: number;
  readonly plan: ImportPlan;
  readonly user: string;
  readonly status: 'Queued' | 'Importing' | 'Complete' | 'Failed';
  readonly delimiter: string;
  readonly columns: readonly string[];
  /** Emptied once they are imported. */
  readonly rows: readonly Row[];
  readonly createdAt: number;
  readonly startedAt?: number;
  readonly finishedAt?: number;
  readonly isToFail: boolean;
  readonly outcome?: ImportResult;
}

export interface Imports {
  readonly create: (
    job: Pick<ImportJob, 'plan' | 'user' | 'delimiter' | 'columns' | 'rows'>,
    operation: string,
  ) => ImportJob;
  /** A job of this user, as it is now. */
  readonly get: (root: string, id: number, user: string) => ImportJob | undefined;
}
