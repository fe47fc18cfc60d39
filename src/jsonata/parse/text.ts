// Safe JSONata text: names, strings and literal values that the parser reads back unchanged.
import type { JsonValue } from '../../json/json.ts';

const BARE = /^[A-Za-z_][A-Za-z0-9_]*$/;
const KEYWORDS: ReadonlySet<string> = new Set(['and', 'or', 'in', 'true', 'false', 'null', 'function']);
// Control characters, line separators and half surrogate pairs do not survive every editor and file.
const isFragile = (name: string): boolean => /[`\p{Cc}\p{Cs}\u2028\u2029]/u.test(name);

/**
 * The text of a name in a path: bare where it is an identifier and no keyword, else in backquotes.
 * Undefined for a name that cannot be written so (a backquote, control characters, half surrogate
 * pairs): write `$lookup($, "…")` with {@link stringText} there.
 */
export const nameText = (name: string): string | undefined => {
  if (BARE.test(name) && !KEYWORDS.has(name)) return name;
  return isFragile(name) ? undefined : `\`${name}\``;
};

/** The text of a string literal, in double quotes; NUL, line separators and half surrogate pairs escaped. */
export const stringText = (value: string): string =>
  JSON.stringify(value).replace(
    /[\u007f\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** The text of a JSON value as a literal that evaluates to it. Numbers are finite. */
export const valueText = (value: JsonValue): string => {
  if (typeof value === 'string') return stringText(value);
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).map(([key, member]) => `${stringText(key)}: ${valueText(member)}`);
    return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
  }
  return JSON.stringify(value);
};
