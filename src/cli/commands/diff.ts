// `crosswalk diff`: what changed between a git ref or a folder and now, and what that asks of readers and writers.
import { type CompileInput, compileMappings } from '../../compiler/compile-mappings.ts';
import { formatGithub } from '../../diagnostics/report/github.ts';
import { formatGitlab } from '../../diagnostics/report/gitlab.ts';
import { formatJunit } from '../../diagnostics/report/junit.ts';
import { formatSarif } from '../../diagnostics/report/sarif.ts';
import { formatText } from '../../diagnostics/report/text.ts';
import { hasErrors } from '../../diagnostics/summary.ts';
import { differenceOf, type ProjectDifference, type State } from '../../difference/difference-of.ts';
import { diagnosticsOf, versionErrors } from '../../difference/report/diagnostics.ts';
import { jsonDifference } from '../../difference/report/json.ts';
import { markdownDifference } from '../../difference/report/markdown.ts';
import { formatChanges, levelCounts } from '../../difference/report/text.ts';
import { type ExitCode, type Io, UsageError } from '../io.ts';
import { readProject } from '../load.ts';
import { packageVersion } from '../package-version.ts';
import { paletteFor } from '../palette.ts';
import { projectFolder } from '../project.ts';
import { readBase } from '../read-base.ts';
import { sarifPage } from '../sarif-page.ts';
import { appendSummary } from '../step-summary.ts';

export interface DiffOptions {
  readonly base: string;
  readonly format: 'text' | 'json' | 'sarif' | 'junit' | 'github' | 'gitlab' | 'markdown';
  readonly schemas?: string;
}

const stateOf = (input: CompileInput): State => ({
  compiled: compileMappings(input),
  schemas: input.schemas,
});

const report = (
  difference: ProjectDifference,
  { format, base }: DiffOptions,
  files: readonly string[],
  io: Io,
): string => {
  switch (format) {
    case 'text': {
      const colour = paletteFor(io.colour.out);
      const errors = formatText(versionErrors(difference), { colour });
      return `${formatChanges(difference.changes, { colour })}${errors === '' ? '' : `\n${errors}`}`;
    }
    case 'json':
      return `${JSON.stringify(jsonDifference(difference, base), undefined, 2)}\n`;
    case 'sarif':
      return formatSarif(diagnosticsOf(difference), { version: packageVersion(), pageOf: sarifPage });
    case 'junit':
      // A change is no failure: only a version that says too little is.
      return formatJunit(versionErrors(difference), files);
    case 'github':
      return formatGithub(diagnosticsOf(difference));
    case 'gitlab':
      return formatGitlab(diagnosticsOf(difference));
    case 'markdown':
      return markdownDifference(difference, base);
  }
};

export const diff = (paths: readonly string[], options: DiffOptions, io: Io): ExitCode => {
  const { cwd } = io;
  const { base, schemas, format } = options;
  const chosen =
    paths.length > 0 ? paths : [projectFolder('mappings', [], cwd)].filter((path) => path !== undefined);
  if (chosen.length === 0)
    throw new UsageError('there is no folder "mappings" here; name the files or folders to look at');
  const folder = schemas ?? projectFolder('schemas', chosen, cwd);
  const { input } = readProject({ paths: chosen, schemas, cwd });
  const states = {
    base: stateOf(readBase({ base, paths: chosen, schemas: folder, cwd })),
    now: stateOf(input),
  };
  for (const [name, { compiled }] of [
    ['the base', states.base],
    ['what is there now', states.now],
  ] as const)
    if (hasErrors(compiled.diagnostics))
      io.err(`${name} has errors (see crosswalk check): compared as far as it was read, without verdicts\n`);
  const difference = differenceOf(states);
  io.out(
    report(
      difference,
      options,
      input.mappings.map(({ path }) => path),
      io,
    ),
  );
  if (io.stepSummary !== undefined) appendSummary(io.stepSummary, markdownDifference(difference, base), io);
  if (format !== 'text') io.err(`${levelCounts(difference.changes)}\n`);
  return difference.shortBumps.length > 0 ? 1 : 0;
};
