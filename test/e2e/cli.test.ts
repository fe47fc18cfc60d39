// The command line, used well and badly: what it prints where, and how it exits. What is the process's is shown on the
// built command, once for each command; all else runs in this process.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runHere, type Said } from '../support/command-line.ts';
import { build, emptyFolder, ROOT, runProgram, crosswalk as spawned } from './built.ts';

beforeAll(build);

/** Runs the command line in this process. */
const crosswalk = (
  args: readonly string[],
  { cwd = ROOT, input = '' }: { readonly cwd?: string; readonly input?: string } = {},
): Promise<Said> => runHere(cwd, args, { stdin: input });

/** A folder with these files. */
const project = (files: Readonly<Record<string, string>>): string => {
  const folder = emptyFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
};

const CONTACT = readFileSync(join(ROOT, 'mappings', 'marketo', 'contact.yaml'), 'utf8');
const BROKEN = CONTACT.replace('firstName: firstName', 'firstName: fristName');
const OVERLAY = `overlay: ours
extends: marketo/contact
level: account
fields:
  firstName: { from: firstName, as: { text: { trim: true } } }
`;
const fromVendor = ['transform', 'contact', '--direction', 'fromVendor'];
const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

describe('crosswalk', () => {
  it('prints its version and its help on stdout', async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(await spawned(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
    const help = await spawned(['--help']);
    expect(help.code).toBe(0);
    for (const name of ['check', 'test', 'transform', 'explain', 'build', 'demo'])
      expect(help.out).toContain(name);
  });

  it.each([
    [['chekc'], 'Did you mean check?'],
    [['check', '--frmt', 'json'], 'Did you mean --format?'],
    [['check', '--format', 'xml'], 'Allowed choices are text, json, sarif, junit, github'],
    [['check', 'mappings/marketo/contct.yaml'], 'did you mean mappings/marketo/contact.yaml?'],
    [['check', '--schemas', 'nowhere'], 'there is no file or folder "nowhere"'],
    [['check', 'src/cli'], 'there is no mapping (*.yaml) in "src/cli"'],
    [['explain', 'marketo/contct'], 'did you mean marketo/contact?'],
    [['explain', 'contact', 'emial'], 'did you mean email?'],
    [['transform', 'contact'], "required option '--direction <direction>' not specified"],
    [[...fromVendor, '--param', 'munchkinId'], 'write it as name=value'],
    [[...fromVendor, '--param', 'munchkin=1'], 'has no parameter "munchkin"; it has munchkinId'],
    [[...fromVendor, '--param', 'munchkinId=x'], 'the parameter "munchkinId"'],
    [[...fromVendor, '--overlay', 'nobody'], 'there is no mapping "contact" with the overlay "nobody"'],
    [[...fromVendor, '--issues', 'no/such/folder/issues.ndjson'], 'its folder is not there'],
    [['demo', '--leads', 'many'], 'a whole number is needed'],
  ])('exits 2 and says what is wrong: %j', async (args, said) => {
    const { code, out, err } = await crosswalk(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(said);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('exits 2 where there is no folder to check', async () => {
    const { code, err } = await spawned(['check'], { cwd: emptyFolder() });
    expect(code).toBe(2);
    expect(err).toContain('there is no folder "mappings" here');
  });
});

describe('crosswalk check', () => {
  it('finds nothing in the shipped mappings', async () => {
    const { code, out, err } = await crosswalk(['check', 'mappings']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('no problems');
  });

  it('points at a mistake, in every format, and exits 1', async () => {
    const cwd = project({ 'mappings/my contact.yaml': BROKEN });
    const text = await spawned(['check'], { cwd });
    expect(text.code).toBe(1);
    expect(text.out).toContain('error[rule/unknown-field]: there is no vendor field "fristName"');
    expect(text.out).toMatch(/--> mappings\/my contact\.yaml:\d+:\d+/);

    const json = await spawned(['check', '--format', 'json'], { cwd });
    expect(json.code).toBe(1);
    const report = JSON.parse(json.out);
    expect(report.version).toBe(1);
    expect(report.diagnostics[0]).toMatchObject({
      code: 'rule/unknown-field',
      file: 'mappings/my contact.yaml',
    });

    const sarif = await crosswalk(['check', '--format', 'sarif'], { cwd });
    expect(sarif.code).toBe(1);
    const [result] = JSON.parse(sarif.out).runs[0].results;
    expect(result.ruleId).toBe('rule/unknown-field');
    expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe('mappings/my%20contact.yaml');

    const junit = await crosswalk(['check', '--format', 'junit'], { cwd });
    expect(junit.code).toBe(1);
    expect(junit.out).toContain('<testsuite name="mappings/my contact.yaml"');
    expect(junit.out).toContain('type="rule/unknown-field"');

    const github = await crosswalk(['check', '--format', 'github'], { cwd });
    expect(github.code).toBe(1);
    expect(github.out).toMatch(/^::error file=mappings\/my contact\.yaml,line=\d+,/);
  });

  it('takes an overlay alone, over the shipped base, from any folder', async () => {
    const cwd = project({ 'mappings/ours.yaml': OVERLAY });
    const inside = await crosswalk(['check'], { cwd });
    expect(inside.out).toContain('marketo/contact + ours');
    expect(inside.code).toBe(0);
    const outside = await crosswalk(['check', join(cwd, 'mappings', 'ours.yaml')], { cwd: emptyFolder() });
    expect(outside.out).toContain('1 mapping, no problems');
    expect(outside.code).toBe(0);
  });

  it('finds base and schemas of the project that a file lies in', async () => {
    const schema = JSON.parse(readFileSync(join(ROOT, 'schemas', 'marketo', 'lead.json'), 'utf8'));
    schema.properties.favouriteTree = { type: ['string', 'null'], maxLength: 10 };
    const cwd = project({
      'schemas/marketo/lead.json': JSON.stringify(schema),
      'mappings/base.yaml': CONTACT.replace('mapping: marketo/contact', 'mapping: own/contact').replace(
        '  email: email',
        '  notes2: favouriteTree\n  email: email',
      ),
      'mappings/accounts/ours.yaml': OVERLAY.replace('marketo/contact', 'own/contact'),
    });
    const { code, out } = await crosswalk(['check', join(cwd, 'mappings', 'accounts', 'ours.yaml')], {
      cwd: emptyFolder(),
    });
    expect(out).not.toContain('resolve/unknown-base');
    expect(out).not.toContain('no vendor field "favouriteTree"');
    expect(code).toBe(1);
    expect(out).toContain('notes2');
  });

  it('reads CRLF, and answers to what no mapping should be', async () => {
    const cwd = project({
      'crlf.yaml': CONTACT.replaceAll('\n', '\r\n'),
      'cyclic/a.yaml': OVERLAY.replace('overlay: ours', 'overlay: a').replace('marketo/contact', 'b'),
      'cyclic/b.yaml': OVERLAY.replace('overlay: ours', 'overlay: b').replace('marketo/contact', 'a'),
      'schema.yaml': CONTACT.replace('canonical: contact', 'canonical: contct'),
      'huge.yaml': `${CONTACT}${'# more\n'.repeat(1_600_000)}`,
      'binary.yaml': 'mapping: \u0000\n',
      'empty.yaml': '',
    });
    expect((await crosswalk(['check', 'crlf.yaml'], { cwd })).code).toBe(0);
    const cyclic = await crosswalk(['check', 'cyclic'], { cwd });
    expect(cyclic.out).toContain('error[resolve/cyclic-extends]: "a" extends "b" extends "a"');
    const schema = await crosswalk(['check', 'schema.yaml'], { cwd });
    expect(schema.out).toContain('did you mean "contact"?');
    for (const name of ['cyclic', 'schema.yaml', 'huge.yaml', 'binary.yaml', 'empty.yaml']) {
      const { code, out, err } = await crosswalk(['check', name], { cwd });
      expect({ name, code, err }).toEqual({ name, code: 1, err: '' });
      expect(out).toMatch(/^error\[/);
      expect(out).not.toMatch(/\n\s+at /);
    }
  });

  it('gives the same report whatever the colours of the terminal', async () => {
    const cwd = project({ 'mappings/contact.yaml': BROKEN });
    const plain = await spawned(['check'], { cwd });
    const coloured = await spawned(['check'], { cwd, env: { NO_COLOR: '', FORCE_COLOR: '1' } });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours start with an escape character.
    expect(coloured.out.replaceAll(/\u001b\[\d+m/g, '')).toBe(plain.out);
    expect(coloured.out).not.toBe(plain.out);
  });
});

describe('crosswalk test', () => {
  it('passes the shipped examples and ends with the count', async () => {
    const { code, out } = await crosswalk(['test', 'mappings']);
    expect(code).toBe(0);
    expect(lines(out).at(-1)).toMatch(/^\d+ passed, 0 failed$/);
  });

  it('shows what a failing example expected and got, in every format', async () => {
    const example =
      '\nexamples:\n  - name: wrong\n    vendor: { id: 1, firstName: Ada }\n    canonical: { id: "2" }\n';
    const cwd = project({ 'mappings/contact.yaml': CONTACT + example });
    const text = await spawned(['test'], { cwd });
    expect(text.code).toBe(1);
    expect(text.out).toContain('FAIL marketo/contact: 1 of 1 example');
    expect(text.out).toMatch(/wrong {2}\(mappings\/contact\.yaml:\d+\)/);
    expect(text.out).toContain('id: expected "2"');
    expect(lines(text.out).at(-1)).toBe('0 passed, 1 failed');
    const json = JSON.parse((await crosswalk(['test', '--format', 'json'], { cwd })).out);
    expect(json).toMatchObject({ version: 1, passed: 0, failed: 1 });
    expect((await crosswalk(['test', '--format', 'junit'], { cwd })).out).toContain('failures="1"');
    const github = await crosswalk(['test', '--format', 'github'], { cwd });
    expect(github.out).toMatch(/^::error file=mappings\/contact\.yaml,line=\d+.*title=example%3A wrong::/);
  });

  it('puts the laws to generated records, and prints the examples that are missing', async () => {
    const laws = await crosswalk(['test', 'mappings/marketo/account.yaml', '--runs', '20', '--seed', '5']);
    expect(laws.code).toBe(0);
    expect(lines(laws.out)[0]).toBe('ok   marketo/account: laws hold for 20 generated records each way');
    const cwd = project({ 'mappings/contact.yaml': CONTACT });
    const thin = await crosswalk(['test', '--min-coverage', '50'], { cwd });
    expect(thin.code).toBe(1);
    expect(thin.out).toMatch(/^ {2}mappings\/contact\.yaml:\d+: status: row "New"$/m);
    const { out } = await crosswalk(['test', '--suggest'], { cwd });
    expect(out).toMatch(/^# marketo\/contact\nexamples:\n {2}- name: /);
  });

  it('says so where there are no examples', async () => {
    const cwd = project({ 'mappings/contact.yaml': CONTACT });
    const { code, out, err } = await crosswalk(['test'], { cwd });
    expect(code).toBe(0);
    expect(out).toContain('marketo/contact: no examples');
    expect(err).toContain('there are no examples');
  });
});

describe('crosswalk transform', () => {
  it('writes NDJSON to stdout and everything else to stderr', async () => {
    const input = '{"id":1,"firstName":"Ada","leadStatus":"Frozen"}\n';
    const { code, out, err } = await spawned(fromVendor, { input });
    expect(code).toBe(1);
    expect(lines(out).map((line) => JSON.parse(line))).toEqual([
      { id: '1', firstName: 'Ada', fullName: 'Ada', source: 'unknown' },
    ]);
    expect(err).toMatch(/^line 1: value\/unmapped: "status".*"Frozen".*contact\.yaml:\d+/);
    expect(lines(err).at(-1)).toBe('1 read, 1 written, 1 issue');
  });

  it('goes on after lines that cannot be read, and keeps large integers', async () => {
    const folder = emptyFolder();
    const input = '{"id":1}\r\n{bad\n[1]\n"text"\n{"id":9007199254740993}\n\n{"id":3}';
    const { code, out } = await crosswalk([...fromVendor, '--issues', join(folder, 'issues.ndjson')], {
      input,
    });
    expect(code).toBe(1);
    expect(lines(out).map((line) => JSON.parse(line).id)).toEqual(['1', '9007199254740993', '3']);
    const issues = lines(readFileSync(join(folder, 'issues.ndjson'), 'utf8')).map((line) => JSON.parse(line));
    expect(issues.map(({ line, code }) => [line, code])).toEqual([
      [2, 'json'],
      [3, 'record/not-an-object'],
      [4, 'record/not-an-object'],
    ]);
  });

  it('reads CSV with null, quotes and damage, a JSON array, and a REST reply', async () => {
    const csv = 'id,email,firstName\n1,a@example.com,null\n2,"x,y\n3,a@example.com,"Z ""z"""\n4,b\n';
    const bulk = await crosswalk(fromVendor, { input: csv });
    expect(lines(bulk.out).map((line) => JSON.parse(line).id)).toEqual(['1', '3']);
    expect(bulk.err).toContain('line 3:');
    expect(bulk.err).toContain('line 5: the row has 2 cells and the header 3');
    for (const input of ['[{"id":1},\n{"id":2}]', '{"success":true,\n"result":[{"id":1},{"id":2}]}']) {
      const { code, out } = await crosswalk(fromVendor, { input });
      expect({ code, ids: lines(out).map((line) => JSON.parse(line).id) }).toEqual({
        code: 0,
        ids: ['1', '2'],
      });
    }
  });

  it('writes back, under an overlay given as a file, with Windows line ends and spaces in its path', async () => {
    const cwd = project({ 'my maps/ours too.yaml': OVERLAY.replaceAll('\n', '\r\n') });
    const overlay = ['--overlay', 'my maps/ours too.yaml'];
    const read = await crosswalk([...fromVendor, ...overlay], { cwd, input: '{"id":7,"firstName":" Ada "}' });
    expect(JSON.parse(read.out)).toMatchObject({ id: '7', firstName: 'Ada' });
    const written = await crosswalk(['transform', 'my maps/ours too.yaml', '--direction', 'toVendor'], {
      cwd,
      input: '{"id":"7","firstName":"Ada"}\n',
    });
    expect({ code: written.code, patch: JSON.parse(written.out) }).toEqual({
      code: 0,
      patch: { id: 7, firstName: 'Ada' },
    });
  });

  it('says that there was nothing to read', async () => {
    expect(await spawned(fromVendor)).toEqual({ code: 0, out: '', err: 'no records: stdin was empty\n' });
  });

  it('is silent when its reader has seen enough', async () => {
    const input = '{"id":1,"firstName":"Ada"}\n'.repeat(50_000);
    const bin = join(ROOT, 'dist', 'cli', 'bin.js');
    const script = `"${process.execPath}" "${bin}" transform contact --direction fromVendor | head -1`;
    const { code, out, err } = await runProgram('sh', ['-c', script], { input });
    expect({ code, lines: lines(out).length, err }).toEqual({ code: 0, lines: 1, err: '' });
  });

  it('streams: order is kept and memory does not grow with the input', async () => {
    const record = (id: number) =>
      `${JSON.stringify({ id, firstName: 'Ada', email: `a${id}@example.com` })}\n`;
    const peakOf = async (count: number): Promise<number> => {
      const input = Array.from({ length: count }, (_, index) => record(index + 1)).join('');
      const probe = `process.on('exit',()=>process.stderr.write('\\npeak '+process.resourceUsage().maxRSS))`;
      const file = join(emptyFolder(), 'probe.cjs');
      writeFileSync(file, probe);
      const { code, out, err } = await spawned(fromVendor, {
        input,
        env: { NODE_OPTIONS: `--require ${file}` },
      });
      expect(code).toBe(0);
      const ids = lines(out).map((line) => Number(JSON.parse(line).id));
      expect(ids.length).toBe(count);
      expect(ids.every((id, index) => id === index + 1)).toBe(true);
      return Number(/peak (\d+)/.exec(err)?.[1]);
    };
    const small = await peakOf(5_000);
    const large = await peakOf(100_000);
    expect(large).toBeLessThan(small + 120 * 1024);
  });
});

describe('crosswalk explain', () => {
  it('lists every rule, explains one, and prints the JSONata', async () => {
    const all = await spawned(['explain', 'contact']);
    expect(all.code).toBe(0);
    expect(all.out).toMatch(/^marketo\/contact: marketo lead ↔ contact, key id/);
    const one = await crosswalk(['explain', 'marketo/contact', 'status']);
    expect(one.out).toMatch(/^status {2}\(mappings\/marketo\/contact\.yaml:\d+\)/);
    expect(one.out).toContain('fromVendor:');
    const code = await crosswalk(['explain', 'account', 'website', '--code', '--direction', 'fromVendor']);
    expect(code.out).toMatch(
      /^\/\/ marketo\/account fromVendor: website\n"use strict";\n[\s\S]*input\.website/,
    );
    const text = await crosswalk(['explain', 'contact', '--jsonata', '--direction', 'toVendor']);
    expect(text.out).toContain('/* marketo/contact toVendor */');
    const json = JSON.parse((await crosswalk(['explain', 'contact', 'email', '--format', 'json'])).out);
    expect(json).toMatchObject({ version: 1, rules: [{ canonical: 'email', vendor: ['email'] }] });
  });
});

describe('crosswalk build', () => {
  it('writes the JSONata of both directions and the plan', async () => {
    const folder = emptyFolder();
    const { code, out } = await spawned(['build', 'mappings/marketo', '--out', folder]);
    expect(code).toBe(0);
    // Three of a mapping that goes both ways, two of one that does not.
    const mappings = readdirSync(join(ROOT, 'mappings/marketo')).filter((name) => /^\w+\.yaml$/.test(name));
    expect(mappings.length).toBeGreaterThan(15);
    expect(lines(out).length).toBeGreaterThanOrEqual(mappings.length * 2);
    expect(readdirSync(join(folder, 'marketo')).length).toBe(lines(out).length);
    for (const file of ['contact.fromVendor.jsonata', 'contact.toVendor.jsonata', 'account.plan.json'])
      expect(existsSync(join(folder, 'marketo', file))).toBe(true);
  });
});

describe('crosswalk demo', () => {
  it('pulls from a sandbox, finds every planted fault, and what it writes back arrives', async () => {
    const cwd = emptyFolder();
    const { code, out, err } = await spawned(['demo', '--leads', '300'], { cwd });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/planted faults {2}15 of 15 found, 0 other issues; 1 of 1 ids beyond 2\^53 kept/);
    expect(out).toContain('300 of 300 unedited records give an empty patch');
    expect(out).toMatch(/20 of 20 edited ones \((?:[2-9]\d) fields\) arrive as sent, all else unchanged/);
    expect(out).toMatch(
      /^Marketo sandbox with 270 leads, .*\n\d+ calls with 1 token, 11 bulk files of \d{5,} bytes$/m,
    );
    for (const row of ['rest 150 150 0 5 150', 'bulk 120 120 0 5 120', 'webhook 30 30 0 5 30'])
      expect(out.replaceAll(/ +/g, ' ')).toContain(`\n${row} `);
    expect(Math.max(...lines(out).map((line) => line.length))).toBeLessThanOrEqual(100);
    const records = lines(readFileSync(join(cwd, 'crosswalk-demo', 'contacts.ndjson'), 'utf8'));
    expect(records.length).toBe(300);
    const ids = records.map((line) => JSON.parse(line).id);
    expect(new Set(ids).size).toBe(300);
  });

  it.each(['0', '7'])('ends well with %s leads', async (leads) => {
    const { code, out, err } = await crosswalk(['demo', '--leads', leads], { cwd: emptyFolder() });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(`${leads} of ${leads} unedited records give an empty patch`);
  });
});
