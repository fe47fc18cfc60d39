// `crosswalk test`: the examples of mappings, run both ways and through the laws.
import { positionAt } from '../../diagnostics/position.ts';
import { formatText } from '../../diagnostics/report/text.ts';
import { shownValue } from '../../lab/difference.ts';
import { type TestReport, testMappings } from '../../lab/test-mappings.ts';
import type { ExitCode, Io } from '../io.ts';
import { loadFor } from '../load.ts';
import type { CheckOptions } from './check.ts';

const place = ({ span }: TestReport['mappings'][number]['examples'][number]): string =>
  `${span.file.path}:${positionAt(span.file, span.start).line}`;

const textOf = (report: TestReport): string => {
  const lines: string[] = [];
  for (const { name, examples } of report.mappings) {
    const failing = examples.filter(({ failures }) => failures.length > 0);
    lines.push(`${failing.length === 0 ? 'ok  ' : 'FAIL'} ${name}: ${examples.length} examples`);
    for (const example of failing) {
      lines.push('', `  ${example.name}  (${place(example)})`);
      for (const { message, differences } of example.failures) {
        lines.push(`    ${message}`);
        for (const { path, expected, actual } of differences) {
          lines.push(`      ${path === '' ? 'record' : path}: expected ${shownValue(expected)}`);
          lines.push(`      ${' '.repeat(path === '' ? 6 : path.length)}       got ${shownValue(actual)}`);
        }
      }
      lines.push('');
    }
  }
  lines.push(`${report.passed} passed, ${report.failed} failed`);
  return lines.join('\n');
};

export const test = (paths: readonly string[], { format, schemas }: CheckOptions, io: Io): ExitCode => {
  const compiled = loadFor({ paths, schemas, cwd: io.cwd });
  const errors = compiled.diagnostics.filter(({ severity }) => severity === 'error');
  const report = testMappings(compiled.mappings);
  const problems = [...errors, ...report.diagnostics];
  if (format === 'json') {
    const mappings = report.mappings.map(({ name, examples }) => ({
      name,
      examples: examples.map((example) => ({
        name: example.name,
        place: place(example),
        failures: example.failures,
      })),
    }));
    const { passed, failed } = report;
    io.out(
      `${JSON.stringify({ version: 1, mappings, passed, failed, problems: problems.length }, undefined, 2)}\n`,
    );
  } else {
    if (problems.length > 0) io.err(`${formatText(problems)}\n`);
    io.out(`${textOf(report)}\n`);
  }
  return problems.length > 0 || report.failed > 0 ? 1 : 0;
};
