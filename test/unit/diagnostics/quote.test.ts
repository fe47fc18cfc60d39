// Values in messages: quoted, bounded, never able to change how the message looks.
import { describe, expect, it } from 'vitest';
import { didYouMean, quote, quoteList } from '../../../src/diagnostics/quote.ts';

describe('quote', () => {
  it('escapes quotes, controls, reordering characters and lone surrogates', () => {
    expect(quote('a"\n\0\u202e\ud800\u2028')).toBe('"a\\"\\n\\u0000\\u202e\\ud800\\u2028"');
  });

  it('cuts long texts without splitting a character', () => {
    expect(quote('x'.repeat(61))).toBe(`"${'x'.repeat(60)}…"`);
    expect(quote(`${'x'.repeat(59)}😀`)).toBe(`"${'x'.repeat(59)}…"`);
    expect(quote(`${'x'.repeat(58)}😀`)).toBe(`"${'x'.repeat(58)}😀"`);
  });
});

describe('lists in words', () => {
  it('joins names', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((names) => quoteList(names))).toEqual([
      '',
      '"a"',
      '"a" or "b"',
      '"a", "b" or "c"',
    ]);
    expect(quoteList(['a', 'b'], 'and')).toBe('"a" and "b"');
  });

  it('asks whether a near name was meant', () => {
    expect(didYouMean(['a', 'b'])).toBe('did you mean "a" or "b"?');
    expect(didYouMean([], 'else')).toBe('else');
  });
});
