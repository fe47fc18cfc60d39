import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/json/json.ts';
import { domainOf } from '../../../src/schema/domain-of.ts';
import { phraseOf } from '../../../src/schema/phrase-of.ts';

describe('the phrase of a domain', () => {
  it.each<[JsonObject, string]>([
    [{}, 'any value'],
    [{ type: 'string', maxLength: 255 }, 'a text of at most 255 characters'],
    [{ type: 'string', minLength: 1 }, 'a text of at least 1 character'],
    [{ type: 'string', minLength: 2, maxLength: 3 }, 'a text of 2 to 3 characters'],
    [
      { type: 'string', pattern: '^[A-Z]{2}$', minLength: 2, maxLength: 2 },
      'a text of 2 characters that matches ^[A-Z]{2}$',
    ],
    [{ type: 'string', 'x-maxBytes': 30 }, 'a text of at most 30 bytes'],
    [{ type: ['string', 'null'], format: 'date' }, 'a date such as 2024-05-31 or null'],
    [{ enum: ['new', 'open'] }, 'one of new, open'],
    [{ enum: ['two words', 1, true] }, 'one of "two words", 1, true'],
    [{ const: 'x' }, 'x'],
    [{ enum: 'abcdefghij'.split('') }, 'one of a, b, c, d, e, f, g, h, … (10 in all)'],
    [{ type: 'integer', minimum: 0, maximum: 5 }, 'a whole number of at least 0 and at most 5'],
    [
      { type: 'number', exclusiveMinimum: 0, multipleOf: 0.01 },
      'a number of more than 0, a multiple of 0.01',
    ],
    [{ type: 'boolean' }, 'true or false'],
    [{ type: 'array', minItems: 1, items: { type: 'string' } }, 'an array of at least 1 item, each a text'],
    [{ type: ['object', 'null'] }, 'an object or null'],
    [{ type: 'null' }, 'null'],
    [{ allOf: [{ type: 'string' }, { type: 'integer' }] }, 'no value'],
    [{ type: ['integer', 'string', 'null'] }, 'a whole number or a text or null'],
  ])('%j is %s', (schema, phrase) => {
    expect(phraseOf(domainOf(schema, () => undefined))).toBe(phrase);
  });
});
