// Markdown out of parts: tables, code, and prose of others made harmless. Written for GitHub's dialect.

/** A code span, whatever the text holds; what would not be seen is escaped. */
export const code = (text: string): string => {
  const shown = text.replaceAll(
    /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  // A span may not begin or end with its own sign, and one of blanks only is none.
  const pad = /^`|`$|^\s|\s$/.test(shown) || shown === '' ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
};

const LONGEST = 120;

/** A JSON value as a code span of one line, cut where it is long. */
export const valueCode = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing';
  return code(text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`);
};

/** A person's text on one line: code spans stay, all other signs stand for themselves. */
export const prose = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .split(/(`[^`]+`)/)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part.replaceAll(/[\\*<[\]]|(?<!\w)_|_(?!\w)/g, '\\$&').replaceAll('&', '&amp;'),
    )
    .join('')
    .replace(/^(?:[#>+-]|\d+[.)])/, '\\$&');

/** The first letter made big. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Ended by a full stop. */
export const sentence = (text: string): string => (/[.:;!?…]$/.test(text) ? text : `${text}.`);

/** `a`, `a and b`, `a, b and c`. */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\r?\n/g, '<br>');

/** A table, or nothing where there is no row. */
export const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows.length === 0
    ? ''
    : [header, header.map(() => '---'), ...rows]
        .map((row) => `|${row.map((text) => (text === '' ? ' ' : ` ${cell(text)} `)).join('|')}|`)
        .join('\n');

/** The parts that say something, with a blank line between them. */
export const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n');

/** A section under its heading; nothing where there is nothing to say. */
export const section = (heading: string, ...parts: readonly string[]): string => {
  const body = joined(parts);
  return body === '' ? '' : `${heading}\n\n${body}`;
};
