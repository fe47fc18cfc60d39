// A cell: one thing that an example can show of a rule, and how to tell whether a record shows it.

import type { Span } from '../../diagnostics/span.ts';
import type { JsonObject, JsonValue } from '../../json/json.ts';

export type Side = 'vendor' | 'canonical';

/** The records of one example, as they are given to the two directions. */
export interface Seen {
  readonly vendor?: unknown;
  readonly canonical?: unknown;
  /** What expressions see as `$param`; absent: nothing. */
  readonly parameters?: Readonly<Record<string, JsonValue>>;
}

/** One thing that an example can show. */
export interface Cell {
  /** The rule's place: `status`, inside an array `roles[].name`. */
  readonly rule: string;
  /** `null`, `row "MQL"`, `else`, … */
  readonly what: string;
  readonly span: Span;
  readonly isTaken: (seen: Seen) => boolean;
  /** A record, without the key, that takes it; absent where one has to be looked for. */
  readonly record?: { readonly side: Side; readonly value: JsonObject };
  /** Cells of one group go together into one example. */
  readonly group?: string;
}

/** Neither absent nor null nor the empty text. */
export const isValue = (value: unknown): boolean => value !== undefined && value !== null && value !== '';
