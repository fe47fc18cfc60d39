// A fault of each kind, planted in the shipped mappings, is caught, and the report names its place.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MAPPING_FILES, readFiles, SCHEMA_FILES } from '../../src/compiler/read-files.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import { loadFastCheck } from '../../src/lab/fast-check.ts';
import { filesIn, foldersIn, goldenFolder } from '../golden/golden.ts';
import { REPOSITORY } from '../support/shipped.ts';
import { createComparison } from './behaviour.ts';
import { figuresOf } from './figures.ts';
import { judge, type Verdict } from './judge.ts';
import { type Mutant, plant } from './mutant.ts';
import { OPERATORS } from './operators/index.ts';
import { type Files, mutantsOf, openProject } from './project.ts';
import { randomFor, someOf } from './random.ts';

const SEED = 7;
const RUNS = 10;
const MOST = 100;

const shipped = (): Files => {
  const host = nodeHost(REPOSITORY);
  return {
    mappings: readFiles(host, ['mappings'], MAPPING_FILES).files,
    schemas: readFiles(host, ['schemas'], SCHEMA_FILES).files,
  };
};

/** One fault of each operator's name, in random order. */
const oneOfEach = (mutants: readonly Mutant[]): readonly Mutant[] => {
  const chosen = new Map<string, Mutant>();
  const shuffled = someOf(randomFor(SEED, 'one of each'), mutants, mutants.length);
  for (const mutant of shuffled) if (!chosen.has(mutant.operator)) chosen.set(mutant.operator, mutant);
  return [...chosen.values()].slice(0, MOST);
};

const describeMiss = ({ mutant: { operator, what }, at, report }: Verdict): string =>
  `${at}: ${operator}: ${what}: ${report}`;

describe('faults planted in the shipped mappings', () => {
  it('are caught by check, test or diff, and most reports name the place', { timeout: 600_000 }, async () => {
    const project = openProject(shipped());
    const options = { fc: await loadFastCheck(), runs: RUNS, seed: SEED };
    const compare = createComparison(options);
    const verdicts = oneOfEach(mutantsOf(project, SEED)).map((mutant) =>
      judge(project, mutant, { ...options, compare }),
    );
    const figures = figuresOf(verdicts);
    const missed = verdicts.filter(({ caughtBy, inDiff }) => caughtBy === 'none' && inDiff !== true);
    expect(figures.counted).toBeGreaterThan(40);
    expect([figures.caught >= 0.95, missed.map(describeMiss)]).toEqual([true, missed.map(describeMiss)]);
    expect(figures.placed / figures.counted).toBeGreaterThan(0.9);
    // One of each kind weighs rare kinds, such as parameters and levels, as much as common ones.
    expect(figures.namesLine / (figures.check + figures.examples + figures.laws)).toBeGreaterThan(0.75);
  });
});

describe('operators', () => {
  const LANGUAGE = goldenFolder('language');
  const cases = foldersIn(LANGUAGE).map((name): Files => {
    const files = filesIn(join(LANGUAGE, name));
    return {
      mappings: files.filter(({ path }) => MAPPING_FILES.test(path) && !path.endsWith('cases.yaml')),
      schemas: files.filter(({ path }) => SCHEMA_FILES.test(path) && path.includes('schemas/')),
    };
  });

  it('each find a place for a fault, in the shipped mappings or in the cases of the language', () => {
    const sites = [shipped(), ...cases].flatMap((files) => {
      try {
        return openProject(files).sites;
      } catch {
        return [];
      }
    });
    const idle = Object.entries(OPERATORS).flatMap(([name, operator]) =>
      sites.some((site) => operator(site, randomFor(SEED, name)).length > 0) ? [] : [name],
    );
    expect(idle).toEqual([]);
  });

  it('make the same faults for the same seed', () => {
    const files = shipped();
    const texts = [1, 1, 2].map((seed) =>
      JSON.stringify(mutantsOf(openProject(files), seed).map(({ edits }) => edits)),
    );
    expect(texts[0]).toBe(texts[1]);
    expect(texts[0]).not.toBe(texts[2]);
  });

  it('change the file, in the lines that they name', () => {
    const project = openProject(shipped());
    for (const mutant of mutantsOf(project, SEED)) {
      const original = project.mappings.find(({ path }) => path === mutant.path);
      if (original === undefined) throw new Error(`no file ${mutant.path}`);
      const { file, lines } = plant(original, mutant);
      const before = new Set(original.text.split('\n'));
      const changed = file.text.split('\n').flatMap((line, index) => (before.has(line) ? [] : [index + 1]));
      expect([mutant.operator, mutant.what, changed.filter((line) => !lines.has(line))]).toEqual([
        mutant.operator,
        mutant.what,
        [],
      ]);
    }
  });
});
