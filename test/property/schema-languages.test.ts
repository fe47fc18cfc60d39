import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accepts,
  isSubset,
  languageOf,
  sampleWords,
  splitsTwice,
} from '../../src/schema/regular-language.ts';

const { source } = fc.letrec<{ source: string; atom: string; sequence: string }>((tie) => ({
  atom: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('a', 'b', '[ab]', '[^a]', '.', '\\d', '^', '$', '😀', ''),
    tie('source').map((inner) => `(?:${inner})`),
    fc
      .tuple(tie('source'), fc.constantFrom('*', '+', '?', '{2}', '{0,2}'))
      .map(([inner, many]) => `(?:${inner})${many}`),
  ),
  sequence: fc.array(tie('atom'), { maxLength: 3 }).map((atoms) => atoms.join('')),
  source: fc.array(tie('sequence'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('|')),
}));
const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', '😀', '\n'), maxLength: 5 });

describe('the language of a pattern', () => {
  it('accepts what the regular expression matches', () => {
    fc.assert(
      fc.property(source, fc.array(text, { minLength: 5, maxLength: 10 }), (pattern, texts) => {
        // Where an anchor follows the other end's, `$^`, only the empty text could match: not modelled, not written.
        fc.pre(!/\$.*\^/.test(pattern));
        const language = languageOf([pattern]);
        if (language === 'unproven') return;
        const regex = new RegExp(pattern, 'u');
        for (const each of texts)
          expect(accepts(language, each), JSON.stringify(each)).toBe(regex.test(each));
        for (const word of sampleWords(language, 5)) expect(word).toMatch(regex);
      }),
      { numRuns: 250 },
    );
  });

  it('gives witnesses that are real', () => {
    fc.assert(
      fc.property(source, source, (one, other) => {
        fc.pre(!/\$.*\^/.test(one + other));
        const a = languageOf([one]);
        const b = languageOf([other]);
        if (a === 'unproven' || b === 'unproven') return;
        const answer = isSubset(a, b);
        if (typeof answer === 'object') {
          expect(answer.witness).toMatch(new RegExp(one, 'u'));
          expect(answer.witness).not.toMatch(new RegExp(other, 'u'));
        } else if (answer === true) {
          for (const word of sampleWords(a, 5)) expect(word).toMatch(new RegExp(other, 'u'));
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('a text of several parts', () => {
  const part = fc.constantFrom('a', 'a*', 'a?b', '[ab]+', 'b{1,2}', '(?:ab)*', '', 'b', '[^a]?', 'ab?');
  const cuts = (whole: string, sources: readonly string[]): number => {
    const [first, ...rest] = sources;
    if (first === undefined) return whole === '' ? 1 : 0;
    const pattern = new RegExp(`^(?:${first})$`, 'u');
    let count = 0;
    for (let end = 0; end <= whole.length; end += 1) {
      if (pattern.test(whole.slice(0, end))) count += cuts(whole.slice(end), rest);
    }
    return count;
  };
  const texts = [
    '',
    ...Array.from({ length: 6 }, (_, n) => n + 1).flatMap((n) =>
      Array.from({ length: 2 ** n }, (_, bits) =>
        bits.toString(2).padStart(n, '0').replaceAll('0', 'a').replaceAll('1', 'b'),
      ),
    ),
  ];

  it('is said to be cut in one way only if it is', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (sources) => {
        const languages = sources.map((source) => languageOf([source], { anchored: true }));
        const answer = splitsTwice(languages.filter((language) => language !== 'unproven'));
        if (answer === false) {
          for (const each of texts) expect(cuts(each, sources), JSON.stringify(each)).toBeLessThan(2);
        } else if (answer !== 'unproven')
          expect(cuts(answer.witness, sources), answer.witness).toBeGreaterThan(1);
      }),
      { numRuns: 150 },
    );
  });
});
