// `crosswalk explain`: codes, what is lost and since when, and where every field comes from and goes to.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blameOf } from '../../../src/cli/git.ts';
import { runIn, thingProject } from '../../support/command-line.ts';

const contact = (...args: readonly string[]) => runIn({}, ['explain', ...args]);

describe('explain CODE', () => {
  it('says what a code means and how to mend it', async () => {
    const { code, out } = await contact('rule/arm-unreachable');
    expect(code).toBe(0);
    expect(out).toContain('An earlier arm of `firstOf` always gives a value');
    expect(out).toContain('Mend: move the arm that always answers to the end.');
  });

  it('finds near codes, and wants something to explain', async () => {
    expect((await contact('rule/arm-unreachabel')).err).toContain('did you mean rule/arm-unreachable?');
    const { code, err } = await contact();
    expect([code, err]).toEqual([2, 'crosswalk: name a mapping or a code, or ask for --loss\n']);
  });
});

describe('explain --loss', () => {
  it('tells what is lost with direction, reason and place', async () => {
    const { code, out } = await contact('--loss', 'marketo/contact', '--format', 'json');
    expect(code).toBe(0);
    const { version, mappings } = JSON.parse(out);
    expect([version, mappings.length]).toEqual([1, 1]);
    const at = (name: string) => mappings[0].losses.find((loss: { at: string }) => loss.at === name);
    expect(at('companyName')).toMatchObject({
      direction: 'toVendor',
      what: 'not written',
      reason: expect.stringContaining('Marketo refuses it on a lead'),
    });
    expect(at('source')).toMatchObject({
      direction: 'fromVendor',
      what: 'two values become one: null and "unknown"',
    });
    expect(at('leadStatus "Recycled"')).toMatchObject({
      direction: 'toVendor',
      reason: 'the canonical list has one closed state',
    });
    expect(at('inferred*')).toMatchObject({ direction: 'fromVendor', what: 'ignored' });
    expect(mappings[0].losses.every(({ reason }: { reason?: string }) => reason !== undefined)).toBe(true);
  });

  it('is told of all mappings of a project, without dates where there is no git', async () => {
    const { code, out } = await runIn(thingProject(), ['explain', '--loss']);
    expect([code, out.includes('since'), out.startsWith('demo/thing: ')]).toEqual([0, false, true]);
  });

  it('knows the change that a line has had last, and what is not committed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'crosswalk-'));
    const git = (...args: readonly string[]) =>
      spawnSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], {
        cwd: folder,
        env: { ...process.env, GIT_COMMITTER_DATE: '2026-01-31T12:00:00Z' },
      }).status;
    try {
      mkdirSync(join(folder, 'mappings'));
      const path = join(folder, 'mappings', 'a.yaml');
      expect(blameOf('mappings/a.yaml', folder)).toBeUndefined();
      writeFileSync(path, 'one\ntwo\n');
      expect([git('init', '-q'), git('add', '.'), git('commit', '-qm', 'feat: first')]).toEqual([0, 0, 0]);
      writeFileSync(path, 'one\nother\n');
      const lines = blameOf('mappings/a.yaml', folder);
      expect(lines?.get(1)).toMatchObject({ date: '2026-01-31', summary: 'feat: first' });
      expect(lines?.get(2)).toEqual({ summary: 'not committed yet' });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('explain --lineage', () => {
  it('tells of every field on both sides, with the layer that it comes from', async () => {
    const { out } = await contact('contact', '--overlay', 'acme', '--lineage', '--format', 'json');
    const { fields, vendorFields } = JSON.parse(out);
    const field = (name: string) => fields.find((each: { canonical: string }) => each.canonical === name);
    expect(field('email')).toMatchObject({
      how: 'text',
      reads: ['email'],
      writes: ['email'],
      level: 'account',
      overlay: 'acme',
    });
    expect(field('fullName')).toMatchObject({
      how: 'join',
      reads: ['firstName', 'middleName', 'lastName'],
      writes: [],
      level: 'base',
    });
    const vendor = (name: string) => vendorFields.find((each: { vendor: string }) => each.vendor === name);
    expect(vendor('firstName').to).toEqual(['firstName', 'fullName']);
    expect(vendor('importBatch').ignored).toMatchObject({
      because: 'of use to the import of 2019 only',
      overlay: 'acme',
    });
    for (const { to, from, ignored, unmapped } of vendorFields)
      expect(to.length + from.length > 0 || ignored !== undefined || unmapped !== undefined).toBe(true);
  });

  it('draws each rule as an edge between nodes that there are', async () => {
    const { out } = await contact('account', '--lineage', '--format', 'mermaid');
    expect(out).toMatch(/^flowchart LR\n/);
    const nodes = new Set([...out.matchAll(/^ {4}([vc]\d+)\["/gm)].map(([, id]) => id));
    const edges = [...out.matchAll(/^ {2}([vc]\d+) (?:<-->|-->)\|"[^"]+"\| ([vc]\d+)$/gm)];
    expect(edges.length).toBeGreaterThan(15);
    for (const [, from, to] of edges) expect([nodes.has(from), nodes.has(to)]).toEqual([true, true]);
  });

  it('is the only thing that is drawn', async () => {
    const { code, err } = await contact('contact', '--format', 'mermaid');
    expect([code, err]).toEqual([2, 'crosswalk: only the lineage is drawn: add --lineage\n']);
  });
});
