// What the laws showed: the record that breaks one, shrunk, as an example to paste, with the cells that differ.
import { shownPair } from '../lab/difference.ts';
import { exampleLines } from '../lab/example-yaml.ts';
import type { LawReport } from '../lab/generated-laws.ts';
import { type Breach, LAWS } from '../lab/record-laws.ts';

/** The name of the example of a breach. */
const nameOf = ({ law }: Breach, { seed }: LawReport): string => `breaks ${law}, found with seed ${seed}`;

const MOST = 8;

/** A breach: what is broken, each cell, and the example. */
export const breachLines = (breach: Breach, report: LawReport): readonly string[] => {
  const { law, differences, example } = breach;
  const cells = differences.slice(0, MOST).map((difference) => {
    const [expected, actual] = shownPair(difference);
    const rule = difference.rule === undefined ? '' : `   (rule ${difference.rule})`;
    return `  ${difference.path === '' ? 'record' : difference.path}: ${expected} → ${actual}${rule}`;
  });
  const more = differences.length - cells.length;
  return [
    `${LAWS[law]} (${law})`,
    ...cells,
    ...(more > 0 ? [`  and ${more} more`] : []),
    '  as an example:',
    ...exampleLines({ name: nameOf(breach, report), ...example }).map((line) => `    ${line}`),
  ];
};

/** The report of all mappings, one after the other. */
export const lawsText = (reports: readonly LawReport[]): string =>
  reports
    .flatMap((report) => {
      const { mapping, runs, breaches } = report;
      const count = `${runs} generated record${runs === 1 ? '' : 's'} each way`;
      if (breaches.length === 0) return [`ok   ${mapping}: laws hold for ${count}`];
      return [
        `FAIL ${mapping}: ${breaches.length} law${breaches.length === 1 ? '' : 's'} broken, ${count}, seed ${report.seed}`,
        ...breaches.flatMap((breach) => ['', ...breachLines(breach, report).map((line) => `    ${line}`)]),
        '',
      ];
    })
    .map((line) => `${line}\n`)
    .join('');
