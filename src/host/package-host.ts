// The files that come with this package: its folder holds `mappings`, `schemas` and `package.json`.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Host } from './host.ts';
import { nodeHost } from './node-host.ts';

/** The folder of the package, from `src/host` as from `dist/host`. */
export const packageFolder = (): string => join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A host whose root is the package. */
export const packageHost = (): Host => nodeHost(packageFolder());
