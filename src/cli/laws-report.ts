// What the laws showed: the record that breaks one, shrunk, as an example to paste, with the cells that differ.
import { shownPair } from '../lab/difference.ts';
import type { LawReport } from '../lab/generated-laws.ts';
import { LAWS } from '../lab/record-laws.ts';

const MOST = 8;

/** A breach: what is broken, each cell, and the example. */
export const breachLines = ({
  law,
  differences,
  example,
  lines,
}: LawReport['breaches'][number]): readonly string[] => {
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
    ...(lines === undefined
      ? [`  as JSON, which no example can hold: ${JSON.stringify(example)}`]
      : ['  as an example:', ...lines.map((line) => `    ${line}`)]),
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
        ...breaches.flatMap((breach) => ['', ...breachLines(breach).map((line) => `    ${line}`)]),
        '',
      ];
    })
    .map((line) => `${line}\n`)
    .join('');
