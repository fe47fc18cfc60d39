// Marketo's bulk files: CSV with a header, `null` for null, read strictly; damage is told and reading goes on after it.
import type { CsvError } from 'csv-parse';
import { ByteWindow } from './byte-window.ts';
import { type ChunkSource, toBytes } from './chunks.ts';
import { type CsvHeader, readHeader } from './csv-header.ts';
import { openParser, type ParsedRow, withNulls } from './csv-parser.ts';
import { type FormatItem, type FormatProblem, type FormatProblemCode, MAX_RECORD_BYTES } from './item.ts';
import { scanRow } from './scan-row.ts';
import type { CellKind } from './type-cells.ts';
import { bomLength, decodeUtf8, LF } from './utf8.ts';

/** A row by its header's names. Cells are text or null, or typed where the column has a kind. */
export type CsvRow = Record<string, unknown>;

export interface CsvOptions {
  /** One character between cells: a comma by default, a tab in TSV, a semicolon in SSV. */
  readonly delimiter?: string;
  /** The columns to read; all by default. */
  readonly only?: ReadonlySet<string>;
  /** The kinds of columns by name; text where not stated. See `typeCell`. */
  readonly kinds?: ReadonlyMap<string, CellKind>;
  /** Names of fields: a header without one of them is refused, and nothing of the file is read. */
  readonly known?: ReadonlySet<string>;
  /** The longest row that is read, in bytes; 16 MiB by default. An unclosed quote is given up after as many. */
  readonly maxRecordBytes?: number;
  /**
   * What becomes of a row with a stray quote: its line is left out, or (`keep`) the row is read with the quote as text
   * where that gives as many cells as the header has, through line breaks in its cells. It is reported either way.
   */
  readonly strayQuotes?: 'leave out' | 'keep';
}

const QUOTE = 0x22;
const CR = 0x0d;

// After damage a new parser starts in what is held: small pieces keep that cheap even where every row is damaged.
const PIECE = 16 * 1024;

const DAMAGE: Readonly<Record<string, readonly [FormatProblemCode, string]>> = {
  CSV_INVALID_CLOSING_QUOTE: ['quote', 'a quote ends a cell but more text follows it'],
  INVALID_OPENING_QUOTE: ['quote', 'a quote stands inside a cell that is not quoted'],
  CSV_QUOTE_NOT_CLOSED: ['quote', 'a quoted cell is not closed'],
  CSV_MAX_RECORD_SIZE: ['too-long', 'the row is longer than the limit, or a quoted cell is not closed'],
};

interface Damage {
  readonly code: FormatProblemCode;
  readonly what: string;
  /** The row as the parser read it, which is left out if it cannot be read leniently either. */
  readonly short?: ParsedRow;
}

const damageOf = (error: CsvError): readonly [FormatProblemCode, string] =>
  (Object.hasOwn(DAMAGE, error.code) ? DAMAGE[error.code] : undefined) ?? ['quote', error.message];

/** Is a quote the last byte before the line end? */
const endsWithQuote = (bytes: Uint8Array): boolean =>
  bytes.at(bytes.at(-2) === CR ? -3 : -2) === QUOTE && bytes.at(-1) === LF;

const countLines = (bytes: Uint8Array): number => {
  let count = 0;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) count++;
  return count;
};

/**
 * Reads a bulk file. An unquoted `null` is null, a quoted one the text; an empty cell is `''`.
 * A row that is ragged or not UTF-8 is left out, and the next row follows. After a stray or unclosed quote the line on
 * which the row starts is left out, and reading goes on with the next line: what the row held on further lines may then
 * come out as ragged rows. Every such thing is an item.
 *
 * @example
 * for await (const item of readCsv(['id,email\n1,null\n'])) item; // { ok: true, index: 0, line: 2, offset: 9, value: { id: '1', email: null } }
 */
