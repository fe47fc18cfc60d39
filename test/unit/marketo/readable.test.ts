// What comes from a wrong host, a broken edge or a wrong call ends in one readable line without a secret.
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createCredentials, createMarketoClient, MarketoError } from '../../../src/marketo/index.ts';
import {
  type Answer,
  CLIENT_ID,
  clientOf,
  failed,
  gather,
  ok,
  raw,
  refusal,
  reset,
  SECRET,
  startServer,
  withServer,
} from '../../support/scripted-server.ts';

const HTML = '<!DOCTYPE html>\n<html><body>Not here</body></html>';

const lineFor = async (answer: Answer): Promise<string> => {
  const server = await startServer(() => answer);
  const client = clientOf(server, { retry: { attempts: 1 } });
  const error = await refusal(client.leads.describe());
  await server.close();
  await client.close();
  expect(error).toBeInstanceOf(MarketoError);
  return error instanceof MarketoError ? error.message : '';
};

describe('one readable line', () => {
  it.each<[string, Answer, string]>([
    [
      'an HTML page with 404',
      raw(404, HTML),
      'GET /rest/v1/leads/describe.json: HTTP 404 with an HTML page in place of JSON; check the base URL and the path',
    ],
    [
      'an HTML page with 200',
      raw(200, HTML, { 'content-type': 'text/html' }),
      'GET /rest/v1/leads/describe.json: HTTP 200 with an HTML page in place of JSON; check the base URL, then try again',
    ],
    [
      'JSON that breaks off',
      raw(200, '{"requestId":"a#1","succ'),
      'GET /rest/v1/leads/describe.json: HTTP 200 with text in place of JSON; check the base URL, then try again',
    ],
    [
      'JSON of another service',
      raw(200, '{"hello":"world"}'),
      'GET /rest/v1/leads/describe.json: JSON that is no reply of Marketo; check that the base URL is the REST endpoint of Marketo',
    ],
    [
      'a redirection',
      raw(302, '', { location: 'https://login.example.com' }),
      'GET /rest/v1/leads/describe.json: HTTP 302 with nothing in place of JSON; check the base URL',
    ],
    [
      'HTTP 503',
      raw(503, 'busy'),
      'GET /rest/v1/leads/describe.json: HTTP 503 with text in place of JSON; try again later',
    ],
    [
      'HTTP 413',
      raw(413, HTML),
      'GET /rest/v1/leads/describe.json: HTTP 413 with an HTML page in place of JSON; send fewer records at a time',
    ],
    [
      'a connection that breaks',
      reset,
      'GET /rest/v1/leads/describe.json: the connection broke (UND_ERR_SOCKET); check the connection and try again',
    ],
    [
      'a failure without a reason',
      { requestId: 'a#1', success: false },
      'GET /rest/v1/leads/describe.json: the reply says that it failed, without a reason (request a#1); check that the base URL is the REST endpoint of Marketo',
    ],
    [
      'a message with line breaks',
      failed(603, 'Access\r\n\u2028denied\u0000'),
      'GET /rest/v1/leads/describe.json: error 603: Access denied (request e42b#14272d07d78); give the API role the permission for this call, and check the IP allowlist',
    ],
  ])('for %s', async (_, answer, line) => {
    expect(await lineFor(answer)).toBe(line);
  });

  it('for a host that is not there', async () => {
    const credentials = { baseUrl: 'https://nowhere.invalid/rest', clientId: 'c', clientSecret: SECRET };
    const client = createMarketoClient({ credentials, retry: { attempts: 0, firstMs: 1, mostMs: 1 } });
    await expect(client.leads.describe()).rejects.toThrow(/^GET \/identity\/oauth\/token: .*host/);
    await client.close();
  });

  it('for a port that nobody listens on', async () => {
    const server = await startServer(() => ok());
    await server.close();
    const client = clientOf(server);
    await expect(client.leads.describe()).rejects.toThrow(
      'GET /identity/oauth/token: the connection is refused; check the base URL and the connection',
    );
    await client.close();
  });

  it('for a reply without the result that a call is about', async () => {
    await withServer(
      () => ({ requestId: 'a#1', success: true }),
      async ({ leads, bulk, activities }) => {
        await expect(leads.describe2()).rejects.toThrow('the reply holds no result (request a#1)');
        await expect(bulk.leads.jobs.create({ filter: {} })).rejects.toThrow(
          'the reply holds no job (request a#1)',
        );
        await expect(activities.pagingToken('2026-01-01')).rejects.toThrow('no nextPageToken (request a#1)');
        expect(await leads.describe()).toEqual([]);
        expect(await gather(leads.filter({ filterType: 'id', filterValues: [1] }))).toEqual([]);
      },
    );
  });

  it('for a reply that takes too long', async () => {
    await withServer(
      () => () => undefined,
      async ({ request }) => {
        const error = await refusal(request({ path: '/rest/v1/leads/describe.json', timeoutMs: 100 }));
        expect(error).toMatchObject({ code: 'timeout', ambiguous: true });
      },
      { retry: { attempts: 0 } },
    );
  });

  it('for paths that lead elsewhere', async () => {
    await withServer(
      () => ok(),
      async ({ request, customObjects }, server) => {
        for (const path of [
          'rest/v1/x.json',
          '//evil.example/x',
          '/rest/../../x',
          '/rest/v1/x.json?a=b',
          '/a\\b',
        ]) {
          await expect(request({ path })).rejects.toMatchObject({ code: 'argument' });
        }
        await customObjects
          .type('../../identity')
          .describe()
          .catch(() => undefined);
        expect(server.asked.map(({ path }) => path)).toEqual([
          '/rest/v1/customobjects/%2E%2E%2F%2E%2E%2Fidentity/describe.json',
        ]);
      },
    );
  });

  it('for a filter value that would be read as two', async () => {
    await withServer(
      () => ok(),
      async ({ leads }) => {
        const found = gather(leads.filter({ filterType: 'company', filterValues: ['Doe, Inc.'] }));
        await expect(found).rejects.toThrow('a filter value with a comma would be read as two');
      },
    );
  });
});

