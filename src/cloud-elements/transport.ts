// One HTTP call: its headers, its time limits, its retries, and its failure as one typed error.
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';
import { parseJsonLossless } from '../formats/index.ts';
import type { Authorization } from './authorization.ts';
import { CloudElementsError, meaningOf } from './error.ts';
import { isRecord } from './is-record.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Call {
  readonly method: Method;
  /** Path below the base URL, each segment encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is, with its content type. */
  readonly body?: { readonly type: string; readonly chunks: () => AsyncIterable<Uint8Array> };
  readonly headers?: Readonly<Record<string, string>>;
  readonly level: 'platform' | 'hub';
  readonly signal?: AbortSignal | undefined;
}

/** What a body can do here; named by us, so that the package's types need none of Node's. */
interface ReplyBody extends AsyncIterable<Uint8Array> {
  text(): Promise<string>;
  /** Reads the rest and forgets it. */
  dump(): Promise<unknown>;
}

export interface Reply {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: ReplyBody;
}

export interface TransportOptions {
  readonly baseUrl: string;
  /** Milliseconds until headers, and between two parts of a body. */
  readonly timeoutMs: number;
  /** Further tries of calls that change nothing, or the same twice. */
  readonly retries: number;
  /** Milliseconds before the first further try; each one doubles it. */
  readonly retryDelayMs: number;
}

/** Longest error text that is read: an error page may be of any size. */
const ERROR_BYTES = 64 * 1024;

const REPEATABLE: ReadonlySet<Method> = new Set(['GET', 'PUT', 'DELETE']);

const textIn = (body: unknown, key: string): string | undefined => {
  const value = isRecord(body) && Object.hasOwn(body, key) ? body[key] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const oneLine = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
};

/** Sends calls to one server. */
export class Transport {
  readonly #options: TransportOptions;
  readonly #authorization: Authorization;
  readonly #pool: Pool;
  readonly #root: string;

