// `crosswalk sandbox` as people run it: one line when it listens, an end when told, records that outlast it.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { build, crosswalk, emptyFolder, ROOT } from './built.ts';

interface Line {
  readonly url: string;
  readonly identityUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

beforeAll(() => build(), 120_000);

const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

const start = async (
  ...args: readonly string[]
): Promise<{ readonly child: ChildProcess; readonly line: Line }> => {
  const child = spawn(process.execPath, [join(ROOT, 'dist', 'cli', 'bin.js'), 'sandbox', ...args]);
  running.push(child);
  const [text]: string[] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, line: JSON.parse(text ?? '') };
};

const stop = async (child: ChildProcess): Promise<unknown> => {
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  return (await closed)[0];
};

const ask = async ({ url, identityUrl, clientId, clientSecret }: Line, path: string, body?: unknown) => {
  const query = `grant_type=client_credentials&client_id=${clientId}&client_secret=${clientSecret}`;
  const { access_token } = JSON.parse(await (await fetch(`${identityUrl}/oauth/token?${query}`)).text());
  const answered = await fetch(url + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return JSON.parse(await answered.text());
};

it('says in one JSON line where it listens, and ends on SIGTERM', async () => {
  const { child, line } = await start('--leads', '20', '--seed', '4');
  expect(Object.keys(line)).toEqual(['url', 'identityUrl', 'clientId', 'clientSecret']);
  expect(line.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(line.identityUrl).toBe(`${line.url}/identity`);
  expect((await ask(line, '/rest/v1/lead/20.json')).result).toHaveLength(1);
  expect((await ask(line, '/rest/v1/lead/21.json')).result).toHaveLength(0);
  expect(await stop(child)).toBe(0);
}, 60_000);

it('keeps what was written in the file of --db, for the next start', async () => {
  const file = join(emptyFolder(), 'sandbox.db');
  const first = await start('--leads', '20', '--db', file);
  const body = {
    input: [{ email: 'kept@example.com', firstName: '__proto__', mktoPersonNotes: 'a\u0000b\ud800' }],
  };
  const [{ id }] = (await ask(first.line, '/rest/v1/leads.json', body)).result;
  await ask(first.line, '/rest/v1/leads/delete.json', { input: [{ id: 3 }] });
  expect(await stop(first.child)).toBe(0);
  expect(existsSync(file)).toBe(true);
  const second = await start('--leads', '20', '--db', file);
  const query = '/rest/v1/leads.json?filterType=email&filterValues=kept@example.com&fields=firstName';
  expect((await ask(second.line, query)).result).toEqual([{ id, firstName: '__proto__' }]);
  expect((await ask(second.line, '/rest/v1/lead/3.json')).result).toEqual([]);
  expect(
    (await ask(second.line, '/rest/v1/leads.json', { input: [{ email: 'next@example.com' }] })).result[0].id,
  ).toBe(id + 1);
  expect(await stop(second.child)).toBe(0);
  const other = await crosswalk(['sandbox', '--leads', '30', '--db', file]);
  expect(other).toMatchObject({ code: 2, out: '' });
  expect(other.err).toMatch(/^crosswalk: the file holds changes to 20 leads/);
}, 60_000);

it('takes no option that is no number', async () => {
  const { code, err } = await crosswalk(['sandbox', '--leads', 'many']);
  expect(code).toBe(2);
  expect(err).toContain('a whole number is needed');
}, 60_000);
