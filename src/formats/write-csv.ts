// Rows written as a bulk file that reads back as it was.
import { stringify } from 'csv-stringify/sync';

export interface WriteCsvOptions {
  /** One character between cells; a comma by default. */
  readonly delimiter?: string;
}

type Written = string | { readonly value: string; readonly quoted: true };

// Quoted, so that the text is not read as null, a carriage return not as part of a line end, nor the sign at the start
// of a file as a byte order mark.
const writeText = (text: string): Written =>
  text === 'null' || text.includes('\r') || text.startsWith('\uFEFF') ? { value: text, quoted: true } : text;

const writeCell = (value: unknown): Written | null => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return writeText(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/**
 * Writes rows under a header, as Marketo does: LF after every line, quotes only where needed, null (and an absent cell)
 * as `null`. The text `null` is quoted. Objects and arrays are written as JSON.
 *
 * @param columns - the names of the header, in order; the cells are the rows' own properties of these names.
 */
export const writeCsv = (
  rows: Iterable<Readonly<Record<string, unknown>>>,
  columns: readonly string[],
  options: WriteCsvOptions = {},
): string => {
  const table: unknown[][] = [[...columns]];
  for (const row of rows)
    table.push(columns.map((column) => (Object.hasOwn(row, column) ? row[column] : null)));
  return stringify(
    table.map((cells) => cells.map(writeCell)),
    {
      delimiter: options.delimiter ?? ',',
      record_delimiter: '\n',
      cast: {
        string: (text) => text,
        null: () => 'null',
        object: ({ value }) => ({ value: String(value), quoted: true }),
      },
      // An empty cell alone on its line would be a blank line.
      quoted_empty: columns.length === 1,
    },
  );
};
