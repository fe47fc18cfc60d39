// Compares mutations of real expressions with the package, on the inputs they were written for and on others.
import type { Comparison } from './comparison.ts';
import { count, describePair, type Figures } from './fuzz-round.ts';
import { createMutator, type Random, realExpressions } from './mutations.ts';

export interface MutationRun {
  readonly random: Random;
  /** Ends when so many pairs have been compared, or so many differ. */
  readonly pairs: number;
  readonly differences: number;
  readonly report: (difference: string) => void;
}

/** Longer texts, and values that grow by mutation, are left to the guards' own tests. */
const LONGEST = 600;
const UNEVEN = /\$(now|millis|random|shuffle|eval)\b/;

/** Adds to the figures. */
export const mutationRound = async (
  comparison: Comparison,
  figures: Figures,
  { random, pairs, differences, report }: MutationRun,
): Promise<void> => {
  const real = realExpressions();
  const mutate = createMutator(real);
  while (figures.pairs < pairs && figures.differences < differences) {
    const { text, input } = mutate(random);
    if (text.length > LONGEST || UNEVEN.test(text)) continue;
    const subject = comparison.subject(text);
    figures[subject === undefined ? 'syntaxErrors' : 'expressions'] += 1;
    if (subject === undefined) continue;
    const other = real[Math.floor(random() * real.length)]?.input;
    for (const value of [input, other, undefined]) {
      const verdict = await subject(value);
      count(figures, verdict);
      if (verdict.kind === 'different') {
        report(describePair(text, value, verdict.want, verdict.got));
        break;
      }
      if (verdict.kind === 'misplaced' && verdict.entry === undefined)
        figures.unexplained.set(text, describePair(text, value, verdict.want, verdict.got));
    }
  }
};
