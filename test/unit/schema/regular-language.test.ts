import { describe, expect, it } from 'vitest';
import {
  accepts,
  anyText,
  complement,
  concat,
  difference,
  isEmpty,
  isSubset,
  type Language,
  languageOf,
  literal,
  ofLength,
  overlap,
  sampleWords,
  shortestWord,
  splitsTwice,
  star,
  union,
} from '../../../src/schema/regular-language.ts';

const known = (language: Language | 'unproven'): Language => {
  if (language === 'unproven') throw new Error('unproven');
  return language;
};
const search = (...sources: string[]) => known(languageOf(sources));
const whole = (...sources: string[]) => known(languageOf(sources, { anchored: true }));

describe('the language of a pattern', () => {
  it.each([
    ['a', ['a', 'xay'], ['', 'b']],
    ['^a', ['a', 'ab'], ['ba']],
    ['a$', ['a', 'ba'], ['ab']],
    ['^a$', ['a'], ['', 'aa', 'a\n']],
    ['^(?:a|b$)', ['a', 'ax', 'b'], ['bx', 'xb']],
    ['(?:^|,)a(?:,|$)', ['a', 'x,a', 'a,x', 'x,a,x'], ['ba', 'ab']],
    ['^^a$$', ['a'], ['aa']],
    ['^$', [''], ['a']],
    ['a^', [], ['a', '']],
    ['^.$', ['😀', 'a', '\ud800'], ['ab', '\n']],
    ['^\\p{Lu}+$', ['ÄB'], ['Äb']],
    ['', ['', 'a'], []],
  ])('%s is that of the regular expression', (source, yes, no) => {
    const language = search(source);
    for (const text of yes) expect(accepts(language, text), text).toBe(true);
    for (const text of no) expect(accepts(language, text), text).toBe(false);
    const pattern = new RegExp(source, 'u');
    for (const text of [...yes, ...no]) expect(accepts(language, text)).toBe(pattern.test(text));
  });

  it('of several patterns is what all match', () => {
    const both = search('^[a-c]+$', 'b');
    expect(accepts(both, 'abc')).toBe(true);
    expect(accepts(both, 'ac')).toBe(false);
    expect(shortestWord(both)).toBe('b');
  });

  it('anchored takes the whole text', () => {
    expect(accepts(whole('a|bc'), 'bc')).toBe(true);
    expect(accepts(whole('a|bc'), 'bcd')).toBe(false);
    expect(accepts(whole('^a$'), 'a')).toBe(true);
  });

  it.each([['(?=a)b'], ['(?<!a)b'], ['\\bword'], ['(a+)b\\1'], ['('], ['a{100000}'], ['x'.repeat(6000)]])(
    'of %.20s is unproven',
    (source) => {
      expect(typeof languageOf([source]) === 'string' ? 'unproven' : 'a language').toBe('unproven');
    },
  );
});

describe('inclusion', () => {
  it('is decided with a shortest witness', () => {
    expect(isSubset(search('^[0-9]+$'), search('^[0-9a-f]+$'))).toBe(true);
    expect(isSubset(search('^[0-9a-f]+$'), search('^[0-9]+$'))).toEqual({
      witness: expect.stringMatching(/^[a-f]$/),
    });
    expect(isSubset(search('^[A-Z]{2}$'), search('^[A-Z]{2,3}$'))).toBe(true);
    expect(isSubset(anyText(), search('^[^,]*$'))).toEqual({ witness: ',' });
    expect(isSubset(search('^$'), search('^a'))).toEqual({ witness: '' });
  });

  it('counts characters', () => {
    const short = known(ofLength(0, 255));
    expect(isSubset(search('^.{0,255}$'), short)).toBe(true);
    expect(isSubset(search('^.{0,256}$'), short)).toEqual({ witness: expect.stringMatching(/^.{256}$/) });
    expect(ofLength(0, 1_000_000)).toBe('unproven');
  });

  it('gives up on blow-up instead of hanging', () => {
    const started = performance.now();
    expect(isSubset(anyText(), search('^(?:a|b)*a(?:a|b){20}$'))).toSatisfy(
      (answer) => answer === 'unproven' || typeof answer === 'object',
    );
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe('languages', () => {
  it('are combined like sets of texts', () => {
    const ab = known(union(literal('a'), literal('b')));
    expect(sampleWords(ab, 9)).toHaveLength(1);
    expect(accepts(known(star(ab)), 'abba')).toBe(true);
    expect(accepts(known(star(ab, 1)), '')).toBe(false);
    expect(accepts(known(concat(ab, literal('-'), ab)), 'a-b')).toBe(true);
    expect(accepts(known(complement(ab)), 'a')).toBe(false);
    expect(accepts(known(complement(ab)), 'c')).toBe(true);
    expect(isEmpty(known(difference(ab, search('^[abc]$'))))).toBe(true);
    expect(overlap(ab, search('^[bc]$'))).toEqual({ witness: 'b' });
    expect(overlap(ab, search('^c$'))).toBe(false);
  });

  it('are not changed by what is made of them', () => {
    const a = literal('a');
    concat(a, a);
    star(a);
    complement(a);
    union(a, literal('b'));
    expect([accepts(a, 'a'), accepts(a, 'aa'), accepts(a, 'b'), accepts(a, '')]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('a text of several parts', () => {
  it('is cut in one way where the parts do not run into one another', () => {
    expect(splitsTwice([whole('[A-Z]+'), literal('/'), whole('[0-9A-Za-z]+')])).toBe(false);
    expect(splitsTwice([whole('[0-9]{3}'), whole('[0-9]{3}')])).toBe(false);
    expect(splitsTwice([whole('[a-z]*'), whole('[0-9]*')])).toBe(false);
    expect(splitsTwice([whole('.*')])).toBe(false);
  });

  it.each([
    [['[a-z]+', '[a-z]+']],
    [['.*', '-', '.*']],
    [['[0-9]{1,2}', '[0-9]{1,2}']],
    [['a?', 'b?', 'a?']],
    [['x*', 'x?y?', 'z']],
  ])('%j has a text that can be cut twice', (sources) => {
    const answer = splitsTwice(sources.map((source) => whole(source)));
    if (typeof answer !== 'object') throw new Error(`no witness: ${answer}`);
    const cuts = (text: string, rest: readonly string[]): number => {
      const [first, ...more] = rest;
      if (first === undefined) return text === '' ? 1 : 0;
      let count = 0;
      for (let end = 0; end <= text.length; end += 1) {
        if (new RegExp(`^(?:${first})$`, 'u').test(text.slice(0, end))) count += cuts(text.slice(end), more);
      }
      return count;
    };
    expect(cuts(answer.witness, sources), answer.witness).toBeGreaterThan(1);
  });
});
