// `crosswalk test --runs`: what it says of laws that hold, and of one that a mapping breaks.
import { describe, expect, it } from 'vitest';
import { runIn, THING_MAPPING, thingProject } from '../../support/command-line.ts';

/** Reads names in capitals and writes them in small letters: what is written is not read back. */
const LOUD = THING_MAPPING.replace(
  '  name: name\n',
  `  name:
    jsonata:
      fromVendor: $uppercase(name)
      toVendor: '{ "name": $lowercase(name) }'
    writes: [name]
    because: names are loud
`,
);

const loud = (...more: readonly string[]) =>
  runIn(
    thingProject(() => LOUD),
    ['test', '--runs', '100', ...more],
  );

describe('crosswalk test --runs', () => {
  it('says how many records were drawn where the laws hold', async () => {
    const { code, out, err } = await runIn(thingProject(), ['test', '--runs', '50']);
    expect({ code, out, err }).toEqual({
      code: 0,
      out: [
        'ok   demo/thing: laws hold for 50 generated records each way',
        '–    demo/thing: no examples',
        '0 passed, 0 failed',
        '',
      ].join('\n'),
      err: '',
    });
  });

  it('prints the shrunk record of a broken law as an example, with the cells that differ', async () => {
    const { code, out } = await loud('--seed', '7');
    expect(code).toBe(1);
    expect(out).toBe(
      [
        'FAIL demo/thing: 1 law broken, 100 generated records each way, seed 7',
        '',
        '    what is written is not read back (PutGet)',
        '      name: "name" → "NAME"   (rule mappings/thing.yaml:14)',
        '      as an example:',
        '        - name: "breaks PutGet, found with seed 7"',
        '          direction: toVendor',
        '          vendor: { name: name }',
        '          canonical: { name: name }',
        '',
        '–    demo/thing: no examples',
        '0 passed, 0 failed',
        '',
      ].join('\n'),
    );
  });

  it('gives an example that fails in the same way when pasted', async () => {
    const { out } = await loud();
    const example = out.split('as an example:\n')[1]?.split('\n\n')[0]?.replaceAll(/^ {6}/gm, '') ?? '';
    const again = await runIn(
      thingProject(() => `${LOUD}examples:\n${example}\n`),
      ['test'],
    );
    expect(again.err).toBe('');
    expect(again.out).toContain('FAIL demo/thing: 1 of 1 example');
    expect(again.out).toContain('what is written is not read back (PutGet)');
  });

  it('says the same for the same seed', async () => {
    const [first, second] = [await loud('--seed', '3'), await loud('--seed', '3')];
    expect(second).toEqual({ ...first, read: second.read });
  });

  it('tells of broken laws in every format', async () => {
    const json = JSON.parse((await loud('--format', 'json')).out);
    expect(json.laws).toMatchObject([
      {
        mapping: 'demo/thing',
        runs: 100,
        seed: 1,
        breaches: [{ law: 'PutGet', differences: [{ path: 'name' }] }],
      },
    ]);
    expect((await loud('--format', 'junit')).out).toContain(
      '<testsuite name="demo/thing laws" tests="1" failures="1"',
    );
    expect((await loud('--format', 'github')).out).toContain(
      '::error title=demo/thing%3A PutGet is broken::',
    );
  });

  it('refuses a number of runs that is none', async () => {
    const { code, err } = await runIn(thingProject(), ['test', '--runs', 'many']);
    expect(code).toBe(2);
    expect(err).toContain('--runs');
  });
});
