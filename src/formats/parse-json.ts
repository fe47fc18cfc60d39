// JSON that keeps what JSON.parse loses: integers beyond 2^53 become their own digits as text.

export type JsonParse =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: 'json' | 'depth'; readonly message: string };

/** The deepest nesting of arrays and objects that is read: deeper values overflow the stack of whoever walks them. */
export const MAX_JSON_DEPTH = 1000;

const LONG_DIGITS = /\d{16}/;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const LONG_INTEGER = /^-?[1-9]\d{15,}$/;

/** Is this the text of an integer whose magnitude is beyond `Number.MAX_SAFE_INTEGER`? */
export const isBeyondSafe = (digits: string): boolean => {
  if (!LONG_INTEGER.test(digits)) return false;
  const magnitude = digits.startsWith('-') ? digits.slice(1) : digits;
  return magnitude.length > 16 || magnitude > String(Number.MAX_SAFE_INTEGER);
};

/** The place after the string that opens at `open`, or the text's end where it is not closed. */
const endOfString = (text: string, open: number): number => {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === 0x5c) slashes++;
    if (slashes % 2 === 0) return at + 1;
  }
  return text.length;
};

// A digit run before a colon would be a key without quotes: quoting it would make wrong text right.
const quoteLongIntegers = (outside: string): string => {
  if (!LONG_DIGITS.test(outside)) return outside;
  const colon = /[ \t\r\n]*:/y;
  return outside.replace(NUMBER, (token, at: number) => {
    colon.lastIndex = at + token.length;
    return isBeyondSafe(token) && !colon.test(outside) ? `"${token}"` : token;
  });
};

/** The text with its long integers, outside of strings, put in quotes. */
const protectIntegers = (text: string): string => {
  let out = '';
  let at = 0;
  while (at < text.length) {
    const quote = text.indexOf('"', at);
    const stop = quote < 0 ? text.length : quote;
    out += quoteLongIntegers(text.slice(at, stop));
    at = quote < 0 ? stop : endOfString(text, quote);
    out += text.slice(stop, at);
  }
  return out;
};

/** Has the text more than `limit` brackets that open? Almost every record has few, so this is all that is asked of it. */
const hasManyOpeners = (text: string, limit: number): boolean => {
  let count = 0;
  for (const opener of ['{', '[']) {
    for (let at = text.indexOf(opener); at >= 0; at = text.indexOf(opener, at + 1)) {
      if (++count > limit) return true;
    }
  }
  return false;
};

const isTooDeep = (text: string): boolean => {
  if (!hasManyOpeners(text, MAX_JSON_DEPTH)) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22) at = endOfString(text, at) - 1;
    else if (unit === 0x7b || unit === 0x5b) {
      if (++depth > MAX_JSON_DEPTH) return true;
    } else if (unit === 0x7d || unit === 0x5d) depth--;
  }
  return false;
};

/**
 * Reads JSON as `JSON.parse` does (the last of repeated keys wins, `__proto__` is an ordinary own key), except that an
 * integer whose magnitude is beyond `Number.MAX_SAFE_INTEGER` becomes a string of its digits as they stand.
 * A number with a fraction or an exponent is the nearest double, as ever: digits beyond about 17 are lost there.
 *
 * @returns the value, or why there is none; never throws.
 * @example
 * parseJsonLossless('{"id": 9007199254740993}'); // { ok: true, value: { id: '9007199254740993' } }
 */
export const parseJsonLossless = (text: string): JsonParse => {
  if (isTooDeep(text)) {
    return { ok: false, code: 'depth', message: `nested more than ${MAX_JSON_DEPTH} levels deep` };
  }
  try {
    return { ok: true, value: JSON.parse(LONG_DIGITS.test(text) ? protectIntegers(text) : text) };
  } catch (error) {
    return { ok: false, code: 'json', message: error instanceof Error ? error.message : String(error) };
  }
};
