// `crosswalk test --min-coverage` and `--suggest`: what examples do not take, and the examples that would.
import { describe, expect, it } from 'vitest';
import { runIn, THING_MAPPING, THING_SCHEMAS } from '../../support/command-line.ts';

const MAPPING = THING_MAPPING.replace(
  '  name: name\n',
  `  name:
    jsonata:
      fromVendor: >-
        name = "Ada" ? "Lovelace" : name ?? "nobody " & $string(id)
    only: fromVendor
    because: only Ada is known
`,
).replace('unknown: error }', 'unknown: error, default: { fromVendor: new, because: all begin } }');

const examples = (text: string) => ({ ...THING_SCHEMAS, 'mappings/thing.yaml': MAPPING + text });

const ADA = `examples:
  - name: Ada
    vendor: { id: 1, name: Ada, leadStatus: New }
    canonical: { id: "1", name: Lovelace }
`;

describe('crosswalk test --min-coverage', () => {
  it('lists what no example takes by file and line, and fails', async () => {
    const { code, out } = await runIn(examples(ADA.replace('Lovelace', 'Lovelace, status: new')), [
      'test',
      '--min-coverage',
      '80',
    ]);
    expect(code).toBe(1);
    expect(out).toBe(
      [
        'ok   demo/thing: 1 example',
        '1 passed, 0 failed',
        'cover demo/thing: 50 % (6 of 12)',
        'coverage is 50 %, below 80 %; no example takes',
        '  mappings/thing.yaml:17: name: present (fromVendor)',
        '  mappings/thing.yaml:17: name: default (fromVendor)',
        '  mappings/thing.yaml:17: name: else (fromVendor)',
        '  mappings/thing.yaml:20: status: default, where the field is absent',
        '  mappings/thing.yaml:20: status: null written',
        '  mappings/thing.yaml:11: status: row "Open"',
        '',
      ].join('\n'),
    );
  });

  const thin = (format: string) =>
    runIn(examples(ADA.replace('Lovelace', 'Lovelace, status: new')), [
      'test',
      '--min-coverage',
      '80',
      '--format',
      format,
    ]);

  it('is told in JSON, with the rule, the name and the place of what is missing', async () => {
    const { code, out } = await thin('json');
    expect(code).toBe(1);
    expect(JSON.parse(out).coverage).toMatchObject({
      percent: 50,
      least: 80,
      mappings: [{ name: 'demo/thing', percent: 50, taken: 6, of: 12 }],
    });
    expect(JSON.parse(out).coverage.mappings[0].missing).toContainEqual({
      rule: 'status',
      what: 'row "Open"',
      file: 'mappings/thing.yaml',
      line: 11,
    });
  });

  it('fails a case of its own in JUnit', async () => {
    const { out } = await thin('junit');
    expect(out).toContain('<testsuite name="demo/thing coverage" tests="1" failures="1"');
    expect(out).toContain('examples take 6 of 12 branches');
    expect(out).toContain('mappings/thing.yaml:11: status: row');
  });

  it('is in the summary and in annotations', async () => {
    const markdown = (await thin('markdown')).out;
    expect(markdown).toContain('examples cover 50 % (6 of 12), 80 % wanted');
    expect(markdown).toContain('`` mappings/thing.yaml:11 ``'.replaceAll('``', '`'));
    expect((await thin('github')).out).toContain('::error file=mappings/thing.yaml,line=11,');
  });

  it('passes at the limit', async () => {
    const files = examples(ADA.replace('Lovelace', 'Lovelace, status: new'));
    expect((await runIn(files, ['test', '--min-coverage', '40'])).code).toBe(0);
  });
});

describe('crosswalk test --suggest', () => {
  it('prints examples that hold and take all the rest when pasted', async () => {
    const { code, out, err } = await runIn(examples(''), ['test', '--suggest']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const pasted = await runIn(examples(out), ['test', '--min-coverage', '100']);
    expect(pasted.out).toContain('cover demo/thing: 100 %');
    expect(pasted.code).toBe(0);
  });

  it('prints nothing where nothing is missing', async () => {
    const { out } = await runIn(examples(''), ['test', '--suggest']);
    expect((await runIn(examples(out), ['test', '--suggest'])).out).toBe('');
  });
});
