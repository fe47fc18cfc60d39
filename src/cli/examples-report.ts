// What running the examples showed: for people, as JSON, as JUnit XML, and as annotations on GitHub.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { positionAt } from '../diagnostics/position.ts';
import { formatGithub, workflowCommand } from '../diagnostics/report/github.ts';
import { formatGitlab } from '../diagnostics/report/gitlab.ts';
import { formatMarkdown } from '../diagnostics/report/markdown.ts';
import type { Problem } from '../diagnostics/report/problem.ts';
import { formatDiagnostic } from '../diagnostics/report/text.ts';
import { escapeXml } from '../diagnostics/report/xml.ts';
import type { LawReport } from '../lab/generated-laws.ts';
import type { ExampleReport, TestReport } from '../lab/test-mappings.ts';
import {
  type CoverageReport,
  coverageJson,
  coverageLine,
  coverageProblems,
  isThin,
  missingText,
} from './coverage-report.ts';
import { failureLines } from './failure-lines.ts';
import { breachLines, lawsText } from './laws-report.ts';

/** @param problems - errors of the mappings and of the examples themselves; @param notRun - mappings with errors */
type PrintExamples = (
  report: TestReport & { readonly laws: readonly LawReport[]; readonly coverage?: CoverageReport },
  problems: readonly Diagnostic[],
  notRun: readonly string[],
) => string;

const lineOf = ({ span }: ExampleReport): number => positionAt(span.file, span.start).line;
const placeOf = (example: ExampleReport): string => `${example.span.file.path}:${lineOf(example)}`;

const mappingLines = ({ name, examples }: TestReport['mappings'][number]): readonly string[] => {
  if (examples.length === 0) return [`–    ${name}: no examples`];
  const failing = examples.filter(({ failures }) => failures.length > 0);
  const count = `${examples.length} example${examples.length === 1 ? '' : 's'}`;
  if (failing.length === 0) return [`ok   ${name}: ${count}`];
  return [
    `FAIL ${name}: ${failing.length} of ${count}`,
    ...failing.flatMap((example) => [
      '',
      `  ${example.name}  (${placeOf(example)})`,
      ...failureLines(example).map((line) => `    ${line}`),
    ]),
    '',
  ];
};

export const examplesText: PrintExamples = ({ mappings, passed, failed, laws }, _problems, notRun) =>
  lawsText(laws) +
  [
    ...mappings.flatMap(mappingLines),
    ...notRun.map((name) => `FAIL ${name}: not compiled, see above`),
    `${passed} passed, ${failed} failed`,
    '',
  ].join('\n');

export const examplesJson: PrintExamples = (
  { mappings, passed, failed, laws, coverage },
  problems,
  notRun,
) => {
  const report = {
    version: 1,
    mappings: mappings.map(({ name, examples }) => ({
      name,
      examples: examples.map((example) => ({
        name: example.name,
        file: example.span.file.path,
        line: lineOf(example),
        failures: example.failures,
      })),
    })),
    notCompiled: notRun,
    passed,
    failed,
    problems: problems.length,
    ...(laws.length > 0 && { laws }),
    ...(coverage && { coverage: coverageJson(coverage) }),
  };
  // Where a record has nothing, `expected` or `actual` is left out: null is a value.
  return `${JSON.stringify(report, undefined, 2)}\n`;
};

const caseXml = (name: string, suite: string, failure: string | undefined, text: string): string => {
  const open = `    <testcase name="${escapeXml(name)}" classname="${escapeXml(suite)}"`;
  return failure === undefined
    ? `${open}/>`
    : `${open}>\n      <failure message="${escapeXml(failure)}">${escapeXml(text)}</failure>\n    </testcase>`;
};

const suiteXml = (name: string, failures: number, cases: readonly string[]): string =>
  `  <testsuite name="${escapeXml(name)}" tests="${cases.length}" failures="${failures}" errors="0" skipped="0">\n${cases.join('\n')}\n  </testsuite>\n`;

