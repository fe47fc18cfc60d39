// Text as a terminal can show it: control, format and broken characters made visible, each character's width known.

/** What one character of a text shows as. */
export interface Cell {
  /** UTF-16 offset in the text. */
  readonly at: number;
  readonly shown: string;
  /** Terminal columns. */
  readonly width: number;
}

const TAB = 4;

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;
const JOINED = /[\p{Mn}\p{Me}\u200d]/u;
/** Invisible or reordering characters, which could make a text look like another. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

const shownAs = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  if (JOINED.test(character) || !HIDDEN.test(character)) return character;
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
};

const widthOf = (shown: string): number => {
  if (shown.length > 2) return shown.length;
  return JOINED.test(shown) ? 0 : WIDE.test(shown) ? 2 : 1;
};

/** The characters of a line, tabs as spaces up to the next stop of 4. */
export const cellsOf = (line: string): readonly Cell[] => {
  const cells: Cell[] = [];
  let at = 0;
  let column = 0;
  for (const character of line) {
    const shown = character === '\t' ? ' '.repeat(TAB - (column % TAB)) : shownAs(character);
    const width = character === '\t' ? shown.length : widthOf(shown);
    cells.push({ at, shown, width });
    at += character.length;
    column += width;
  }
  return cells;
};

/** A text on one line, safe to print: for messages and paths. */
export const visible = (text: string): string => Array.from(text, shownAs).join('');
