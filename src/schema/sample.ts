// Values at the edges of a domain, inside it and just outside; the same ones every time.
import type { JsonValue } from '../json/json.ts';
import type { Domain } from './domain.ts';
import { ANY_DOMAIN, allowsType } from './domain-sets.ts';
import { formatOf, textFormats } from './formats.ts';
import { contains, refusalOf } from './refusal.ts';
import { complement, intersect, languageOf, ofLength, sampleWords } from './regular-language.ts';

/** The longest text that is made; longer limits are not reached. */
const LONGEST = 300;
const MOST = 80;

/** Texts that go wrong in practice: spaces, case, signs, things that look like other types, other scripts. */
const TEXTS: readonly string[] = [
  'Ada',
  'a',
  '',
  'ada',
  'ADA',
  ' Ada ',
  ' ',
  'a b',
  "O'Hara",
  'Zoë',
  'Straße',
  'İstanbul',
  'e\u0301',
  '名前',
  '😀',
  'a;b,c|d/e@f',
  '{a} [b] "c" \\d',
  'line\nline\r\nline',
  'tab\there',
  '\u2028',
  '0',
  '007',
  '1.50',
  '1e3',
  'true',
  'null',
  'NULL',
  '__proto__',
  'US',
];

const NUMBERS: readonly number[] = [
  0,
  1,
  -1,
  2,
  42,
  100,
  318_581,
  2_147_483_648,
  Number.MAX_SAFE_INTEGER,
  Number.MIN_SAFE_INTEGER,
  0.5,
  -0.5,
  0.1,
  1604.47,
  1e-7,
  1e21,
];

/** Values of the domain, the plainest first: never empty unless none could be found. */
export const samplesOf = (domain: Domain): readonly JsonValue[] =>
  distinct(candidatesOf(domain))
    .filter((value) => contains(domain, value))
    .slice(0, MOST);

/** Values that the domain refuses, near misses of the right type first. */
export const invalidSamplesOf = (domain: Domain): readonly JsonValue[] => {
  const other: readonly JsonValue[] = [
    ...candidatesOf(domain),
    ...candidatesOf({ ...ANY_DOMAIN, nullable: true }),
  ];
  return distinct([...nearMissesOf(domain), ...other])
    .filter((value) => refusalOf(domain, value) !== undefined)
    .slice(0, MOST);
};

/** Values of the domain's types that are likely to be just outside its limits; some may be inside. */
export const nearMissesOf = (domain: Domain): readonly JsonValue[] => [
  ...nearTexts(domain),
  ...nearNumbers(domain),
  ...nearArrays(domain),
];

/** Values worth a try: of the types, mostly of the domain. */
export const candidatesOf = (domain: Domain): readonly JsonValue[] => {
  const has = (type: 'string' | 'integer' | 'boolean' | 'array' | 'object'): boolean =>
    allowsType(domain.types, type);
  return [
    ...(domain.values ?? domain.known ?? []),
    ...(has('string') ? textsOf(domain) : []),
    ...(has('integer') || domain.types.has('number') ? numbersOf(domain) : []),
    ...(has('boolean') ? [true, false] : []),
    ...(has('array') ? arraysOf(domain) : []),
    ...(has('object') ? [{}, { a: 1 }] : []),
    ...(domain.nullable ? [null] : []),
  ];
};

const textsOf = (domain: Domain): readonly string[] => {
  const format = domain.format === undefined ? undefined : formatOf(domain.format);
  return [
    ...(format?.samples ?? []),
    ...wordsOf(domain),
    ...TEXTS,
    ...sizedTexts(domain.minLength, domain.maxLength, domain.maxBytes),
  ];
};

/** Words of the patterns, of allowed length where that can be worked out. */
const wordsOf = (domain: Domain): readonly string[] => {
  if (domain.patterns.length === 0) return [];
  const language = languageOf(domain.patterns);
  if (language === 'unproven') return [];
  const { minLength = 0, maxLength } = domain;
  const sized = minLength > 0 || maxLength !== undefined ? ofLength(minLength, maxLength) : language;
  const both = sized === 'unproven' ? language : intersect(language, sized);
  return sampleWords(both === 'unproven' ? language : both, 12);
};

