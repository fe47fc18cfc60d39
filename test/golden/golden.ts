// What the golden runners share: case folders, their files, and the switch that rewrites what is expected.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceFile } from '../../src/diagnostics/span.ts';

/** `UPDATE_GOLDEN=1 npx vitest run test/golden` writes what the code says now; the change is then read in the diff. */
const UPDATES = process.env.UPDATE_GOLDEN === '1';

/** The folder of golden cases of one kind. */
export const goldenFolder = (kind: string): string => join(dirname(fileURLToPath(import.meta.url)), kind);

/** The folders directly in a folder, in alphabetical order. */
export const foldersIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => statSync(join(folder, name)).isDirectory())
    .sort();

/** All files below a folder, with paths relative to it. */
export const filesIn = (folder: string): readonly SourceFile[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort()
    .map((name) => ({
      path: relative('.', name).split(sep).join('/'),
      text: readFileSync(join(folder, name), 'utf8'),
    }));

/** The expected text of a case; rewritten first where the switch is on. */
export const expectedOf = (folder: string, name: string, actual: string): string => {
  const path = join(folder, name);
  if (UPDATES) {
    mkdirSync(folder, { recursive: true });
    if (!existsSync(path) || readFileSync(path, 'utf8') !== actual) writeFileSync(path, actual);
  }
  return existsSync(path) ? readFileSync(path, 'utf8') : `(no ${name}; run with UPDATE_GOLDEN=1)\n`;
};
