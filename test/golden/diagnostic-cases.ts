// The cases of diagnostics: small projects with one mistake, checked as the command checks them.
import { join } from 'node:path';
import { compileMappings } from '../../src/compiler/compile-mappings.ts';
import { MAPPING_FILES } from '../../src/compiler/read-files.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { SourceFile } from '../../src/diagnostics/span.ts';
import { filesIn, goldenFolder } from './golden.ts';

export const ROOT = goldenFolder('diagnostics');
export const EXPECTED = 'expected.txt';
const PARTS = '.parts.json';

/** A case's own schemas replace those that all cases share. */
const shared = filesIn(join(ROOT, '_schemas')).map(({ path, text }) => ({ path: `schemas/${path}`, text }));

/** `name.parts.json` stands for a file too large to keep: `[["text", times], …]`, one after the other. */
const generated = (file: SourceFile): SourceFile => {
  if (!file.path.endsWith(PARTS)) return file;
  const parts: readonly [string, number][] = JSON.parse(file.text);
  const text = parts.map(([part, times]) => part.repeat(times)).join('');
  return { path: file.path.slice(0, -PARTS.length), text };
};

/** The mappings and schemas of a case. */
export const filesOfCase = (folder: string): readonly SourceFile[] =>
  filesIn(folder)
    .filter(({ path }) => path !== EXPECTED)
    .map(generated);

/** What a check of these files says; schemas that they lack are those that all cases share. */
export const checkFiles = (files: readonly SourceFile[]): readonly Diagnostic[] => {
  const mappings = files.filter(({ path }) => MAPPING_FILES.test(path));
  const own = files.filter(({ path }) => path.startsWith('schemas/') && path.endsWith('.json'));
  const unknown = files.filter((file) => !mappings.includes(file) && !own.includes(file));
  if (unknown.length > 0)
    throw new Error(`files that no case has: ${unknown.map(({ path }) => path).join(', ')}`);
  const schemas = [...shared.filter(({ path }) => own.every((file) => file.path !== path)), ...own];
  return compileMappings({ mappings, schemas, today: '2026-11-23' }).diagnostics;
};
