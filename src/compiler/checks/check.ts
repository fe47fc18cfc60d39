// What a check is: what it has to say of each rule, where the walk finds it, and of a mapping as a whole.
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Site } from '../facts/sites.ts';
import type { ResolvedMapping } from '../resolved.ts';

export interface CheckContext {
  readonly mapping: ResolvedMapping;
  /** Parts of the text could not be read and were reported: what they would have covered counts as covered. */
  readonly incomplete?: boolean;
}

/** Pure and total: never throws, whatever the mapping says. */
export interface Check {
  /** Called once for each rule: outer, in branches, arms of choices, and rules for the elements of arrays. */
  readonly rule?: (site: Site, context: CheckContext) => readonly Diagnostic[];
  readonly mapping?: (context: CheckContext) => readonly Diagnostic[];
}
