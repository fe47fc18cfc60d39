import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createCredentials, loadCredentials } from '../../../src/marketo/index.ts';
import { rootsOf } from '../../../src/marketo/roots.ts';

const folder = mkdtempSync(join(tmpdir(), 'crosswalk-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const VALUES = {
  baseUrl: 'https://123-abc-456.mktorest.com/rest',
  clientId: 'an-id',
  clientSecret: 'a-secret',
};
const ENV = {
  MARKETO_BASE_URL: VALUES.baseUrl,
  MARKETO_CLIENT_ID: VALUES.clientId,
  MARKETO_CLIENT_SECRET: VALUES.clientSecret,
};

const fileOf = (text: string, mode = 0o600): string => {
  const path = join(folder, `credentials-${mode.toString(8)}.json`);
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
};

const COMMAND = [process.execPath, '-e', `console.log(${JSON.stringify(JSON.stringify(VALUES))})`];

describe('credentials', () => {
  it('come from the environment, a file or a command', async () => {
    const { clientId, clientSecret, baseUrl } = VALUES;
    const sources = [
      { env: ENV },
      { env: {}, file: fileOf(JSON.stringify(VALUES)) },
      { env: {}, command: COMMAND },
    ];
    for (const source of sources) {
      const credentials = await loadCredentials(source);
      expect([credentials.baseUrl, credentials.reveal()]).toEqual([baseUrl, { clientId, clientSecret }]);
    }
  });

  it('are taken from the environment first', async () => {
    const env = { MARKETO_CLIENT_ID: 'other', MARKETO_CREDENTIALS_FILE: fileOf(JSON.stringify(VALUES)) };
    expect((await loadCredentials({ env })).reveal()).toEqual({
      clientId: 'other',
      clientSecret: 'a-secret',
    });
  });

  it.skipIf(process.platform === 'win32').each([0o640, 0o604, 0o644, 0o660])(
    'are not read from a file with mode %o',
    async (mode) => {
      const file = fileOf(JSON.stringify(VALUES), mode);
      await expect(loadCredentials({ env: {}, file })).rejects.toThrow(
        /may be read by others .* run chmod 600/,
      );
    },
  );

  it('that lack something, or cannot be had, are told in one line that shows none of them', async () => {
    const refused: readonly [Parameters<typeof loadCredentials>[0], string][] = [
      [{ env: { ...ENV, MARKETO_CLIENT_SECRET: '' } }, 'MARKETO_CLIENT_SECRET is not set'],
      [{ env: {} }, 'MARKETO_BASE_URL is not set'],
      [{ env: {}, file: join(folder, 'none.json') }, 'is not there'],
      [{ env: {}, file: fileOf('{"clientSecret": "a-secret"') }, 'is not a JSON object'],
      [{ env: {}, command: [process.execPath, '-e', 'console.log("a-secret"); process.exit(1)'] }, 'failed'],
      [{ env: {}, command: [process.execPath, '-e', 'console.log("a-secret")'] }, 'is not a JSON object'],
    ];
    for (const [source, message] of refused) {
      const error = await loadCredentials(source).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'credentials', message: expect.stringContaining(message) });
      expect(String(error)).not.toContain('a-secret');
    }
    expect(() => createCredentials({ ...VALUES, clientSecret: '' })).toThrow(TypeError);
  });
});

describe('roots', () => {
  it.each([
    'https://123-abc-456.mktorest.com',
    'https://123-abc-456.mktorest.com/',
    'https://123-abc-456.mktorest.com/rest',
    'https://123-abc-456.mktorest.com/rest/',
    'https://123-abc-456.mktorest.com/rest/v1/',
    'https://123-abc-456.mktorest.com/identity',
    'https://123-abc-456.mktorest.com/bulk',
  ])('are derived from %s', (baseUrl) => {
    expect(rootsOf(baseUrl)).toEqual({
      root: 'https://123-abc-456.mktorest.com',
      tokenUrl: 'https://123-abc-456.mktorest.com/identity/oauth/token',
    });
  });

  it('may have the identity service elsewhere', () => {
    const { tokenUrl } = rootsOf('http://localhost:8080/prefix/rest', 'http://127.0.0.1:9000/identity/');
    expect(tokenUrl).toBe('http://127.0.0.1:9000/identity/oauth/token');
    expect(rootsOf('http://localhost:8080/prefix/rest').root).toBe('http://localhost:8080/prefix');
  });

  it.each(['x', '', 'ftp://x.org', 'http://123-abc-456.mktorest.com', 'https://me:secret@x.org'])(
    'are not derived from %j',
    (baseUrl) => {
      expect(() => rootsOf(baseUrl)).toThrow(expect.objectContaining({ code: 'base-url' }));
      expect(() => rootsOf(baseUrl)).not.toThrow(/secret@/);
    },
  );
});
