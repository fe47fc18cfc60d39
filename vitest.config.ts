import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** They take longest, or wait for other programs: begun last, they would leave the other cores idle at the end. */
const FIRST = [
  '/faults/',
  '/differential/',
  '/e2e/package',
  '/e2e/ci',
  '/e2e/cli',
  '/e2e/marketo-',
  '/official-suite',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = FIRST.findIndex((part) => moduleId.includes(part));
      return at < 0 ? FIRST.length : at;
    };
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
  }
}

export default defineConfig({
  test: {
    globalSetup: ['scripts/standalone-parts.mjs'],
    // Run for each file, also where files share their modules.
    setupFiles: ['test/support/each-file.ts'],
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'threads',
    // Nothing that tests import has state of its own but caches: files share what was loaded and compiled before them.
    isolate: false,
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongestFirst },
  },
});
