// Mappings made up at random, of every source, codec, modifier and policy, put to everything that must hold.
import { expect, test } from 'vitest';
import { fuzzMapping, noFigures } from '../mapping-fuzz/fuzz-mappings.ts';
import { findingText } from '../mapping-fuzz/report.ts';

const SEED = 20_261_201;
const MAPPINGS = 80;

test('what check accepts keeps every law, and most is accepted', async () => {
  const figures = noFigures();
  const texts: string[] = [];
  for (let seed = SEED; seed < SEED + MAPPINGS; seed++) {
    const { drawn, findings } = await fuzzMapping(seed, { records: 8, plainEvery: 4 }, figures);
    texts.push(...findings.map((finding) => findingText(drawn, finding)));
  }
  expect(texts.slice(0, 3)).toEqual([]);
  expect(figures.accepted / figures.mappings).toBeGreaterThan(0.85);
});
