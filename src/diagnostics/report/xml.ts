// Text inside XML 1.0: its signs escaped, and what XML cannot hold at all replaced.

const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);

/** Is this a character of XML 1.0? Lone surrogates and most control characters are not. */
const isAllowed = (character: string): boolean => {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return character === '\t' || character === '\n' || character === '\r';
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
};

/** A text for the content of an element or an attribute in double quotes. */
export const escapeXml = (text: string): string =>
  Array.from(
    text,
    (character) => entities.get(character) ?? (isAllowed(character) ? character : '\ufffd'),
  ).join('');
