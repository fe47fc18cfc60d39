// Where this package lies: the folder that holds `mappings`, `schemas` and `package.json`.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PACKAGE = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
