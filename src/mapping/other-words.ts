// Words that other languages have where ours has another: what to type instead.

/** Names of types and functions elsewhere → the codec that does that here. */
const CODECS: ReadonlyMap<string, string> = new Map([
  ...['datetime', 'date-time', 'timestamp', 'time', 'dttm'].map((word) => [word, 'instant'] as const),
  ...['day', 'localdate'].map((word) => [word, 'date'] as const),
  ...['int', 'int32', 'int64', 'long', 'bigint', 'whole'].map((word) => [word, 'integer'] as const),
  ...['float', 'double', 'real', 'num', 'percent', 'score'].map((word) => [word, 'number'] as const),
  ...['money', 'currency', 'bigdecimal', 'numeric'].map((word) => [word, 'decimal'] as const),
  ...['bool', 'flag', 'checkbox', 'yesno', 'bit'].map((word) => [word, 'boolean'] as const),
  ...['id', 'key', 'reference'].map((word) => [word, 'idString'] as const),
  ...['object', 'parse', 'tojson'].map((word) => [word, 'json'] as const),
  ...['array', 'single'].map((word) => [word, 'wrap'] as const),
  ...['trim', 'strip'].map((word) => [word, '{ text: { trim: true } }'] as const),
  ...['lower', 'lowercase', 'tolower'].map((word) => [word, '{ text: { case: lower } }'] as const),
  ...['upper', 'uppercase', 'toupper'].map((word) => [word, '{ text: { case: upper } }'] as const),
]);

/** A text is a text already: these need no codec at all. */
const TEXTS: ReadonlySet<string> = new Set(['string', 'str', 'varchar', 'none', 'email', 'url']);

/** What to write for a codec's name that the language does not have; undefined where nothing is known. */
export const codecInstead = (word: string): string | undefined => {
  const folded = word.toLowerCase();
  return CODECS.get(folded) ?? CODECS.get(folded.replace(/[\s_-]/g, ''));
};

/** Is this the name of a type that needs no codec? */
export const needsNoCodec = (word: string): boolean => TEXTS.has(word.toLowerCase());

const FROM_VENDOR: ReadonlySet<string> = new Set([
  ...['read', 'readonly', 'in', 'inbound', 'import', 'pull', 'forward', 'from', 'vendor'],
  ...['tocanonical', 'source', 'get'],
]);
const TO_VENDOR: ReadonlySet<string> = new Set([
  ...['write', 'writeonly', 'out', 'outbound', 'export', 'push', 'backward', 'to', 'canonical'],
  ...['fromcanonical', 'target', 'put'],
]);

/** The direction that another word for it means. */
export const directionInstead = (word: string): 'fromVendor' | 'toVendor' | undefined => {
  const folded = word.toLowerCase().replace(/[\s_-]/g, '');
  if (FROM_VENDOR.has(folded)) return 'fromVendor';
  return TO_VENDOR.has(folded) ? 'toVendor' : undefined;
};
