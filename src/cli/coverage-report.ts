// Coverage by examples: the share of each mapping, and with a limit what is not covered, by file and line; as text, as JSON,
// and as problems for reports that know nothing else.
import { positionAt } from '../diagnostics/position.ts';
import type { Problem } from '../diagnostics/report/problem.ts';
import { type Cell, type Coverage, percentOf } from '../lab/coverage.ts';

const placeOf = ({ span }: Cell): string => `${span.file.path}:${positionAt(span.file, span.start).line}`;

/** `mappings/contact.yaml:31: status: row "MQL"`, one a line. */
const missingLines = (coverages: readonly Coverage[]): readonly string[] =>
  coverages.flatMap(({ missing }) => missing.map((cell) => `${placeOf(cell)}: ${cell.rule}: ${cell.what}`));

/** The share of each mapping; the cells that no example takes where the share of all is below `least`. */
export const coverageText = (coverages: readonly Coverage[], least: number): string => {
  const lines = coverages
    .filter(({ cells }) => cells.length > 0)
    .map((coverage) => {
      const { mapping, cells, missing } = coverage;
      return `cover ${mapping}: ${percentOf([coverage])} % (${cells.length - missing.length} of ${cells.length})`;
    });
  const percent = percentOf(coverages);
  const below =
    percent >= least
      ? []
      : [
          `coverage is ${percent} %, below ${least} %; no example takes`,
          ...missingLines(coverages).map((line) => `  ${line}`),
        ];
  return [...lines, ...below].map((line) => `${line}\n`).join('');
};

/** What the examples take of all mappings, and the share that they have to take. */
export interface CoverageReport {
  readonly coverages: readonly Coverage[];
  /** Of a hundred. */
  readonly least: number;
}

/** Is less taken than has to be? */
export const isThin = ({ coverages, least }: CoverageReport): boolean => percentOf(coverages) < least;

/** The report as JSON: every cell that no example takes has its rule, its name and its place. */
export const coverageJson = ({ coverages, least }: CoverageReport) => ({
  percent: percentOf(coverages),
  least,
  mappings: coverages.map((coverage) => ({
    name: coverage.mapping,
    percent: percentOf([coverage]),
    taken: coverage.cells.length - coverage.missing.length,
    of: coverage.cells.length,
    missing: coverage.missing.map(({ rule, what, span }) => ({
      rule,
      what,
      file: span.file.path,
      line: positionAt(span.file, span.start).line,
    })),
  })),
});

/** One problem for each cell that no example takes, where too few are taken. */
export const coverageProblems = (report: CoverageReport): readonly Problem[] =>
  isThin(report)
    ? report.coverages.flatMap(({ mapping, missing }) =>
        missing.map(
          ({ rule, what, span }): Problem => ({
            code: 'example/coverage',
            severity: 'error',
            message: `${mapping}: no example takes ${rule}: ${what}`,
            help: 'crosswalk test --suggest prints the missing examples',
            span,
          }),
        ),
      )
    : [];

/** `example coverage is 97.3 % (2005 of 2060), 95 % wanted`. */
export const coverageLine = ({ coverages, least }: CoverageReport): string => {
  const of = coverages.reduce((sum, { cells }) => sum + cells.length, 0);
  const missing = coverages.reduce((sum, each) => sum + each.missing.length, 0);
  return `examples cover ${percentOf(coverages)} % (${of - missing} of ${of}), ${least} % wanted`;
};

/** The cells of one mapping that no example takes, one a line. */
export const missingText = (coverage: Coverage): string => missingLines([coverage]).join('\n');
