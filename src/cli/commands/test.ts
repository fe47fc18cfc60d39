// `crosswalk test`: the examples of mappings, run both ways and through the laws; generated records too, if asked for.

import type { CompiledMapping } from '../../compiler/compile-mappings.ts';
import { formatText } from '../../diagnostics/report/text.ts';
import { coverageOf, withoutInherited } from '../../lab/coverage.ts';
import { exampleLines } from '../../lab/example-yaml.ts';
import { loadFastCheck } from '../../lab/fast-check.ts';
import { type LawReport, testLaws } from '../../lab/generated-laws.ts';
import { pastedExample } from '../../lab/pasted-example.ts';
import { suggestExamples } from '../../lab/suggest.ts';
import { testMappings } from '../../lab/test-mappings.ts';
import { coverageText, isThin } from '../coverage-report.ts';
import {
  examplesGithub,
  examplesGitlab,
  examplesJson,
  examplesJunit,
  examplesMarkdown,
  examplesText,
} from '../examples-report.ts';
import type { ExitCode, Io } from '../io.ts';
import { loadFor } from '../load.ts';
import { paletteFor } from '../palette.ts';
import { appendSummary } from '../step-summary.ts';

export interface TestOptions {
  /** Records to draw for each mapping and direction; without it the laws see the examples alone. */
  readonly runs?: number;
  readonly seed?: number;
  /** Least share of what examples can take, of a hundred. */
  readonly minCoverage?: number;
  /** Print the missing examples, and nothing else on stdout. */
  readonly suggest?: boolean;
  readonly format: 'text' | 'json' | 'junit' | 'github' | 'gitlab' | 'markdown';
  readonly schemas?: string;
}

const PRINT = {
  text: examplesText,
  json: examplesJson,
  junit: examplesJunit,
  github: examplesGithub,
  gitlab: examplesGitlab,
  markdown: examplesMarkdown,
};

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

/** The missing examples as YAML, a comment before those of each mapping. */
const suggest = async (
  mappings: readonly CompiledMapping[],
  { seed = SEED }: TestOptions,
  io: Io,
): Promise<void> => {
  const fc = await loadFastCheck();
  const coverages = withoutInherited(mappings.map(coverageOf));
  for (const [index, mapping] of mappings.entries()) {
    const missing = coverages[index]?.missing ?? [];
    const { examples, unmet } = suggestExamples(fc, mapping, missing, seed);
    if (examples.length > 0) io.out(`# ${mapping.name}\nexamples:\n`);
    for (const example of examples)
      io.out(
        (pastedExample(example, mapping.resolved) ?? exampleLines(example))
          .map((line) => `  ${line}\n`)
          .join(''),
      );
    for (const { rule, what } of unmet) io.err(`${mapping.name}: no record found for ${rule}: ${what}\n`);
  }
};

export const test = async (paths: readonly string[], options: TestOptions, io: Io): Promise<ExitCode> => {
  const { format, schemas } = options;
  const compiled = loadFor({ paths, ...(schemas !== undefined && { schemas }), cwd: io.cwd });
  const ran = compiled.mappings.filter(({ plan }) => plan !== undefined);
  const report = testMappings(compiled.mappings);
  const problems = [
    ...compiled.diagnostics.filter(({ severity }) => severity === 'error'),
    ...report.diagnostics,
  ];
  if (problems.length > 0) io.err(`${formatText(problems, { colour: paletteFor(io.colour.err) })}\n`);
  const notRun = compiled.mappings.flatMap(({ name, plan }) => (plan === undefined ? [name] : []));
  if (options.suggest === true) {
    await suggest(ran, options, io);
    return problems.length > 0 ? 1 : 0;
  }
  const laws = await lawsOf(compiled.mappings, options);
  const least = options.minCoverage;
  const coverage =
    least === undefined ? undefined : { coverages: withoutInherited(ran.map(coverageOf)), least };
  const all = { ...report, laws, ...(coverage && { coverage }) };
  io.out(PRINT[format](all, problems, notRun));
  if (io.stepSummary !== undefined)
    appendSummary(io.stepSummary, examplesMarkdown(all, problems, notRun), io);
  // Beside a machine-readable report, people are told on stderr.
  if (coverage !== undefined)
    (format === 'text' ? io.out : io.err)(coverageText(coverage.coverages, coverage.least));
  const thin = coverage !== undefined && isThin(coverage);
  const broken = laws.some(({ breaches }) => breaches.length > 0);
  if (report.passed + report.failed + problems.length + laws.length === 0)
    io.err('there are no examples: write some under "examples:", or in <mapping>.examples.yaml beside it\n');
  return problems.length > 0 || report.failed > 0 || broken || thin ? 1 : 0;
};
