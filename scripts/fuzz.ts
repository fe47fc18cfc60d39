// Compares compiled expressions with the jsonata package on random expressions and inputs, for as many pairs as wanted.
// With `--mutations`: compares on mutations of real expressions. With `--mappings [N]`: puts N random mappings to their laws.
import { parseArgs } from 'node:util';
import { createComparison } from '../test/property/jsonata-fuzz/comparison.ts';
import { describeFigures, fuzzRound, noFigures } from '../test/property/jsonata-fuzz/fuzz-round.ts';
import { mutationRound } from '../test/property/jsonata-fuzz/mutation-round.ts';
import { randomOf } from '../test/property/jsonata-fuzz/mutations.ts';
import { fuzzMappings } from './fuzz-mappings.ts';

const EXPRESSIONS = 150;
const INPUTS = 10;
const MAX_DIFFERENCES = 20;

const { values, positionals } = parseArgs({
  options: {
    seed: { type: 'string' },
    pairs: { type: 'string', default: '50000' },
    mappings: { type: 'boolean' },
    mutations: { type: 'boolean', default: false },
    counts: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
if (values.mappings) {
  const count = Number(positionals[0] ?? 1000);
  console.log(`seed ${seed}, ${count} mappings`);
  const begun = Date.now();
  const isClean = await fuzzMappings(count, seed, values.counts);
  console.log(`minutes: ${((Date.now() - begun) / 60_000).toFixed(1)}, seed ${seed}`);
  process.exit(isClean ? 0 : 1);
}
const wanted = Number(values.pairs);
console.log(`seed ${seed}, ${wanted} pairs`);

const comparison = createComparison();
const figures = noFigures();
const started = Date.now();
let reported = 0;
if (values.mutations) {
  const report = (difference: string): void => console.log(`\ndifference:\n${difference}\n`);
  const random = randomOf(seed);
  await mutationRound(comparison, figures, { random, pairs: wanted, differences: MAX_DIFFERENCES, report });
}
for (let round = 0; !values.mutations && figures.pairs < wanted; round += 1) {
  const difference = await fuzzRound(comparison, figures, {
    seed: (seed + round) % 2 ** 31,
    expressions: EXPRESSIONS,
    inputs: INPUTS,
  });
  if (difference !== undefined)
    console.log(`\ndifference, seed ${(seed + round) % 2 ** 31}:\n${difference}\n`);
  const step = Math.floor((figures.pairs * 20) / wanted);
  if (step > reported) {
    reported = step;
    console.log(`${figures.pairs} pairs, ${figures.differences} differences`);
  }
  if (figures.differences >= MAX_DIFFERENCES) {
    console.log('too many differences to go on');
    break;
  }
}
console.log(`\n${describeFigures(figures)}`);
console.log(`minutes: ${((Date.now() - started) / 60_000).toFixed(1)}, seed ${seed}`);
process.exitCode = figures.differences === 0 ? 0 : 1;
