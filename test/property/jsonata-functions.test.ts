// Each built-in function against its twin in the package, on generated arguments.
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import jsonata from 'jsonata';
import { expect, test } from 'vitest';
import { compileJsonata, plainJson } from '../../src/jsonata/index.ts';

const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc
    .array(fc.constantFrom('a', 'b', ' ', '\t', '\n', '😀', 'é', '-', '1', '0', '.', '%', '\ud800', 'Z'))
    .map((chars) => chars.join('')),
);
const whole = fc.oneof(fc.integer({ min: -20, max: 20 }), fc.integer());
const number = fc.oneof(
  whole,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0.5, 1.5, 2.5, -0.5, 1e21, 1e-7, 12.345),
);
const millis = fc.oneof(
  fc.integer({ min: -62_000_000_000_000, max: 250_000_000_000_000 }),
  fc.integer({ min: 0, max: 2_000_000_000_000 }),
);

const integerPicture = fc.constantFrom(
  '0',
  '000',
  '#,##0',
  '#.##0',
  '0;o',
  'w',
  'W',
  'Ww',
  'w;o',
  'Ww;o',
  'I',
  'i',
  'A',
  'a',
  '#',
  '٠٠',
  '0,0',
  '##,##,##0',
  '1٠',
  'x',
  '',
);
const numberPicture = fc
  .tuple(
    fc.constantFrom('', '$', '(', '-'),
    fc.constantFrom('#,##0', '0', '###', '#', '00', '9,9,9', '#,#0', '0#', ',0', '0,'),
    fc.constantFrom('', '.00', '.0#', '.##', '.#0', '.0,0', '..0'),
    fc.constantFrom('', '%', '‰', 'e0', 'e00', 'e', ' x', ')'),
    fc.constantFrom('', '', ';(0)', ';-#', ';;'),
  )
  .map((parts) => parts.join(''));
const datePart = fc.constantFrom(
  '[Y]',
  '[Y0001]',
  '[Y,2-2]',
  '[M01]',
  '[M]',
  '[MNn]',
  '[MN,3-3]',
  '[Mn]',
  '[D]',
  '[D01]',
  '[D1o]',
  '[Dw]',
  '[d]',
  '[FNn]',
  '[F0]',
  '[Fn,2-2]',
  '[W]',
  '[w]',
  '[X]',
  '[x]',
  '[xNn]',
  '[H01]',
  '[h]',
  '[h#1]',
  '[m]',
  '[m01]',
  '[s]',
  '[f001]',
  '[f1]',
  '[P]',
  '[PN]',
  '[Z]',
  '[Z0101t]',
  '[z]',
  '[Z01:01]',
  '[Z0]',
  '[C]',
  '[E]',
  '[YI]',
  '[Ya]',
  '[q]',
  '[Y',
  '[[',
  ']]',
  '-',
  '/',
  'T',
  ':',
  ' ',
);
const datePicture = fc.array(datePart, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
const zone = fc.constantFrom('+0000', '+0100', '-0530', '+1400', '-0030', 'x');

type Arguments = readonly fc.Arbitrary<unknown>[];
const CASES: readonly (readonly [name: string, ...arguments_: Arguments])[] = [
  ['string', fc.jsonValue()],
  ['substring', text, whole],
  ['substring', text, number, number],
  ['substringBefore', text, text],
  ['substringAfter', text, text],
  ['lowercase', text],
  ['uppercase', text],
  ['length', text],
  ['trim', text],
  ['pad', text, fc.integer({ min: -30, max: 30 })],
  ['pad', text, fc.integer({ min: -30, max: 30 }), text],
  ['contains', text, text],
  ['replace', text, text, text],
  ['replace', text, text, text, fc.integer({ min: -1, max: 4 })],
  ['split', text, text],
  ['split', text, text, number],
  ['join', fc.array(text), text],
  ['number', fc.oneof(text, number.map(String), fc.boolean(), number)],
  ['round', number],
  ['round', number, fc.integer({ min: -5, max: 5 })],
  ['power', number, whole],
  ['sqrt', number],
  ['floor', number],
  ['ceil', number],
  ['abs', number],
  ['formatBase', number],
  ['formatBase', number, fc.integer({ min: 0, max: 40 })],
  ['formatInteger', fc.oneof(whole, fc.integer({ min: 0, max: 4000 }), number), integerPicture],
  [
    'parseInteger',
    fc.oneof(
      fc.integer({ min: 0, max: 4000 }).map(String),
      fc.constantFrom('one', 'twenty-first', 'One Hundred and Two', 'XIV', 'abc', '1,234', '12th'),
    ),
    integerPicture,
  ],
  ['formatNumber', number, numberPicture],
  ['fromMillis', millis],
  ['fromMillis', millis, datePicture],
  ['fromMillis', millis, datePicture, zone],
  [
    'toMillis',
    fc.oneof(
      text,
      millis.map((each) => new Date(each).toISOString()),
      fc.constantFrom(
        '2024',
        '2024-02',
        '2024-02-30',
        '2024-02-29T10:00:00Z',
        '2024-13-01T10:00:00Z',
        '2024-01-31T23:59:59Z',
        '2024-02-31T00:00:00Z',
        '2024-01-01T24:00:00Z',
        '2024-01-01T10:00:00+0100',
        '2024-01-01T10:00:00.5Z',
      ),
    ),
  ],
  ['base64encode', text],
  ['base64decode', fc.oneof(text, fc.base64String())],
  ['encodeUrl', text],
  ['encodeUrlComponent', text],
  ['decodeUrl', text],
  ['decodeUrlComponent', text],
  ['keys', fc.jsonValue()],
  ['spread', fc.jsonValue()],
  ['merge', fc.array(fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), number))],
  ['distinct', fc.array(fc.jsonValue({ maxDepth: 1 }))],
  ['reverse', fc.array(number)],
  ['sort', fc.oneof(fc.array(number), fc.array(text))],
  ['zip', fc.array(number), fc.array(text)],
  ['sum', fc.array(number)],
  ['max', fc.array(number)],
  ['min', fc.array(number)],
  ['average', fc.array(number)],
  ['boolean', fc.jsonValue()],
  ['not', fc.jsonValue()],
  ['type', fc.jsonValue()],
  ['clone', fc.oneof(fc.dictionary(text, number), fc.array(number))],
];

