// One line of a bulk file, as Marketo writes it: LF at the end, quotes only where needed, `null` for what is missing.
import type { Value } from '../data/field.ts';

export interface LineStyle {
  readonly delimiter: string;
  /** The text `null` goes unquoted, so that it reads as no value. */
  readonly bareNull: boolean;
  /** Booleans are 0 and 1. */
  readonly numberBooleans: boolean;
  /** A quote in a quoted cell is not doubled. */
  readonly strayQuote: boolean;
}

export const DELIMITERS: ReadonlyMap<string, string> = new Map([
  ['CSV', ','],
  ['TSV', '\t'],
  ['SSV', ';'],
]);

const writeCell = (value: Value, { delimiter, bareNull, numberBooleans, strayQuote }: LineStyle): string => {
  if (value === null) return 'null';
  if (typeof value === 'boolean' && numberBooleans) return value ? '1' : '0';
  if (typeof value !== 'string') return String(value);
  const needsQuotes =
    value.includes(delimiter) ||
    /["\n\r]/.test(value) ||
    (value === 'null' && !bareNull) ||
    value.startsWith('\uFEFF');
  if (!needsQuotes) return value;
  return `"${strayQuote ? value : value.replaceAll('"', '""')}"`;
};

export const writeLine = (cells: readonly Value[], style: LineStyle): string =>
  `${cells.map((cell) => writeCell(cell, style)).join(style.delimiter)}\n`;
