// What the benches share: the built library, records, equality of outputs.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
export const dist = process.env.CROSSWALK_DIST ?? join(root, 'dist');
const folder = join(root, '..', 'shared', 'bench');
const require = createRequire(import.meta.url);

/** A file of the shared bench; undefined where the folder is missing. */
export const sharedBench = (name) => (existsSync(folder) ? require(join(folder, name)) : undefined);

/** As JSON: what counts of a value. */
export const plain = (value) => JSON.parse(JSON.stringify(value ?? null));

export const assertEqual = (what, left, right) => {
  if (!isDeepStrictEqual(plain(left), plain(right)))
    throw new Error(`${what} differ:\n${JSON.stringify(left)}\n${JSON.stringify(right)}`);
};
