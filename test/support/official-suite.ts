// The official JSONata test suite: 1,686 cases with their inputs, read from the shared data.
import { existsSync, readFileSync } from 'node:fs';

export interface SuiteCase {
  readonly group: string;
  readonly name: string;
  readonly expr: string;
  /** The input itself; else `dataset` names one of the data sets. */
  readonly data?: unknown;
  readonly dataset?: string | null;
  readonly bindings?: Record<string, unknown>;
  readonly result?: unknown;
  readonly undefinedResult?: boolean;
  /** The code of the error it must give. */
  readonly code?: string;
  readonly error?: { readonly code: string };
  readonly token?: string;
  readonly unordered?: boolean;
  /** Milliseconds. */
  readonly timelimit?: number;
  readonly depth?: number;
}

/** The folder of the suite; a test that needs it is skipped where it is missing. */
const folder = new URL('../../../shared/data/jsonata-suite/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

export const hasSuite: boolean = existsSync(folder);
if (!hasSuite) console.log('skipped: the official JSONata suite is not at ../shared/data/jsonata-suite');

export const suiteCases = (): readonly SuiteCase[] => read('cases.json') as readonly SuiteCase[];

export const suiteDatasets = (): Record<string, unknown> => read('datasets.json') as Record<string, unknown>;

export const inputOf = (each: SuiteCase, datasets: Readonly<Record<string, unknown>>): unknown => {
  if ('data' in each) return each.data;
  return each.dataset === undefined || each.dataset === null ? undefined : datasets[each.dataset];
};

/** The guards that a case asks for. */
export const guardsOf = ({ timelimit, depth }: SuiteCase): { timeout?: number; stack?: number } => ({
  ...(timelimit && { timeout: timelimit }),
  ...(depth && { stack: depth }),
});
