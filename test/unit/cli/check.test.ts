// `crosswalk check`: fixes, silenced warnings and the formats that CI reads, on a whole project.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runIn, THING_MAPPING, thingProject } from '../../support/command-line.ts';

const FILE = 'mappings/thing.yaml';

describe('check --fix', () => {
  it('makes the changes that leave no doubt, and checks again', async () => {
    const project = thingProject((mapping) =>
      mapping
        .replace('as: idString', 'as: id_string')
        .replace('{ system: demo, object: thing }', 'demo/thing')
        .replace('{ toVendor: leave }', 'leave'),
    );
    const { code, err, read } = await runIn(project, ['check', '--fix']);
    expect(code).toBe(0);
    expect(read(FILE)).toBe(THING_MAPPING);
    expect(err).toBe(
      [
        `fixed ${FILE}:2: mapping/wrong-kind`,
        `fixed ${FILE}:7: mapping/wrong-kind`,
        `fixed ${FILE}:13: mapping/unknown-word`,
        '3 fixes made',
        '',
      ].join('\n'),
    );
  });

  it('shows what needs a decision as a diff, and leaves it', async () => {
    const project = thingProject((mapping) => mapping.replace('unknown: error', 'unknown: new'));
    const { code, err, read } = await runIn(project, ['check', '--fix']);
    expect(code).toBe(1);
    expect(read(FILE)).toBe(project[FILE]);
    expect(err).toBe(
      [
        '0 fixes made; these would need your decision:',
        '',
        `--- ${FILE}`,
        `+++ ${FILE}`,
        '@@ -15,1 +15,1 @@ mapping/unknown-word: "new" is not one of error, keep, omit, null',
        '-  status: { from: leadStatus, map: status, unknown: new }',
        '+  status: { from: leadStatus, map: status, unknown: { to: new } }',
        '',
        '',
      ].join('\n'),
    );
  });

  it('keeps line ends and what it does not mend', async () => {
    const project = thingProject((mapping) =>
      mapping.replace('as: idString', 'as: id-string').replaceAll('\n', '\r\n'),
    );
    const { read } = await runIn(project, ['check', '--fix']);
    expect(read(FILE)).toBe(THING_MAPPING.replaceAll('\n', '\r\n'));
  });
});

describe('a comment that silences a warning', () => {
  const unused = (until: string) =>
    thingProject((mapping) =>
      mapping.replace(
        'valueMaps:\n',
        `valueMaps:\n  # crosswalk-ignore rule/unused-definition until ${until}: used from May on\n  later: { A: new }\n`,
      ),
    );

  it('counts until its day, and is told in JSON and SARIF', async () => {
    const { code, out, err } = await runIn(unused('9999-12-31'), ['check']);
    expect([code, out, err]).toEqual([
      0,
      'demo/thing: 3 rules\n1 mapping, no problems\n',
      '1 mapping, no problems, 1 silenced\n',
    ]);
    const json = JSON.parse((await runIn(unused('9999-12-31'), ['check', '--format', 'json'])).out);
    expect(json.suppressed).toMatchObject([
      { code: 'rule/unused-definition', until: '9999-12-31', reason: 'used from May on' },
    ]);
    const sarif = JSON.parse((await runIn(unused('9999-12-31'), ['check', '--format', 'sarif'])).out);
    expect(sarif.runs[0].results).toMatchObject([
      {
        ruleId: 'rule/unused-definition',
        suppressions: [{ kind: 'inSource', justification: 'used from May on' }],
      },
    ]);
  });

  it('is an error after its day', async () => {
    const { code, out } = await runIn(unused('2024-02-29'), ['check']);
    expect(code).toBe(1);
    expect(out).toContain('error[suppress/expired]');
    expect(out).toContain('warning[rule/unused-definition]');
  });

  it('needs a day of the calendar', async () => {
    expect((await runIn(unused('2027-02-29'), ['check'])).out).toContain('"2027-02-29" is no day');
  });
});

describe('formats for CI', () => {
  const broken = thingProject((mapping) => mapping.replace('name: name', 'name: nmae'));

  it('has the code quality report of GitLab', async () => {
    const { code, out } = await runIn(broken, ['check', '--format', 'gitlab']);
    expect(code).toBe(1);
    const [issue, ...others] = JSON.parse(out);
    expect(others).toEqual([]);
    expect(issue).toMatchObject({
      check_name: 'rule/unknown-field',
      severity: 'critical',
      location: { path: FILE, lines: { begin: 14, end: 14 } },
    });
    expect(issue.fingerprint).toMatch(/^[0-9a-f]{16}$/);
  });

  it('has Markdown, and adds it to the summary of the step', async () => {
    const { out } = await runIn(broken, ['check', '--format', 'markdown']);
    expect(out).toBe(
      [
        '### crosswalk check',
        '',
        '1 error',
        '',
        '| problem | place | what is wrong | what to do |',
        '|---|---|---|---|',
        `| ❌ \` rule/unknown-field \` | \` ${FILE}:14 \` | there is no vendor field "nmae" | did you mean "name"? |`,
        '',
      ].join('\n'),
    );
    const folder = mkdtempSync(join(tmpdir(), 'crosswalk-'));
    try {
      const stepSummary = join(folder, 'summary.md');
      await runIn(broken, ['check'], { stepSummary });
      expect(existsSync(stepSummary) && readFileSync(stepSummary, 'utf8')).toBe(`${out}\n`);
      const nowhere = await runIn(broken, ['check'], { stepSummary: folder });
      expect([nowhere.code, nowhere.err]).toEqual([1, expect.stringContaining('no step summary')]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
