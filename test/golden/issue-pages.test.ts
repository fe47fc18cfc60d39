// What the pages of issues show is true: with the line before, the record has the issue; with the line after, it has none.
import { describe, expect, it } from 'vitest';
import { diagnosticPage } from '../../src/cli/diagnostic-pages.ts';
import { formatText } from '../../src/diagnostics/report/text.ts';
import { ISSUES } from '../../src/functions/issue-codes.ts';
import { createResource } from '../../src/runtime/resource.ts';
import { compileSmall, POLICIES } from '../support/one-rule-mapping.ts';
import { ISSUE_PAGE_CASES, type IssuePageCase } from './issue-page-cases.ts';
import { changed, changeOf } from './page-change.ts';

/** The mapping's own lines and the records below them, as one text for a change. */
const textOf = ({ policies = POLICIES, more = [], fields, records }: IssuePageCase): string =>
  [...policies, ...more, 'fields:', ...fields.map((line) => `  ${line}`), ...records].join('\n');

/** The value on the line of this name; undefined where there is no such line. */
const jsonOn = (name: string, lines: readonly string[]): unknown => {
  const line = lines.find((each) => each.startsWith(`${name}: `));
  return line === undefined ? undefined : JSON.parse(line.slice(name.length + 2));
};

/** The codes of the issues that a record has under its mapping, which must be sound. */
const issuesOf = ({ vendor, canonical, parameters = {} }: IssuePageCase, text: string): readonly string[] => {
  const lines = text.split('\n');
  const start = lines.indexOf('fields:');
  const below = lines.slice(start + 1);
  const fields = below.filter((line) => line.startsWith('  ')).map((line) => line.slice(2));
  const records = below.filter((line) => !line.startsWith('  '));
  const { mappings, diagnostics } = compileSmall({
    vendor,
    canonical,
    fields,
    policies: lines.slice(0, start),
  });
  const [mapping] = mappings;
  if (mapping?.plan === undefined || !mapping.isSound) throw new Error(formatText(diagnostics));
  const resource = createResource(mapping.plan, { parameters });
  const read = jsonOn('vendor', records);
  const onto = jsonOn('onto', records);
  const { issues } =
    read === undefined
      ? resource.toVendor(jsonOn('canonical', records), { onto })
      : resource.fromVendor(read);
  return issues.map(({ code }) => code);
};

const changeOn = (code: string) => changeOf(diagnosticPage(code)?.text ?? '');

describe('the change on the page of an issue', () => {
  it('is there for every code, with a record to prove it', () => {
    const codes = Object.keys(ISSUES).sort();
    expect(codes.filter((code) => changeOn(code) !== undefined)).toEqual(codes);
    expect(Object.keys(ISSUE_PAGE_CASES).sort()).toEqual(codes);
  });

  it.each(Object.entries(ISSUE_PAGE_CASES))('of %s mends a record that has it', (code, example) => {
    const change = changeOn(code);
    const text = textOf(example);
    const after = change && changed({ path: '', text }, change)?.text;
    expect(after).toBeDefined();
    expect(issuesOf(example, text)).toContain(code);
    expect(after && issuesOf(example, after)).toEqual([]);
  });
});
