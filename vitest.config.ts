import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

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
  },
});
