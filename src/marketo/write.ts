// Records written in as many calls as they need, with what became of each.

import { chunksBySize } from './chunks.ts';
import type { MarketoRecord } from './envelope.ts';
import { MarketoError } from './marketo-error.ts';
import { type RecordResult, readResults } from './record-results.ts';
import type { Request, RequestOptions } from './request.ts';

const MOST_RECORDS = 300;
/** The server takes a body of 1 MB; the rest of it needs some room. */
const MOST_BYTES = 950_000;

/** A write that failed after some of its calls had succeeded. */
export class PartlyWritten extends Error {
  override readonly name = 'PartlyWritten';
  /** What became of the records that were sent before. */
  readonly results: readonly RecordResult[];
  /** How many records of the input were not sent, or not answered. */
  readonly left: number;
  override readonly cause: MarketoError;

  constructor(cause: MarketoError, results: readonly RecordResult[], left: number) {
    super(`${cause.message}; ${results.length} records were written before, ${left} were not`);
    this.cause = cause;
    this.results = results;
    this.left = left;
  }
}

/**
 * Sends records in calls of at most 300 and 1 MB, one after the other.
 *
 * @param toRequest - the request for one piece
 * @throws MarketoError where the first call fails, PartlyWritten where a later one does.
 */
export const writeRecords = async (
  request: Request,
  input: readonly MarketoRecord[],
  toRequest: (input: readonly MarketoRecord[]) => RequestOptions,
  most = MOST_RECORDS,
): Promise<RecordResult[]> => {
  const results: RecordResult[] = [];
  let first = 0;
  for (const chunk of chunksBySize(input, most, MOST_BYTES)) {
    try {
      results.push(...readResults(await request(toRequest(chunk)), first));
    } catch (error) {
      if (first === 0 || !(error instanceof MarketoError)) throw error;
      throw new PartlyWritten(error, results, input.length - first);
    }
    first += chunk.length;
  }
  return results;
};
