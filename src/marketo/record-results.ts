// What became of each record of a write: Marketo answers record by record, in the order of the input.
import { isRecord, type MarketoRecord, type MarketoReply, own } from './envelope.ts';
import { classifyCode, type ErrorClass } from './error-codes.ts';

/** Why a record was not written. */
export interface Reason {
  readonly code: string;
  readonly message: string;
  readonly class: ErrorClass;
  readonly advice: string;
}

export interface RecordResult {
  /** The place of the record in the input of the whole call, zero-based. */
  readonly index: number;
  /** `created`, `updated`, `deleted`, `skipped`, `added`, `removed`, …; undefined where Marketo states none. */
  readonly status: string | undefined;
  readonly id: string | number | undefined;
  readonly marketoGUID: string | undefined;
  readonly reasons: readonly Reason[];
  /** The entry as it came. */
  readonly record: MarketoRecord;
}

// Leads once had one `reason`; custom activities say `errors`.
const REASONS = ['reasons', 'errors', 'reason'];

const reasonsOf = (record: MarketoRecord): readonly Reason[] => {
  const lists = REASONS.map((key) => own(record, key)).filter((list) => list !== undefined);
  // Almost all records are written without any.
  if (lists.length === 0) return [];
  return lists
    .flat()
    .filter(isRecord)
    .map((each) => {
      const code = String(own(each, 'code') ?? '');
      const message = String(own(each, 'message') ?? '');
      const { class: kind, advice } = classifyCode(code, message);
      return { code, message, class: kind, advice };
    });
};

/** Reads the results of one call whose first record was number `first` of the input. */
export const readResults = (reply: MarketoReply, first = 0): RecordResult[] =>
  reply.result.map((record, place) => {
    const status = own(record, 'status');
    const id = own(record, 'id') ?? own(record, 'leadId');
    const guid = own(record, 'marketoGUID');
    const seq = own(record, 'seq');
    return {
      index: first + (typeof seq === 'number' ? seq : place),
      status: typeof status === 'string' ? status : undefined,
      id: typeof id === 'string' || typeof id === 'number' ? id : undefined,
      marketoGUID: typeof guid === 'string' ? guid : undefined,
      reasons: reasonsOf(record),
      record,
    };
  });
