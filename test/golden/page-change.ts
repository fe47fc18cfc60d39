// The change that a page of a diagnostic or issue shows, and what a text is with it.
import type { SourceFile } from '../../src/diagnostics/span.ts';

export interface Change {
  readonly before: string;
  readonly after: string;
}

/** The lines of a change: what stood there, and what stands there now. */
export const changeOf = (text: string): Change | undefined => {
  const [, diff] = /```diff\n([\s\S]*?)\n```/.exec(text) ?? [];
  if (diff === undefined) return undefined;
  const lines = diff.split('\n');
  const side = (other: string): string =>
    lines
      .filter((line) => !line.startsWith(other))
      .map((line) => line.slice(1))
      .join('\n');
  return { before: side('+'), after: side('-') };
};

/** The file renamed where the change is one of its path; its text changed where that is there; undefined for neither. */
export const changed = (file: SourceFile, { before, after }: Change): SourceFile | undefined => {
  if (file.path === before) return { ...file, path: after };
  const at = `\n${file.text}\n`.indexOf(`\n${before}\n`);
  if (at === -1) return undefined;
  const end = at + before.length + (after === '' ? 1 : 0);
  return { ...file, text: file.text.slice(0, at) + after + file.text.slice(end) };
};
