// The codes of issues in records: what expressions report, and what the runtime adds. A code is never reused.

/** Code → what is wrong, as the second half of a sentence that names the field. */
export const ISSUES = {
  'record/not-an-object': 'the record is not an object',
  'record/limit': 'a guard stopped the record',
  'record/other-record': 'the record to write onto has another key',
  'record/unknown-key': 'no rule covers this key',
  'record/branch': 'no branch covers this type of record',
  'value/branch': 'the value belongs to another type of record',
  'value/null': 'the mapping forbids a null here',
  'value/type': 'the value has the wrong type or form',
  'value/unmapped': 'the value map has no row for this code',
  'value/unknown': 'no lookup knows this text',
  'value/number': 'the value is no number, or one too large to be exact (which must come as a text)',
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
} as const;

export type IssueCode = keyof typeof ISSUES;

/** What a code means; the code itself for one that an expression made up. */
export const issueText = (code: string): string =>
  Object.hasOwn(ISSUES, code) ? ISSUES[code as IssueCode] : code;