export const examplesJunit: PrintExamples = ({ mappings, laws, coverage }, problems) => {
  const suites = mappings.map(({ name, examples }) => {
    const cases = examples.map((example) => {
      const [first] = example.failures;
      return caseXml(
        example.name,
        name,
        first?.message,
        [placeOf(example), ...failureLines(example)].join('\n'),
      );
    });
    return suiteXml(name, examples.filter(({ failures }) => failures.length > 0).length, cases);
  });
  for (const report of laws) {
    const lines = report.breaches.flatMap((breach) => breachLines(breach));
    const name = `laws, ${report.runs} generated records, seed ${report.seed}`;
    suites.push(
      suiteXml(`${report.mapping} laws`, lines.length > 0 ? 1 : 0, [
        caseXml(name, report.mapping, lines[0], lines.join('\n')),
      ]),
    );
  }
  for (const each of coverage?.coverages ?? []) {
    const { mapping, cells, missing } = each;
    const fails = coverage !== undefined && isThin(coverage) && missing.length > 0;
    const name = `examples take ${cells.length - missing.length} of ${cells.length} branches`;
    const message = fails ? `${missing.length} without an example` : undefined;
    const text = missingText(each);
    suites.push(suiteXml(`${mapping} coverage`, fails ? 1 : 0, [caseXml(name, mapping, message, text)]));
  }
  const broken = problems.map((problem) =>
    caseXml(problem.code, 'compile', problem.message, formatDiagnostic(problem)),
  );
  if (broken.length > 0) suites.push(suiteXml('compile', broken.length, broken));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="crosswalk">\n${suites.join('')}</testsuites>\n`;
};

export const examplesGithub: PrintExamples = ({ mappings, laws, coverage }, problems) => {
  const failing = mappings.flatMap(({ examples }) => examples.filter(({ failures }) => failures.length > 0));
  const commands = failing.map((example) =>
    workflowCommand({
      severity: 'error',
      title: `example: ${example.name}`,
      text: failureLines(example).join('\n'),
      span: example.span,
    }),
  );
  commands.push(
    ...laws.flatMap((report) =>
      report.breaches.map((breach) =>
        workflowCommand({
          severity: 'error',
          title: `${report.mapping}: ${breach.law} is broken`,
          text: breachLines(breach).join('\n'),
        }),
      ),
    ),
  );
  commands.push(
    ...(coverage === undefined ? [] : coverageProblems(coverage)).map(({ severity, message, help, span }) =>
      workflowCommand({
        severity,
        title: 'no example',
        text: [message, help].join('\n'),
        ...(span && { span }),
      }),
    ),
  );
  return formatGithub(problems) + commands.map((command) => `${command}\n`).join('');
};

type Report = Parameters<PrintExamples>[0];

/** Failed examples, broken laws and what is wrong with the files, as problems with places. */
const problemsOf = (
  { mappings, laws, coverage }: Report,
  problems: readonly Diagnostic[],
): readonly Problem[] => [
  ...problems,
  ...mappings.flatMap(({ name: mapping, examples }) =>
    examples
      .filter(({ failures }) => failures.length > 0)
      .map((example): Problem => {
        const message = `${mapping}: the example ${JSON.stringify(example.name)} fails`;
        const help = failureLines(example).join('\n');
        return { code: 'example/failed', severity: 'error', message, help, span: example.span };
      }),
  ),
  ...laws.flatMap((report) =>
    report.breaches.map((breach): Problem => {
      const message = `${report.mapping}: ${breach.law} is broken`;
      const help = breachLines(breach).join('\n');
      return { code: `law/${breach.law}`, severity: 'error', message, help };
    }),
  ),
  ...(coverage === undefined ? [] : coverageProblems(coverage)),
];

export const examplesGitlab: PrintExamples = (report, problems) => formatGitlab(problemsOf(report, problems));

export const examplesMarkdown: PrintExamples = (report, problems, notRun) => {
  const { passed, failed, laws, coverage } = report;
  const broken = laws.flatMap(({ breaches }) => breaches).length;
  const counts = [
    `${passed} example${passed === 1 ? '' : 's'} passed, ${failed} failed`,
    ...(laws.length === 0 ? [] : [`${broken} law${broken === 1 ? '' : 's'} broken by generated records`]),
    ...(coverage === undefined ? [] : [coverageLine(coverage)]),
    ...(notRun.length === 0 ? [] : [`not compiled: ${notRun.join(', ')}`]),
  ];
  return formatMarkdown(problemsOf(report, problems), 'crosswalk test', counts.join('; '));
};
