// A real HTTP server on loopback that answers as a test says, and keeps what it was asked.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ClientOptions, createMarketoClient, type MarketoClient } from '../../src/marketo/index.ts';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** Of all requests but those for tokens, zero-based. */
  readonly number: number;
  /** Of those with this method and path, zero-based. */
  readonly turn: number;
  /** When it came, in milliseconds. */
  readonly at: number;
}

/** An object is sent as JSON; a function does what it likes with the reply. */
export type Answer = object | ((reply: ServerResponse) => void);

export interface ScriptedServer {
  readonly url: string;
  /** All requests but those for tokens. */
  readonly asked: readonly Asked[];
  readonly tokenRequests: readonly Asked[];
  /** The most requests that were unanswered at a time. */
  readonly mostInFlight: () => number;
  readonly close: () => Promise<void>;
}

export interface ServerOptions {
  readonly token?: (asked: Asked) => Answer;
}

export const ok = (result: readonly unknown[] = [], more: object = {}): object => ({
  requestId: 'e42b#14272d07d78',
  success: true,
  result,
  ...more,
});

export const failed = (code: string | number, message = `failure ${code}`): object => ({
  requestId: 'e42b#14272d07d78',
  success: false,
  errors: [{ code: String(code), message }],
});

export const raw =
  (status: number, body: string, headers: Record<string, string> = {}): Answer =>
  (reply) => {
    reply.writeHead(status, headers).end(body);
  };

/** The connection ends without a reply. */
export const reset: Answer = (reply: ServerResponse) => {
  reply.destroy();
};

export const SECRET = 'hush-hush-client-secret';
export const CLIENT_ID = 'the-client-id-of-a-test';

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('latin1');
};

const send = (reply: ServerResponse, answer: Answer): void => {
  if (typeof answer === 'function') answer(reply);
  else reply.setHeader('content-type', 'application/json;charset=UTF-8').end(JSON.stringify(answer));
};

export const startServer = async (
  answer: (asked: Asked) => Answer | Promise<Answer>,
  options: ServerOptions = {},
): Promise<ScriptedServer> => {
  const asked: Asked[] = [];
  const tokenRequests: Asked[] = [];
  let inFlight = 0;
  let most = 0;
  const server = createServer(async (request, reply) => {
    const at = performance.now();
    const url = new URL(request.url ?? '/', 'http://localhost');
    const isToken = url.pathname === '/identity/oauth/token';
    const list = isToken ? tokenRequests : asked;
    const { method = '' } = request;
    const turn = list.filter((each) => each.method === method && each.path === url.pathname).length;
    const one = {
      ...{ method, path: url.pathname, query: url.searchParams, headers: request.headers },
      ...{ body: '', number: list.length, turn, at },
    };
    list.push(one);
    if (!isToken) {
      most = Math.max(most, ++inFlight);
      reply.once('close', () => void inFlight--);
    }
    one.body = await bodyOf(request).catch(() => '');
    const token = {
      access_token: `token-${one.number}:int`,
      token_type: 'bearer',
      expires_in: 3599,
      scope: 'x',
    };
    send(reply, isToken ? (options.token?.(one) ?? token) : await answer(one));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    tokenRequests,
    mostInFlight: () => most,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};

/** A client of a server, with short pauses. */
export const clientOf = (server: ScriptedServer, options: Partial<ClientOptions> = {}): MarketoClient =>
  createMarketoClient({
    credentials: { baseUrl: server.url, clientId: CLIENT_ID, clientSecret: SECRET },
    limits: { calls: 1000, windowMs: 40, inFlight: 10 },
    ...options,
    retry: { attempts: 3, firstMs: 2, mostMs: 8, waits: 4, queueMs: 5, ...options.retry },
  });

/** Runs a test against a server and a client of it, and closes both. */
export const withServer = async (
  answer: (asked: Asked) => Answer | Promise<Answer>,
  test: (client: MarketoClient, server: ScriptedServer) => Promise<void>,
  options: ServerOptions & Partial<ClientOptions> = {},
): Promise<void> => {
  const { token, ...rest } = options;
  const server = await startServer(answer, token === undefined ? {} : { token });
  const client = clientOf(server, rest);
  try {
    await test(client, server);
  } finally {
    await server.close();
    await client.close();
  }
};

/** Everything that an async iterable gives. */
export const gather = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
};

/** What a promise is refused with. */
export const refusal = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );
