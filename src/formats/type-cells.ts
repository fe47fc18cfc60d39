// Text cells made into the values that a vendor's schema calls for.
import { isBeyondSafe, parseJsonLossless } from './parse-json.ts';

export type CellKind = 'text' | 'integer' | 'number' | 'boolean' | 'json';

const INTEGER = /^-?(?:0|[1-9]\d*)$/;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

// `+ 0` makes the negative zero of `-0` the ordinary one.
const typeNumber = (cell: string): unknown => {
  const value = Number(cell) + 0;
  return Number.isFinite(value) && !isBeyondSafe(cell) ? value : cell;
};

const typeJson = (cell: string): unknown => {
  const parsed = parseJsonLossless(cell);
  return parsed.ok ? parsed.value : cell;
};

/**
 * The value of one cell. Null stays null. Text that is not of the kind stays text, so that whoever validates the
 * record reports it; so do integers beyond 2^53, whose digits a number would lose. Real member files write booleans
 * as `0` and `1`, lead files as `true` and `false`: both are read.
 */
export const typeCell = (cell: string | null, kind: CellKind): unknown => {
  if (cell === null) return null;
  switch (kind) {
    case 'text':
      return cell;
    case 'integer':
      return INTEGER.test(cell) ? typeNumber(cell) : cell;
    case 'number':
      return NUMBER.test(cell) ? typeNumber(cell) : cell;
    case 'boolean':
      if (cell === 'true' || cell === '1') return true;
      return cell === 'false' || cell === '0' ? false : cell;
    case 'json':
      return typeJson(cell);
  }
};

/** A copy of a row with its cells typed; columns without a kind stay text. */
export const typeCells = (
  row: Readonly<Record<string, string | null>>,
  kinds: ReadonlyMap<string, CellKind>,
): Record<string, unknown> => {
  // The spread makes every column, `__proto__` too, an own property: assigning to it then cannot reach a prototype.
  const typed: Record<string, unknown> = { ...row };
  for (const [column, kind] of kinds) {
    if (!Object.hasOwn(row, column)) continue;
    const cell = row[column];
    if (cell !== undefined) typed[column] = typeCell(cell, kind);
  }
  return typed;
};
