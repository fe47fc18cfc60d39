// Marketo's reply, opened: success or a typed error, with whatever of its keys are there.
import { gunzipSync } from 'node:zlib';
import { parseJsonLossless } from '../formats/index.ts';
import { MarketoError } from './marketo-error.ts';
import type { HttpReply } from './transport.ts';

/** A record as Marketo gives it: open JSON. Integers beyond 2^53 are strings of their digits. */
export type MarketoRecord = Readonly<Record<string, unknown>>;

export interface MarketoReply {
  readonly requestId: string | undefined;
  /** The records; none where Marketo left `result` out. */
  readonly result: readonly MarketoRecord[];
  /** The `result` as it came: a few calls list names in place of records. */
  readonly values: readonly unknown[];
  /** Had the reply a `result`? Merges and empty asset queries have none. */
  readonly hasResult: boolean;
  readonly nextPageToken: string | undefined;
  readonly moreResult: boolean | undefined;
  readonly warnings: readonly string[];
  /** The reply as it came. */
  readonly body: MarketoRecord;
}

export const isRecord = (value: unknown): value is MarketoRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An own member of a record: never what its prototype holds. */
export const own = (record: MarketoRecord, key: string): unknown =>
  Object.hasOwn(record, key) ? record[key] : undefined;

const text = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;

const MOST_BYTES = 128 * 1024 * 1024;

const tooLarge = (most: number, call: string): MarketoError =>
  new MarketoError({ code: 'too-large', message: `the reply is larger than ${most} bytes`, call });

const collect = async (reply: HttpReply, call: string, most: number): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of reply.body as AsyncIterable<Uint8Array>) {
      size += part.length;
      if (size > most) throw tooLarge(most, call);
      parts.push(part);
    }
  } catch (error) {
    reply.body.destroy();
    throw reply.broken(error);
  }
  return Buffer.concat(parts);
};

/** The text of a reply, unpacked; an error where it is larger than any reply of Marketo. */
export const readText = async (reply: HttpReply, call: string, most = MOST_BYTES): Promise<string> => {
  const bytes = await collect(reply, call, most);
  if (reply.header('content-encoding') !== 'gzip') return bytes.toString('utf8');
  try {
    // At once: a stream through the thread pool takes longer than all else that is done with a reply.
    return gunzipSync(bytes, { maxOutputLength: most }).toString('utf8');
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(most, call);
    throw new MarketoError({ code: 'network', message: 'the packed reply is damaged', call });
  }
};

const httpCode = (status: number): string => {
  if (status >= 500) return 'http-5xx';
  if (status >= 300 && status < 400) return 'http-3xx';
  return [401, 403, 404, 413, 414, 429].includes(status) ? `http-${status}` : 'http-4xx';
};

const looksLikeHtml = (body: string): boolean => /^\s*<(?:!doctype|html|head|body|\?xml)/i.test(body);

const described = (status: number, body: string): string => {
  const kind = looksLikeHtml(body) ? 'an HTML page' : body.trim() === '' ? 'nothing' : 'text';
  return `HTTP ${status} with ${kind} in place of JSON`;
};

/** The first error of a failed reply, with the others in its message. */
const errorOf = (body: MarketoRecord, status: number, call: string): MarketoError => {
  const errors = own(body, 'errors');
  const list = (Array.isArray(errors) ? errors : []).filter(isRecord);
  const code = text(list[0] === undefined ? undefined : own(list[0], 'code')) ?? 'not-envelope';
  const messages = list.map((each) => text(own(each, 'message')) ?? 'no message');
  return new MarketoError({
    code,
    message: messages.length > 0 ? messages.join('; ') : 'the reply says that it failed, without a reason',
    call,
    requestId: text(own(body, 'requestId')),
    status,
  });
};

/** Opens the text of a reply. @throws MarketoError for all that is not a success. */
export const openReply = (body: string, status: number, call: string): MarketoReply => {
  const parsed = parseJsonLossless(body);
  const document = parsed.ok && isRecord(parsed.value) ? parsed.value : undefined;
  const success = document === undefined ? undefined : own(document, 'success');
  if (document === undefined || typeof success !== 'boolean') {
    if (status >= 300) {
      throw new MarketoError({ code: httpCode(status), message: described(status, body), call, status });
    }
    const code = parsed.ok ? 'not-envelope' : 'not-json';
    const message = parsed.ok ? 'JSON that is no reply of Marketo' : described(status, body);
    throw new MarketoError({ code, message, call, status });
  }
  const error = success ? undefined : errorOf(document, status, call);
  if (error !== undefined && error.class !== 'empty') throw error;
  const result = own(document, 'result');
  const values: readonly unknown[] = Array.isArray(result) ? result : [];
  const warnings = own(document, 'warnings');
  const more = own(document, 'moreResult');
  const token = own(document, 'nextPageToken');
  return {
    requestId: text(own(document, 'requestId')),
    result: values.filter(isRecord),
    values,
    hasResult: Array.isArray(result),
    nextPageToken: typeof token === 'string' && token !== '' ? token : undefined,
    moreResult: typeof more === 'boolean' ? more : undefined,
    warnings: (Array.isArray(warnings) ? warnings : []).map((each) =>
      isRecord(each) ? (text(own(each, 'message')) ?? '') : String(each),
    ),
    body: document,
  };
};
