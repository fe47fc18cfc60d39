// Countries: ISO 3166-1 alpha-2 from codes and English names, and the English name of a code.
import { COUNTRIES } from './data/countries.ts';
import { foldName, LONGEST } from './fold.ts';
import { NameTable } from './name-table.ts';
import { once, remember } from './remember.ts';

/** What is known of codes of one kind. */
export interface Codes {
  /** The code that a text means; nothing where it means none. */
  readonly codeOf: (text: unknown) => string | undefined;
  /** The English name of a code; nothing for what is no code. */
  readonly nameOf: (code: unknown) => string | undefined;
}

/** Calls only for texts that may name something. */
export const forTexts =
  (find: (text: string) => string | undefined) =>
  (text: unknown): string | undefined =>
    typeof text === 'string' && text.length <= LONGEST ? find(text) : undefined;

interface Row {
  readonly codes: readonly string[];
  readonly names: readonly string[];
}

/** The lines of a data file: codes, the first of which counts, and names. */
const rowsOf = (text: string, codes: number): readonly Row[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const parts = line.split(' ');
      return {
        codes: parts.slice(0, codes).flatMap((part) => part.split(',')),
        names: parts.slice(codes).join(' ').split('|'),
      };
    });

/** Finds codes by their codes and names, in any case. */
export const codesOf = (text: string, width: number): Codes => {
  const tables = once(() => {
    const rows = rowsOf(text, width);
    const found = new NameTable();
    const of = (part: keyof Row) =>
      rows.flatMap((row) => row[part].map((name) => [foldName(name), row.codes[0] ?? ''] as const));
    found.add(of('codes'));
    found.add(of('names'));
    return { found, names: new Map(rows.map(({ codes, names }) => [codes[0], names[0]])) };
  });
  return {
    codeOf: forTexts(remember((name) => tables().found.get(foldName(name)))),
    nameOf: forTexts((code) => tables().names.get(code)),
  };
};

export const createCountries = (): Codes => codesOf(COUNTRIES, 2);
