// The words that random expressions and inputs are made of: few names, so that paths often hit something.
import fc from 'fast-check';

const HOSTILE = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'length',
  'sequence',
  'kind',
  'run',
  'cons',
  'type',
  'value',
  'and',
  '',
  'a b',
  'ключ',
  '😀',
  '"`',
  '\u2028',
  '$' + '{a}',
];

/** A name as inputs have it. */
export const key: fc.Arbitrary<string> = fc.oneof(
  { weight: 24, arbitrary: fc.constantFrom('a', 'b', 'c', 'd') },
  { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
);

/** A name as an expression writes it. */
export const name: fc.Arbitrary<string> = key.map((word) =>
  /^[a-d]$/.test(word) ? word : word.includes('`') ? 'a' : `\`${word}\``,
);

export const variable: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('$x', '$y', '$') },
  { weight: 2, arbitrary: fc.constantFrom('$$', '$z', '$f', '$list') },
  { weight: 1, arbitrary: fc.constantFrom('$constructor', '$`__proto__`', '$nothing') },
);

const NUMBERS = [
  '0',
  '1',
  '2',
  '10',
  '-2',
  '2.5',
  '0.1',
  '1e3',
  '-1e-7',
  '1e21',
  '9007199254740993',
  '1e308',
];
const TEXTS = [
  '""',
  '"a"',
  '"b c"',
  "'A,b,c'",
  '"12"',
  '"-1.5"',
  '"0x1F"',
  '"1e400"',
  '" a  b\\n"',
  '"é😀"',
  '"\\ud83d"',
  '"2020-02-29"',
  '"2021-12-31T23:59:59.999Z"',
  '"a$1b"',
  '"__proto__"',
  '"\\u2028`$' + '{a}"',
];

export const literal: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...NUMBERS) },
  { weight: 5, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 3, arbitrary: fc.constantFrom('true', 'false', 'null', '[]', '{}') },
);

export const regex: fc.Arbitrary<string> = fc.constantFrom(
  '/a/',
  '/[b-c]+/i',
  '/(a)|b/',
  '/\\s/',
  '/(b)(c)?/',
  '/^./m',
  '/\\w+/',
  '/a*/',
  '/(?<n>a)/',
  '/[^,]+/',
  '/./',
);
