// What `crosswalk test` says of an example that fails: enough to mend it without another run.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runIn, thingProject } from '../../support/command-line.ts';

const withExample = (example: string) =>
  thingProject((mapping) => `${mapping}examples:\n  - name: one\n${example}`);

const reportOf = async (example: string, ...more: readonly string[]) =>
  (await runIn(withExample(example), ['test', 'mappings', ...more])).out;

describe('a failed example', () => {
  it('names the rule, and what to paste if the issue is right', async () => {
    const { code, out } = await runIn(
      withExample('    vendor: { id: 1, leadStatus: Frozen }\n    canonical: { id: "1" }\n'),
      ['test'],
    );
    expect(code).toBe(1);
    expect(out).toContain(
      [
        '    issues came that the example does not expect',
        '      value/unmapped: "status": the value map has no row for this code: "Frozen" (expected one of "New", "Open"; rule mappings/thing.yaml:15)',
        '      if that is right, add to the example:',
        '        issue: { code: value/unmapped, at: status }',
        '',
      ].join('\n'),
    );
  });

  it('pastes several issues as a list, and says which expected one did not come', async () => {
    const out = await reportOf(
      '    vendor: { id: -1.5, leadStatus: Frozen }\n    issue: { code: value/slot, at: name }\n',
    );
    expect(out).toContain(
      'an issue that the example expects did not come\n      value/slot at name   (rule mappings/thing.yaml:14)\n',
    );
    expect(out).toContain(
      [
        '        issues:',
        '          - { code: value/type, at: id }',
        '          - { code: value/required, at: id, rejects: true }',
        '          - { code: value/unmapped, at: status }',
        '',
      ].join('\n'),
    );
  });

  it('says where an issue rejects the record against what is expected, and where it does not', async () => {
    const wanted = (rejects: boolean) =>
      `    vendor: { id: 1, leadStatus: Frozen }\n    issue: { code: value/unmapped, at: status, rejects: ${rejects} }\n`;
    expect(await reportOf(wanted(false))).toContain('1 passed');
    expect(await reportOf(wanted(true))).toContain(
      [
        '    an issue was expected otherwise: value/unmapped at status, rejecting the record',
        '                                got: value/unmapped at status, without rejecting the record   (rule mappings/thing.yaml:15)',
        '',
      ].join('\n'),
    );
  });

  it('names the rule of a cell, and shows what cannot be seen', async () => {
    const out = await reportOf(
      '    vendor: { id: 1, name: "Ad\\u00e9" }\n    canonical: { id: "1", name: "Ade\\u0301" }\n',
    );
    expect(out).toContain(
      '      name: expected "Ade\\u0301"\n                 got "Ad\\u00e9"   (rule mappings/thing.yaml:14)\n',
    );
  });

  it('names the rule of a cell of one of several records', async () => {
    const shipped = (name: string) =>
      readFileSync(new URL(`../../../mappings/marketo/dataValueChange${name}.yaml`, import.meta.url), 'utf8');
    const mapping = shipped('').replace(
      'oldValue: oldValue',
      'oldValue: { from: oldValue, default: { fromVendor: none }, because: test }',
    );
    const files = { 'mappings/change.yaml': mapping, 'mappings/change.examples.yaml': shipped('.examples') };
    const { out } = await runIn(files, ['test', 'mappings']);
    const line = mapping.slice(0, mapping.indexOf('oldValue: {')).split('\n').length;
    expect(out).toMatch(
      new RegExp(
        `\\[0\\]\\.oldValue: expected .*\\n.*got .* {3}\\(rule mappings/change\\.yaml:${line}\\)\\n`,
      ),
    );
  });

  it('tells null from nothing in JSON', async () => {
    const out = await reportOf(
      '    vendor: { id: 1, name: Ada }\n    canonical: { id: "1", name: null, status: null }\n',
      '--format',
      'json',
    );
    const [mapping] = JSON.parse(out).mappings;
    expect(mapping.examples[0].failures[0].differences).toEqual([
      { path: 'name', expected: null, actual: 'Ada', rule: 'mappings/thing.yaml:14' },
      { path: 'status', expected: null, rule: 'mappings/thing.yaml:15' },
    ]);
  });

  it('is a problem at its place for GitLab, and a row in Markdown', async () => {
    const example = '    vendor: { id: 1, name: Ada }\n    canonical: { id: "1" }\n';
    const [problem, ...others] = JSON.parse(await reportOf(example, '--format', 'gitlab'));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      check_name: 'example/failed',
      severity: 'critical',
      location: { path: 'mappings/thing.yaml', lines: { begin: 17 } },
    });
    const out = await reportOf(example, '--format', 'markdown');
    expect(out).toContain('### crosswalk test\n\n0 examples passed, 1 failed\n');
    expect(out).toContain('| ❌ ` example/failed ` | ` mappings/thing.yaml:17 ` |');
  });
});

describe('an example with create', () => {
  it('is written as a new record', async () => {
    const filled = (example: string) =>
      thingProject(
        (mapping) =>
          `${mapping.replace('  name: name\n', '  name: { from: name, default: { onCreate: nobody, because: it needs one } }\n')}examples:\n  - name: one\n    direction: toVendor\n    canonical: { id: "1" }\n${example}`,
      );
    const created = await runIn(filled('    create: true\n    vendor: { id: 1, name: nobody }\n'), ['test']);
    expect([created.code, created.out]).toEqual([0, 'ok   demo/thing: 1 example\n1 passed, 0 failed\n']);
    const changed = await runIn(filled('    vendor: { id: 1, name: nobody }\n'), ['test']);
    expect(changed.out).toContain('name: expected "nobody"');
  });
});
