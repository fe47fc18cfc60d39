import { describe, expect, it } from 'vitest';
import { matcherOf } from '../../../src/functions/pattern.ts';

describe('matcherOf', () => {
  it('matches texts as a whole', () => {
    expect(matcherOf('[A-Z]+')?.('ABC')).toBe(true);
    expect(matcherOf('[A-Z]+')?.('ABCd')).toBe(false);
    expect(matcherOf('a|b')?.('ab')).toBe(false);
    expect(matcherOf('(?:lead|contact)')?.('lead')).toBe(true);
    expect(matcherOf('[0-9]{3}-[A-Z]{3}')?.('123-ABC')).toBe(true);
    expect(matcherOf('[*+)(]+')?.('(*')).toBe(true);
    expect(matcherOf('(?:ab)+')?.('abab')).toBe(true);
    expect(matcherOf('a\\(+')?.('a((')).toBe(true);
  });

  for (const pattern of [
    '(a+)+',
    '((a+))+',
    '(?:a|aa)*',
    '(a*){2,}',
    '(?=a)a',
    '(?<!a)b',
    '(a)\\1',
    '(',
    'a)',
    '[',
  ]) {
    it(`refuses ${pattern}`, () => expect(matcherOf(pattern)).toBeUndefined());
  }
});
