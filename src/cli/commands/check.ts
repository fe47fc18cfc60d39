// `crosswalk check`: every problem of mappings and schemas, and the verdicts.
import type { CompiledMapping } from '../../compiler/compile-mappings.ts';
import { verdictsOf } from '../../compiler/verdicts/verdicts-of.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { formatGithub } from '../../diagnostics/report/github.ts';
import { jsonReport } from '../../diagnostics/report/json.ts';
import { formatJunit } from '../../diagnostics/report/junit.ts';
import { formatSarif } from '../../diagnostics/report/sarif.ts';
import { formatText } from '../../diagnostics/report/text.ts';
import { hasErrors, summaryLine, summaryOf } from '../../diagnostics/summary.ts';
import type { ExitCode, Io } from '../io.ts';
import { loadFor } from '../load.ts';
import { packageVersion } from '../package-version.ts';
import { paletteFor } from '../palette.ts';

export interface CheckOptions {
  readonly format: 'text' | 'json' | 'sarif' | 'junit' | 'github';
  readonly schemas?: string;
}

/** Verdicts are left to `explain` and to JSON: running their witnesses takes as long as all checks together. */
const mappingText = ({ name, plan, resolved }: CompiledMapping): string => {
  if (plan === undefined) return `${name}: not compiled, see above`;
  const left = resolved.absentRules;
  return `${name}: ${plan.rules.length} rules${left.length === 0 ? '' : `, left out by ifPresent: ${left.join(', ')}`}`;
};

const textOf = (mappings: readonly CompiledMapping[], diagnostics: readonly Diagnostic[], io: Io): string =>
  [
    ...(diagnostics.length > 0 ? [formatText(diagnostics, { colour: paletteFor(io.colour.out) })] : []),
    ...mappings.map(mappingText),
    ...(diagnostics.length === 0
      ? [`${mappings.length} mapping${mappings.length === 1 ? '' : 's'}, no problems`]
      : []),
    '',
  ].join('\n');

const jsonOf = (mappings: readonly CompiledMapping[], diagnostics: readonly Diagnostic[]): string => {
  const verdicts = mappings.map(({ name, plan, resolved }) => ({
    name,
    compiled: plan !== undefined,
    leftOut: resolved.absentRules,
    verdicts: plan === undefined ? [] : verdictsOf(resolved, plan),
  }));
  return `${JSON.stringify({ ...jsonReport(diagnostics), mappings: verdicts }, undefined, 2)}\n`;
};

export const check = (paths: readonly string[], { format, schemas }: CheckOptions, io: Io): ExitCode => {
  const { mappings, files, diagnostics } = loadFor({
    paths,
    ...(schemas !== undefined && { schemas }),
    cwd: io.cwd,
  });
  switch (format) {
    case 'text':
      io.out(textOf(mappings, diagnostics, io));
      break;
    case 'json':
      io.out(jsonOf(mappings, diagnostics));
      break;
    case 'sarif':
      io.out(formatSarif(diagnostics, { version: packageVersion() }));
      break;
    case 'junit':
      io.out(formatJunit(diagnostics, files));
      break;
    case 'github':
      io.out(formatGithub(diagnostics));
      break;
  }
  if (format !== 'text') io.err(`${mappings.length} mappings, ${summaryLine(summaryOf(diagnostics))}\n`);
  return hasErrors(diagnostics) ? 1 : 0;
};
