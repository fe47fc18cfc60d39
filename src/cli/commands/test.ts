// `crosswalk test`: the examples of mappings, run both ways and through the laws.
import { formatText } from '../../diagnostics/report/text.ts';
import { testMappings } from '../../lab/test-mappings.ts';
import { examplesGithub, examplesJson, examplesJunit, examplesText } from '../examples-report.ts';
import type { ExitCode, Io } from '../io.ts';
import { loadFor } from '../load.ts';
import { paletteFor } from '../palette.ts';

export interface TestOptions {
  readonly format: 'text' | 'json' | 'junit' | 'github';
  readonly schemas?: string;
}

const PRINT = { text: examplesText, json: examplesJson, junit: examplesJunit, github: examplesGithub };

export const test = (paths: readonly string[], { format, schemas }: TestOptions, io: Io): ExitCode => {
  const compiled = loadFor({ paths, ...(schemas !== undefined && { schemas }), cwd: io.cwd });
  const report = testMappings(compiled.mappings);
  const problems = [
    ...compiled.diagnostics.filter(({ severity }) => severity === 'error'),
    ...report.diagnostics,
  ];
  if (problems.length > 0) io.err(`${formatText(problems, { colour: paletteFor(io.colour.err) })}\n`);
  const notRun = compiled.mappings.flatMap(({ name, plan }) => (plan === undefined ? [name] : []));
  io.out(PRINT[format](report, problems, notRun));
  if (report.passed + report.failed + problems.length === 0)
    io.err('there are no examples: write some under "examples:", or in <mapping>.examples.yaml beside it\n');
  return problems.length > 0 || report.failed > 0 ? 1 : 0;
};
