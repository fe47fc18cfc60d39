// Coverage by examples as text: the share of each mapping, and with a limit what is not covered, by file and line.
import { positionAt } from '../diagnostics/position.ts';
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
