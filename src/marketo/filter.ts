// Records that match any of a list of values: as many calls as the values need, each paged to its end.

import { chunksOf } from './chunks.ts';
import type { MarketoRecord, MarketoReply } from './envelope.ts';
import { MarketoError } from './marketo-error.ts';
import { freshOf, type PageOptions, pagesOf } from './paging.ts';
import { Recent } from './recent.ts';
import type { QueryValue, Request } from './request.ts';

/** The most values that one call takes. */
const MOST_VALUES = 300;

export interface FilterQuery {
  /** A searchable field of the object's describe. */
  readonly filterType: string;
  /** Any number of values; each call takes 300. */
  readonly filterValues: Iterable<string | number>;
  /** The fields to give; Marketo's default ones unless given. */
  readonly fields?: readonly string[] | undefined;
  readonly batchSize?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

const checkValue = (value: string | number, call: string): void => {
  if (!String(value).includes(',')) return;
  const message = 'a filter value with a comma would be read as two';
  throw new MarketoError({ code: 'argument', message, call });
};

/** The pages of one call; where the long form of a call is refused (605), the values are halved. */
async function* chunkPages(
  request: Request,
  options: PageOptions,
  values: readonly (string | number)[],
): AsyncGenerator<MarketoReply> {
  const query: Record<string, QueryValue> = { ...options.query, filterValues: values };
  let begun = false;
  try {
    for await (const page of pagesOf(request, { ...options, query })) {
      begun = true;
      yield page;
    }
  } catch (error) {
    const halve = error instanceof MarketoError && (error.code === '605' || error.code === 'http-414');
    if (!halve || begun || values.length < 2) throw error;
    const middle = Math.ceil(values.length / 2);
    yield* chunkPages(request, options, values.slice(0, middle));
    yield* chunkPages(request, options, values.slice(middle));
  }
}

/** The records at a path that match a filter; each once, in no order that is promised. */
export async function* filterRecords(
  request: Request,
  path: string,
  filter: FilterQuery,
  more: Readonly<Record<string, QueryValue>> = {},
): AsyncGenerator<MarketoRecord> {
  const { filterType, filterValues, fields, batchSize, signal } = filter;
  const recent = new Recent();
  const query = { ...more, filterType, fields, batchSize };
  for (const values of chunksOf(new Set(filterValues), MOST_VALUES)) {
    for (const value of values) checkValue(value, `GET ${path}`);
    const pages = chunkPages(request, { path, query, signal }, values);
    for await (const page of pages) for (const record of freshOf(page, recent)) yield record;
  }
}
