// What a failed example says: each check, expected above got, the rule's place, and what to paste if the issue is right.
import { type Difference, shownPair, shownValue } from '../lab/difference.ts';
import type { ExampleReport } from '../lab/test-mappings.ts';
import type { Issue } from '../runtime/issue.ts';

/** `{ code: value/unmapped, at: status }`, as an example expects it. */
const expectation = ({ code, path, rejects }: Issue): string =>
  `{ code: ${code}${path === '' ? '' : `, at: ${yamlText(path)}`}${rejects ? ', rejects: true' : ''} }`;

/** A path as YAML: quoted where it would be read as something else. */
const yamlText = (path: string): string => (/^[\w.-]+$/.test(path) ? path : JSON.stringify(path));

/** Issues that nobody expected: what each says, the rule, and what to paste if it is right. */
const issueLines = (issues: readonly Issue[]): readonly string[] => {
  if (issues.length === 0) return [];
  const told = issues.map(({ code, message, value, expected, detail, rule }) => {
    const shown = value === undefined ? '' : `: ${shownValue(value)}`;
    const more = [expected && `expected ${expected}`, detail, rule && `rule ${rule}`].filter(Boolean);
    return `  ${code}: ${message}${shown}${more.length === 0 ? '' : ` (${more.join('; ')})`}`;
  });
  const [first, ...others] = issues;
  const paste =
    first === undefined || others.length > 0
      ? ['issues:', ...issues.map((issue) => `  - ${expectation(issue)}`)]
      : [`issue: ${expectation(first)}`];
  return [...told, '  if that is right, add to the example:', ...paste.map((line) => `    ${line}`)];
};

const differenceLines = (difference: Difference): readonly string[] => {
  const { path, rule } = difference;
  const name = path === '' ? 'record' : path;
  const [expected, actual] = shownPair(difference);
  return [
    `  ${name}: expected ${expected}`,
    `  ${' '.repeat(name.length)}       got ${actual}${rule === undefined ? '' : `   (rule ${rule})`}`,
  ];
};

/** Each failed check with its differences, `expected` above `got`. */
export const failureLines = ({ failures }: ExampleReport): readonly string[] =>
  failures.flatMap(({ check, message, differences, issues = [] }) => {
    if (check !== 'issues') return [message, ...differences.flatMap(differenceLines)];
    const missing = differences.flatMap(({ expected, actual, rule }) =>
      expected === undefined || actual !== undefined
        ? []
        : [`  ${expected}${rule === undefined ? '' : `   (rule ${rule})`}`],
    );
    const rejections = differences.filter(
      ({ expected, actual }) => expected !== undefined && actual !== undefined,
    );
    return [
      ...rejections.flatMap(({ expected, actual, rule }) => [
        `an issue was expected otherwise: ${expected}`,
        `                            got: ${actual}${rule === undefined ? '' : `   (rule ${rule})`}`,
      ]),
      ...(missing.length > 0 ? ['an issue that the example expects did not come', ...missing] : []),
      ...(issues.length > 0 ? ['issues came that the example does not expect', ...issueLines(issues)] : []),
    ];
  });
