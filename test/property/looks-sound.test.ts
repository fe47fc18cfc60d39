// What the quick look at a schema lets through is what the validator takes: else a sound check would end in a useless run.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { looksSound } from '../../src/compiler/looks-sound.ts';
import type { JsonObject } from '../../src/json/json.ts';
import { checkSchema } from '../../src/schema/validate/check-schema.ts';

/** Values of keywords, a right one first. */
const WORDS: Readonly<Record<string, readonly unknown[]>> = {
  $schema: [
    'https://json-schema.org/draft/2020-12/schema',
    'http://json-schema.org/draft-07/schema#',
    'https://json-schema.org/draft/2019-09/schema',
    'x',
  ],
  $id: [
    'urn:demo:thing',
    'urn:thing',
    'thing',
    '/thing.json',
    '#thing',
    '',
    'https://example.com/a/thing.json',
    'https://example.com/a#b',
    'http://a b',
    'urn:x:y',
    '::',
    'urn:demo:',
    'https://',
    'https://example.com:99999/a',
  ],
  $comment: ['x', 1],
  $ref: ['#', '#/properties/a'],
  type: ['string', ['string', 'null'], [], ['string', 'string'], 'text', 1],
  enum: [['a'], [], ['a', 'a'], [1, null], 'a'],
  const: [null, {}],
  required: [[], ['a'], ['a', 'a'], ['toString'], 'a'],
  pattern: ['^a$', '(', '\\p{L}', '\\-', '[', '(?<=a)b'],
  format: ['date', 'date-time', 'email', 'no-such', 1],
  minLength: [0, -1, 1.5, '1'],
  maxLength: [5, 1e300],
  minimum: [0, '0', null],
  multipleOf: [0.01, 0, -1],
  examples: [[], [1], 'x'],
  default: [1, null],
  readOnly: [true, 'yes'],
  uniqueItems: [true, 1],
  additionalProperties: [true, {}, { type: 'text' }, 1],
  title: ['x', 1],
  'x-maxBytes': [5, '5', -1, 1.5],
  'x-consent': [{}, 1],
  'x-1': [1],
  'x-ä': [1],
  'x-a$b': [1],
  unheardOf: [1],
};

const keywords = fc.uniqueArray(fc.constantFrom(...Object.keys(WORDS)), { maxLength: 5 }).chain((keys) =>
  fc
    .tuple(
      ...keys.map((key) => {
        const values = WORDS[key] ?? [];
        return fc.oneof({ weight: 3, arbitrary: fc.constant(values[0]) }, fc.constantFrom(...values));
      }),
    )
    .map((values) => Object.fromEntries(keys.map((key, index) => [key, values[index]]))),
);

const schemas = fc
  .record(
    {
      own: keywords,
      a: keywords,
      items: keywords,
      some: fc.array(keywords, { maxLength: 2 }),
    },
    { requiredKeys: ['own'] },
  )
  .map(
    ({ own, a, items, some }) =>
      ({
        ...own,
        properties: { a: { ...a, ...(items && { items }) } },
        ...(some && { anyOf: some }),
      }) as JsonObject,
  );

it('nothing that looks sound is refused by the validator', () => {
  let sound = 0;
  fc.assert(
    fc.property(schemas, (root) => {
      if (!looksSound(root)) return;
      sound++;
      expect(checkSchema({ name: 'demo/thing', file: 'thing.json', root })).toEqual([]);
    }),
    { seed: 5, numRuns: 4000 },
  );
  expect(sound).toBeGreaterThan(150);
}, 120_000);
