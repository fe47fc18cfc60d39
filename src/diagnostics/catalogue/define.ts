// The shape of a catalogue entry: what a diagnostic code says, with the types of the values that it needs.
import type { Severity } from '../severity.ts';

/** The values of an entry that takes none. */
export type NoArgs = Readonly<Record<string, never>>;

/** One kind of problem. Every text is a function of the typed arguments, so that machines and people read the same facts. */
export interface DiagnosticEntry<Args> {
  readonly severity: Severity;
  /** The heading in the documentation: a few words, without values. */
  readonly title: string;
  /** One sentence without a full stop: what is wrong, with the values that make it wrong. */
  readonly message: (args: Args) => string;
  /** A few words at the caret. */
  readonly label?: (args: Args) => string;
  /** What to do, as something to type where possible. */
  readonly help?: (args: Args) => string | undefined;
}

/**
 * Types one entry of the catalogue.
 *
 * @example
 * ```ts
 * 'rule/unknown-field': define<{ name: string }>({
 *   severity: 'error',
 *   title: 'Unknown field',
 *   message: ({ name }) => `there is no field ${quote(name)} in the vendor schema`,
 * }),
 * ```
 */
export const define = <Args extends Readonly<Record<string, unknown>> = NoArgs>(
  entry: DiagnosticEntry<Args>,
): DiagnosticEntry<Args> => entry;
