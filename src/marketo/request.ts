// Requests by path, query and body: what the address becomes, and what is done when it is too long for one.
import type { Call } from './call.ts';
import { type MarketoReply, openReply, readText } from './envelope.ts';
import { MarketoError } from './marketo-error.ts';

/** A value of a query: lists are joined with commas, as Marketo reads most of them; those in `each` are repeated. */
export type QueryValue =
  | string
  | number
  | boolean
  | undefined
  | readonly (string | number)[]
  | { readonly each: readonly (string | number)[] };

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  /** The documented path: `/rest/v1/leads.json`, `/bulk/v1/…`, `/rest/asset/v1/…`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, QueryValue>> | undefined;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as a form; instead of a body. */
  readonly form?: Readonly<Record<string, QueryValue>>;
  /** Sent as they are, with their content type; instead of a body. */
  readonly bytes?: { readonly type: string; readonly content: Uint8Array };
  /** May it be sent twice without harm? True for GET, false for all else, unless stated. */
  readonly idempotent?: boolean;
  readonly signal?: AbortSignal | undefined;
  /** In milliseconds; the client's own unless given. */
  readonly timeoutMs?: number | undefined;
}

export type Request = (options: RequestOptions) => Promise<MarketoReply>;

/** The server refuses an address of more than 8 KB; what proxies add is not known. */
const LONGEST = 6000;

const textsOf = (value: QueryValue): readonly string[] => {
  if (value === undefined) return [];
  if (typeof value !== 'object') return [String(value)];
  return 'each' in value ? value.each.map(String) : [value.join(',')];
};

/** A query or form as it is sent. */
const encodeQuery = (query: Readonly<Record<string, QueryValue>>): string => {
  const entries = Object.entries(query).flatMap(([name, value]) =>
    textsOf(value).map((text): [string, string] => [name, text]),
  );
  // Spaces as %20: not every server reads `+` as one in an address. The tilde and the like need no care.
  return String(new URLSearchParams(entries)).replaceAll('+', '%20');
};

/** The URL of a documented path. @throws MarketoError `argument` for what leads elsewhere. */
export const urlOf = (root: string, path: string): URL => {
  if (!path.startsWith('/') || /\/\/|\.\.|[?#\\]/.test(path)) {
    const message = 'a path must begin with one slash and hold neither "..", "//", a query nor a backslash';
    throw new MarketoError({ code: 'argument', message, call: path });
  }
  return new URL(root + path);
};

const JSON_TYPE = 'application/json;charset=UTF-8';
const FORM_TYPE = 'application/x-www-form-urlencoded;charset=UTF-8';

interface Sent {
  readonly url: URL;
  readonly method: string;
  readonly type?: string;
  readonly body?: string | Uint8Array;
}

const sentAs = (root: string, options: RequestOptions): Sent => {
  const { method = 'GET', path, query = {}, body, form, bytes } = options;
  const url = urlOf(root, path);
  const search = encodeQuery(query);
  const isLong = url.pathname.length + search.length > LONGEST;
  if (method === 'GET' && body === undefined && isLong) {
    url.search = '_method=GET';
    return { url, method: 'POST', type: FORM_TYPE, body: search };
  }
  if (method === 'GET' && body !== undefined) {
    url.search = search === '' ? '_method=GET' : `_method=GET&${search}`;
    return { url, method: 'POST', type: JSON_TYPE, body: JSON.stringify(body) };
  }
  url.search = search;
  if (bytes !== undefined) return { url, method, type: bytes.type, body: bytes.content };
  if (form !== undefined) return { url, method, type: FORM_TYPE, body: encodeQuery(form) };
  if (body !== undefined) return { url, method, type: JSON_TYPE, body: JSON.stringify(body) };
  return { url, method };
};

/** Makes the request function of a client from its call and its root. */
export const createRequest =
  (call: Call, root: string): Request =>
  async (options) => {
    const { url, method, type, body } = sentAs(root, options);
    return call({
      method,
      name: options.path,
      url,
      ...(type !== undefined && { headers: { 'content-type': type } }),
      body,
      idempotent: options.idempotent ?? (options.method ?? 'GET') === 'GET',
      signal: options.signal,
      timeoutMs: options.timeoutMs,
      read: async (reply, name) => openReply(await readText(reply, name), reply.status, name),
    });
  };
