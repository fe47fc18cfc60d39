// What the instance counted: calls and errors, today and in the last seven days.
import type { MarketoRecord } from '../envelope.ts';
import type { Request } from '../request.ts';
import { type ReadOptions, readAll } from './read.ts';

type Read = (options?: ReadOptions) => Promise<readonly MarketoRecord[]>;

export interface Usage {
  /** `{date, total, users: [{userId, count}]}` for today. */
  readonly calls: Read;
  readonly callsOfWeek: Read;
  /** `{date, total, errors: [{errorCode, count}]}` for today. */
  readonly errors: Read;
  readonly errorsOfWeek: Read;
}

/** The usage figures of an instance. Reading them is a call, too. */
export const usageOf = (request: Request): Usage => {
  const read =
    (path: string): Read =>
    (options) =>
      readAll(request, `/rest/v1/stats/${path}.json`, options);
  return {
    calls: read('usage'),
    callsOfWeek: read('usage/last7days'),
    errors: read('errors'),
    errorsOfWeek: read('errors/last7days'),
  };
};
