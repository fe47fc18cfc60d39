// The page that a run writes to the docs: how it was done, the figures, each operator, and every miss.
import { figuresOf, percent } from './figures.ts';
import type { Verdict } from './judge.ts';

export interface RunOfFaults {
  readonly seed: number;
  readonly runs: number;
  /** How many mutants there were to choose from. */
  readonly all: number;
  readonly files: readonly string[];
}

/** Long reports are cut: the page is to be read. */
const LONGEST = 160;

const cell = (text: string): string => {
  const flat = text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').replaceAll('`', "'");
  return flat.length > LONGEST ? `${flat.slice(0, LONGEST - 1)}…` : flat;
};

const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

const groupsOf = (verdicts: readonly Verdict[]): ReadonlyMap<string, readonly Verdict[]> => {
  const groups = new Map<string, Verdict[]>();
  for (const verdict of verdicts) {
    const { operator } = verdict.mutant;
    groups.set(operator, [...(groups.get(operator) ?? []), verdict]);
  }
  return new Map([...groups].sort(([one], [other]) => (one < other ? -1 : 1)));
};

const listed = (verdicts: readonly Verdict[], text: (verdict: Verdict) => string): readonly string[] =>
  verdicts.length === 0 ? ['None.'] : verdicts.map((verdict) => `- ${text(verdict)}`);

export const faultsPage = (verdicts: readonly Verdict[], { seed, runs, all, files }: RunOfFaults): string => {
  const figures = figuresOf(verdicts);
  const { planted, alike, sameProgram, counted, check, examples, laws, diff, diffOnly, namesLine, placed } =
    figures;
  const told = check + examples + laws;
  const missedByTwo = verdicts.filter(({ caughtBy }) => caughtBy === 'none');
  const misplaced = verdicts.filter(
    ({ caughtBy, namesLine: named }) => caughtBy !== 'none' && caughtBy !== 'alike' && !named,
  );
  const of = (part: number, whole = counted): string => `${part} of ${whole} (${percent(part, whole)})`;
  const operators = [...groupsOf(verdicts)].map(([operator, group]) => {
    const own = figuresOf(group);
    return row(
      operator,
      own.planted,
      own.alike,
      own.check,
      own.examples,
      own.laws,
      own.counted - own.check - own.examples - own.laws,
      own.diff,
      own.namesLine,
    );
  });
  return `${[
    '# Faults planted in mappings, and what finds them',
    '',
    'Written by `npm run faults`; not edited by hand.',
    '',
    'Each fault is one change of the text of a mapping or an overlay, as a person could make it: another field, a wrong',
    'code, a lost policy. It is put before `crosswalk check`, then `crosswalk test` (examples, then the laws for generated',
    `records: ${runs} each way), in the mapping itself and in the overlays that stand on it, and before \`crosswalk diff\``,
    'against the sound mapping. The first that tells is what caught it:',
    '',
    '- **check**: an error. What `check` refuses is not run, so neither examples nor laws are asked.',
    '- **examples**, **laws**: the fault compiles, and an example fails or a law is broken.',
    '- **diff**: the difference lists a change that is minor or major.',
    '',
    'A fault that compiles and changes nothing that runs is set aside: either both directions are the same program, or the',
    'programs gave the same values and issues for the records of all examples and for drawn ones, read, written as new,',
    'created, and written onto a record.',
    '',
    'A report names the place where a line that it prints is one of the entry that was changed, or the line of a rule that',
    'uses it (a row of a value map, a reference, a policy); where an entry is gone, the name of its field.',
    '',
    'The mappings and the operators were worked on with earlier runs in view: examples were added for what was missed, and',
    'of the policies that nobody asked for only one is planted in each rule, not all (with all, a first run of 100 had 88.2 %',
    'caught by `check` and `test`). So the figures tell how well these mappings are guarded, not what to expect of others.',
    '',
    '## Figures',
    '',
    `Seed ${seed}; ${planted} of ${all} possible faults in ${files.map((file) => `\`${file}\``).join(', ')}.`,
    '',
    row('', 'faults'),
    row('---', '---'),
    row('planted', planted),
    row('set aside: nothing behaves otherwise', `${alike} (${sameProgram} the very same program)`),
    row('counted', counted),
    row('`check` alone', of(check)),
    row(
      '`test` alone, of what compiles',
      `${of(examples + laws, counted - check)}: examples ${examples}, laws ${laws}`,
    ),
    row('`check` and `test`', of(told)),
    row('`diff` alone', of(diff)),
    row('**`check`, `test` and `diff`**', `**${of(told + diffOnly)}**`),
    row('`check` or `test` names the place, of what they caught', of(namesLine, told)),
    row('one of the three names the place', of(placed)),
    '',
    '## By operator',
    '',
    row(
      'operator',
      'planted',
      'aside',
      'check',
      'examples',
      'laws',
      'missed by both',
      'in diff',
      'place named',
    ),
    row('---', '---', '---', '---', '---', '---', '---', '---', '---'),
    ...operators,
    '',
    '## Missed by check and test',
    '',
    ...listed(
      missedByTwo,
      ({ mutant: { operator, what }, at, inDiff }) =>
        `${at}: ${operator}: \`${cell(what)}\`${inDiff ? '' : '; **not in diff either**'}`,
    ),
    '',
    '## Caught, but elsewhere than at the place',
    '',
    ...listed(
      misplaced,
      ({ mutant: { operator, what }, at, caughtBy, report }) =>
        `${at}: ${operator}: \`${cell(what)}\`; ${caughtBy}: \`${cell(report)}\``,
    ),
  ].join('\n')}\n`;
};
