// Differences of records, and how two values are shown so that a reader sees the difference.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differencesOf, shownPair } from '../../../src/lab/difference.ts';

const pair = (expected: unknown, actual: unknown) => shownPair({ path: 'a', expected, actual });

describe('a pair of values', () => {
  it('is shown plainly where it can be read', () => {
    expect(pair('é', 'e')).toEqual(['"é"', '"e"']);
    expect(pair(1, '1')).toEqual(['1', '"1"']);
    expect(pair(null, undefined)).toEqual(['null', 'nothing']);
  });

  it('shows what looks alike by its code units', () => {
    expect(pair('é', 'e\u0301')).toEqual(['"\\u00e9"', '"e\\u0301"']);
    expect(pair('a\u00a0b', 'a b')).toEqual(['"a\\u00a0b"', '"a b"']);
    expect(pair('Ⅷ', 'VIII')).toEqual(['"\\u2167"', '"VIII"']);
  });

  it('shows long values from where they differ', () => {
    const [left, right] = pair(`${'x'.repeat(500)}a`, `${'x'.repeat(500)}b`);
    expect(left).toMatch(/^…x{40}a"$/);
    expect(right).toMatch(/^…x{40}b"$/);
  });

  it('never shows two different texts as one', () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 });
    fc.assert(
      fc.property(text, text, (left, right) => {
        fc.pre(left !== right);
        const [a, b] = pair(left, right);
        expect(a).not.toBe(b);
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});

describe('differences', () => {
  it('tell null from nothing', () => {
    expect(differencesOf({ a: null }, {})).toEqual([{ path: 'a', expected: null, actual: undefined }]);
  });
});
