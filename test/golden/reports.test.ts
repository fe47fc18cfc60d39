// Reports for machines, of every golden case: SARIF by the published schema, GitLab's and JUnit's by what their readers ask.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { sarifPage } from '../../src/cli/sarif-page.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { formatGitlab } from '../../src/diagnostics/report/gitlab.ts';
import { formatJunit } from '../../src/diagnostics/report/junit.ts';
import { formatSarif, sarifReport } from '../../src/diagnostics/report/sarif.ts';
import { diagnosticsOf } from '../../src/difference/report/diagnostics.ts';
import { checkFiles, filesOfCase, ROOT } from './diagnostic-cases.ts';
import { DIFFERENCES, differenceOfCase } from './difference-cases.ts';
import { foldersIn } from './golden.ts';

const checks = foldersIn(ROOT)
  .filter((name) => !name.startsWith('_'))
  .flatMap((code) =>
    foldersIn(join(ROOT, code)).map((name): readonly [string, readonly Diagnostic[]] => [
      `${code}/${name}`,
      checkFiles(filesOfCase(join(ROOT, code, name))),
    ]),
  );
const differences = DIFFERENCES.map((name): readonly [string, readonly Diagnostic[]] => [
  name,
  diagnosticsOf(differenceOfCase(name)),
]);
const reports = [...checks, ...differences];

// The schema is draft 4; of what differs from later drafts it has only `id`.
const {
  id: _,
  $schema: draft,
  ...schema
} = JSON.parse(
  readFileSync(
    createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'),
    'utf8',
  ),
);
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
formats.default(ajv);
const isSarif = ajv.compile(schema);
const faultsOf = (text: string) => (isSarif(JSON.parse(text)) ? [] : isSarif.errors);