  constructor(options: TransportOptions, authorization: Authorization) {
    const url = parseBase(options.baseUrl);
    this.#options = options;
    this.#authorization = authorization;
    this.#root = url.pathname.replace(/\/+$/, '');
    this.#pool = new Pool(url.origin, {
      headersTimeout: options.timeoutMs,
      bodyTimeout: options.timeoutMs,
      connect: { timeout: options.timeoutMs },
    });
  }

  async close(): Promise<void> {
    await this.#pool.close();
  }

  /** Sends a call and gives its reply with a body not read yet; throws {@link CloudElementsError} for a failure. */
  async send(call: Call): Promise<Reply> {
    const tries = REPEATABLE.has(call.method) ? this.#options.retries + 1 : 1;
    for (let at = 1; ; at += 1) {
      try {
        return await this.#once(call);
      } catch (thrown) {
        if (at >= tries || !isPassing(thrown)) throw thrown;
        await this.#read(call, () =>
          pause(this.#options.retryDelayMs * 2 ** (at - 1), undefined, { signal: call.signal }),
        );
      }
    }
  }

  /** Sends a call and reads its reply as JSON; integers beyond 2^53 come as texts, digit for digit. */
  async json(call: Call): Promise<{ readonly value: unknown; readonly headers: Reply['headers'] }> {
    const reply = await this.send(call);
    const text = await this.#read(call, () => reply.body.text());
    if (text.trim() === '') return { value: undefined, headers: reply.headers };
    const parsed = parseJsonLossless(text);
    if (parsed.ok) return { value: parsed.value, headers: reply.headers };
    throw new CloudElementsError(
      `${call.method} ${call.path}: the server sent no JSON but ${JSON.stringify(oneLine(this.#clean(text)))}`,
      {
        failure: 'not-json',
        status: reply.status,
        advice: 'check the base URL: another program answers there',
      },
    );
  }

  /** Sends a call and gives its body as bytes that flow; a body that breaks off ends in an error. */
  async bytes(call: Call): Promise<AsyncIterable<Uint8Array>> {
    const { body } = await this.send(call);
    const failed = (thrown: unknown): unknown => this.#unanswered(call, thrown);
    return (async function* () {
      try {
        yield* body;
      } catch (thrown) {
        throw failed(thrown);
      }
    })();
  }

  #clean(text: string): string {
    return this.#authorization.withoutSecrets(text);
  }

  async #read<T>(call: Call, read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (thrown) {
      throw this.#unanswered(call, thrown);
    }
  }

  async #once(call: Call): Promise<Reply> {
    const { method, path, query = {}, level, signal } = call;
    const authorization = level === 'platform' ? this.#authorization.platform() : this.#authorization.hub();
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, value);
    const json = call.json === undefined ? null : JSON.stringify(call.json);
    const body = call.body === undefined ? json : Readable.from(call.body.chunks());
    const type = call.body?.type ?? (call.json === undefined ? undefined : 'application/json');
    const response = await this.#read(call, () =>
      this.#pool.request({
        method,
        path: `${this.#root}${path}${search.size === 0 ? '' : `?${search}`}`,
        headers: {
          accept: 'application/json',
          ...call.headers,
          authorization,
          ...(type === undefined ? {} : { 'content-type': type }),
        },
        body,
        signal: signal ?? null,
      }),
    );
    const headers = new Map<string, string>();
    for (const [name, value] of Object.entries(response.headers)) {
      if (value !== undefined)
        headers.set(name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value);
    }
    const reply = { status: response.statusCode, headers, body: response.body };
    if (reply.status >= 200 && reply.status < 300) return reply;
    throw await this.#refused(call, reply);
  }

  async #refused(call: Call, reply: Reply): Promise<CloudElementsError> {
    const text = await firstOf(reply.body, ERROR_BYTES);
    const parsed = parseJsonLossless(text);
    const body = parsed.ok ? parsed.value : undefined;
    const { failure, advice } = meaningOf(reply.status);
    const said = textIn(body, 'message') ?? (parsed.ok ? '' : oneLine(text));
    const provider = textIn(body, 'providerMessage');
    const message = oneLine(this.#clean(said));
    return new CloudElementsError(
      `${call.method} ${call.path}: ${reply.status}${message === '' ? '' : ` ${message}`} (${advice})`,
      {
        failure,
        status: reply.status,
        requestId: textIn(body, 'requestId') ?? reply.headers.get('elements-request-id'),
        providerMessage: provider === undefined ? undefined : this.#clean(provider),
        advice,
      },
    );
  }

  /** No answer came, or it broke off. */
  #unanswered(call: Call, thrown: unknown): unknown {
    if (thrown instanceof CloudElementsError || thrown instanceof TypeError) return thrown;
    const code: unknown = thrown instanceof Error ? Reflect.get(thrown, 'code') : undefined;
    const place = `${call.method} ${call.path}`;
    if (call.signal?.aborted === true)
      return new CloudElementsError(`${place}: aborted`, { failure: 'aborted', cause: thrown });
    if (typeof code === 'string' && /TIMEOUT/.test(code)) {
      return new CloudElementsError(`${place}: no answer within ${this.#options.timeoutMs} ms`, {
        failure: 'timeout',
        advice: 'try again later, or raise `timeoutMs`',
        cause: thrown,
      });
    }
    const what = thrown instanceof Error ? this.#clean(thrown.message) : 'the connection failed';
    return new CloudElementsError(`${place}: ${oneLine(what)}`, {
      failure: 'unreachable',
      advice: 'check the base URL and the network',
      cause: thrown,
    });
  }
}

const isPassing = (thrown: unknown): boolean =>
  thrown instanceof CloudElementsError &&
  (thrown.failure === 'server-error' || thrown.failure === 'unreachable' || thrown.failure === 'timeout');

const parseBase = (text: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new TypeError(`\`baseUrl\` must be an http or https URL, not ${JSON.stringify(text)}`);
  return url;
};

const firstOf = async (body: AsyncIterable<Uint8Array>, limit: number): Promise<string> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= limit) break;
    }
  } catch {
    // What arrived is still the best that can be told.
  }
  return Buffer.concat(chunks).subarray(0, limit).toString('utf8');
};
