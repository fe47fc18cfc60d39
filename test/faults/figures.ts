// The figures of a run: how many faults each tool caught, and how many reports named the place.
import type { Verdict } from './judge.ts';

export interface Figures {
  readonly planted: number;
  /** Nothing behaves otherwise: set aside. */
  readonly alike: number;
  readonly sameProgram: number;
  readonly counted: number;
  readonly check: number;
  readonly examples: number;
  readonly laws: number;
  readonly diff: number;
  /** Missed by check and test, but in `diff`. */
  readonly diffOnly: number;
  readonly missed: number;
  /** Of those that check or test caught. */
  readonly namesLine: number;
  /** Of all that are counted: one of the three names the place. */
  readonly placed: number;
  /** Shares of the counted ones, 0 to 1. */
  readonly checkAndTest: number;
  readonly caught: number;
  /** Of those that compile, what examples and laws caught. */
  readonly test: number;
  readonly lines: readonly string[];
}

export const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} %`;

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

export const figuresOf = (verdicts: readonly Verdict[]): Figures => {
  const count = (holds: (verdict: Verdict) => boolean | undefined): number => verdicts.filter(holds).length;
  const by = (tool: Verdict['caughtBy']): number => count(({ caughtBy }) => caughtBy === tool);
  const [check, examples, laws, none, alike] = [
    by('check'),
    by('examples'),
    by('laws'),
    by('none'),
    by('alike'),
  ];
  const counted = verdicts.length - alike;
  const told = check + examples + laws;
  const diffOnly = count(({ caughtBy, inDiff }) => caughtBy === 'none' && inDiff);
  const diff = count(({ inDiff }) => inDiff);
  const namesLine = count(({ namesLine: names }) => names);
  const placed = count(
    ({ namesLine: names, diffNamesLine, caughtBy }) => caughtBy !== 'alike' && (names || diffNamesLine),
  );
  const sameProgram = count(({ isSameProgram, caughtBy }) => caughtBy === 'alike' && isSameProgram);
  const of = (part: number, whole = counted): string => `${part} (${percent(part, whole)})`;
  return {
    planted: verdicts.length,
    alike,
    sameProgram,
    counted,
    check,
    examples,
    laws,
    diff,
    diffOnly,
    missed: none - diffOnly,
    namesLine,
    placed,
    checkAndTest: share(told, counted),
    caught: share(told + diffOnly, counted),
    test: share(examples + laws, counted - check),
    lines: [
      `set aside, nothing behaves otherwise: ${alike} of ${verdicts.length} (${sameProgram} the very same program)`,
      `check alone: ${of(check)}`,
      `test alone, of what compiles: ${of(examples + laws, counted - check)}: examples ${examples}, laws ${laws}`,
      `check and test: ${of(told)}`,
      `diff alone: ${of(diff)}`,
      `all three: ${of(told + diffOnly)}`,
      `check or test names the place: ${of(namesLine, told)}`,
      `one of the three names the place: ${of(placed)}`,
    ],
  };
};
