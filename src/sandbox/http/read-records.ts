// Reads the records of a call's body, and the lists in its query.
import type { Instance } from '../instance.ts';
import { ApiError } from './api-error.ts';
import type { Call } from './route.ts';

export type Input = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Input =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An own member of a body. */
export const member = (body: Input, name: string): unknown =>
  Object.hasOwn(body, name) ? body[name] : undefined;

/** A member that must be a text, if it is there. */
export const textMember = (body: Input, name: string): string | undefined => {
  const value = member(body, name);
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string')
    throw new ApiError('1001', `Invalid value for '${name}'. Required of type 'string'`);
  return value;
};

export const readBodyObject = (body: unknown): Input => {
  if (!isObject(body)) throw new ApiError('609');
  return body;
};

/** The records under `input`, as many as a call may have. */
export const readInput = (body: Input, instance: Instance, what = 'Records'): readonly Input[] => {
  const input = member(body, 'input');
  if (!Array.isArray(input) || input.length === 0) throw new ApiError('1003', `${what} not specified`);
  const { batchSize } = instance.limits();
  if (input.length > batchSize)
    throw new ApiError('1003', `Number of records exceeds the limit of ${batchSize}`);
  return input.map((record: unknown) => {
    if (!isObject(record)) throw new ApiError('609');
    return record;
  });
};

/** A list in the query: repeated, parted by commas, or both. */
export const readList = (query: URLSearchParams, name: string): readonly string[] =>
  query
    .getAll(name)
    .flatMap((text) => text.split(','))
    .map((text) => text.trim())
    .filter((text) => text !== '');

export interface Filter {
  readonly filterType: string;
  readonly filterValues: readonly string[];
}

export const readFilter = (call: Call, instance: Instance): Filter => {
  const filterType = call.query.get('filterType') ?? '';
  const filterValues = readList(call.query, 'filterValues');
  if (filterType === '') throw new ApiError('1003', 'filterType not specified');
  if (filterValues.length === 0) throw new ApiError('1003', 'filterValues not specified');
  if (filterValues.length > instance.limits().batchSize)
    throw new ApiError('1003', `Too many filterValues: ${filterValues.length}`);
  return { filterType, filterValues };
};

/** A number in a path; a path with anything else is not found. */
export const idParam = (call: Call, name: string): number => {
  const text = call.params.get(name) ?? '';
  if (!/^\d{1,15}$/.test(text)) throw new ApiError('610');
  return Number(text);
};

/** The ids that a call names: repeated in the query, or `{input: [{id}]}` in its body. */
export const readIds = (call: Call, instance: Instance): readonly number[] => {
  const listed = readList(call.query, 'id');
  const body = listed.length > 0 ? undefined : call.optionalJson();
  const ids = isObject(body)
    ? readInput(body, instance, 'Leads').map((record) => member(record, 'id'))
    : listed.map(Number);
  if (ids.length === 0) throw new ApiError('1003', 'Leads not specified');
  if (ids.length > instance.limits().batchSize) throw new ApiError('1003', `Too many leads: ${ids.length}`);
  return ids.map((id) => {
    const number = typeof id === 'string' ? Number(id) : id;
    if (typeof number !== 'number' || !Number.isSafeInteger(number))
      throw new ApiError('1001', `Invalid value '${String(id)}'. Required of type 'integer'`);
    return number;
  });
};
