// A fault planted in a file: which text is replaced, and where a report has to point.
import type { SourceFile, Span } from '../../src/diagnostics/span.ts';

/** Text to put in place of `[start, end)` of the original. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Mutant {
  /** The name of the operator: `wrong vendor field`. */
  readonly operator: string;
  readonly path: string;
  readonly edits: readonly Edit[];
  /** What was done, in a few words. */
  readonly what: string;
  /** The entries that the edits lie in: a report that names any of their lines names the right place. */
  readonly units: readonly Span[];
  /** Canonical paths of rules that use what was changed: an example's failure names the rule. `*`: every rule. */
  readonly rules: readonly string[] | '*';
  /** Fields that a report has to name where the entry itself is gone. */
  readonly names: readonly string[];
}

/** The file with the fault, and the lines of it that are right to name, from 1. */
export interface Planted {
  readonly file: SourceFile;
  readonly lines: ReadonlySet<number>;
}

export const plant = (original: SourceFile, { edits, units }: Mutant): Planted => {
  const sorted = edits.toSorted((one, other) => one.start - other.start || one.end - other.end);
  let text = '';
  let at = 0;
  for (const edit of sorted) {
    if (edit.start < at) throw new RangeError(`edits overlap in ${original.path} at ${edit.start}`);
    text += original.text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  text += original.text.slice(at);
  /** Where an offset of the original is now; what lay inside a replaced text, at its start or end. */
  const moved = (offset: number, isEnd: boolean): number => {
    let by = 0;
    for (const edit of sorted) {
      const isBefore = edit.end <= offset && (isEnd || edit.start < offset);
      if (isBefore) by += edit.text.length - (edit.end - edit.start);
      else if (edit.start < offset) return edit.start + by + (isEnd ? edit.text.length : 0);
    }
    return offset + by;
  };
  const lineOf = (offset: number): number => text.slice(0, Math.max(0, offset)).split('\n').length;
  const lines = new Set<number>();
  for (const span of units) {
    const last = lineOf(moved(span.end, true));
    for (let line = lineOf(moved(span.start, false)); line <= last; line++) lines.add(line);
  }
  return { file: { path: original.path, text }, lines };
};
