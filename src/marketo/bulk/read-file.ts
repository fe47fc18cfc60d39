// The rows of bulk files, typed by columns, and given once where two files have a border in common.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type CellKind, type CsvRow, type FormatItem, readCsv } from '../../formats/index.ts';

export interface RowOptions {
  /** The kinds of columns by name; text where not stated. */
  readonly kinds?: ReadonlyMap<string, CellKind> | undefined;
  readonly format?: 'CSV' | 'TSV' | 'SSV' | undefined;
}

const DELIMITERS = { CSV: ',', TSV: '\t', SSV: ';' } as const;

/** The columns of an activity file that are not text. */
export const ACTIVITY_KINDS: ReadonlyMap<string, CellKind> = new Map([
  ['leadId', 'integer'],
  ['activityTypeId', 'integer'],
  ['campaignId', 'integer'],
  ['primaryAttributeValueId', 'integer'],
  ['attributes', 'json'],
]);

/**
 * Reads a bulk file from disk, in constant memory. A stray quote is reported with its line, and its row read all the
 * same where that gives as many cells as the header has.
 */
export const readBulkFile = (path: string, options: RowOptions = {}): AsyncGenerator<FormatItem<CsvRow>> =>
  readCsv(createReadStream(path), {
    delimiter: DELIMITERS[options.format ?? 'CSV'],
    strayQuotes: 'keep',
    ...(options.kinds !== undefined && { kinds: options.kinds }),
  });

/** Drops rows that the file before had, too: those upon the border of two ranges. */
export const createBorder = (): {
  /** Was this row in the file before? */
  readonly repeats: (row: CsvRow) => boolean;
  /** The rows from now on are those of the next file. */
  readonly nextFile: () => void;
} => {
  let before = new Set<string>();
  let now = new Set<string>();
  return {
    repeats: (row) => {
      const digest = createHash('sha1').update(JSON.stringify(row)).digest('base64');
      now.add(digest);
      return before.has(digest);
    },
    nextFile: () => {
      [before, now] = [now, new Set()];
    },
  };
};
