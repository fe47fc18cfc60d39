// The HTTP server: finds the routes of a path, counts what is in flight, and resets connections when asked to.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import type { Instance } from '../instance.ts';
import { type Answer, answer, RESET } from './answer.ts';
import { createRequestIds } from './envelope.ts';
import { type Answering, type Observer, observing } from './exchange.ts';
import { answerIdentity, TOKEN_PATH } from './identity.ts';
import { readBody, readQuery } from './read-call.ts';
import type { Route } from './route.ts';

export interface RunningServer {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Room for headers and targets beyond what is allowed, so that these are answered and not cut off. */
const HEADER_BYTES = 262_144;

/** Where the hub contract is served. */
export const HUB_ROOT = '/elements/api-v2';

/** What Marketo's limits do not count. */
const NOT_METERED = ['/__sandbox/', '/identity/', `${HUB_ROOT}/`];

/** `/rest/v1/lead/{leadId}.json` as the router writes it: a name takes all to the next slash. */
const patternOf = (path: string): string =>
  path.replace(/\{(\w+)\}\.json/g, ':$1{[^/]+\\.json}').replace(/\{(\w+)\}/g, ':$1');

const paramsOf = (given: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(given).map(([name, value]) => [name, value.replace(/\.json$/, '')]));

const send = (made: Answer, { incoming }: HttpBindings): Response => {
  if (made !== RESET) return made;
  incoming.socket.resetAndDestroy();
  return RESPONSE_ALREADY_SENT;
};

export interface ServerParts {
  readonly routes: readonly Route[];
  /** Answers what begins with `/__sandbox/`. */
  readonly control: (request: Request, url: URL) => Promise<Response>;
  /** Answers what begins with the root of the hub. */
  readonly hub: (request: Request, url: URL) => Promise<Response>;
  readonly observe: Observer | undefined;
}

/** Starts to listen on loopback. */
export const startServer = async (
  { routes, control, hub, observe }: ServerParts,
  instance: Instance,
  port: number,
): Promise<RunningServer> => {
  const app = new Hono<{ Bindings: HttpBindings }>();
  const requestId = createRequestIds(instance);
  const sent = async (env: HttpBindings, request: Request, url: URL, by: Answering): Promise<Response> =>
    send(await observing({ request, url }, instance, observe, by), env);
  app.all('/__sandbox/*', ({ req }) => control(req.raw, new URL(req.url)));
  app.all(`${HUB_ROOT}/*`, ({ req }) => hub(req.raw, new URL(req.url)));
  app.on(['GET', 'POST'], TOKEN_PATH, ({ req, env }) => {
    const [request, url] = [req.raw, new URL(req.url)];
    return sent(env, request, url, async (own, note) => {
      const body = (await readBody(request, own.limits().bodyBytes)) ?? new Uint8Array();
      note(`${request.method} ${TOKEN_PATH}`, body);
      return answerIdentity(request.method, readQuery(request, url, body), own);
    });
  });
  const answerWith = (
    { req, env }: Context<{ Bindings: HttpBindings }>,
    params: ReadonlyMap<string, string>,
    ofPath: readonly Route[],
  ): Promise<Response> => {
    const [request, url] = [req.raw, new URL(req.url)];
    const cut = () => void env.incoming.socket.resetAndDestroy();
    return sent(env, request, url, (own, note) =>
      answer({ request, url, params, routes: ofPath, cut, note }, own, requestId()),
    );
  };
  for (const path of new Set(routes.map((route) => route.path))) {
    const ofPath = routes.filter((route) => route.path === path);
    app.all(patternOf(path), (context) => answerWith(context, paramsOf(context.req.param()), ofPath));
  }
  app.all('*', (context) => answerWith(context, new Map(), []));

  const listener = getRequestListener((request, env) => app.fetch(request, env));
  const server = createServer(
    { maxHeaderSize: HEADER_BYTES },
    (incoming: IncomingMessage, outgoing: ServerResponse) => {
      const { url = '/' } = incoming;
      if (!NOT_METERED.some((root) => url.startsWith(root))) outgoing.once('close', instance.meter.arrive());
      void listener(incoming, outgoing);
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  // A server that listens on a port has an address of this kind.
  const address = server.address() as AddressInfo;
  return {
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
