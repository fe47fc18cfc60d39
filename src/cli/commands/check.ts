// `crosswalk check`: every problem of mappings and schemas, and the verdicts.
import type { CompiledMapping } from '../../compiler/compile-mappings.ts';
import { type Verdict, verdictText } from '../../compiler/verdicts/verdict.ts';
import { verdictsOf } from '../../compiler/verdicts/verdicts-of.ts';
import { jsonReport } from '../../diagnostics/report/json.ts';
import { formatText } from '../../diagnostics/report/text.ts';
import type { ExitCode, Io } from '../io.ts';
import { loadFor } from '../load.ts';
import { paletteFor } from '../palette.ts';

export interface CheckOptions {
  readonly format: 'text' | 'json';
  readonly schemas: string;
}

/** `58 exact, 4 exact up to instant, 1 lossy`. */
export const verdictCounts = (verdicts: readonly Verdict[]): string => {
  const counts = new Map<string, number>();
  for (const verdict of verdicts)
    counts.set(verdictText(verdict), (counts.get(verdictText(verdict)) ?? 0) + 1);
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([word, count]) => `${count} ${word}`)
    .join(', ');
};

const summaryOf = ({ name, plan, resolved }: CompiledMapping): string => {
  if (plan === undefined) return `${name}: not compiled, see above`;
  const verdicts = verdictsOf(resolved, plan);
  const side = (direction: Verdict['direction']) =>
    verdictCounts(verdicts.filter((verdict) => verdict.direction === direction));
  const back = side('toVendor');
  return [
    `${name}: ${plan.rules.length} rules`,
    `  fromVendor  ${side('fromVendor')}`,
    ...(back === '' ? [] : [`  toVendor    ${back}`]),
  ].join('\n');
};

export const check = (paths: readonly string[], { format, schemas }: CheckOptions, io: Io): ExitCode => {
  const { mappings, diagnostics } = loadFor({ paths, schemas, cwd: io.cwd });
  if (format === 'json') {
    const report = jsonReport(diagnostics);
    const verdicts = mappings.map(({ name, plan, resolved }) => ({
      name,
      compiled: plan !== undefined,
      verdicts: plan === undefined ? [] : verdictsOf(resolved, plan),
    }));
    io.out(`${JSON.stringify({ ...report, mappings: verdicts }, undefined, 2)}\n`);
  } else {
    const colour = paletteFor(io.colour);
    if (diagnostics.length > 0) io.out(`${formatText(diagnostics, { colour }).trimEnd()}\n\n`);
    for (const mapping of mappings) io.out(`${summaryOf(mapping)}\n`);
    if (diagnostics.length === 0)
      io.out(`${mappings.length} mapping${mappings.length === 1 ? '' : 's'}, no problems\n`);
  }
  return diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
};
