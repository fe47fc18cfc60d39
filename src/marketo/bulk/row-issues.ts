// The failures and warnings files of an import, joined back to the rows that were sent.
import { readCsv } from '../../formats/index.ts';
import { type MarketoRecord, own } from '../envelope.ts';
import { type Batch, importCell } from './batches.ts';

/** What Marketo says about one row. */
export interface RowIssue {
  /** Number of the row in the whole input, zero-based; undefined where no row of the input is like it. */
  readonly index: number | undefined;
  /** The row as it was sent, or else as the file has it. */
  readonly row: MarketoRecord;
  readonly reason: string;
}

const keyOf = (cells: readonly unknown[]): string => JSON.stringify(cells.map(importCell));

/** Where the rows of a batch stand, by their cells; equal rows in their order. */
const placesOf = (batch: Batch, columns: readonly string[]): Map<string, number[]> => {
  const places = new Map<string, number[]>();
  batch.rows.forEach((row, place) => {
    const key = keyOf(columns.map((name) => own(row, name)));
    const known = places.get(key);
    if (known === undefined) places.set(key, [batch.first + place]);
    else known.push(batch.first + place);
  });
  return places;
};

/** Reads such a file: the rows that were sent, with the reason in the last column. */
export const readRowIssues = async (text: string, batch: Batch): Promise<readonly RowIssue[]> => {
  const issues: RowIssue[] = [];
  let places: Map<string, number[]> | undefined;
  for await (const item of readCsv([text], { strayQuotes: 'keep' })) {
    if (!item.ok) {
      if (item.lost !== 'nothing') issues.push({ index: undefined, row: {}, reason: item.message });
      continue;
    }
    const names = Object.keys(item.value);
    const columns = names.slice(0, -1);
    // A cell `null` is a text that was sent so: nothing is sent for null.
    const cells = columns.map((name) => own(item.value, name) ?? 'null');
    places ??= placesOf(batch, columns);
    const index = places.get(keyOf(cells))?.shift();
    const sent = index === undefined ? undefined : batch.rows[index - batch.first];
    const row = sent ?? Object.fromEntries(columns.map((name, at) => [name, cells[at]]));
    issues.push({ index, row, reason: importCell(own(item.value, names.at(-1) ?? '')) });
  }
  return issues;
};
