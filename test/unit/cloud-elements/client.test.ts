// The client against a real server that keeps the hub contract, seen at the server.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import {
  type CloudElementsClient,
  CloudElementsError,
  type CloudElementsOptions,
  createCloudElementsClient,
} from '../../../src/cloud-elements/index.ts';

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly authorization: string;
  readonly type: string;
  readonly accept: string;
  readonly body: string;
}

interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly text?: string;
  readonly breakOff?: boolean;
}

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** A server that answers each request by `answer`, and a client of it. */
const start = async (
  answer: (request: Seen, count: number) => Answer | Promise<Answer>,
  options: Partial<CloudElementsOptions> = {},
): Promise<{ readonly client: CloudElementsClient; readonly seen: readonly Seen[] }> => {
  const seen: Seen[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const one = {
      method: request.method ?? '',
      url: request.url ?? '',
      authorization: request.headers.authorization ?? '',
      type: request.headers['content-type'] ?? '',
      accept: request.headers.accept ?? '',
      body: Buffer.concat(chunks).toString('utf8'),
    };
    seen.push(one);
    const { status = 200, headers = {}, body, text, breakOff = false } = await answer(one, seen.length);
    if (breakOff) {
      response.destroy();
      return;
    }
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    const bytes = text ?? (body === undefined ? '' : JSON.stringify(body));
    // A length that is promised and not kept: the connection is cut.
    if (Number(headers['content-length'] ?? 0) > bytes.length)
      response.write(bytes, () => response.destroy());
    else response.end(bytes);
  };
  const server: Server = createServer((request, response) => {
    void handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = createCloudElementsClient({
    baseUrl: `http://127.0.0.1:${port}/elements/api-v2/`,
    userSecret: 'user-secret',
    organizationSecret: 'org-secret',
    elementToken: 'element-token',
    retryDelayMs: 1,
    ...options,
  });
  open.push(
    () => client.close(),
    () => new Promise((resolve) => server.close(resolve)),
  );
  return { client, seen };
};

const failureOf = async (work: Promise<unknown>): Promise<CloudElementsError> => {
  const thrown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(thrown instanceof CloudElementsError))
    throw new Error(`no failure of the contract: ${inspect(thrown)}`);
  return thrown;
};

describe('who calls', () => {
  test('platform calls name user and organisation, hub calls user and element', async () => {
    const { client, seen } = await start(({ url }) =>
      url.startsWith('/elements/api-v2/instances')
        ? { body: { id: 27, name: 'mine', token: 'fresh-token', configuration: { 'oauth.api.secret': 'x' } } }
        : { body: [] },
    );
    for await (const _ of client.hub.list('contacts'));
    const instance = await client.instances.open('27');
    for await (const _ of client.hub.list('contacts'));
    expect(seen.map(({ authorization }) => authorization)).toEqual([
      'User user-secret, Element element-token',
      'User user-secret, Organization org-secret',
      'User user-secret, Element fresh-token',
    ]);
    expect(instance).toEqual({ id: '27', name: 'mine', details: { id: 27, name: 'mine' } });
  });

  test('an instance is made by a POST, and its token is used from then on', async () => {
    const { client, seen } = await start(({ method }) =>
      method === 'POST' ? { body: { id: 5, token: 'new-token' } } : { body: { id: 'c1' } },
    );
    await client.instances.create({
      name: 'sandbox',
      element: { key: 'marketo' },
      configuration: { 'oauth.api.key': 'key' },
    });
    await client.hub.get('contacts', 'c1');
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({
      name: 'sandbox',
      element: { key: 'marketo' },
      configuration: { 'oauth.api.key': 'key' },
    });
    expect(seen[1]?.authorization).toBe('User user-secret, Element new-token');
  });

  test('a missing secret is misuse, told by its name', async () => {
    const { client } = await start(() => ({ body: [] }), {
      organizationSecret: undefined as unknown as string,
      elementToken: undefined as unknown as string,
    });
    await expect(client.instances.open('1')).rejects.toThrow('a platform call needs `organizationSecret`');
    await expect(client.hub.get('contacts', '1')).rejects.toThrow('a hub call needs an element token');
    expect(() => createCloudElementsClient({ userSecret: '' })).toThrow('`userSecret` is missing');
    expect(() => createCloudElementsClient({ userSecret: 'x', baseUrl: 'marketo' })).toThrow(
      '`baseUrl` must be an http or https URL, not "marketo"',
    );
  });

  test('no secret stands in a printed client, an error or its cause', async () => {
    const { client } = await start(({ authorization }) => ({
      status: 401,
      body: { message: `rejected: ${authorization}`, providerMessage: 'token element-token expired' },
    }));
    const failure = await failureOf(client.hub.get('contacts', '1'));
    const printed = `${inspect(client, { depth: 9, showHidden: true })}${inspect(failure, { depth: 9 })}${JSON.stringify(failure)}`;
    expect(printed).not.toMatch(/user-secret|org-secret|element-token/);
    expect(failure.message).toContain('User ***, Element ***');
  });
});

describe('reading', () => {
  test('all pages are read by the token of the header, records in order', async () => {
    const { client, seen } = await start(({ url }) => {
      const next = new URL(url, 'http://x').searchParams.get('nextPage');
      if (next === null)
        return { body: [{ id: 1 }, { id: 2 }], headers: { 'elements-next-page-token': 'p2+/=' } };
      return { body: [{ id: 3 }] };
    });
    const ids: unknown[] = [];
    const where = "email = 'o''brien@example.com' and name like '100%'";
    for await (const { id } of client.hub.list('contacts', {
      where,
      fields: ['id', 'email'],
      orderBy: 'updatedAt desc',
      pageSize: 2,
    }))
      ids.push(id);
    expect(ids).toEqual([1, 2, 3]);
    const query = (at: number): Record<string, string> =>
      Object.fromEntries(new URL(seen[at]?.url ?? '', 'http://x').searchParams);
    expect(query(0)).toEqual({ where, fields: 'id,email', orderBy: 'updatedAt desc', pageSize: '2' });
    expect(query(1).nextPage).toBe('p2+/=');
    expect(seen[0]?.url).toMatch(/^\/elements\/api-v2\/hubs\/marketing\/contacts\?/);
  });

  test('an empty page with a token is not the end', async () => {
    const pages: Answer[] = [
      { body: [], headers: { 'elements-next-page-token': 'b' } },
      { body: [{ id: 9 }] },
    ];
    const { client } = await start((_, count) => pages[count - 1] ?? {});
    const records = [];
    for await (const record of client.hub.list('contacts')) records.push(record);
    expect(records).toEqual([{ id: 9 }]);
  });

  test('a server that names the same next page twice ends the list with an error', async () => {
    const { client } = await start(() => ({
      body: [{ id: 1 }],
      headers: { 'elements-next-page-token': 'same' },
    }));
    const reading = (async () => {
      for await (const _ of client.hub.list('contacts'));
    })();
    expect((await failureOf(reading)).failure).toBe('endless-paging');
  });

  test('an id beyond 2^53 keeps its digits', async () => {
    const { client } = await start(() => ({ text: '{"id": 9007199254740993}' }));
    expect(await client.hub.get('contacts', '9007199254740993')).toEqual({ id: '9007199254740993' });
  });

  test('names and ids are encoded, and cannot leave their place', async () => {
    const { client, seen } = await start(() => ({ body: {} }));
    await client.hub.get('lists/12/contacts', '../../x?y#z');
    expect(seen[0]?.url).toBe('/elements/api-v2/hubs/marketing/lists/12/contacts/..%2F..%2Fx%3Fy%23z');
    for (const [resource, id] of [
      ['../instances', '1'],
      ['contacts', '..'],
      ['contacts', ''],
      ['contacts//x', '1'],
    ] as const) {
      await expect(client.hub.delete(resource, id)).rejects.toThrow(
        'not a name or an id that a path can hold',
      );
    }
    expect(seen).toHaveLength(1);
  });
});

describe('writing', () => {
  test('create, update, replace and delete are the four methods', async () => {
    const { client, seen } = await start(({ method }) => (method === 'DELETE' ? {} : { body: { id: 'c1' } }));
    await client.hub.create('contacts', { email: 'a@example.com' });
    await client.hub.update('contacts', 'c1', { phone: null });
    await client.hub.replace('contacts', 'c1', { email: 'b@example.com' });
    await client.hub.delete('contacts', 'c1');
    expect(seen.map(({ method, body }) => [method, body])).toEqual([
      ['POST', '{"email":"a@example.com"}'],
      ['PATCH', '{"phone":null}'],
      ['PUT', '{"email":"b@example.com"}'],
      ['DELETE', ''],
    ]);
  });

  test.each(['create', 'update'] as const)('%s is never sent again after a failure', async (verb) => {
    const { client, seen } = await start(() => ({ breakOff: true }));
    const work =
      verb === 'create' ? client.hub.create('contacts', {}) : client.hub.update('contacts', '1', {});
    expect((await failureOf(work)).failure).toBe('unreachable');
    expect(seen).toHaveLength(1);
  });

  test('a read is tried again after a passing failure, as often as asked', async () => {
    const { client, seen } = await start((_, count) =>
      count < 3 ? { status: 503, text: '<html>busy</html>' } : { body: { id: '1' } },
    );
    expect(await client.hub.get('contacts', '1')).toEqual({ id: '1' });
    expect(seen).toHaveLength(3);
  });
});

describe('failures', () => {
  test.each([
    [400, 'bad-request'],
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [405, 'method-not-allowed'],
    [406, 'not-acceptable'],
    [409, 'conflict'],
    [415, 'unsupported-media-type'],
    [500, 'server-error'],
    [502, 'server-error'],
    [418, 'other-status'],
  ])('%i is %s, with message, requestId and providerMessage', async (status, failure) => {
    const body = { message: 'It went wrong', requestId: 'r-1', providerMessage: 'Lead not found' };
    const { client } = await start(() => ({ status, body }), { retries: 0 });
    const error = await failureOf(client.hub.get('contacts', '1'));
    expect(error).toMatchObject({ failure, status, requestId: 'r-1', providerMessage: 'Lead not found' });
    expect(error.message).toMatch(
      new RegExp(`^GET /hubs/marketing/contacts/1: ${status} It went wrong \\(.+\\)$`),
    );
  });

  test('an HTML page instead of JSON is one readable line', async () => {
    const { client } = await start(() => ({ text: '<html>\n<body>Welcome</body></html>' }));
    const error = await failureOf(client.hub.get('contacts', '1'));
    expect(error.failure).toBe('not-json');
    expect(error.message).toBe(
      'GET /hubs/marketing/contacts/1: the server sent no JSON but "<html> <body>Welcome</body></html>"',
    );
  });

  test('a record where a list should be, and a list where a record should be, are told', async () => {
    const { client } = await start(({ url }) => (url.endsWith('/1') ? { body: [] } : { body: { id: 1 } }));
    expect((await failureOf(client.hub.page('contacts'))).message).toContain(
      'did not send a list of records',
    );
    expect((await failureOf(client.hub.get('contacts', '1'))).message).toContain('did not send a record');
  });

  test('an instance without a token is told', async () => {
    const { client } = await start(() => ({ body: { id: 3 } }));
    expect((await failureOf(client.instances.open('3'))).message).toBe(
      'GET /instances/3: the reply holds no instance with an id and a token',
    );
  });

  test('a silent server is a timeout, an abort is an abort', async () => {
    const { client } = await start(() => new Promise<Answer>(() => undefined), { retries: 0 });
    const controller = new AbortController();
    const reading = failureOf(client.hub.get('contacts', '1', { signal: controller.signal }));
    controller.abort();
    expect((await reading).failure).toBe('aborted');
  });

  test('a host that is not there is one line that names no address twice', async () => {
    const client = createCloudElementsClient({
      baseUrl: 'http://127.0.0.1:1/elements/api-v2',
      userSecret: 'u',
      elementToken: 'e',
      retries: 0,
    });
    open.push(() => client.close());
    const error = await failureOf(client.hub.get('contacts', '1'));
    expect(error.failure).toBe('unreachable');
    expect(error.message).not.toContain('\n');
  });
});

describe('bulk', () => {
  test('a query becomes a job, is looked at until it ends, and its file flows', async () => {
    const states = ['CREATED', 'RUNNING', 'COMPLETED'];
    let looks = 0;
    const { client, seen } = await start(({ url }) => {
      if (url.includes('/query')) return { body: { id: '77', status: 'CREATED' } };
      if (url.endsWith('/status')) {
        looks += 1;
        return { body: { id: '77', status: states[looks - 1], recordsCount: 2 } };
      }
      return { text: 'id,email\n1,a@example.com\n', headers: { 'content-type': 'text/csv' } };
    });
    const job = await client.bulk.query("select id,email from contacts where listId = '9' limit 1000");
    const done = await client.bulk.wait(job.id, { everyMs: 1 });
    let text = '';
    for await (const chunk of await client.bulk.download('77', 'contacts'))
      text += Buffer.from(chunk).toString();
    expect(done.status).toBe('COMPLETED');
    expect(looks).toBe(3);
    expect(text).toBe('id,email\n1,a@example.com\n');
    expect(new URL(seen[0]?.url ?? '', 'http://x').searchParams.get('q')).toBe(
      "select id,email from contacts where listId = '9' limit 1000",
    );
    expect(seen.at(-1)).toMatchObject({
      url: '/elements/api-v2/hubs/marketing/bulk/77/contacts',
      accept: 'text/csv',
    });
  });

  test('a file that breaks off is a failure, not a short file', async () => {
    const { client } = await start(() => ({ text: 'id\n1\n', headers: { 'content-length': '500' } }));
    const reading = (async () => {
      for await (const _ of await client.bulk.download('77', 'contacts'));
    })();
    expect((await failureOf(reading)).failure).toBe('unreachable');
  });

  test('a failed job and one that does not end are two failures', async () => {
    let state = 'FAILED';
    const { client } = await start(() => ({ body: { id: 1, status: state } }));
    expect((await failureOf(client.bulk.wait('1'))).failure).toBe('job-failed');
    state = 'RUNNING';
    expect((await failureOf(client.bulk.wait('1', { everyMs: 5, deadlineMs: 20 }))).failure).toBe('job-late');
  });

  test('a file is sent as a form with its metadata, and names cannot break out of it', async () => {
    const { client, seen } = await start(() => ({ body: { id: 8, status: 'CREATED' } }));
    await client.bulk.upload('contacts', ['id,email\n', new TextEncoder().encode('1,a@example.com\n')], {
      format: 'csv',
      fileName: 'a"\r\nx: y.csv',
      metaData: { action: 'upsert', identifierFieldName: 'email' },
    });
    const [sent] = seen;
    const boundary = /boundary=(.+)$/.exec(sent?.type ?? '')?.[1] ?? '';
    const parts = (sent?.body ?? '').split(`--${boundary}`);
    expect(parts[1]).toContain('{"format":"csv","action":"upsert","identifierFieldName":"email"}');
    expect(parts[2]).toContain('filename="a%22%0D%0Ax: y.csv"');
    expect(parts[2]).toContain('\r\n\r\nid,email\n1,a@example.com\n\r\n');
    expect(parts[3]).toBe('--\r\n');
  });
});
