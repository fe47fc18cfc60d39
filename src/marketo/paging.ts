// Pages one after the other, by the two rules of Marketo's tokens, and by offset for the asset API.
import { type MarketoRecord, type MarketoReply, own } from './envelope.ts';
import { MarketoError } from './marketo-error.ts';
import { Recent } from './recent.ts';
import type { QueryValue, Request, RequestOptions } from './request.ts';

/**
 * How pages end. `token`: there is no token, or `moreResult` is false. `activity`: `moreResult` is not true; a token is
 * always there, and a page without records may well stand before others.
 */
export type PageFamily = 'token' | 'activity';

export interface PageOptions extends Omit<RequestOptions, 'query'> {
  readonly query?: Readonly<Record<string, QueryValue>>;
}

const samePage = (path: string, requestId: string | undefined): MarketoError =>
  new MarketoError({
    code: 'same-page',
    message: 'the same page token came twice',
    call: `GET ${path}`,
    requestId,
  });

/**
 * Walks the pages of a query. The whole query is sent with every page, since a token does not carry it.
 *
 * @throws MarketoError `same-page` where a token comes twice.
 */
export async function* pagesOf(
  request: Request,
  options: PageOptions,
  family: PageFamily = 'token',
): AsyncGenerator<MarketoReply> {
  const tokens = new Recent();
  const { body } = options;
  let token = options.query?.nextPageToken;
  if (typeof token === 'string') tokens.seen(token);
  for (;;) {
    // A compound query has its token in its body.
    const page: RequestOptions =
      typeof body === 'object' && body !== null
        ? { ...options, body: { ...body, ...(token !== undefined && { nextPageToken: token }) } }
        : { ...options, query: { ...options.query, nextPageToken: token } };
    const reply = await request(page);
    yield reply;
    const more = family === 'activity' ? reply.moreResult === true : reply.moreResult !== false;
    if (!more || reply.nextPageToken === undefined) return;
    if (tokens.seen(reply.nextPageToken)) throw samePage(options.path, reply.requestId);
    token = reply.nextPageToken;
  }
}

/** What tells a record from all others of its kind; undefined where it has nothing of the sort. */
export const keyOf = (record: MarketoRecord): string | undefined => {
  for (const name of ['marketoGUID', 'id', 'leadId', 'listId']) {
    const value = own(record, name);
    if (typeof value === 'string' || typeof value === 'number') return `${name}=${value}`;
  }
  return undefined;
};

/** The records of a page without those that came before (a page may repeat the end of the one before). */
export const freshOf = ({ result }: MarketoReply, recent: Recent): readonly MarketoRecord[] =>
  result.filter((record) => {
    const key = keyOf(record);
    return key === undefined || !recent.seen(key);
  });

/** The records of pages, each given once. */
export async function* recordsOf(
  pages: AsyncIterable<MarketoReply>,
  recent: Recent = new Recent(),
): AsyncGenerator<MarketoRecord> {
  // A loop: to delegate to a list costs several turns of the event loop for each record.
  for await (const page of pages) for (const record of freshOf(page, recent)) yield record;
}

/** Walks the pages of the asset API: by offset, until one is not full or comes without a result. */
export async function* offsetPages(request: Request, options: PageOptions): AsyncGenerator<MarketoReply> {
  const asked = Number(options.query?.maxReturn ?? 200);
  for (let offset = Number(options.query?.offset ?? 0); ; offset += asked) {
    const reply = await request({ ...options, query: { ...options.query, offset, maxReturn: asked } });
    if (reply.hasResult) yield reply;
    if (reply.result.length < asked) return;
  }
}
