// The header of a CSV file: which columns are read, under which names, and what is wrong with it.
import { nearest } from '../diagnostics/near.ts';
import { quote } from '../diagnostics/quote.ts';
import { type CellKind, typeCell } from './type-cells.ts';

/** Cells as the parser gives them: null for an unquoted `null`. */
export type Cells = readonly (string | null)[];

export interface CsvHeader {
  /** How many cells a row must have. */
  readonly width: number;
  /** One sentence for each thing that is wrong. */
  readonly problems: readonly { readonly message: string; readonly lost: 'nothing' | 'column' | 'rest' }[];
  /** Makes the row of its cells; typed by the kinds, text where a column has none. */
  readonly toRow: (cells: Cells) => Record<string, unknown>;
}

interface Column {
  readonly at: number;
  readonly name: string;
  readonly kind: CellKind;
}

interface HeaderOptions {
  readonly only?: ReadonlySet<string>;
  readonly kinds?: ReadonlyMap<string, CellKind>;
  readonly known?: ReadonlySet<string>;
}

/** What a header without one known name says, and what may be meant. */
const strangeHeader = (names: readonly string[], known: ReadonlySet<string>): string => {
  const shown = names.slice(0, 6).map((name) => quote(name));
  const more = names.length > shown.length ? ` and ${names.length - shown.length} more` : '';
  const near = names.flatMap((name) =>
    nearest(name, known, 1).map((meant) => `${quote(name)} → ${quote(meant)}`),
  );
  const help =
    near.length > 0
      ? `columns are named as fields are: ${near.slice(0, 3).join(', ')}`
      : 'is the first line the header, and are its columns separated by commas?';
  return `the header names no field that the mapping knows: it has ${shown.join(', ')}${more}; ${help}`;
};

const makeRow = (columns: readonly Column[]): CsvHeader['toRow'] => {
  // JSON.parse makes an object with one hidden class and with every name, `__proto__` too, as an own property. Rows
  // are spread from it: several times faster than adding the columns one by one, and no name reaches a prototype.
  const blank: unknown = JSON.parse(
    `{${columns.map(({ name }) => `${JSON.stringify(name)}:null`).join(',')}}`,
  );
  const template = blank as Readonly<Record<string, unknown>>;
  return (cells) => {
    const row: Record<string, unknown> = { ...template };
    for (const { at, name, kind } of columns) {
      const cell = cells[at] ?? null;
      row[name] = kind === 'text' ? cell : typeCell(cell, kind);
    }
    return row;
  };
};

/** Reads the first row of a file. Of columns with one name the first is read. */
export const readHeader = (names: readonly string[], options: HeaderOptions = {}): CsvHeader => {
  const problems: { message: string; lost: 'nothing' | 'column' | 'rest' }[] = [];
  const columns: Column[] = [];
  const taken = new Map<string, number>();
  names.forEach((name, at) => {
    const first = taken.get(name);
    if (first !== undefined) {
      const message = `the header names the column ${JSON.stringify(name)} twice: column ${first + 1} is read, column ${at + 1} is not`;
      problems.push({ message, lost: 'column' });
      return;
    }
    taken.set(name, at);
    if (name === '')
      problems.push({ message: `column ${at + 1} of the header has no name`, lost: 'nothing' });
    if (name.includes('\r')) {
      const message = `column ${at + 1} of the header holds a carriage return: lines must end in LF or CRLF`;
      problems.push({ message, lost: 'nothing' });
    }
    if (name in Object.prototype) {
      const message = `the header names a column ${JSON.stringify(name)}, a name that every object has: read rows only by their own keys`;
      problems.push({ message, lost: 'nothing' });
    }
    if (options.only === undefined || options.only.has(name)) {
      columns.push({ at, name, kind: options.kinds?.get(name) ?? 'text' });
    }
  });
  const { known } = options;
  if (known !== undefined && known.size > 0 && !names.some((name) => known.has(name)))
    problems.push({ message: strangeHeader(names, known), lost: 'rest' });
  return { width: names.length, problems, toRow: makeRow(columns) };
};
