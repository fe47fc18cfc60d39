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

/** What each issue code means; a code is never reused. */
export const ISSUES: Readonly<Record<string, string>> = {
  'record/not-an-object': 'the record is not an object',
  'record/limit': 'a guard stopped the record',
  'record/other-record': 'the record to write onto has another key',
  'record/unknown-key': 'no rule covers this key',
  'record/branch': 'no branch covers this type of record',
  'value/branch': 'the value belongs to another type of record',
  'value/null': 'the mapping forbids a null here',
  'value/type': 'the value has the wrong type or form',
  'value/unmapped': 'the value map has no row for this code',
  'value/number': 'the number is too large to be exact; send it as text',
  'value/instant': 'this is no point in time that can be read',
  'value/date': 'this is no day of the calendar',
  'value/template': 'the text does not fit the template',
  'value/incomplete': 'some parts of the template are missing',
  'value/separator': 'an item is empty or holds the separator',
  'value/foreign': 'the reference belongs to another instance',
  'value/not-constant': 'the value differs from the constant of the mapping',
  'value/slot': 'the element has an unknown or repeated key',
  'value/key': 'the element has a missing or repeated key',
  'value/removed': 'the element may not be removed',
  'value/not-written': 'this field is only read, an edit of it is not written',
  'value/expression': 'the expression of the mapping failed',
  'value/custom-name': 'a rule owns this field; it may not stand in custom',
  'value/schema': 'the schema refuses the value',
  'value/required': 'a required field is missing',
};
