// `crosswalk check`: every problem of mappings and schemas, and the verdicts.

import type { CompiledMapping } from '../../compiler/compile-mappings.ts';
import { allRules } from '../../compiler/facts/all-rules.ts';
import type { ResolvedMapping, Rule } from '../../compiler/resolved.ts';
import type { Suppressed } from '../../compiler/suppressions.ts';
import { verdictsOf } from '../../compiler/verdicts/verdicts-of.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { formatFixDiff } from '../../diagnostics/report/fix-diff.ts';
import { formatGithub } from '../../diagnostics/report/github.ts';
import { formatGitlab } from '../../diagnostics/report/gitlab.ts';
import { jsonReport } from '../../diagnostics/report/json.ts';
import { formatJunit } from '../../diagnostics/report/junit.ts';
import { formatMarkdown } from '../../diagnostics/report/markdown.ts';
import { formatSarif } from '../../diagnostics/report/sarif.ts';
import { formatText } from '../../diagnostics/report/text.ts';
import { hasErrors, summaryLine, summaryOf } from '../../diagnostics/summary.ts';
import { type AppliedFix, applyFixes } from '../apply-fixes.ts';
import type { ExitCode, Io } from '../io.ts';
import { loadFor } from '../load.ts';
import { packageVersion } from '../package-version.ts';
import { paletteFor } from '../palette.ts';
import { sarifPage } from '../sarif-page.ts';
import { appendSummary } from '../step-summary.ts';

export interface CheckOptions {
  readonly format: 'text' | 'json' | 'sarif' | 'junit' | 'github' | 'gitlab' | 'markdown';
  readonly fix?: boolean;
  readonly schemas?: string;
}

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

const countOf = (rules: readonly Rule[]): number =>
  rules.reduce((count, rule) => count + 1 + countOf(rule.each?.rules ?? []), 0);

const ruleCount = (mapping: ResolvedMapping): number => countOf(allRules(mapping));

/** Verdicts are left to `explain` and to JSON: running their witnesses takes as long as all checks together. */
const mappingText = ({ name, isSound, resolved }: CompiledMapping): string => {
  if (!isSound) return `${name}: not compiled, see above`;
  const left = resolved.absentRules;
  return `${name}: ${plural(ruleCount(resolved), 'rule')}${left.length === 0 ? '' : `, left out by ifPresent: ${left.join(', ')}`}`;
};

const textOf = (mappings: readonly CompiledMapping[], diagnostics: readonly Diagnostic[], io: Io): string =>
  [
    ...(diagnostics.length > 0 ? [formatText(diagnostics, { colour: paletteFor(io.colour.out) })] : []),
    ...mappings.map(mappingText),
    ...(diagnostics.length === 0 ? [`${plural(mappings.length, 'mapping')}, no problems`] : []),
    '',
  ].join('\n');

const jsonOf = (
  mappings: readonly CompiledMapping[],
  diagnostics: readonly Diagnostic[],
  suppressed: readonly Suppressed[],
): string => {
  const verdicts = mappings.map(({ name, plan, resolved }) => ({
    name,
    compiled: plan !== undefined,
    leftOut: resolved.absentRules,
    verdicts: plan === undefined ? [] : verdictsOf(resolved, plan),
  }));
  const silenced = jsonReport(suppressed.map(({ diagnostic }) => diagnostic)).diagnostics.map(
    (each, index) => ({
      ...each,
      until: suppressed[index]?.until,
      reason: suppressed[index]?.reason,
    }),
  );
  const report = { ...jsonReport(diagnostics), suppressed: silenced, mappings: verdicts };
  return `${JSON.stringify(report, undefined, 2)}\n`;
};

/** What `--fix` did, and what it leaves to a person. */
const tellFixes = (applied: readonly AppliedFix[], left: readonly Diagnostic[], io: Io): void => {
  for (const { path, line, code } of applied) io.err(`fixed ${path}:${line}: ${code}\n`);
  const diff = formatFixDiff(left);
  io.err(`${plural(applied.length, 'fix')}`.replace(/fixs$/, 'fixes'));
  io.err(diff === '' ? ' made\n' : ` made; these would need your decision:\n\n${diff}\n`);
};

export const check = (
  paths: readonly string[],
  { format, schemas, fix = false }: CheckOptions,
  io: Io,
): ExitCode => {
  const load = () => loadFor({ paths, ...(schemas !== undefined && { schemas }), cwd: io.cwd });
  const { checked, applied } = fix ? applyFixes(load, io.cwd) : { checked: load(), applied: [] };
  const { mappings, files, diagnostics, suppressed } = checked;
  if (fix) tellFixes(applied, diagnostics, io);
  switch (format) {
    case 'text':
      io.out(textOf(mappings, diagnostics, io));
      break;
    case 'json':
      io.out(jsonOf(mappings, diagnostics, suppressed));
      break;
    case 'sarif':
      io.out(formatSarif(diagnostics, { version: packageVersion(), pageOf: sarifPage }, suppressed));
      break;
    case 'junit':
      io.out(formatJunit(diagnostics, files));
      break;
    case 'github':
      io.out(formatGithub(diagnostics));
      break;
    case 'gitlab':
      io.out(formatGitlab(diagnostics));
      break;
    case 'markdown':
      io.out(formatMarkdown(diagnostics));
      break;
  }
  if (io.stepSummary !== undefined) appendSummary(io.stepSummary, formatMarkdown(diagnostics), io);
  const silenced = suppressed.length === 0 ? '' : `, ${suppressed.length} silenced`;
  if (format !== 'text' || silenced !== '')
    io.err(`${plural(mappings.length, 'mapping')}, ${summaryLine(summaryOf(diagnostics))}${silenced}\n`);
  return hasErrors(diagnostics) ? 1 : 0;
};