export async function* readCsv(
  source: ChunkSource,
  options: CsvOptions = {},
): AsyncGenerator<FormatItem<CsvRow>> {
  const parsing = {
    delimiter: options.delimiter ?? ',',
    maxRecordBytes: options.maxRecordBytes ?? MAX_RECORD_BYTES,
  };
  const window = new ByteWindow();
  let parser = openParser(parsing);
  /** How much of the window the parser has got; where the window starts for the parser; is the rest of a line left out? */
  let fed = 0;
  let parserStart = 0;
  let skipping = false;
  /** Has the parser got anything yet? Is nothing more to be read? */
  let started = false;
  let stopped = false;
  /** What is wrong with the row at the window's start, while more of it is waited for; has all input come? */
  let mending: Damage | undefined;
  let ended = false;
  let header: CsvHeader | undefined;
  let line = 1;
  let index = 0;

  const problem = (code: FormatProblemCode, message: string, lost: FormatProblem['lost']): FormatProblem => ({
    ok: false,
    index: lost === 'record' ? index++ : index,
    line,
    offset: window.offset,
    code,
    message,
    lost,
  });

  const leftOut = (what: string): string =>
    `${what}; line ${line} is left out, and reading goes on with the next`;

  const drop = (count: number): void => {
    line += countLines(window.view(0, count));
    window.drop(count);
    fed -= count;
  };

  const ragged = ({ cells }: Pick<ParsedRow, 'cells'>): string =>
    `the row has ${cells.length} cells and the header ${header?.width ?? 0}; the row is left out`;

  function* readRow({ cells }: ParsedRow, bytes: Uint8Array): Generator<FormatItem<CsvRow>> {
    // The parser puts U+FFFD for bytes that are not UTF-8; the bytes tell whether it stood there before.
    if (cells.some((cell) => cell.includes('\uFFFD')) && decodeUtf8(bytes) === undefined) {
      yield problem('encoding', 'the row is not UTF-8 and is left out', 'record');
    } else if (cells.length === 1 && cells[0] === '' && bytes.length <= 2 && header?.width !== 1) {
      // A blank line says nothing, unless there is but one column, whose cell is then empty.
      return;
    } else if (header === undefined) {
      header = readHeader(cells, options);
      for (const { message, lost } of header.problems) {
        yield problem('header', message, lost);
        stopped ||= lost === 'rest';
      }
    } else if (cells.length !== header.width) {
      yield problem('ragged', ragged({ cells }), 'record');
    } else {
      const value = header.toRow(withNulls(cells, bytes, parsing.delimiter));
      yield { ok: true, index: index++, line, offset: window.offset, value };
    }
  }

  /** Too short, and its last cell ends with a quote: it may be text that goes on. */
  const mayGoOn = ({ cells }: ParsedRow, bytes: Uint8Array): boolean =>
    options.strayQuotes === 'keep' &&
    header !== undefined &&
    cells.length < header.width &&
    endsWithQuote(bytes);

  /** Gives the rows that the parser completed; true where it was left for one that has to be read leniently. */
  function* takeRows(): Generator<FormatItem<CsvRow>, boolean> {
    for (const row of parser.take()) {
      if (stopped) return false;
      const length = parserStart + row.end - window.offset;
      if (mayGoOn(row, window.view(0, length))) {
        // A stray quote before a line end looks like the end of the row.
        const short = { cells: row.cells, end: length };
        yield* mend({ code: 'quote', what: 'a quote ends a cell before its text ends', short });
        return true;
      }
      yield* readRow(row, window.view(0, length));
      drop(length);
    }
    return false;
  }

  /** Starts a new parser at the window's start. */
  const restart = (): void => {
    parser = openParser(parsing);
    parserStart = window.offset;
    fed = 0;
  };

  /** Leaves out the rest of the line at the window's start. */
  const skipLine = (): void => {
    const end = window.indexOf(LF);
    skipping = end < 0;
    drop(skipping ? window.length : end + 1);
    restart();
  };

  /** Reads the damaged row at the window's start leniently, as soon as all of it is there. */
  function* mend(damage: Damage): Generator<FormatItem<CsvRow>> {
    const width = header?.width ?? 1;
    const form = { delimiter: parsing.delimiter.charCodeAt(0), width, ended };
    const row = scanRow(window.view(0, window.length), form);
    mending = row === 'unknown' && window.length <= parsing.maxRecordBytes ? damage : undefined;
    if (mending !== undefined) return;
    if (row !== undefined && row !== 'unknown' && header !== undefined) {
      const message = `${damage.what}; the row on line ${line} is read with the quote as text`;
      yield problem(damage.code, message, 'nothing');
      yield { ok: true, index: index++, line, offset: window.offset, value: header.toRow(row.cells) };
      drop(row.length);
      restart();
    } else if (damage.short !== undefined) {
      yield problem('ragged', ragged(damage.short), 'record');
      drop(damage.short.end);
      restart();
    } else {
      yield problem(damage.code, leftOut(damage.what), 'record');
      skipLine();
    }
  }

  function* recover(error: CsvError): Generator<FormatItem<CsvRow>> {
    const [code, what] = damageOf(error);
    if (header === undefined) {
      yield problem(code, `the header cannot be read: ${what}; nothing of the file is read`, 'rest');
      stopped = true;
    } else if (options.strayQuotes === 'keep') {
      yield* mend({ code, what });
    } else {
      yield problem(code, leftOut(what), 'record');
      skipLine();
    }
  }

  async function* feed(): AsyncGenerator<FormatItem<CsvRow>> {
    if (!started) window.drop(bomLength(window.view(0, 3)));
    if (!started) restart();
    started = true;
    if (skipping) skipLine();
    if (mending !== undefined) yield* mend(mending);
    while (fed < window.length && !stopped && mending === undefined) {
      const to = Math.min(fed + PIECE, window.length);
      // A copy, since the parser keeps what it gets.
      const error = await parser.write(window.copy(fed, to));
      fed = to;
      const left = yield* takeRows();
      if (error !== undefined && !left) yield* recover(error);
    }
  }

  for await (const chunk of toBytes(source)) {
    window.append(chunk);
    if (started || window.length >= 3) yield* feed();
    if (stopped) return;
  }
  ended = true;
  // What the end of the input damages (a quote never closed) starts the parser anew, with its own end to come.
  while (window.length > 0 && !stopped) {
    yield* feed();
    const error = stopped ? undefined : await parser.end();
    if (yield* takeRows()) continue;
    if (error === undefined) return;
    yield* recover(error);
  }
}
