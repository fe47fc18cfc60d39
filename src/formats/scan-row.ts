// One row of a damaged CSV file, read as leniently as can be: quotes are text wherever a row of the header's width needs it.
import { decodeUtf8, LF } from './utf8.ts';

export interface ScannedRow {
  /** Null for an unquoted `null`. */
  readonly cells: readonly (string | null)[];
  /** In bytes, with the line end. */
  readonly length: number;
}

export interface RowForm {
  readonly delimiter: number;
  /** How many cells the row must have. */
  readonly width: number;
  /** Are these the last bytes of the input? */
  readonly ended: boolean;
}

const QUOTE = 0x22;
const CR = 0x0d;

/** Ends of cells that are looked at before a row is given up: damage may be of any size. */
const BUDGET = 100_000;

/** Rows this narrow look like prose: a line of a text may well have as many commas. */
const TELLING_WIDTH = 3;

/** What ends a cell at this place: a delimiter, the row, nothing, or it is not there yet. */
type End = 'cell' | 'row' | 'none' | 'unknown';

const endAt = (bytes: Uint8Array, at: number, { delimiter, ended }: RowForm): End => {
  const byte = bytes[at];
  if (byte === undefined) return ended ? 'row' : 'unknown';
  if (byte === delimiter) return 'cell';
  if (byte === LF) return 'row';
  if (byte !== CR) return 'none';
  const next = bytes[at + 1];
  return next === undefined ? (ended ? 'none' : 'unknown') : next === LF ? 'row' : 'none';
};

/** The bytes after what ends a cell. */
const after = (bytes: Uint8Array, at: number): number => at + (bytes[at] === CR ? 2 : 1);

interface Close {
  /** Where the cell ends, its quotes included, and what follows it. */
  readonly at: number;
  readonly end: End;
}

/** The end of a cell that is not quoted. */
const bareClose = (bytes: Uint8Array, from: number, form: RowForm): Close => {
  for (let at = from; ; at += 1) {
    const end = endAt(bytes, at, form);
    if (end !== 'none') return { at, end };
  }
};

/** Where a quoted cell may end, in order: any quote does after which a cell can end, be it doubled or not. */
function* quotedCloses(bytes: Uint8Array, from: number, form: RowForm): Generator<Close> {
  for (let at = bytes.indexOf(QUOTE, from + 1); at >= 0; ) {
    let last = at;
    while (bytes[last + 1] === QUOTE) last += 1;
    const end = endAt(bytes, last + 1, form);
    if (end !== 'none') yield { at: last + 1, end };
    // A quote, a delimiter and a quote are hardly ever text: what goes beyond would join cells.
    if (end === 'cell' && last === at && bytes[last + 2] === QUOTE) return;
    at = bytes.indexOf(QUOTE, last + 1);
  }
  if (!form.ended) yield { at: bytes.length, end: 'unknown' };
}

/** How many cells a strictly written row at this place has; 0 if there is none. */
const strictWidth = (bytes: Uint8Array, from: number, form: RowForm): number | 'unknown' => {
  let count = 0;
  for (let at = from; ; ) {
    let close: Close | undefined;
    if (bytes[at] === QUOTE) {
      // The first quote that is not doubled must end the cell.
      let quote = bytes.indexOf(QUOTE, at + 1);
      while (quote >= 0 && bytes[quote + 1] === QUOTE) quote = bytes.indexOf(QUOTE, quote + 2);
      if (quote < 0) return form.ended ? 0 : 'unknown';
      close = { at: quote + 1, end: endAt(bytes, quote + 1, form) };
    } else {
      close = bareClose(bytes, at, form);
      const quote = bytes.indexOf(QUOTE, at);
      if (quote >= 0 && quote < close.at) return 0;
    }
    if (close.end === 'unknown') return 'unknown';
    if (close.end === 'none') return 0;
    count += 1;
    if (close.end === 'row') return count;
    at = close.at + 1;
  }
};

/** One look for a row: which places were tried in vain, and which lines are rows of their own. */
interface Search {
  readonly bytes: Uint8Array;
  readonly form: RowForm;
  /** May a cell that is not quoted hold quotes? */
  readonly bare: boolean;
  readonly failed: Set<number>;
  readonly lines: Map<number, number | 'unknown'>;
  left: number;
}

/** Is a line between two places a row of its own? Then a cell that holds it joins two rows. */
const holdsRow = ({ bytes, form, lines }: Search, from: number, to: number): boolean | 'unknown' => {
  if (form.width < TELLING_WIDTH) return false;
  for (let at = bytes.indexOf(LF, from); at >= 0 && at < to; at = bytes.indexOf(LF, at + 1)) {
    const width = lines.get(at) ?? strictWidth(bytes, at + 1, form);
    lines.set(at, width);
    if (width === 'unknown') return width;
    if (width === form.width) return true;
  }
  return false;
};

/** The ends of the cells from here on, in a row of the right width; undefined if there is no such row. */
const findEnds = (search: Search, from: number, count: number): number[] | 'unknown' | undefined => {
  const { bytes, form, failed } = search;
  const state = from * form.width + count;
  if (failed.has(state)) return undefined;
  const quoted = bytes[from] === QUOTE;
  for (const { at, end } of quoted ? quotedCloses(bytes, from, form) : [bareClose(bytes, from, form)]) {
    search.left -= 1;
    if (search.left < 0) return undefined;
    const joins = quoted && holdsRow(search, from, Math.min(at, bytes.length));
    if (joins === true) break;
    if (joins === 'unknown' || end === 'unknown') return 'unknown';
    if (!quoted && !search.bare && bytes.subarray(from, at).includes(QUOTE)) break;
    if (end === 'row' && count + 1 === form.width) return [at];
    if (end !== 'cell' || count + 1 === form.width) continue;
    const rest = findEnds(search, at + 1, count + 1);
    if (rest === 'unknown') return rest;
    if (rest !== undefined) return [at, ...rest];
  }
  failed.add(state);
  return undefined;
};

const search = (bytes: Uint8Array, form: RowForm, bare: boolean): number[] | 'unknown' | undefined =>
  findEnds({ bytes, form, bare, failed: new Set(), lines: new Map(), left: BUDGET }, 0, 0);

/**
 * Reads the row at the start of some bytes. Quotes inside a cell that do not end it are text.
 *
 * @returns `unknown` where more bytes are needed, undefined where no such row is there or it is not UTF-8.
 */
export const scanRow = (bytes: Uint8Array, form: RowForm): ScannedRow | 'unknown' | undefined => {
  const ends = search(bytes, form, false) ?? search(bytes, form, true);
  if (ends === undefined || ends === 'unknown') return ends;
  const length = Math.min(after(bytes, ends.at(-1) ?? 0), bytes.length);
  const cells: (string | null)[] = [];
  let from = 0;
  for (const at of ends) {
    const quoted = bytes[from] === QUOTE;
    const text = decodeUtf8(quoted ? bytes.subarray(from + 1, at - 1) : bytes.subarray(from, at));
    if (text === undefined) return undefined;
    cells.push(quoted ? text.replaceAll('""', '"') : text === 'null' ? null : text);
    from = at + 1;
  }
  return { cells, length };
};