describe('SARIF', () => {
  it('is held to the schema of 2.1.0, which refuses what is no SARIF', () => {
    expect(draft).toMatch(/draft-04/);
    expect(schema.title).toMatch(/SARIF\) Version 2\.1\.0/);
    const report = sarifReport([]);
    expect(faultsOf(JSON.stringify(report))).toEqual([]);
    expect(faultsOf(JSON.stringify({ ...report, version: '2.0.0' }))).not.toEqual([]);
    const result = { message: { text: 'x' }, level: 'fatal' };
    const [run] = report.runs;
    expect(faultsOf(JSON.stringify({ ...report, runs: [{ ...run, results: [result] }] }))).not.toEqual([]);
  });

  it.each(reports)('is valid: %s', (_name, diagnostics) => {
    expect(faultsOf(formatSarif(diagnostics, { version: '1.0.0', pageOf: sarifPage }))).toEqual([]);
    const silenced = diagnostics.map((diagnostic) => ({ diagnostic, reason: 'known' }));
    expect(faultsOf(formatSarif([], { version: '1.0.0', pageOf: sarifPage }, silenced))).toEqual([]);
  });

  it('has a page for each rule, a place for each region, and the fixes of those that have one', () => {
    let fixes = 0;
    for (const [, diagnostics] of reports) {
      const [run] = sarifReport(diagnostics, { pageOf: sarifPage }).runs;
      for (const rule of run?.tool.driver.rules ?? [])
        expect(rule).toMatchObject({ helpUri: expect.stringMatching(/^https:\/\/\S+#\w/), help: {} });
      run?.results.forEach((result, index) => {
        const count = diagnostics[index]?.fix?.length ?? 0;
        const replaced = (result.fixes ?? []).flatMap(({ artifactChanges }) =>
          artifactChanges.flatMap(({ replacements }) => replacements),
        );
        expect(replaced.length).toBe(count);
        // The text of the standard asks this of a region; the schema that was published first does not.
        for (const { deletedRegion } of replaced) expect(deletedRegion.startLine).toBeGreaterThan(0);
        for (const { physicalLocation } of result.locations ?? [])
          expect(physicalLocation.region.startLine).toBeGreaterThan(0);
        fixes += count;
      });
    }
    expect(fixes).toBeGreaterThan(20);
  });
});

describe("GitLab's code quality report", () => {
  it.each(reports)('has the fields that are required: %s', (_name, diagnostics) => {
    const entries: readonly Readonly<Record<string, unknown>>[] = JSON.parse(formatGitlab(diagnostics));
    expect(entries.length).toBe(diagnostics.length);
    for (const entry of entries)
      expect(entry).toMatchObject({
        description: expect.stringMatching(/\S/),
        check_name: expect.stringMatching(/^[a-z]+\/[a-z0-9-]+$/),
        fingerprint: expect.stringMatching(/\S/),
        severity: expect.stringMatching(/^(info|minor|major|critical|blocker)$/),
        location: { path: expect.stringMatching(/^(?!\.?\/)./), lines: { begin: expect.any(Number) } },
      });
    expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(entries.length);
  });
});

interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Element[];
}

const TEXT = String.raw`(?:[^<&]|&(?:lt|gt|amp|quot|apos|#\d+|#x[0-9a-f]+);)`;
const TOKEN = new RegExp(
  String.raw`<(?<end>/?)(?<name>[a-z-]+)(?<attributes>(?:\s+[a-z]+="(?:(?!")${TEXT})*")*)\s*(?<empty>/?)>|${TEXT}+`,
  'giuy',
);

/** Reads XML as our reports use it: elements, attributes, text and entities. What else stands there is an error. */
const parseXml = (text: string): Element => {
  const prolog = '<?xml version="1.0" encoding="UTF-8"?>\n';
  const body = text.slice(prolog.length);
  const root: Element = { name: '', attributes: new Map(), children: [] };
  const open = [root];
  let end = 0;
  for (const { 0: token, index, groups } of body.matchAll(TOKEN)) {
    end = index + token.length;
    const top = open.at(-1);
    if (groups?.name === undefined || top === undefined) continue;
    if (groups.end === '/') {
      if (open.pop()?.name !== groups.name) throw new Error(`</${groups.name}> closes another element`);
      continue;
    }
    const attributes = [...(groups.attributes ?? '').matchAll(/([a-z]+)="([^"]*)"/gi)];
    const names = attributes.map(([, name = '']) => name);
    if (new Set(names).size < names.length) throw new Error(`an attribute stands twice in <${groups.name}>`);
    const element: Element = {
      name: groups.name,
      attributes: new Map(attributes.map(([, name = '', value = '']) => [name, value])),
      children: [],
    };
    top.children.push(element);
    if (groups.empty === '') open.push(element);
  }
  const [only] = root.children;
  if (!text.startsWith(prolog) || end < body.length || open.length > 1 || root.children.length !== 1 || !only)
    throw new Error(`no XML from character ${prolog.length + end} on`);
  return only;
};

describe('JUnit', () => {
  it('is read strictly here', () => {
    const xml = (body: string) => `<?xml version="1.0" encoding="UTF-8"?>\n${body}`;
    expect(parseXml(xml('<a b="c">&lt;<d/></a>')).children.map(({ name }) => name)).toEqual(['d']);
    for (const bad of ['<a>', '<a></b>', '<a>&</a>', '<a b="<"/>', '<a b="1" b="2"/>', '<a/><a/>', ''])
      expect(() => parseXml(xml(bad))).toThrow();
  });

  it.each(reports)('is XML with suites that count right: %s', (_name, diagnostics) => {
    const suites = parseXml(formatJunit(diagnostics, ['other.yaml']));
    expect(suites.name).toBe('testsuites');
    let failures = 0;
    for (const { name, attributes, children } of suites.children) {
      const failed = children.filter((each) =>
        each.children.some((child) => child.name === 'failure'),
      ).length;
      failures += failed;
      expect([name, attributes.get('name') === '']).toEqual(['testsuite', false]);
      expect(attributes.get('tests')).toBe(String(children.length));
      expect(attributes.get('failures')).toBe(String(failed));
      expect([attributes.get('errors'), attributes.get('skipped')]).toEqual(['0', '0']);
      for (const each of children) {
        expect([each.name, [...each.attributes.keys()]]).toEqual(['testcase', ['name', 'classname']]);
        for (const child of each.children) expect(['failure', 'system-out']).toContain(child.name);
      }
    }
    expect(failures).toBe(diagnostics.filter(({ severity }) => severity === 'error').length);
  });
});
