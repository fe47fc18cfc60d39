import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accepts, isSubset, languageOf, sampleWords } from '../../src/schema/regular-language.ts';

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
      { numRuns: 500 },
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
      { numRuns: 300 },
    );
  });
});
