// Rows made into CSV files of at most so many bytes, cut between records.
import { writeCsv } from '../../formats/index.ts';
import { type MarketoRecord, own } from '../envelope.ts';
import { MarketoError } from '../marketo-error.ts';

export interface Batch {
  /** Number of its first row in the whole input, zero-based. */
  readonly first: number;
  readonly rows: readonly MarketoRecord[];
  readonly csv: Uint8Array;
}

const wrong = (message: string): MarketoError => new MarketoError({ code: 'argument', message });

/** A cell as an import reads it: nothing for null, since `null` might be taken for the text. */
export const importCell = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

const lineOf = (row: MarketoRecord, columns: readonly string[], index: number): string => {
  const extra = Object.keys(row).find((name) => !columns.includes(name));
  if (extra !== undefined) {
    throw wrong(`row ${index + 1} has a field ${JSON.stringify(extra)} that is no column of the import`);
  }
  const cells = Object.fromEntries(columns.map((name) => [name, importCell(own(row, name))]));
  const text = writeCsv([cells], columns);
  return text.slice(writeCsv([], columns).length);
};

/**
 * Cuts rows into files.
 *
 * @param columns - those of the first row unless given
 * @param bytes - the most of one file, header included
 * @throws MarketoError `argument` for a row that has other fields, or alone is too large.
 */
export async function* batchesOf(
  rows: AsyncIterable<MarketoRecord> | Iterable<MarketoRecord>,
  bytes: number,
  columns?: readonly string[],
): AsyncGenerator<Batch> {
  const encoder = new TextEncoder();
  let names = columns;
  let header = '';
  let lines: string[] = [];
  let held: MarketoRecord[] = [];
  let size = 0;
  let index = 0;
  const batch = (): Batch => ({
    first: index - held.length,
    rows: held,
    csv: encoder.encode(header + lines.join('')),
  });
  for await (const row of rows) {
    names ??= Object.keys(row);
    if (header === '') {
      header = writeCsv([], names);
      size = encoder.encode(header).length;
    }
    const line = lineOf(row, names, index);
    const more = Buffer.byteLength(line);
    if (held.length > 0 && size + more > bytes) {
      yield batch();
      [lines, held, size] = [[], [], Buffer.byteLength(header)];
    }
    if (size + more > bytes) throw wrong(`row ${index + 1} is larger than a file of an import may be`);
    lines.push(line);
    held.push(row);
    size += more;
    index++;
  }
  if (held.length > 0) yield batch();
}
