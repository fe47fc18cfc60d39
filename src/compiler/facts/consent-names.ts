// Names that say consent, in the words of privacy laws and of marketing systems.

/** Each as the words that stand together in such a name. */
const PHRASES: readonly string[] = [
  'consent',
  'consents',
  'consented',
  'opt in',
  'opted in',
  'opt out',
  'opted out',
  'optin',
  'optout',
  'unsubscribed',
  'do not call',
  'do not contact',
  'do not email',
  'do not mail',
  'do not sell',
];

/** What may follow without changing the meaning: `consentStatus`, `consentGiven`. */
const ENDINGS: ReadonlySet<string> = new Set(['status', 'state', 'given', 'granted']);

const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '');

/** Does the name of a field say that it holds consent, or its refusal? */
export const isNamedConsent = (name: string): boolean => {
  const words = wordsOf(name);
  const said = ENDINGS.has(words.at(-1) ?? '') ? words.slice(0, -1) : words;
  const text = ` ${said.join(' ')}`;
  return PHRASES.some((phrase) => text.endsWith(` ${phrase}`));
};
