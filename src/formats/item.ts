// What every reader yields: a record with its place in the input, or a problem that says what was lost.

export type FormatProblemCode =
  /** Not JSON. */
  | 'json'
  /** Nested more deeply than is read. */
  | 'depth'
  /** Bytes that are not UTF-8. */
  | 'encoding'
  /** A line, element or row over the size cap. */
  | 'too-long'
  /** The input ends inside a record. */
  | 'truncated'
  /** A reply that says `success: false`. */
  | 'reply'
  /** A header that names a column twice, not at all, or by a name objects reserve. */
  | 'header'
  /** A row with fewer or more cells than the header. */
  | 'ragged'
  /** A stray or unclosed quote. */
  | 'quote';

interface Place {
  /** Zero-based number of the record in the input; records that were lost count too. */
  readonly index: number;
  /** One-based number of the line on which it starts. */
  readonly line: number;
  /** Zero-based byte offset at which it starts. */
  readonly offset: number;
}

interface FormatRecord<Value = unknown> extends Place {
  readonly ok: true;
  readonly value: Value;
}

/** A problem of the input. Readers yield it and go on; they never throw for what the input holds. */
export interface FormatProblem extends Place {
  readonly ok: false;
  readonly code: FormatProblemCode;
  /** One sentence: what is wrong, and where reading goes on. */
  readonly message: string;
  /** What of the input is not read because of it. */
  readonly lost: 'nothing' | 'column' | 'record' | 'rest';
}

export type FormatItem<Value = unknown> = FormatRecord<Value> | FormatProblem;

/** The longest line, array element or row that is read, in bytes, where the caller states no other: 16 MiB. */
export const MAX_RECORD_BYTES = 16 * 1024 * 1024;