describe('secrets', () => {
  const shown = (value: unknown): string =>
    [inspect(value, { depth: 20, showHidden: false }), JSON.stringify(value), String(value)].join('\n');

  const expectHidden = (value: unknown): void => {
    const text = shown(value) + (value instanceof Error ? `${value.stack}${shown(value.cause)}` : '');
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain(CLIENT_ID);
    expect(text).not.toMatch(/token-\d+:int/);
  };

  it('are shown neither by credentials nor by a client', async () => {
    const credentials = createCredentials({
      baseUrl: 'https://x.mktorest.com',
      clientId: CLIENT_ID,
      clientSecret: SECRET,
    });
    expectHidden(credentials);
    expectHidden({ nested: [credentials] });
    expect(credentials.reveal().clientSecret).toBe(SECRET);
    await using client = createMarketoClient({ credentials });
    expectHidden(client);
  });

  it('are in no error, even where the server repeats them', async () => {
    const echoes: readonly Answer[] = [
      failed(601, `Access token token-0:int invalid for ${SECRET}`),
      failed(611, `${CLIENT_ID} ${encodeURIComponent(SECRET)} token-0:int`),
      raw(500, `<html>${SECRET}`),
      reset,
    ];
    for (const answer of echoes) {
      const lines: string[] = [];
      await withServer(
        () => answer,
        async (client) => {
          const error = await refusal(client.leads.describe());
          expect(error).toBeInstanceOf(MarketoError);
          expectHidden(error);
          expectHidden(lines);
        },
        { log: (line) => void lines.push(line), retry: { attempts: 1 } },
      );
    }
  });

  it('are in no error of the token request', async () => {
    const refusals: readonly Answer[] = [
      raw(
        401,
        JSON.stringify({
          error: 'unauthorized',
          error_description: `No client with requested id: ${CLIENT_ID}`,
        }),
      ),
      raw(400, JSON.stringify({ error: `bad ${SECRET}` })),
      raw(404, HTML),
      raw(200, HTML),
      raw(200, '{}'),
      raw(302, ''),
      reset,
    ];
    for (const answer of refusals) {
      await withServer(
        () => ok(),
        async (client) => {
          const error = await refusal(client.leads.describe());
          expect(error).toMatchObject({ call: 'GET /identity/oauth/token' });
          expectHidden(error);
        },
        { token: () => answer, retry: { attempts: 1 } },
      );
    }
  });
});
