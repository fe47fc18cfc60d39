// `check --fix`: writes the fixes that leave no doubt into the files, and shows all others as a diff.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Diagnostic, Edit } from '../diagnostics/diagnostic.ts';
import { positionAt } from '../diagnostics/position.ts';
import type { SourceFile } from '../diagnostics/span.ts';
import { summaryOf } from '../diagnostics/summary.ts';

/** A fix in force: which diagnostic, at which line. */
export interface AppliedFix {
  readonly code: string;
  readonly path: string;
  readonly line: number;
}

const overlaps = (left: Edit, right: Edit): boolean =>
  left.span.start < right.span.end && right.span.start < left.span.end;

/** The text with edits of which no two overlap. */
const edited = (text: string, edits: readonly Edit[]): string =>
  [...edits]
    .sort((left, right) => right.span.start - left.span.start)
    .reduce(
      (changed, { span, text: inserted }) =>
        changed.slice(0, span.start) + inserted + changed.slice(span.end),
      text,
    );

/** The safe fixes that can be made at once: of two that overlap the first, of one fix all edits or none. */
const chooseFixes = (diagnostics: readonly Diagnostic[]): ReadonlyMap<SourceFile, readonly Edit[]> => {
  const chosen = new Map<SourceFile, Edit[]>();
  for (const { fix, fixIsSafe } of diagnostics) {
    if (fixIsSafe !== true || fix === undefined) continue;
    const isTaken = fix.some((edit) => chosen.get(edit.span.file)?.some((other) => overlaps(edit, other)));
    if (isTaken) continue;
    for (const edit of fix) chosen.set(edit.span.file, [...(chosen.get(edit.span.file) ?? []), edit]);
  }
  return chosen;
};

/** One mended problem may bring the next to light; more rounds than these would go in circles. */
const ROUNDS = 5;

/**
 * Applies safe fixes until there is none left. A round that brings more errors than it mends is taken back.
 * @param check - checks the files as they are on the disk
 */
export const applyFixes = <Checked extends { readonly diagnostics: readonly Diagnostic[] }>(
  check: () => Checked,
  cwd: string,
): { readonly checked: Checked; readonly applied: readonly AppliedFix[] } => {
  let checked = check();
  const applied: AppliedFix[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const before = new Map<string, string>();
    const files = chooseFixes(checked.diagnostics);
    for (const [file, edits] of files) {
      const path = resolve(cwd, file.path);
      const text = readFileSync(path, 'utf8');
      const bom = text.startsWith('\ufeff') && !file.text.startsWith('\ufeff') ? '\ufeff' : '';
      // Whoever writes the file meanwhile goes first.
      if (text !== bom + file.text) continue;
      before.set(path, text);
      writeFileSync(path, bom + edited(file.text, edits));
    }
    if (before.size === 0) break;
    const after = check();
    if (summaryOf(after.diagnostics).errors > summaryOf(checked.diagnostics).errors) {
      for (const [path, text] of before) writeFileSync(path, text);
      break;
    }
    for (const { fix, fixIsSafe, code } of checked.diagnostics) {
      const [edit] = fix ?? [];
      if (edit === undefined || fixIsSafe !== true || !files.get(edit.span.file)?.includes(edit)) continue;
      const { path } = edit.span.file;
      applied.push({ code, path, line: positionAt(edit.span.file, edit.span.start).line });
    }
    checked = after;
  }
  return { checked, applied };
};
