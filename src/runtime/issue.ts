// A problem in a record: data, returned with the result and never thrown.

export type Direction = 'fromVendor' | 'toVendor';

export interface Issue {
  /** `value/unmapped`, …: see `ISSUES`. */
  readonly code: string;
  /** One sentence: what is wrong with which field. */
  readonly message: string;
  readonly direction: Direction;
  /** Canonical path, with indexes; empty for the whole record. */
  readonly path: string;
  /** Vendor fields of the rule. */
  readonly vendor: readonly string[];
  /** Where the rule stands: `mappings/marketo/contact.yaml:31`. */
  readonly rule?: string;
  /** The offending value, as it came. */
  readonly value?: unknown;
  /** What would have been in order: "a date such as 2024-05-31". */
  readonly expected?: string;
  /** What an authored expression's own error said. */
  readonly detail?: string;
  /** The issue made the whole record be refused. */
  readonly rejects: boolean;
}
