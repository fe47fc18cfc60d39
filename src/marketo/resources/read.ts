// The small readers that all resources share.
import type { MarketoRecord } from '../envelope.ts';
import { MarketoError } from '../marketo-error.ts';
import { type PageOptions, pagesOf, recordsOf } from '../paging.ts';
import type { QueryValue, Request } from '../request.ts';

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
}

export interface FieldOptions extends ReadOptions {
  readonly fields?: readonly string[] | undefined;
}

/** A name or id as one part of a path. */
export const part = (value: string | number): string => {
  const text = String(value);
  if (text === '' || text === '.' || text === '..') {
    throw new MarketoError({ code: 'argument', message: 'a part of the path is empty' });
  }
  // What would be mistaken for a path even when encoded.
  return encodeURIComponent(text).replaceAll('..', '%2E%2E');
};

/** All records of a reply that is not paged. */
export const readAll = async (
  request: Request,
  path: string,
  options: ReadOptions & { readonly query?: Readonly<Record<string, QueryValue>> } = {},
): Promise<readonly MarketoRecord[]> => (await request({ path, ...options })).result;

/** The one record of a reply. @throws MarketoError `no-result` where there is none. */
export const readOne = async (
  request: Request,
  path: string,
  options: ReadOptions & { readonly query?: Readonly<Record<string, QueryValue>> } = {},
): Promise<MarketoRecord> => {
  const { result, requestId } = await request({ path, ...options });
  const [first] = result;
  if (first !== undefined) return first;
  throw new MarketoError({
    code: 'no-result',
    message: 'the reply holds no result',
    call: `GET ${path}`,
    requestId,
  });
};

/** The records of a paged query; each once. */
export const readPaged = (
  request: Request,
  path: string,
  query: Readonly<Record<string, QueryValue>> = {},
  options: Omit<PageOptions, 'path' | 'query'> = {},
): AsyncGenerator<MarketoRecord> => recordsOf(pagesOf(request, { ...options, path, query }));
