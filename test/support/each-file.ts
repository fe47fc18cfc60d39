// Run before each file of tests, also where files share their modules: hooks that a shared module sets while it is loaded
// would hold in the first file that loads it only.
import { afterAll, afterEach } from 'vitest';
import { inEachFile } from './in-each-file.ts';

afterEach(() => {
  for (const { afterTest } of inEachFile) afterTest?.();
});

afterAll(() => {
  for (const { afterFile } of inEachFile) afterFile();
});
