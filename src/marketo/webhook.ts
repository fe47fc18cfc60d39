// Receiving Marketo's webhooks: a shared secret in a header, and bodies as its templates make them.
import { createHash, timingSafeEqual } from 'node:crypto';
import { parseJsonLossless } from '../formats/index.ts';
import { isRecord, type MarketoRecord } from './envelope.ts';

/** Headers as Node, Fetch and most frameworks have them. */
export type WebhookHeaders =
  | Readonly<Record<string, string | readonly string[] | undefined>>
  | { readonly get: (name: string) => string | null };

const headerOf = (headers: WebhookHeaders, name: string): string | undefined => {
  if (typeof headers.get === 'function') return headers.get(name) ?? undefined;
  for (const [key, value] of Object.entries(headers)) {
    if (key.toLowerCase() !== name.toLowerCase()) continue;
    // A header that came twice is nobody's secret.
    return typeof value === 'string' ? value : value?.length === 1 ? value[0] : undefined;
  }
  return undefined;
};

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Makes a verifier. Marketo signs nothing: a header of your own with a secret, set in Admin > Webhooks, is all there is.
 * The comparison takes the same time wherever a value differs, and whatever its length.
 *
 * @param secret - at least 16 characters. Several may be given, so that a secret can be changed without a gap.
 * @example
 * ```ts
 * const isOurs = createWebhookVerifier({ header: 'x-marketo-secret', secret: process.env.WEBHOOK_SECRET ?? '' });
 * if (!isOurs(request.headers)) return reply(401);
 * ```
 */
export const createWebhookVerifier = (options: {
  readonly header: string;
  readonly secret: string | readonly string[];
}): ((headers: WebhookHeaders) => boolean) => {
  const secrets = typeof options.secret === 'string' ? [options.secret] : options.secret;
  if (secrets.length === 0 || secrets.some((secret) => secret.length < 16)) {
    throw new TypeError('a webhook secret must have at least 16 characters');
  }
  const expected = secrets.map(digest);
  return (headers) => {
    const given = headerOf(headers, options.header);
    const found = digest(given ?? '');
    let matches = 0;
    for (const each of expected) matches += timingSafeEqual(each, found) ? 1 : 0;
    return given !== undefined && matches > 0;
  };
};

export type WebhookBody =
  | { readonly ok: true; readonly value: MarketoRecord }
  /** One sentence that says what to change in the template. */
  | { readonly ok: false; readonly message: string };

/** `{"email": ""a@x.org""}`: quotes of the template around quotes of the encoding. */
const DOUBLED = /:\s*""[^",}\]\s]|[^",:[{\s]""\s*[,}\]]/;

const formOf = (text: string): MarketoRecord => Object.fromEntries(new URLSearchParams(text));

/**
 * Reads the body of a webhook: JSON, or a form.
 *
 * With the request token encoding JSON, Marketo adds the quotes around the values of tokens: a template that has quotes
 * of its own gives what is no JSON. A token without a value may come as nothing, as `""` or as `null`.
 *
 * @param contentType - of the request; without it, what begins with a brace is JSON.
 */
export const readWebhookBody = (text: string, contentType = ''): WebhookBody => {
  const isForm = /form-urlencoded/i.test(contentType);
  if (isForm || (contentType === '' && !/^\s*[{[]/.test(text))) return { ok: true, value: formOf(text) };
  const parsed = parseJsonLossless(text);
  if (parsed.ok && isRecord(parsed.value)) return { ok: true, value: parsed.value };
  if (parsed.ok) return { ok: false, message: 'the body is JSON, but no object' };
  const message = DOUBLED.test(text)
    ? 'the body is no JSON: remove the quotes around the tokens in the template, Marketo adds them'
    : /[:,[]\s*[,}\]]/.test(text)
      ? 'the body is no JSON: a token without a value left a gap; give it a default, or set the encoding to JSON'
      : 'the body is no JSON: set the request token encoding of the webhook to JSON';
  return { ok: false, message };
};
