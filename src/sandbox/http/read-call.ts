// Reads what a call brings: body within its size, JSON, form, and a method that stands in the query.
import { ApiError } from './api-error.ts';
import type { Call } from './route.ts';

/** The body, or undefined if it is larger than allowed. */
export const readBody = async (request: Request, most: number): Promise<Uint8Array | undefined> => {
  if (Number(request.headers.get('content-length') ?? 0) > most) return undefined;
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const mediaType = (request: Request): string =>
  (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError('609');
  }
};

/** The method that is meant: `_method` in the query or the form body takes the place of POST. */
export const meantMethod = (request: Request, query: URLSearchParams): string =>
  request.method === 'POST' ? (query.get('_method') ?? 'POST').toUpperCase() : request.method;

/** The query, with the form body of a POST added to it. */
export const readQuery = (request: Request, url: URL, body: Uint8Array): URLSearchParams => {
  const query = new URLSearchParams(url.search);
  if (mediaType(request) === 'application/x-www-form-urlencoded')
    for (const [name, value] of new URLSearchParams(new TextDecoder().decode(body)))
      query.append(name, value);
  return query;
};

/** The parts of a call that come from its request. */
export const readCall = (
  request: Request,
  query: URLSearchParams,
  body: Uint8Array,
): Pick<Call, 'query' | 'json' | 'optionalJson' | 'form' | 'header'> => {
  const type = mediaType(request);
  const text = (): string => new TextDecoder().decode(body);
  const json = (): unknown => {
    if (type !== 'application/json') throw new ApiError('612');
    return parse(text());
  };
  return {
    query,
    json,
    optionalJson: () =>
      body.length === 0 || type === 'application/x-www-form-urlencoded' ? undefined : json(),
    form: async () => {
      if (type !== 'multipart/form-data') throw new ApiError('612');
      try {
        return await new Response(Buffer.from(body), {
          headers: { 'content-type': request.headers.get('content-type') ?? '' },
        }).formData();
      } catch {
        throw new ApiError('613');
      }
    },
    header: (name) => request.headers.get(name) ?? undefined,
  };
};
