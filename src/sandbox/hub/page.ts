// One page of a resource's records, and the token that asks for the next.
import type { Key } from '../data/population.ts';
import { type Condition, parseWhere } from './ceql.ts';
import { HubError } from './hub-error.ts';
import { checkFields, type HubResource } from './resource.ts';

const DEFAULT_SIZE = 200;
const MOST = 2000;

const pageSizeOf = (text: string | null): number => {
  if (text === null || text === '') return DEFAULT_SIZE;
  const size = Number(text);
  if (!Number.isSafeInteger(size) || size < 1 || size > MOST)
    throw new HubError(400, `The pageSize must be a whole number from 1 to ${MOST}`);
  return size;
};

/** A token holds a position and the query it belongs to. */
const tokenFor = (position: number, query: string): string =>
  Buffer.from(JSON.stringify([position, query])).toString('base64url');

const positionOf = (token: string | null, query: string): number => {
  if (token === null || token === '') return 0;
  try {
    const read: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    if (Array.isArray(read) && read[1] === query && Number.isSafeInteger(read[0]) && read[0] >= 0)
      return read[0];
  } catch {
    // Told below: what cannot be read belongs to no query.
  }
  throw new HubError(400, 'The nextPage token does not belong to this query');
};

/** The fields that a call asks for; all of them if it names none. */
export const fieldsOf = (search: URLSearchParams, resource: HubResource): readonly string[] => {
  const names = (search.get('fields') ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  checkFields(names, resource);
  return names.length === 0 ? resource.fields : names;
};

const pageOf = async (
  resource: HubResource,
  where: Condition | undefined,
  from: number,
  size: number,
): Promise<{ readonly keys: readonly Key[]; readonly next: number | undefined }> => {
  if (where !== undefined) {
    const found = await resource.find(where);
    return {
      keys: found.slice(from, from + size),
      next: from + size < found.length ? from + size : undefined,
    };
  }
  const keys: Key[] = [];
  for (const [key, position] of resource.walk(from)) {
    if (keys.length === size) return { keys, next: position };
    keys.push(key);
  }
  return { keys, next: undefined };
};

/** The records of a page, and the token of the next one. */
export const readPage = async (name: string, resource: HubResource, search: URLSearchParams) => {
  if (search.has('orderBy')) throw new HubError(400, 'The element does not support orderBy');
  const fields = fieldsOf(search, resource);
  const text = search.get('where') ?? '';
  const where = text.trim() === '' ? undefined : parseWhere(text);
  const query = `${name}?${text.trim()}`;
  const size = pageSizeOf(search.get('pageSize'));
  const { keys, next } = await pageOf(resource, where, positionOf(search.get('nextPage'), query), size);
  return {
    records: keys.map((key) => resource.render(key, fields)),
    nextPage: next === undefined ? undefined : tokenFor(next, query),
  };
};
