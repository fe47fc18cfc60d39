// csv-parse set up for bulk files, and the one thing it does not say: whether a cell `null` was quoted.
import { type CsvError, type Options, Parser } from 'csv-parse';
import type { Cells } from './csv-header.ts';

/** One row, with the place of its end in what was fed, in bytes. */
export interface ParsedRow {
  readonly cells: readonly string[];
  readonly end: number;
}

export interface RowParser {
  /** Takes more bytes (which it keeps); an error ends its life. Rows completed before the error are given out. */
  readonly write: (bytes: Uint8Array) => Promise<CsvError | undefined>;
  readonly end: () => Promise<CsvError | undefined>;
  /** The rows completed since the last call. */
  readonly take: () => ParsedRow[];
}

export interface ParserOptions {
  readonly delimiter: string;
  readonly maxRecordBytes: number;
}

// Line ends are named, since csv-parse would take the first it finds for the only one, and join the rows of a file
// with both. Ragged rows are told by our reader, which needs no new parser to go on after them.
const parserOptions = ({ delimiter, maxRecordBytes }: ParserOptions): Options => ({
  delimiter,
  max_record_size: maxRecordBytes,
  record_delimiter: ['\r\n', '\n'],
  relax_column_count: true,
});

/** A parser at the start of a row. */
export const openParser = (options: ParserOptions): RowParser => {
  let rows: ParsedRow[] = [];
  const parser = new Parser({
    ...parserOptions(options),
    // Rows are taken here and not through the stream, so that those before an error are not lost with it.
    on_record: (cells: string[], { bytes_records: end }) => {
      rows.push({ cells, end });
      return null;
    },
  });
  // Errors come through the callbacks; without a listener they would also be thrown.
  parser.on('error', () => undefined);
  const settle =
    (resolve: (error: CsvError | undefined) => void) =>
    (error?: Error | null): void =>
      resolve(error == null ? undefined : (error as CsvError));
  return {
    write: (bytes) => new Promise((resolve) => parser.write(bytes, settle(resolve))),
    end: () => new Promise((resolve) => parser.end(settle(resolve))),
    take: () => {
      const taken = rows;
      rows = [];
      return taken;
    },
  };
};

const NULL = 'null';
const QUOTE = 0x22;
const QUOTED_NULL = Buffer.from('"null"');

/** Whether each cell of a row was quoted: its text tells how many bytes it took, so that the next one's first is known. */
const quotedCells = (cells: readonly string[], row: Buffer, delimiter: string): boolean[] => {
  const gap = Buffer.byteLength(delimiter);
  let at = 0;
  return cells.map((cell) => {
    const quoted = row[at] === QUOTE;
    const doubled = quoted && cell.includes('"') ? cell.split('"').length - 1 : 0;
    at += Buffer.byteLength(cell) + (quoted ? 2 + doubled : 0) + gap;
    return quoted;
  });
};

/**
 * The cells of a row with null for every unquoted `null`. csv-parse tells about quotes only through its `cast`, which
 * makes it ten times slower; so the bytes are looked at, and only where they hold a quoted one.
 *
 * @param bytes - the row as it stands in the file.
 */
export const withNulls = (cells: readonly string[], bytes: Uint8Array, delimiter: string): Cells => {
  if (!cells.includes(NULL)) return cells;
  const row = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!row.includes(QUOTED_NULL)) return cells.map((cell) => (cell === NULL ? null : cell));
  const quoted = quotedCells(cells, row, delimiter);
  return cells.map((cell, at) => (cell === NULL && quoted[at] !== true ? null : cell));
};
