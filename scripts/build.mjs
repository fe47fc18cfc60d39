// Compiles src to dist. Skips the work when dist is newer than every source, so that `npm run demo` starts fast; tests
// that need the built command call it too, several at once, so that only one builds and the others wait.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const lock = join(root, 'node_modules', '.crosswalk-build');
/** A build takes seconds: a lock older than this was left by one that was killed. */
const STALE_MS = 120_000;

const newestIn = (folder) =>
  Math.max(
    0,
    ...readdirSync(folder, { recursive: true, withFileTypes: true }).map(
      (entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs,
    ),
  );

const isFresh = () => {
  const configuration = ['tsconfig.json', 'tsconfig.build.json', 'package.json', 'package-lock.json'];
  const sources = [
    newestIn(join(root, 'src')),
    ...configuration.map((name) => statSync(join(root, name)).mtimeMs),
  ];
  const stamp = join(dist, '.built');
  return existsSync(stamp) && statSync(stamp).mtimeMs >= Math.max(...sources);
};

const takeLock = async () => {
  for (;;) {
    try {
      mkdirSync(lock);
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > STALE_MS) rmSync(lock, { recursive: true, force: true });
      await setTimeout(100);
    }
  }
};

const build = () => {
  const started = new Date();
  const fresh = join(lock, 'dist');
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json'), '--outDir', fresh], {
    stdio: 'inherit',
  });
  chmodSync(join(fresh, 'cli', 'bin.js'), 0o755);
  writeFileSync(join(fresh, '.built'), '');
  // A source that changed while the compiler ran is newer than this.
  utimesSync(join(fresh, '.built'), started, started);
  rmSync(dist, { recursive: true, force: true });
  renameSync(fresh, dist);
};

if (!isFresh()) {
  await takeLock();
  try {
    if (!isFresh()) build();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}
