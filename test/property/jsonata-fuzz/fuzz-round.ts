// One round of the fuzz: random expressions on random inputs from one seed; counts what came of them, and shrinks what differs.
import fc from 'fast-check';
import type { Comparison, Verdict } from './comparison.ts';
import { expression } from './expressions.ts';
import { input } from './inputs.ts';
import type { Outcome } from './outcome.ts';

/** What came of the pairs so far. */
export interface Figures {
  expressions: number;
  syntaxErrors: number;
  pairs: number;
  /** Both sides failed with the same code. */
  errors: number;
  /** Of these, with another position or token. */
  misplaced: number;
  incomparable: number;
  differences: number;
  /** Pairs by entry of the list of known differences. */
  readonly known: Map<string, number>;
  /** Errors with another place by the entry that explains it; empty for those that none explains. */
  readonly places: Map<string, number>;
  /** Those that none explains, one pair of each expression. */
  readonly unexplained: Map<string, string>;
}

export const noFigures = (): Figures => ({
  expressions: 0,
  syntaxErrors: 0,
  pairs: 0,
  errors: 0,
  misplaced: 0,
  incomparable: 0,
  differences: 0,
  known: new Map(),
  places: new Map(),
  unexplained: new Map(),
});

const add = (counts: Map<string, number>, entry: string): void => {
  counts.set(entry, (counts.get(entry) ?? 0) + 1);
};

/** Counts what came of a pair. */
export const count = (figures: Figures, verdict: Verdict): void => {
  figures.pairs += 1;
  switch (verdict.kind) {
    case 'equal':
      if (verdict.failed) figures.errors += 1;
      return;
    case 'misplaced':
      figures.errors += 1;
      figures.misplaced += 1;
      add(figures.places, verdict.entry ?? '');
      return;
    case 'known':
      add(figures.known, verdict.entry);
      return;
    case 'incomparable':
      figures.incomparable += 1;
      return;
    case 'different':
      figures.differences += 1;
  }
};

/** A pair that differs, as lines of text. */
export const describePair = (text: string, input: unknown, want: Outcome, got: Outcome): string =>
  `${text}\n  on ${JSON.stringify(input)?.slice(0, 400)}\n  should give ${JSON.stringify(want)}\n  but gives ${JSON.stringify(got)}`;

export interface Round {
  readonly seed: number;
  readonly expressions: number;
  /** How many inputs each expression is given. */
  readonly inputs: number;
}

/** Runs a round and adds to the figures; the shrunken counterexample where a pair differs. */
export const fuzzRound = async (
  comparison: Comparison,
  figures: Figures,
  { seed, expressions, inputs }: Round,
): Promise<string | undefined> => {
  let found = false;
  const pairs = fc.asyncProperty(
    expression,
    fc.array(input, { minLength: inputs, maxLength: inputs }),
    async (text, values) => {
      const subject = comparison.subject(text);
      if (!found) figures[subject === undefined ? 'syntaxErrors' : 'expressions'] += 1;
      if (subject === undefined) return;
      for (const value of values) {
        const verdict = await subject(value);
        // What shrinking tries is not counted.
        if (!found) count(figures, verdict);
        if (verdict.kind === 'different') {
          found = true;
          throw new Error(describePair(text, value, verdict.want, verdict.got));
        }
        if (verdict.kind === 'misplaced' && verdict.entry === undefined)
          figures.unexplained.set(text, describePair(text, value, verdict.want, verdict.got));
      }
    },
  );
  const result = await fc.check(pairs, { seed, numRuns: expressions, verbose: 0 });
  if (!result.failed) return undefined;
  const { errorInstance } = result;
  return errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
};

/** The figures as lines of text. */
export const describeFigures = (figures: Figures): string => {
  const { pairs, errors, misplaced } = figures;
  const list = (counts: ReadonlyMap<string, number>): string =>
    [...counts]
      .sort((a, b) => b[1] - a[1])
      .map(([entry, times]) => `\n    ${entry === '' ? 'not explained' : entry}: ${times}`)
      .join('');
  return [
    `pairs: ${pairs} of ${figures.expressions} expressions (${figures.syntaxErrors} more do not parse)`,
    `differences: ${figures.differences}`,
    `the same error on both sides: ${errors}, with position and token equal in ${(errors === 0 ? 100 : 100 * (1 - misplaced / errors)).toFixed(2)} %`,
    `  other places by known difference:${list(figures.places)}`,
    `known differences:${list(figures.known)}`,
    ...[...figures.unexplained.values()].map((pair) => `another place, not explained:\n${pair}`),
    `beyond the time or the stack of the host: ${figures.incomparable}`,
  ].join('\n');
};
