// What a check is: it reads a resolved mapping and returns what is wrong with it.
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ResolvedMapping } from '../resolved.ts';

export interface CheckContext {
  readonly mapping: ResolvedMapping;
  /** For a mapping with overlays: the base without them. */
  readonly base?: ResolvedMapping;
  /** Parts of the text could not be read and were reported: what they would have covered counts as covered. */
  readonly incomplete?: boolean;
}

/** Pure and total: never throws, whatever the mapping says. */
export type Check = (context: CheckContext) => readonly Diagnostic[];
