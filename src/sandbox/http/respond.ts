// Turns a body into the response of Marketo's server, with the faults that can befall it on the way.
import { gzipSync } from 'node:zlib';
import { hash32 } from '../data/hash.ts';
import type { Instance } from '../instance.ts';
import type { FileReply } from './route.ts';

/** Replies of this size and more are compressed for those who accept it. */
const COMPRESSED_FROM = 1024;

const JSON_TYPE = 'application/json;charset=UTF-8';
const EDGE_PAGE =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n';

export const plainText = (status: number, text: string): Response =>
  new Response(text, { status, headers: { 'content-type': 'text/plain;charset=UTF-8' } });

export const edgePage = (status: number): Response =>
  new Response(
    EDGE_PAGE.replaceAll('502 Bad Gateway', status === 200 ? 'Please try again' : `${status} Bad Gateway`),
    {
      status,
      headers: { 'content-type': 'text/html' },
    },
  );

const shuffled = (value: unknown, salt: number): unknown => {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, salt));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(
    ([key, item], index) => [hash32(salt, index, key.length), key, item] as const,
  );
  entries.sort(([one], [other]) => one - other);
  return Object.fromEntries(entries.map(([, key, item]) => [key, shuffled(item, salt)]));
};

const withExtraKeys = (body: Readonly<Record<string, unknown>>): Record<string, unknown> => {
  const { result } = body;
  const items = Array.isArray(result)
    ? result.map((item: unknown) =>
        typeof item === 'object' && item !== null && !Array.isArray(item)
          ? { ...item, sandboxExtra: { a: [1] } }
          : item,
      )
    : undefined;
  return { ...body, ...(items === undefined ? {} : { result: items }), sandboxExtra: 'unknown' };
};

/** A JSON reply. */
export const respondJson = (
  body: Readonly<Record<string, unknown>>,
  request: Request,
  operation: string,
  { faults, seed }: Instance,
): Response => {
  if (faults.strikes('htmlPage', operation)) return edgePage(200);
  let sent: unknown = body;
  if (faults.strikes('missingResult', operation)) {
    const { result: _, ...rest } = body;
    sent = rest;
  }
  if (faults.strikes('extraKeys', operation)) sent = withExtraKeys(body);
  if (faults.strikes('shuffledKeys', operation)) sent = shuffled(sent, seed);
  let text = JSON.stringify(sent);
  if (faults.strikes('invalidJson', operation))
    text = text.slice(0, Math.max(1, Math.floor(text.length * 0.6)));
  const bytes = Buffer.from(text);
  const accepts = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
  if (!accepts || bytes.length < COMPRESSED_FROM)
    return new Response(bytes, { headers: { 'content-type': JSON_TYPE } });
  return new Response(gzipSync(bytes), {
    headers: { 'content-type': JSON_TYPE, 'content-encoding': 'gzip', vary: 'Accept-Encoding' },
  });
};

export const respondFile = ({ status, headers, body }: FileReply): Response =>
  new Response(body, { status, headers });