const sizedTexts = (min = 0, max = LONGEST, maxBytes = LONGEST): readonly string[] => {
  const sizes = [min, min + 1, max - 1, max].filter((size) => size > 0 && size <= LONGEST);
  const wide = Math.floor(maxBytes / 4);
  return [
    ...sizes.map((size) => 'x'.repeat(size)),
    ...sizes.map((size) => '😀'.repeat(Math.min(size, wide))),
  ];
};

const numbersOf = (domain: Domain): readonly number[] => {
  const { minimum, maximum, exclusiveMinimum: above, exclusiveMaximum: below, multipleOf: step = 1 } = domain;
  const edges = [minimum, maximum, above, below].filter((edge) => edge !== undefined);
  const around = edges.flatMap((edge) => [edge, edge + step, edge - step, edge + step / 2, edge - step / 2]);
  return [...around, ...(step === 1 ? [] : [step, -step, step * 7]), ...NUMBERS];
};

const arraysOf = (domain: Domain): readonly (readonly JsonValue[])[] => {
  const items = samplesOf(
    domain.items ?? { ...ANY_DOMAIN, types: new Set(['string', 'integer']), nullable: false },
  );
  const { minItems = 0, maxItems = LONGEST } = domain;
  const [first] = items;
  const lengths = [minItems, minItems + 1, 2, 3, maxItems].filter(
    (length) => length <= Math.min(maxItems, LONGEST),
  );
  const repeated = first === undefined ? [] : lengths.map((length) => Array.from({ length }, () => first));
  const varied = lengths.map((length) => items.slice(0, length)).filter((list) => list.length >= minItems);
  return [...varied, ...repeated, ...items.map((item) => [item]), []];
};

const nearTexts = (domain: Domain): readonly string[] => {
  const { minLength, maxLength, maxBytes, format, patterns } = domain;
  const tooLong =
    maxLength !== undefined && maxLength < 100_000
      ? ['x'.repeat(maxLength + 1), '😀'.repeat(maxLength + 1)]
      : [];
  const tooShort =
    minLength !== undefined && minLength > 0 ? ['x'.repeat(Math.min(minLength - 1, LONGEST))] : [];
  const tooWide =
    maxBytes !== undefined && maxBytes < 100_000
      ? ['x'.repeat(maxBytes + 1), '€'.repeat(Math.floor(maxBytes / 3) + 1)]
      : [];
  const near =
    format === undefined
      ? []
      : (formatOf(format)?.near ?? [...textFormats().values()].flatMap((each) => each.near));
  const language = patterns.length === 0 ? 'unproven' : languageOf(patterns);
  const outside = language === 'unproven' ? 'unproven' : complement(language);
  return [
    ...near,
    ...(outside === 'unproven' ? [] : sampleWords(outside, 6)),
    ...tooLong,
    ...tooShort,
    ...tooWide,
  ];
};

const nearNumbers = (domain: Domain): readonly number[] =>
  allowsType(domain.types, 'integer') || domain.types.has('number') ? numbersOf(domain) : [];

const nearArrays = (domain: Domain): readonly (readonly JsonValue[])[] => {
  if (!domain.types.has('array')) return [];
  const wrong = domain.items === undefined ? [] : invalidSamplesOf(domain.items).slice(0, 3);
  const [first = 'a'] = samplesOf(domain.items ?? ANY_DOMAIN);
  const { minItems = 0, maxItems } = domain;
  const tooMany =
    maxItems !== undefined && maxItems < 10_000 ? [Array.from({ length: maxItems + 1 }, () => first)] : [];
  const tooFew = minItems > 0 ? [Array.from({ length: Math.min(minItems - 1, LONGEST) }, () => first)] : [];
  return [...wrong.map((item) => [item]), ...tooMany, ...tooFew, [first, first]];
};

const distinct = (values: readonly JsonValue[]): readonly JsonValue[] => {
  // Texts stand for themselves: the long ones would be costly to write as JSON.
  const keyOf = (value: JsonValue): JsonValue =>
    typeof value === 'object' && value !== null ? `\u0000${JSON.stringify(value)}` : value;
  return [...new Map(values.map((value) => [keyOf(value), value])).values()];
};
