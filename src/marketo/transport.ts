// One HTTP exchange: connections kept per origin, explicit timeouts, and failures told apart by what they mean.
import type { Readable } from 'node:stream';
import { Pool } from 'undici';
import { MarketoError } from './marketo-error.ts';

interface Exchange {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly signal?: AbortSignal | undefined;
  /** How long headers, and then each piece of the body, may take, in milliseconds. */
  readonly timeoutMs: number;
  /** How errors name the call. */
  readonly call: string;
}

export interface HttpReply {
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  /** The body as it arrives, packed where its header says so. It must be read to its end or destroyed. */
  readonly body: Readable;
  /** Makes what broke while the body was read into an error of this client. */
  readonly broken: (error: unknown) => unknown;
}

export interface Transport {
  readonly exchange: (exchange: Exchange) => Promise<HttpReply>;
  readonly close: () => Promise<void>;
}

const CODES: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['ENOTFOUND', ['host', 'the host is not found']],
  ['EAI_AGAIN', ['connect', 'the name of the host cannot be looked up']],
  ['ECONNREFUSED', ['connect', 'the connection is refused']],
  ['EHOSTUNREACH', ['connect', 'the host cannot be reached']],
  ['ENETUNREACH', ['connect', 'the network cannot be reached']],
  ['UND_ERR_CONNECT_TIMEOUT', ['connect', 'no connection within the time allowed']],
  ['UND_ERR_HEADERS_TIMEOUT', ['timeout', 'no reply within the time allowed']],
  ['UND_ERR_BODY_TIMEOUT', ['timeout', 'the reply stopped coming']],
]);

const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return codeOf(error.cause);
};

const failure = (error: unknown, call: string, signal?: AbortSignal): unknown => {
  if (error instanceof MarketoError) return error;
  if (signal?.aborted === true) return signal.reason;
  const code = codeOf(error);
  const known = CODES.get(code);
  if (known !== undefined) return new MarketoError({ code: known[0], message: known[1], call });
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_/.test(code)) {
    return new MarketoError({ code: 'tls', message: `no secure connection (${code})`, call });
  }
  const message = `the connection broke${code === '' ? '' : ` (${code})`}`;
  return new MarketoError({ code: 'network', message, call });
};

const textOf = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

/** Connections to whatever origins are called; `close` ends them once no call uses them. */
export const createTransport = ({ connections }: { readonly connections: number }): Transport => {
  const pools = new Map<string, Pool>();
  let closed = false;
  const poolOf = (origin: string): Pool => {
    const known = pools.get(origin);
    if (known !== undefined) return known;
    const pool = new Pool(origin, { connections, pipelining: 1, connect: { timeout: 15_000 } });
    pools.set(origin, pool);
    return pool;
  };
  return {
    exchange: async ({ url, method, headers, body, signal, timeoutMs, call }) => {
      if (closed) throw new MarketoError({ code: 'closed', message: 'the client is closed', call });
      const broken = (error: unknown): unknown => failure(error, call, signal);
      try {
        const reply = await poolOf(url.origin).request({
          path: `${url.pathname}${url.search}`,
          method: method as 'GET',
          headers,
          body: body ?? null,
          signal: signal ?? null,
          headersTimeout: timeoutMs,
          bodyTimeout: timeoutMs,
        });
        const header = (name: string): string | undefined => textOf(reply.headers[name]);
        return { status: reply.statusCode, header, body: reply.body, broken };
      } catch (error) {
        throw broken(error);
      }
    },
    close: async () => {
      closed = true;
      await Promise.all([...pools.values()].map((pool) => pool.close()));
    },
  };
};
