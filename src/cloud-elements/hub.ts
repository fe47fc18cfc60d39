// Records of a hub: read page by page, one by one, and written.
import { CloudElementsError } from './error.ts';
import { isRecord } from './is-record.ts';
import { pathOf, segmentOf } from './path.ts';
import type { Method, Transport } from './transport.ts';

/** A record as the hub gives it: canonical if the hub maps it, else the vendor's. */
export type HubRecord = Readonly<Record<string, unknown>>;

export interface ListOptions {
  /** A CEQL expression without the word `where`, for instance `email = 'ada@example.com'`. */
  readonly where?: string;
  readonly fields?: readonly string[];
  /** For instance `updatedAt desc`. */
  readonly orderBy?: string;
  /** Records of one page; the server has its own default (200) and maximum. */
  readonly pageSize?: number;
  readonly signal?: AbortSignal;
}

export interface WriteOptions {
  readonly signal?: AbortSignal;
}

/** One page of records. */
export interface Page {
  readonly records: readonly HubRecord[];
  /** What asks for the next page; undefined after the last one. */
  readonly nextPage: string | undefined;
}

export interface Hub {
  /** One page; give the `nextPage` of the page before. */
  page(resource: string, options?: ListOptions & { readonly nextPage?: string }): Promise<Page>;
  /** All records, page by page as they are asked for. */
  list(resource: string, options?: ListOptions): AsyncIterableIterator<HubRecord>;
  get(resource: string, id: string, options?: Pick<ListOptions, 'fields' | 'signal'>): Promise<HubRecord>;
  create(resource: string, record: HubRecord, options?: WriteOptions): Promise<HubRecord>;
  /** Changes the members that are given. */
  update(resource: string, id: string, patch: HubRecord, options?: WriteOptions): Promise<HubRecord>;
  replace(resource: string, id: string, record: HubRecord, options?: WriteOptions): Promise<HubRecord>;
  delete(resource: string, id: string, options?: WriteOptions): Promise<void>;
}

const unexpected = (place: string, what: string): CloudElementsError =>
  new CloudElementsError(`${place}: the server did not send ${what}`, {
    failure: 'not-json',
    advice: 'check the base URL and the resource name',
  });

export const createHub = (transport: Transport, hub: string): Hub => {
  const root = pathOf('hubs', hub);
  const one = async (
    method: Method,
    path: string,
    json: unknown,
    query: Readonly<Record<string, string | undefined>>,
    signal: AbortSignal | undefined,
  ): Promise<HubRecord> => {
    const { value } = await transport.json({ method, path, query, json, level: 'hub', signal });
    if (value === undefined && method !== 'GET') return {};
    if (!isRecord(value)) throw unexpected(`${method} ${path}`, 'a record');
    return value;
  };
  // An id is one segment, whatever it holds.
  const at = (resource: string, id: string): string => `${root}${pathOf(resource)}${segmentOf(id)}`;

  const page: Hub['page'] = async (resource, options = {}) => {
    const path = `${root}${pathOf(resource)}`;
    const { where, fields, orderBy, pageSize, nextPage, signal } = options;
    const { value, headers } = await transport.json({
      method: 'GET',
      path,
      query: {
        where,
        fields: fields?.join(','),
        orderBy,
        pageSize: pageSize === undefined ? undefined : String(pageSize),
        nextPage,
      },
      level: 'hub',
      signal,
    });
    if (!Array.isArray(value) || !value.every(isRecord)) throw unexpected(`GET ${path}`, 'a list of records');
    return { records: value, nextPage: headers.get('elements-next-page-token') || undefined };
  };

  async function* list(resource: string, options: ListOptions = {}): AsyncIterableIterator<HubRecord> {
    let nextPage: string | undefined;
    do {
      const current: Page = await page(resource, nextPage === undefined ? options : { ...options, nextPage });
      yield* current.records;
      if (current.nextPage !== undefined && current.nextPage === nextPage) {
        throw new CloudElementsError(
          `GET ${root}${pathOf(resource)}: the server names the same next page twice`,
          {
            failure: 'endless-paging',
            advice: 'the list would never end: report it to whoever runs the server',
          },
        );
      }
      nextPage = current.nextPage;
    } while (nextPage !== undefined);
  }

  return {
    page,
    list,
    get: async (resource, id, { fields, signal } = {}) =>
      one('GET', at(resource, id), undefined, { fields: fields?.join(',') }, signal),
    create: async (resource, record, { signal } = {}) =>
      one('POST', `${root}${pathOf(resource)}`, record, {}, signal),
    update: async (resource, id, patch, { signal } = {}) => one('PATCH', at(resource, id), patch, {}, signal),
    replace: async (resource, id, record, { signal } = {}) =>
      one('PUT', at(resource, id), record, {}, signal),
    delete: async (resource, id, { signal } = {}) => {
      const { body } = await transport.send({
        method: 'DELETE',
        path: at(resource, id),
        level: 'hub',
        signal,
      });
      await body.dump();
    },
  };
};