const json = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value));
const codeOf = (thrown: unknown): string => {
  const code: unknown =
    typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, 'code') : undefined;
  // A TypeError or RangeError inside the package is some error, whatever it says.
  return typeof code === 'string' ? code : 'internal';
};
const outcome = async (run: () => unknown): Promise<unknown> => {
  try {
    return { value: json(plainJson(await run())) };
  } catch (thrown) {
    return codeOf(thrown);
  }
};

test.each(CASES.map(([name, ...parts]) => ({ name, parts })))('$name', async ({ name, parts }) => {
  const names = ['a', 'b', 'c', 'd'].slice(0, parts.length);
  const expression = `$${name}(${names.join(', ')})`;
  const reference = jsonata(expression);
  const compiled = compileJsonata(expression);
  await fc.assert(
    fc.asyncProperty(fc.tuple(...parts), async (values) => {
      const input = Object.fromEntries(names.map((each, at) => [each, values[at]]));
      const want = await outcome(() => reference.evaluate(structuredClone(input)));
      if (want === 'internal') return;
      const got = await outcome(() => compiled.evaluate(structuredClone(input)));
      if (!isDeepStrictEqual(got, want)) expect({ input, result: got }).toEqual({ input, result: want });
    }),
    { seed: 11, numRuns: 300 },
  );
});

test('a date is read as the package reads it', async () => {
  const pictures = [
    '[Y0001]-[M01]-[D01]',
    '[D]/[M]/[Y]',
    '[D01][M01][Y0001]',
    '[MNn] [D1o], [Y]',
    '[Y]-[d]',
    '[H01]:[m01]',
    '[h]:[m01] [P]',
    '[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z]',
    '[Y] [W]',
    '[X]-[x]-[w]',
    '[YI]',
    '[MN,3-3] [Dw]',
    '[D01] [Z0101]',
    '[FNn] [D] [M] [Y]',
  ];
  await fc.assert(
    fc.asyncProperty(
      millis,
      fc.constantFrom(...pictures),
      fc.constantFrom(...pictures),
      async (time, written, read) => {
        const stamp = (await jsonata('$fromMillis(t, p)').evaluate({ t: time, p: written })) as string;
        const expression = '$fromMillis($toMillis(s, p), "[Y]-[M]-[D]T[H]:[m]")';
        const want = await outcome(() => jsonata(expression).evaluate({ s: stamp, p: read }));
        if (want === 'internal') return;
        expect([
          stamp,
          read,
          await outcome(() => compileJsonata(expression).evaluate({ s: stamp, p: read })),
        ]).toEqual([stamp, read, want]);
      },
    ),
    { seed: 12, numRuns: 600 },
  );
});
