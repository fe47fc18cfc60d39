// Random expressions on random inputs give what the package gives, but for a short list of its quirks.
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { expectedOf } from '../golden/golden.ts';
import { createComparison } from './jsonata-fuzz/comparison.ts';
import { fuzzRound, noFigures } from './jsonata-fuzz/fuzz-round.ts';
import { KNOWN_DIFFERENCES } from './jsonata-fuzz/known-differences.ts';
import { mutationRound } from './jsonata-fuzz/mutation-round.ts';
import { randomOf } from './jsonata-fuzz/mutations.ts';
import { differencesPage } from './jsonata-fuzz/page.ts';

const comparison = createComparison();

test.each([20261123, 1, 271828])(
  'random expressions of seed %i give on random inputs what the package gives',
  async (seed) => {
    const figures = noFigures();
    const difference = await fuzzRound(comparison, figures, { seed, expressions: 600, inputs: 5 });
    expect(difference).toBe(undefined);
    expect(figures.pairs).toBeGreaterThan(2500);
    // Every other place of an error is one of the package's quirks, and few pairs are one.
    expect(figures.places.get('') ?? 0).toBe(0);
    const known = [...figures.known.values()].reduce((sum, each) => sum + each, 0);
    expect(known / figures.pairs).toBeLessThan(0.03);
  },
  120_000,
);

test('mutations of real expressions give what the package gives', async () => {
  const figures = noFigures();
  const differences: string[] = [];
  const report = (difference: string): void => {
    differences.push(difference);
  };
  await mutationRound(comparison, figures, {
    random: randomOf(20261201),
    pairs: 2000,
    differences: 5,
    report,
  });
  expect(differences).toEqual([]);
  expect(figures.expressions).toBeGreaterThan(500);
}, 240_000);

test('the page of differences is the list', () => {
  const page = differencesPage();
  expect(expectedOf(fileURLToPath(new URL('../../docs', import.meta.url)), 'jsonata.md', page)).toBe(page);
});

describe('the list of known differences', () => {
  test.each(KNOWN_DIFFERENCES.map((each) => [each.name, each.example] as const))(
    '%s differs still, and mending it in the package takes the difference away',
    async (name, { expression, input }) => {
      const verdict = await createComparison().subject(expression)?.(input);
      expect(verdict).toMatchObject({ entry: name });
    },
  );
});
