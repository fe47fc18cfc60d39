// The access token: fetched once for all who wait for it, kept as long as the server says, renewed when it is refused.
import { parseJsonLossless } from '../formats/index.ts';
import { type Credentials, redact } from './credentials.ts';
import { isRecord, own, readText } from './envelope.ts';
import { MarketoError } from './marketo-error.ts';
import { Recent } from './recent.ts';
import { sleep } from './sleep.ts';
import type { Transport } from './transport.ts';

interface Token {
  readonly text: string;
  /** On the monotonic clock, in milliseconds. */
  readonly until: number;
}

interface Entry {
  token?: Token | undefined;
  pending?: Promise<Token> | undefined;
}

/** Tokens by identity URL and client id. Clients that are given one store use each other's tokens. */
export interface TokenStore {
  readonly entry: (tokenUrl: string, clientId: string) => Entry;
}

/** An empty store. The server gives one token per client id anyway: sharing a store only saves requests. */
export const createTokenStore = (): TokenStore => {
  const entries = new Map<string, Entry>();
  return {
    entry: (tokenUrl, clientId) => {
      const key = JSON.stringify([tokenUrl, clientId]);
      const known = entries.get(key);
      if (known !== undefined) return known;
      const made: Entry = {};
      entries.set(key, made);
      return made;
    },
  };
};

export interface Tokens {
  /** The token to send. */
  readonly get: (signal?: AbortSignal) => Promise<string>;
  /** Makes sure that the next token is another one, or the same with its life renewed. */
  readonly refuse: (token: string) => void;
  /** Notes that the server took this token for a call. */
  readonly accept: (token: string) => void;
  /** Did the server ever take this token? Then its refusal is the end of its life, not of the credentials. */
  readonly wasGood: (token: string) => boolean;
  /** Everything that must not be shown. */
  readonly secrets: () => readonly string[];
}

export interface TokenOptions {
  readonly tokenUrl: string;
  readonly credentials: Credentials;
  readonly transport: Transport;
  readonly timeoutMs: number;
  readonly store: TokenStore;
  /** Pauses between tries that failed for a passing reason. */
  readonly backoff: (attempt: number) => number;
}

const CALL = 'GET /identity/oauth/token';
const TRIES = 5;
/** A refused token that comes back with no more life than this is waited out, in seconds. */
const NEARLY_DEAD = 60;

const readToken = (body: string, status: number, hide: (text: string) => string): [string, number] => {
  const parsed = parseJsonLossless(body);
  const reply = parsed.ok && isRecord(parsed.value) ? parsed.value : undefined;
  const said = reply === undefined ? undefined : (own(reply, 'error_description') ?? own(reply, 'error'));
  if (status !== 200 || reply === undefined) {
    const code =
      status === 401 || (said !== undefined && status < 500)
        ? 'http-401'
        : status >= 500
          ? 'http-5xx'
          : status === 404 || status === 403
            ? `http-${status}`
            : status >= 400
              ? 'http-4xx'
              : status >= 300
                ? 'http-3xx'
                : 'not-json';
    const message = typeof said === 'string' ? hide(said) : `HTTP ${status} in place of a token`;
    throw new MarketoError({ code, message, call: CALL, status });
  }
  const token = own(reply, 'access_token');
  const seconds = Number(own(reply, 'expires_in'));
  if (
    typeof token !== 'string' ||
    token === '' ||
    !/^[\x21-\x7e]+$/.test(token) ||
    !Number.isFinite(seconds)
  ) {
    const message = typeof said === 'string' ? hide(said) : 'the reply holds no access_token and expires_in';
    throw new MarketoError({ code: 'bad-token', message, call: CALL, status });
  }
  return [token, Math.max(0, seconds)];
};

/** The tokens of one client. */
export const createTokens = (options: TokenOptions): Tokens => {
  const { transport, credentials, timeoutMs, backoff } = options;
  const { clientId, clientSecret, partnerId } = credentials.reveal();
  const entry = options.store.entry(options.tokenUrl, clientId);
  const good = new Recent(8);
  let refused: string | undefined;
  const secrets = (): readonly string[] => [
    clientSecret,
    clientId,
    ...(partnerId === undefined ? [] : [partnerId]),
    ...(entry.token === undefined ? [] : [entry.token.text]),
    ...(refused === undefined ? [] : [refused]),
  ];

  const ask = async (): Promise<[string, number]> => {
    const url = new URL(options.tokenUrl);
    const query = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
    url.search = String(new URLSearchParams({ ...query, ...(partnerId && { partner_id: partnerId }) }));
    const headers = { accept: 'application/json' };
    const reply = await transport.exchange({ url, method: 'GET', headers, timeoutMs, call: CALL });
    const body = await readText(reply, CALL, 1024 * 1024);
    return readToken(body, reply.status, (text) => redact(text, secrets()));
  };

  const askPatiently = async (): Promise<[string, number]> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await ask();
      } catch (error) {
        const again = error instanceof MarketoError && (error.class === 'retry' || error.class === 'wait');
        if (!again || attempt >= TRIES) throw error;
        await sleep(backoff(attempt));
      }
    }
  };

  // The server hands out the same token until it dies: one that has no life left, or that was refused and is about to
  // die, is waited out. A refused one with life left is tried again: the server may have been wrong for a moment.
  const renew = async (): Promise<Token> => {
    for (let attempt = 1; ; attempt++) {
      const asked = performance.now();
      const [text, seconds] = await askPatiently();
      const dead = seconds <= 0 || (text === refused && seconds <= NEARLY_DEAD);
      if (!dead) return { text, until: asked + seconds * 1000 };
      if (attempt >= TRIES) {
        const message = 'the server keeps handing out a token that has expired';
        throw new MarketoError({ code: 'dead-token', message, call: CALL });
      }
      await sleep((seconds + 1) * 1000);
    }
  };

  const fetchOnce = (): Promise<Token> => {
    entry.pending ??= renew()
      .then((token) => {
        entry.token = token;
        return token;
      })
      .finally(() => {
        entry.pending = undefined;
      });
    return entry.pending;
  };

  // One user's abort ends that user's waiting, not the request that others wait for too.
  const unlessAborted = <Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> =>
    new Promise((resolve, reject) => {
      const stop = (): void => reject(signal.reason);
      if (signal.aborted) stop();
      signal.addEventListener('abort', stop, { once: true });
      promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
    });

  return {
    get: async (signal) => {
      const { token } = entry;
      if (token !== undefined && performance.now() < token.until) return token.text;
      const pending = fetchOnce();
      return (await (signal === undefined ? pending : unlessAborted(pending, signal))).text;
    },
    refuse: (token) => {
      refused = token;
      // Who is late with the news must not throw away the token that came since.
      if (entry.token?.text === token) entry.token = undefined;
    },
    accept: (token) => void good.seen(token),
    wasGood: (token) => good.has(token),
    secrets,
  };
};
