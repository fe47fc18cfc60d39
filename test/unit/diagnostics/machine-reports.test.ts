// The reports for CI: annotations on GitHub, SARIF, JUnit.
import { describe, expect, it } from 'vitest';
import { createDiagnostic } from '../../../src/diagnostics/create-diagnostic.ts';
import { formatGithub } from '../../../src/diagnostics/report/github.ts';
import { formatJunit } from '../../../src/diagnostics/report/junit.ts';
import { formatSarif, sarifReport } from '../../../src/diagnostics/report/sarif.ts';

const file = { path: 'my mappings/a:b,c.yaml', text: 'k: 1\r\nk: <2>\n' };
const span = { file, start: 6, end: 7 };
const duplicate = createDiagnostic(
  'yaml/duplicate-key',
  { key: 'k' },
  {
    span,
    related: [{ span: { file, start: 0, end: 1 }, message: 'first here' }],
    help: '100% of\nlines',
    fix: [{ span, text: 'l' }],
  },
);
const warning = createDiagnostic(
  'yaml/comment-in-text',
  { text: '<]]>"&' },
  { span: { file, start: 0, end: 9 } },
);
const nowhere = createDiagnostic('file/not-found', { path: 'x\u0001.yaml' });

describe('formatGithub', () => {
  it('writes a command for each diagnostic, with what ends properties and lines escaped', () => {
    expect(formatGithub([duplicate, warning, nowhere]).split('\n')).toEqual([
      '::error file=my mappings/a%3Ab%2Cc.yaml,line=2,endLine=2,col=1,endColumn=1,title=yaml/duplicate-key::the key "k" stands twice in one mapping%0Ahelp: 100%25 of%0Alines',
      '::warning file=my mappings/a%3Ab%2Cc.yaml,line=1,endLine=2,title=yaml/comment-in-text::a space and # begin a comment: the value is only "<]]>\\"&"%0Ahelp: if # belongs to the value, put the value in single quotes; if not, write a space after #',
      '::error title=file/not-found::there is no file "x\\u0001.yaml"',
      '',
    ]);
  });

  it('is empty for nothing', () => {
    expect(formatGithub([])).toBe('');
  });
});

describe('formatSarif', () => {
  it('lists the rules once and places results by line, column and offset', () => {
    const region = { startLine: 2, startColumn: 1, endLine: 2, endColumn: 2, charOffset: 6, charLength: 1 };
    const artifactLocation = { uri: 'my%20mappings/a%3Ab%2Cc.yaml' };
    const report = sarifReport([duplicate, nowhere, duplicate], { version: '1.2.3' });
    const [run] = report.runs;
    expect(report.version).toBe('2.1.0');
    expect(run?.columnKind).toBe('utf16CodeUnits');
    expect(run?.tool.driver.version).toBe('1.2.3');
    expect(run?.tool.driver.rules.map(({ id }) => id)).toEqual(['file/not-found', 'yaml/duplicate-key']);
    expect(run?.results.map(({ ruleId, ruleIndex, level }) => [ruleId, ruleIndex, level])).toEqual([
      ['yaml/duplicate-key', 1, 'error'],
      ['file/not-found', 0, 'error'],
      ['yaml/duplicate-key', 1, 'error'],
    ]);
    expect(run?.results[0]).toMatchObject({
      message: { text: 'the key "k" stands twice in one mapping\n100% of\nlines' },
      locations: [{ physicalLocation: { artifactLocation, region }, message: { text: 'again here' } }],
      relatedLocations: [{ id: 1, physicalLocation: { artifactLocation }, message: { text: 'first here' } }],
      fixes: [
        {
          artifactChanges: [
            { artifactLocation, replacements: [{ deletedRegion: region, insertedContent: { text: 'l' } }] },
          ],
        },
      ],
    });
    expect(run?.results[1]).not.toHaveProperty('locations');
  });

  it('writes paths as URIs, whatever is in them', () => {
    const uri = (path: string) => {
      const at = { file: { path, text: '' }, start: 0, end: 0 };
      const [run] = sarifReport([createDiagnostic('yaml/empty-file', {}, { span: at })]).runs;
      return run?.results[0]?.locations?.[0]?.physicalLocation.artifactLocation.uri;
    };
    expect(uri('/a b/c.yaml')).toBe('file:///a%20b/c.yaml');
    expect(uri('C:/a.yaml')).toBe('file:///C:/a.yaml');
    expect(uri('../é#.yaml')).toBe('../%C3%A9%23.yaml');
    expect(uri('a\ud800')).toBe('a%EF%BF%BD');
  });

  it('is a valid run without diagnostics', () => {
    expect(JSON.parse(formatSarif([]))).toMatchObject({
      runs: [{ results: [], tool: { driver: { rules: [] } } }],
    });
  });
});

describe('formatJunit', () => {
  it('makes a suite for each file and a failure of each error', () => {
    expect(formatJunit([duplicate, warning], ['clean.yaml'])).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="crosswalk">
  <testsuite name="clean.yaml" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="check" classname="clean.yaml"/>
  </testsuite>
  <testsuite name="my mappings/a:b,c.yaml" tests="2" failures="1" errors="0" skipped="0">
    <testcase name="yaml/duplicate-key 2:1" classname="my mappings/a:b,c.yaml">
      <failure message="the key &quot;k&quot; stands twice in one mapping" type="yaml/duplicate-key">error[yaml/duplicate-key]: the key &quot;k&quot; stands twice in one mapping
 --&gt; my mappings/a:b,c.yaml:2:1
  |
1 | k: 1
  | - first here
2 | k: &lt;2&gt;
  | ^ again here
  = help: 100% of
          lines
  = fix: write l</failure>
    </testcase>
    <testcase name="yaml/comment-in-text 1:1" classname="my mappings/a:b,c.yaml">
      <system-out>warning[yaml/comment-in-text]: a space and # begin a comment: the value is only &quot;&lt;]]&gt;\\&quot;&amp;&quot;
 --&gt; my mappings/a:b,c.yaml:1:1
  |
1 | k: 1
  | ^^^^
2 | k: &lt;2&gt;
  | ^^^ read as a comment
  = help: if # belongs to the value, put the value in single quotes; if not, write a space after #</system-out>
    </testcase>
  </testsuite>
</testsuites>
`);
  });

  it('holds nothing that XML cannot hold', () => {
    const path = 'a\u0000\u000b\ufffe\ud800.yaml';
    const empty = createDiagnostic(
      'yaml/empty-file',
      {},
      { span: { file: { path, text: '' }, start: 0, end: 0 } },
    );
    const text = formatJunit([empty, nowhere]).replaceAll('\n', '');
    expect(text).not.toMatch(/[\p{Cc}\p{Cs}\ufffe]/u);
  });
});
