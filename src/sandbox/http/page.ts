// Cuts a list into pages, with tokens that say how far the reader is.
import type { Instance } from '../instance.ts';
import { ApiError } from './api-error.ts';
import { readToken, writeToken } from './paging-token.ts';
import type { Call } from './route.ts';

/** How many items a call asks for: `batchSize`, at most what is allowed. */
export const batchSizeOf = (call: Call, instance: Instance): number => {
  const most = instance.limits().batchSize;
  const text = call.query.get('batchSize');
  if (text === null || text === '') return most;
  if (!/^\d{1,9}$/.test(text)) throw new ApiError('1003', `Invalid value '${text}' for batchSize`);
  return Math.max(1, Math.min(Number(text), most));
};

/** The text of the token that a call brings; undefined if it brings none. Tokens end by age, and by fault. */
export const tokenOf = (call: Call, instance: Instance): string | undefined => {
  const token = call.query.get('nextPageToken');
  if (token === null || token === '') return undefined;
  const [text = '', made = ''] = readToken(token, instance.seed).split('@');
  const age = instance.clock.now() - Number.parseInt(made, 36) * 1000;
  if (
    age > instance.limits().pagingTokenSeconds * 1000 ||
    instance.faults.strikes('invalidPagingToken', call.operation)
  )
    throw new ApiError('1003', 'Next page token is not valid');
  return text;
};

export const tokenFor = (text: string, instance: Instance): string =>
  writeToken(`${text}@${Math.floor(instance.clock.now() / 1000).toString(36)}`, instance.seed);

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextPageToken: string | undefined;
  readonly isLast: boolean;
  /** The number of the first item among all. */
  readonly offset: number;
}

/** One page of a list. Faults may shorten it, begin it with the item before, or give its own token again. */
export const pageOf = <Item>(all: readonly Item[], call: Call, instance: Instance): Page<Item> => {
  const { faults } = instance;
  const text = tokenOf(call, instance) ?? '0';
  if (!/^\d{1,15}$/.test(text)) throw new ApiError('1003', 'Next page token is not valid');
  const offset = Number(text);
  const full = batchSizeOf(call, instance);
  const size = faults.strikes('shortPage', call.operation) ? Math.ceil(full / 3) : full;
  const repeats = offset > 0 && faults.strikes('repeatedItem', call.operation) ? 1 : 0;
  const end = Math.min(offset + size, all.length);
  const isLast = end >= all.length;
  const own = call.query.get('nextPageToken');
  const next =
    own !== null && own !== '' && faults.strikes('sameToken', call.operation)
      ? own
      : tokenFor(String(end), instance);
  return {
    items: all.slice(offset - repeats, end),
    nextPageToken: isLast ? undefined : next,
    isLast,
    offset: offset - repeats,
  };
};

/** What an envelope says of a page where it tells whether there is more. */
export const moreOf = ({ nextPageToken, isLast }: Page<unknown>) =>
  isLast ? {} : { nextPageToken, moreResult: true };

/** What an envelope says of a page where only the token tells. */
export const tokenOnly = ({ nextPageToken }: Page<unknown>) => ({ nextPageToken });
