// `crosswalk test`: the examples of mappings, run both ways and through the laws; generated records too, if asked for.

import type { CompiledMapping } from '../../compiler/compile-mappings.ts';
import { formatText } from '../../diagnostics/report/text.ts';
import { loadFastCheck } from '../../lab/fast-check.ts';
import { type LawReport, testLaws } from '../../lab/generated-laws.ts';
import { testMappings } from '../../lab/test-mappings.ts';
import { examplesGithub, examplesJson, examplesJunit, examplesText } from '../examples-report.ts';
import type { ExitCode, Io } from '../io.ts';
import { loadFor } from '../load.ts';
import { paletteFor } from '../palette.ts';

export interface TestOptions {
  /** Records to draw for each mapping and direction; without it the laws see the examples alone. */
  readonly runs?: number;
  readonly seed?: number;
  readonly format: 'text' | 'json' | 'junit' | 'github';
  readonly schemas?: string;
}

const PRINT = { text: examplesText, json: examplesJson, junit: examplesJunit, github: examplesGithub };

/** A run without `--seed` is the same every time, too: a step of CI must not fail by chance. */
const SEED = 1;

const lawsOf = async (
  mappings: readonly CompiledMapping[],
  { runs, seed = SEED }: TestOptions,
): Promise<readonly LawReport[]> => {
  if (runs === undefined) return [];
  const fc = await loadFastCheck();
  return mappings.flatMap((mapping) => testLaws(fc, mapping, { runs, seed }) ?? []);
};

export const test = async (paths: readonly string[], options: TestOptions, io: Io): Promise<ExitCode> => {
  const { format, schemas } = options;
  const compiled = loadFor({ paths, ...(schemas !== undefined && { schemas }), cwd: io.cwd });
  const report = testMappings(compiled.mappings);
  const problems = [
    ...compiled.diagnostics.filter(({ severity }) => severity === 'error'),
    ...report.diagnostics,
  ];
  if (problems.length > 0) io.err(`${formatText(problems, { colour: paletteFor(io.colour.err) })}\n`);
  const notRun = compiled.mappings.flatMap(({ name, plan }) => (plan === undefined ? [name] : []));
  const laws = await lawsOf(compiled.mappings, options);
  io.out(PRINT[format]({ ...report, laws }, problems, notRun));
  const broken = laws.some(({ breaches }) => breaches.length > 0);
  if (report.passed + report.failed + problems.length + laws.length === 0)
    io.err('there are no examples: write some under "examples:", or in <mapping>.examples.yaml beside it\n');
  return problems.length > 0 || report.failed > 0 || broken ? 1 : 0;
};
