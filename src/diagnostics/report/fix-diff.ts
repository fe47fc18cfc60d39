// Fixes that a person has to decide about, as a unified diff: a hunk for each, with the code and the message.
import type { Diagnostic, Edit } from '../diagnostic.ts';
import { lineStartsOf, positionAt } from '../position.ts';
import { visible } from '../visible.ts';

const linesOf = (text: string): readonly string[] => text.replace(/\r?\n$/, '').split(/\r?\n/);

const hunkOf = ({ code, message }: Diagnostic, edits: readonly Edit[]): string | undefined => {
  const [first] = edits;
  if (first === undefined || edits.some(({ span }) => span.file !== first.span.file)) return undefined;
  const { file } = first.span;
  const starts = lineStartsOf(file);
  const from = Math.min(...edits.map(({ span }) => positionAt(file, span.start).line));
  const to = Math.max(...edits.map(({ span }) => positionAt(file, Math.max(span.start, span.end - 1)).line));
  const start = starts[from - 1] ?? 0;
  const end = starts[to] ?? file.text.length;
  const before = file.text.slice(start, end);
  const after = [...edits]
    .sort((left, right) => right.span.start - left.span.start)
    .reduce(
      (text, edit) => text.slice(0, edit.span.start - start) + edit.text + text.slice(edit.span.end - start),
      before,
    );
  const [old, changed] = [linesOf(before), linesOf(after)];
  return [
    `--- ${file.path}`,
    `+++ ${file.path}`,
    `@@ -${from},${old.length} +${from},${changed.length} @@ ${code}: ${visible(message)}`,
    ...old.map((line) => `-${line}`),
    ...changed.map((line) => `+${line}`),
    '',
  ].join('\n');
};

/** The diffs of all fixes that are not safe; the empty text if there are none. */
export const formatFixDiff = (diagnostics: readonly Diagnostic[]): string =>
  diagnostics
    .flatMap((diagnostic) =>
      diagnostic.fix === undefined || diagnostic.fixIsSafe === true
        ? []
        : (hunkOf(diagnostic, diagnostic.fix) ?? []),
    )
    .join('\n');
