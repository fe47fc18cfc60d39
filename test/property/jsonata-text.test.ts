import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compileJsonata,
  nameText,
  referenceEvaluate,
  stringText,
  valueText,
} from '../../src/jsonata/index.ts';

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc
    .array(
      fc.constantFrom(
        '"',
        "'",
        '`',
        '\\',
        '\u0000',
        '\u2028',
        '\u2029',
        '\ud800',
        '\udc00',
        '${',
        '*/',
        '\n',
        'é',
        '__proto__',
      ),
    )
    .map((parts) => parts.join('')),
  fc.constantFrom('__proto__', 'constructor', 'and', 'or', 'in', 'true', 'null', 'function', 'toString', ''),
);

test('a string is read back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (value) => {
      expect(await referenceEvaluate(stringText(value), {})).toBe(value);
      expect(compileJsonata(stringText(value)).evaluate({})).toBe(value);
    }),
    { numRuns: 500 },
  );
});

test('a name that can be written reads the property of that name, by the package and by us', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (name) => {
      const text = nameText(name) ?? `$lookup($, ${stringText(name)})`;
      const record = Object.defineProperty({}, name, { value: 7, enumerable: true });
      expect(await referenceEvaluate(text, record)).toBe(7);
      expect(compileJsonata(text).evaluate(record)).toBe(7);
      expect(compileJsonata(text).evaluate({})).toBe(undefined);
    }),
    { numRuns: 500 },
  );
});

test('a JSON value evaluates to itself', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (value) => {
      const json = JSON.parse(JSON.stringify(value));
      expect(await referenceEvaluate(valueText(json), {})).toEqual(json);
      expect(compileJsonata(valueText(json)).evaluate({})).toEqual(json);
    }),
    { numRuns: 500 },
  );
});
