// The summary of a step on GitHub: Markdown that is added to the file which the runner names.
import { appendFileSync } from 'node:fs';
import type { Io } from './io.ts';

/** Adds Markdown to the file; a file that cannot be written is told, and fails nothing. */
export const appendSummary = (path: string, markdown: string, io: Pick<Io, 'err'>): void => {
  try {
    appendFileSync(path, `${markdown}\n`);
  } catch (error) {
    io.err(`crosswalk: no step summary: ${error instanceof Error ? error.message : String(error)}\n`);
  }
};
