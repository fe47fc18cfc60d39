// One line of an excerpt: made visible, and cut around its marks if it is too long for a screen.
import { type Cell, cellsOf } from './visible.ts';

/** Terminal columns of source that are shown of one line. */
const WIDEST = 110;
/** Columns kept before the first mark of a cut line. */
const LEAD = 30;
/** Characters looked at around the marks: a line of megabytes is not laid out whole. */
const REACH = 400;

/** A part of a line in UTF-16 columns from 0. */
export interface LinePart {
  readonly from: number;
  readonly to: number;
}

/** A line as shown, and where the marks' underlines go, in terminal columns. */
export interface ExcerptLine {
  readonly text: string;
  readonly underlines: readonly { readonly column: number; readonly width: number }[];
}

const columnsUpTo = (cells: readonly Cell[], at: number): number => {
  let column = 0;
  for (const cell of cells) {
    if (cell.at >= at) return column;
    column += cell.width;
  }
  // Behind the last character every further unit is a column of its own.
  return column;
};

/** Lays out a line and its marks. */
export const excerptLine = (line: string, marks: readonly LinePart[]): ExcerptLine => {
  const first = marks[0]?.from ?? 0;
  let start = first > 2 * REACH ? first - REACH : 0;
  if (/[\udc00-\udfff]/.test(line.charAt(start))) start -= 1;
  const cells = cellsOf(line.slice(Math.max(0, start), start + 4 * REACH));
  const total = columnsUpTo(cells, Number.POSITIVE_INFINITY);
  const lead = columnsUpTo(cells, first - start);
  const isWhole = start <= 0 && start + 4 * REACH >= line.length && total <= WIDEST;
  const left = isWhole || (start <= 0 && lead < WIDEST - LEAD) ? 0 : Math.max(0, lead - LEAD);
  const isCutLeft = left > 0 || start > 0;
  const before = isCutLeft ? '…' : '';
  let column = 0;
  let skipped = 0;
  let shown = '';
  let isCutRight = start + 4 * REACH < line.length;
  for (const cell of cells) {
    if (column < left) skipped = column + cell.width;
    else if (column + cell.width - left <= WIDEST) shown += cell.shown;
    else isCutRight = true;
    column += cell.width;
    if (isCutRight && column - left > WIDEST) break;
  }
  const most = columnsShown(cells, left) + before.length + 1;
  const underlines = marks.map(({ from, to }) => {
    const at = Math.max(0, columnsUpTo(cells, from - start) - skipped) + before.length;
    const end = Math.max(0, columnsUpTo(cells, to - start) - skipped) + before.length;
    const clipped = Math.min(at, most);
    return { column: clipped, width: Math.max(1, Math.min(end, most) - clipped) };
  });
  return { text: `${before}${shown.trimEnd()}${isCutRight ? '…' : ''}`, underlines };
};

const columnsShown = (cells: readonly Cell[], left: number): number => {
  const total = columnsUpTo(cells, Number.POSITIVE_INFINITY);
  return Math.min(WIDEST, Math.max(0, total - left));
};
