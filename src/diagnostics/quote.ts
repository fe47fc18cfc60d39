// How a value that a person or a record supplied is shown inside a message: quoted, bounded, on one line.

const LONGEST = 60;

/** A text in double quotes, escaped as in JSON, cut after 60 UTF-16 units; lone surrogates and controls are escaped. */
export const quote = (text: string): string => {
  const end = /[\ud800-\udbff]/.test(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
  const cut = text.length > LONGEST ? `${text.slice(0, end)}…` : text;
  return JSON.stringify(cut).replace(
    /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
};

/** Names as a list in words: `"a"`, `"a" or "b"`, `"a", "b" or "c"`; nothing for none. */
export const quoteList = (names: readonly string[], last: 'or' | 'and' = 'or'): string => {
  const quoted = names.map(quote);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} ${last} ${quoted.at(-1)}`;
};

/** The help line for a name that was not found: ` did you mean "a" or "b"?`, or the fallback if nothing is near. */
export const didYouMean = (near: readonly string[], otherwise = ''): string =>
  near.length > 0 ? `did you mean ${quoteList(near)}?` : otherwise;

/** A JSON value as its text, cut after 60 UTF-16 units; texts are quoted. */
export const quoteValue = (value: unknown): string => {
  if (typeof value === 'string') return quote(value);
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
};
