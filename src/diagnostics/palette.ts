// The colours of the text report, as functions that a shell passes in; none unless it does.

/** What `picocolors` (or any other such package) provides. */
export interface Palette {
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly cyan: (text: string) => string;
  readonly blue: (text: string) => string;
  readonly bold: (text: string) => string;
}

const same = (text: string): string => text;

/** No colours. */
export const plainPalette: Palette = { red: same, yellow: same, cyan: same, blue: same, bold: same };
