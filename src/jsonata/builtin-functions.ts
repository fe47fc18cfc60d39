// The functions of JSONata itself: names and signatures as the package declares them.

export interface BuiltinFunction {
  readonly name: string;
  readonly signature: string;
  /** Why a mapping may not call it; undefined where it may. */
  readonly forbidden?: string;
}

const SIGNATURES: readonly (readonly [name: string, signature: string, forbidden?: string])[] = [
  ['abs', '<n-:n>'],
  ['append', '<xx:a>'],
  ['assert', '<bs?:x>'],
  ['average', '<a<n>:n>'],
  ['base64decode', '<s-:s>'],
  ['base64encode', '<s-:s>'],
  ['boolean', '<x-:b>'],
  ['ceil', '<n-:n>'],
  ['clone', '<(oa)-:o>'],
  ['contains', '<s-(sf):b>'],
  ['count', '<a:n>'],
  ['decodeUrl', '<s-:s>'],
  ['decodeUrlComponent', '<s-:s>'],
  ['distinct', '<x:x>'],
  ['each', '<o-f:a>'],
  ['encodeUrl', '<s-:s>'],
  ['encodeUrlComponent', '<s-:s>'],
  ['error', '<s?:x>'],
  ['eval', '<sx?:x>', 'it runs text that no check has seen'],
  ['exists', '<x:b>'],
  ['filter', '<af>'],
  ['floor', '<n-:n>'],
  ['formatBase', '<n-n?:s>'],
  ['formatInteger', '<n-s:s>'],
  ['formatNumber', '<n-so?:s>'],
  ['fromMillis', '<n-s?s?:s>'],
  ['join', '<a<s>s?:s>'],
  ['keys', '<x-:a<s>>'],
  ['length', '<s-:n>'],
  ['lookup', '<x-s:x>'],
  ['lowercase', '<s-:s>'],
  ['map', '<af>'],
  ['match', '<s-f<s:o>n?:a<o>>'],
  ['max', '<a<n>:n>'],
  ['merge', '<a<o>:o>'],
  ['millis', '<:n>', 'its value depends on the clock'],
  ['min', '<a<n>:n>'],
  ['not', '<x-:b>'],
  ['now', '<s?s?:s>', 'its value depends on the clock'],
  ['number', '<(nsb)-:n>'],
  ['pad', '<s-ns?:s>'],
  ['parseInteger', '<s-s:n>'],
  ['power', '<n-n:n>'],
  ['random', '<:n>', 'its value is random'],
  ['reduce', '<afj?:j>'],
  ['replace', '<s-(sf)(sf)n?:s>'],
  ['reverse', '<a:a>'],
  ['round', '<n-n?:n>'],
  ['shuffle', '<a:a>', 'its value is random'],
  ['sift', '<o-f?:o>'],
  ['single', '<af?>'],
  ['sort', '<af?:a>'],
  ['split', '<s-(sf)n?:a<s>>'],
  ['spread', '<x-:a<o>>'],
  ['sqrt', '<n-:n>'],
  ['string', '<x-b?:s>'],
  ['substring', '<s-nn?:s>'],
  ['substringAfter', '<s-s:s>'],
  ['substringBefore', '<s-s:s>'],
  ['sum', '<a<n>:n>'],
  ['toMillis', '<s-s?:n>'],
  ['trim', '<s-:s>'],
  ['type', '<x:s>'],
  ['uppercase', '<s-:s>'],
  ['zip', '<a+>'],
];

/** Every built-in function by name (without the dollar sign), in alphabetical order. */
export const BUILTIN_FUNCTIONS: ReadonlyMap<string, BuiltinFunction> = new Map(
  SIGNATURES.map(([name, signature, forbidden]) => [
    name,
    { name, signature, ...(forbidden === undefined ? {} : { forbidden }) },
  ]),
);
