// Texts as lookups compare them: without case, accents, punctuation and a leading "the".

/** Longer texts name nothing. */
export const LONGEST = 200;

/** Letters that are no letter with a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ə: 'a',
  '&': ' and ',
};

/**
 * The text as it is compared; empty where nothing is left of it. Signs of currencies stay.
 *
 * @example
 * ```ts
 * foldName('The U.S.A.'); // 'usa'
 * foldName('Île-de-France'); // 'ile de france'
 * ```
 */
export const foldName = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþıə&]/g, (letter) => LETTERS[letter] ?? letter)
    // Dots and apostrophes stand inside words: "U.S.A.", "Côte d'Ivoire".
    .replace(/[.'’‘`´ʼʻ·]/g, '')
    .replace(/[^\p{L}\p{N}\p{Sc}]+/gu, ' ')
    .trim()
    .replace(/^the /, '')
    .replace(/\b(st|ste)\b/g, (short) => (short === 'st' ? 'saint' : 'sainte'));
