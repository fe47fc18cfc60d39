// Compiles src to dist. Skips the work when dist is newer than every source, so that `npm run demo` starts fast; tests
// that need the built command call it too, several at once, so that only one builds and the others wait.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
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
import { buildSync } from 'esbuild';
import { ensureParts } from './standalone-parts.mjs';

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

/**
 * The command in a few files, its packages included: reading four hundred modules takes longer than checking a project.
 * The licences of the packages stand beside it.
 */
const bundleCommand = (folder) => {
  const { metafile } = buildSync({
    entryPoints: [join(root, 'src', 'cli', 'bin.ts')],
    outdir: folder,
    allowOverwrite: true,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    // Finds its WebAssembly beside itself.
    external: ['node-sqlite3-wasm'],
    target: 'node20',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    absWorkingDir: root,
    // Packages in CommonJS ask for modules of Node by `require`.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
  });
  const packages = Object.keys(metafile.inputs).flatMap(
    (path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? [],
  );
  const notices = [...new Set(packages)].sort().map((name) => {
    const home = join(root, 'node_modules', name);
    const { version, license } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
    const file = readdirSync(home).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file === undefined ? license : readFileSync(join(home, file), 'utf8').trim();
    return `${name} ${version}\n\n${text}\n`;
  });
  const title = 'The command holds code of these packages:\n';
  writeFileSync(join(folder, 'THIRD-PARTY.txt'), [title, ...notices].join(`\n${'-'.repeat(72)}\n\n`));
};

const build = () => {
  const started = new Date();
  const fresh = join(lock, 'dist');
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json'), '--outDir', fresh], {
    stdio: 'inherit',
  });
  const standalone = join('jsonata', 'standalone');
  for (const name of readdirSync(join(root, 'src', standalone)).filter((name) =>
    name.endsWith('.generated.js'),
  ))
    copyFileSync(join(root, 'src', standalone, name), join(fresh, standalone, name));
  bundleCommand(join(fresh, 'cli'));
  chmodSync(join(fresh, 'cli', 'bin.js'), 0o755);
  writeFileSync(join(fresh, '.built'), '');
  // A source that changed while the compiler ran is newer than this.
  utimesSync(join(fresh, '.built'), started, started);
  rmSync(dist, { recursive: true, force: true });
  renameSync(fresh, dist);
};

await ensureParts();
if (!isFresh()) {
  await takeLock();
  try {
    if (!isFresh()) build();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}
